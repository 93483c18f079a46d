"""Conversations to print: with three voices, with little, with much, with very long answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from lobdossier.domain.conversation import (
    Agreement,
    Conversation,
    GivenAnswer,
    Participant,
    PartNotes,
    PickedCard,
    SharedQuestion,
)
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import Consent, ConversationKind, ConversationState, Part, StepState

TODAY: Final = date(2026, 3, 1)
HIDDEN: Final = "GEHEIM"
"""What no verslag may say."""
_QUESTIONS: Final = (
    "Wat ging er goed?",
    "Waar zag je groei?",
    "Wat is een goede volgende stap?",
    "Wat wil je mij vragen?",
    "Wat verraste je?",
    "Waar word ik blij van in mijn werk?",
)
_ANSWERS: Final = (
    ("De ladekast. En dat ik nu hardop zeg waar het beter kan.", "Je verslagen werden korter en eerlijker.",
     "Zuiver werk. Ook aan de kant die niemand ziet."),
    ("In november. Toen ik ging opschrijven wat ik al had gecontroleerd.", "Je vertelt nu eerst wat misging.",
     "Toen je de tweede kruk zelf afkeurde."),
    ("Een dag meelopen op het hbo.", "Je vraagt het zelf aan, ik geef je alleen een naam.",
     "Blijven komen. En je eigen ontwerp maken."),
    ("Mag ik blijven komen?", "Hoe houd je dit vol?", "Wat wil je over een jaar kunnen?"),
    ("Dat Henk niets zei en alles zag.", "Je rust.", "Dat je op vrijdag bleef tot het af was."),
    ("Van hout dat klopt.", "Van iets wat anderen gebruiken.", "Van stilte in de werkplaats."),
)  # fmt: skip
_NAMES: Final = (
    ("Marloes Visser", "BPV-docent"),
    ("Henk Brouwer", "praktijkbegeleider"),
    ("Rachid", "slb’er"),
    ("Mevrouw Van der Westerlaken", "teamleider"),
    ("Ilse", "moeder"),
    ("Joost", "oud-student"),
)
_NOTES: Final = (
    (Part.TERUGKIJKEN, "Zoë liet de eerste en de derde kruk zien. Ze vertelde over de **twee zittingen** die ze voor "
     "niets maakte. Henk wist dat niet. Hij had het graag eerder gehoord."),
    (Part.REFLECTEREN, "Vragen stellen voelde voor Zoë als niet-weten. Henk noemde het meedenken.\n\n- Marloes herkende "
     "dat van school.\n- Zoë vindt het nog wennen."),
    (Part.VOORUITKIJKEN, "Over een jaar wil Zoë ontwerpen en op vrijdag aan de werkbank staan."),
    (Part.ACTIVEREN, "Marloes kent een tweedejaars van Industrieel Product Ontwerpen. Zoë mailt haar zelf."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Talk:
    """A dossier, and the conversation in it that is printed."""

    snapshot: Snapshot
    conversation: Conversation

    def with_record(self, record: Record) -> Talk:
        """The same with one record more, or another version of it."""
        kept = [r for group in self.snapshot.records.values() for r in group if r.id != record.id]
        talk = record if isinstance(record, Conversation) and record.id == self.conversation.id else self.conversation
        return Talk(Snapshot.of([*kept, record]), talk)


def questions(count: int) -> tuple[SharedQuestion, ...]:
    return tuple(SharedQuestion(id=f"q{n}", question=_QUESTIONS[n], part=list(Part)[n % 4]) for n in range(count))


def answers(count: int, who: int, text: str = "", *, marked: Sequence[int] = ()) -> tuple[GivenAnswer, ...]:
    """What person *who* (0 is the student) answered to *count* questions; *text* instead when it is given."""
    return tuple(
        GivenAnswer(question_id=f"q{n}", question=_QUESTIONS[n], text=text or _ANSWERS[n][who % 3], marked=n in marked)
        for n in range(count)
    )


def trialoog(asked: int = 3, people: int = 2, *, long: str = "") -> Talk:
    """A trialoog that was held, with everything written down; *long* is one answer instead of the short ones."""
    talk = Conversation(
        id="c1",
        title="Trialoog, einde BPV",
        state=ConversationState.HELD,
        on=date(2026, 2, 3),
        at=time(14, 0),
        place="Meubelmakerij Brouwer",
        private=f"{HIDDEN} thuis",
        questions=questions(asked),
        answers=answers(asked, 0, long),
        notes=tuple(PartNotes(part=part, text=text) for part, text in reversed(_NOTES)),
        summary="Ik dacht dat we over mijn tempo zouden praten. Dat deden we vijf minuten. Toen vroeg Henk waarom ik "
        "altijd eerst teken en dan pas zaag.\n\nNu weet ik wat ik wil: leren ontwerpen, en blijven maken.",
    )
    consents = (Consent.AGREES, Consent.DISAGREES, Consent.UNKNOWN)
    table = [
        Participant(
            id=f"d{n}",
            conversation_id="c1",
            name=_NAMES[n][0],
            role=_NAMES[n][1],
            order=n,
            question=f"{HIDDEN} vraag",
            answers=answers(asked, n + 1, long),
            consent=consents[n % 3],
            consent_on=date(2026, 2, 4 + n) if n % 3 < 2 else None,
            consent_because="er stond dat Zoë traag is. Dat zei ik niet." if n % 3 == 1 else "",
        )
        for n in range(people)
    ]
    agreed = [
        Agreement(id="a1", conversation_id="c1", what="Een meeloopdag regelen", who="Marloes en Zoë", by=date(2026, 5, 1)),
        Agreement(id="a2", conversation_id="c1", what="Joost een brief schrijven", state=StepState.DONE, order=1,
                  by=date(2026, 2, 20), how_it_went="Hij belde terug."),
        Agreement(id="a3", conversation_id="c1", what="Elke vrijdag in de werkplaats", state=StepState.OTHERWISE, order=2),
    ]  # fmt: skip
    following = Conversation(
        id="c2",
        title=f"{HIDDEN} titel",
        kind=ConversationKind.LOOPBAANGESPREK,
        on=date(2026, 5, 20),
        talk_about=f"{HIDDEN} onderwerp",
    )
    coming = [
        Participant(id="e1", conversation_id="c2", name="Marloes Visser", role="BPV-docent"),
        Participant(id="e2", conversation_id="c2", name=f"{HIDDEN} Rachid", role="slb’er"),
    ]
    return Talk(Snapshot.of([Student(id="s", name="Zoë Tahapary"), talk, *table, *agreed, following, *coming]), talk)


def little() -> Talk:
    """One line, nobody there."""
    talk = Conversation(id="c1", state=ConversationState.HELD, on=date(2026, 2, 3), summary="We praatten even.")
    return Talk(Snapshot.of([Student(id="s", name="Zoë"), talk]), talk)


def nothing() -> Talk:
    """Held, and nothing written down."""
    talk = Conversation(id="c1", state=ConversationState.HELD)
    return Talk(Snapshot.of([talk]), talk)


def planned(asked: int = 3, people: int = 2, *, silent: int = 1, cards: int = 4, long: str = "") -> Talk:
    """The same conversation while it is prepared: the student marked the last answers, the last *silent* people said nothing."""
    made = trialoog(asked, people, long=long)
    talk = replace(
        made.conversation,
        state=ConversationState.PLANNED,
        notes=(),
        summary="",
        went_well="Ik maakte een ladekast met 24 zwaluwstaarten.",
        talk_about="Hoe word ik sneller, zonder slordig te worden?",
        answers=answers(asked, 0, long, marked=(asked - 1,)),
        cards=tuple(PickedCard(question="Wat zegt dat over jou?", part=list(Part)[n % 4]) for n in range(cards)),
    )
    records: list[Record] = [Student(id="s", name="Zoë Tahapary"), talk]
    for n, person in enumerate(made.snapshot.participants_in(made.conversation)):
        silence = n >= people - silent
        records.append(replace(person, question="Wat zag je mij leren?", answers=() if silence else person.answers))
    return Talk(Snapshot.of(records), talk)


def without_answers() -> Talk:
    made = trialoog()
    made = made.with_record(replace(made.conversation, answers=()))
    for person in made.snapshot.participants_in(made.conversation):
        made = made.with_record(replace(person, answers=()))
    return made


def without_agreements() -> Talk:
    made = trialoog()
    kept = {kind: group for kind, group in made.snapshot.records.items() if kind is not Agreement}
    return Talk(Snapshot(kept), made.conversation)


LONG: Final = "Ik werk precies en ik begin opnieuw als het misgaat, ook als niemand kijkt. " * 140
"""Two thousand words."""
HELD: Final = {
    "niets": nothing,
    "weinig": little,
    "drie": trialoog,
    "zes-bij-vier": lambda: trialoog(6, 3),
    "zes-bij-zeven": lambda: trialoog(6, 6),
    "lang": lambda: trialoog(6, 3, long=LONG),
    "zonder-antwoorden": without_answers,
    "zonder-afspraken": without_agreements,
}
"""Conversations that were held, by what there is in them."""
PLANNED: Final = {
    "drie": planned,
    "vier": lambda: planned(6, 3),
    "zeven": lambda: planned(6, 6, cards=12),
    "lang": lambda: planned(6, 3, cards=12, long=LONG),
    "niemand": lambda: planned(3, 2, silent=2),
}
"""Conversations that are prepared."""
