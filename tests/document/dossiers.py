"""Dossiers to print: one small and whole, and random ones."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import strategies as st
from PIL import Image

from lobdossier.document.request import DocumentRequest
from lobdossier.domain.conversation import (
    Agreement,
    Conversation,
    GivenAnswer,
    Participant,
    PartNotes,
    PickedCard,
    SharedQuestion,
)
from lobdossier.domain.errors import DossierError
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import (
    Choice,
    Comparison,
    Demand,
    Insight,
    Motive,
    MotiveOrder,
    Quality,
    RankedMotive,
    SelfView,
    WorkImage,
)
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import (
    Competence,
    Consent,
    ConversationState,
    DemandKind,
    EvidenceKind,
    ExperienceKind,
    Match,
    Part,
    Sphere,
    StepState,
)
from lobdossier.text.markdown import literal

DAY = date(2026, 5, 1)
REQUEST = DocumentRequest(made_on=DAY, receiver="Een volgende school")


def no_bytes(sha256: str) -> bytes:
    """No evidence at all."""
    raise DossierError(sha256)


def picture(width: int = 600, height: int = 400, seed: int = 0, *, exif: bytes = b"", kind: str = "JPEG") -> bytes:
    """A photo with enough in it not to be trivial to compress."""
    noise = hashlib.sha256(str(seed).encode()).digest() * (width * height * 3 // 32 + 1)
    image = Image.frombytes("RGB", (width, height), noise[: width * height * 3])
    out = io.BytesIO()
    image.save(out, kind, quality=92, **({"exif": exif} if exif else {}))
    return out.getvalue()


def shelf(*pictures: bytes) -> tuple[list[str], Callable[[str], bytes]]:
    """Their hashes, and what fetches them."""
    held = {hashlib.sha256(data).hexdigest(): data for data in pictures}
    return list(held), held.__getitem__


def small() -> list[Record]:
    """One of everything that a document shows."""
    experience = Experience(
        id="e1",
        title="Stage in de bakkerij",
        kind=ExperienceKind.STAGE,
        start=date(2026, 1, 5),
        end=date(2026, 2, 6),
        organisation="Bakkerij De Ster",
        role="stagiair",
        hours=120,
        story="Om vier uur stond ik **wakker** naast de oven.\n\n- meel halen\n- deeg wegen",
        competences=(Competence.WERKEXPLORATIE,),
        star=True,
        goal="Weten of ik zo vroeg kan opstaan.",
        result="Ja, met twee wekkers.",
    )
    talk = Conversation(
        id="c1",
        title="Trialoog",
        state=ConversationState.HELD,
        on=date(2026, 2, 3),
        summary="Ik zei dat ik wil blijven.",
    )
    talk_planned = Conversation(
        id="c2",
        title="Volgende trialoog",
        on=date(2026, 6, 3),
        went_well="Het deeg rees.",
        talk_about="Mag ik blijven?",
        private="Thuis is het druk.",
        experience_ids=("e1",),
        reflection_ids=("r1",),
        cards=(PickedCard(card_id="k", question="Wat vertelde je thuis als eerste?", part=Part.TERUGKIJKEN),),
    )
    return [
        Student(id="s1", name="Sam Hofstra", motto="Gewoon beginnen."),
        SchoolPeriod(id="p1", title="mbo 1", school="Het Kompas", course="Bakker", start=date(2025, 8, 20)),
        experience,
        Testimony(id="t1", experience_id="e1", who="Greet", role="bakker", said="Sam is er altijd.", on=DAY),
        Reflection(
            id="r1",
            experience_id="e1",
            on=DAY,
            answers=(
                Answer(question="Wanneer keek je op de klok?", competence=Competence.MOTIEVENREFLECTIE, text="Nooit."),
            ),
            feelings=("Trots",),
        ),
        Step(
            id="st1",
            title="Twee wekkers zetten",
            experience_id="e1",
            state=StepState.DONE,
            how_it_went="Eén was genoeg.",
        ),
        Insight(id="i1", competence=Competence.NETWERKEN, text="Ik ken één bakker.", on=DAY),
        SelfView(id="v1", competence=Competence.NETWERKEN, step=2, on=DAY),
        Quality(id="q1", title="Op tijd", note="Elke dag om vier uur.", experience_ids=("e1",)),
        Motive(id="m1", title="Iets maken wat je kunt eten", rank=1),
        Goal(id="g1", title="Een eigen zuurdesem", by=date(2026, 9, 1)),
        talk,
        talk_planned,
        Participant(id="d1", conversation_id="c1", name="Greet", role="bakker", consent=Consent.AGREES),
        Participant(id="d2", conversation_id="c2", name="Greet", role="bakker", question="Wat zag je mij leren?"),
        Agreement(id="a1", conversation_id="c1", what="Elke week een nieuw brood", who="Sam", by=DAY),
    ]


# ---- random ones ---------------------------------------------------------------------------------------

_ODD = st.sampled_from(
    [
        "<b>vet</b> & <img src='/etc/passwd'>",
        "</para> &amp; &#x110000;",
        "loopbaanoriëntatiegesprek" * 9,
        "مرحبا بالعالم",
        "👩🏽‍🔧 werk 🎉",
        "Łódź naïef €5 ‘ja’ “nee” – …",
        "  twee  spaties  ",
        "a\tb",
        "𝔘𝔫𝔦 漢字",
    ]
)
_TEXTS = st.one_of(
    _ODD,
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), max_size=60),
    st.lists(st.sampled_from(["ik", "werk", "stage", "hout", "leren", "vroeg"]), max_size=200).map(" ".join),
)
_LINES = _TEXTS.map(lambda text: " ".join(text.split()))
_PROSE = st.lists(_TEXTS, max_size=4).map("\n".join).map(literal)
_DAYS = st.one_of(st.none(), st.integers(0, 900).map(lambda days: date(2024, 8, 1) + timedelta(days)))


@st.composite
def _orders(draw: st.DrawFn) -> list[Record]:
    """Motives in order now, and how they lay before; some are gone, some are new."""
    made = [
        Motive(id=f"m{n}", title=draw(_LINES)[:200], sentence=draw(_TEXTS), rank=n + 1)
        for n in range(draw(st.integers(0, 4)))
    ]
    days = draw(st.lists(st.integers(0, 700), max_size=4, unique=True))
    orders = []
    for number, day in enumerate(sorted(days)):
        keys = draw(st.lists(st.sampled_from(["m0", "m1", "m2", "gone"]), max_size=4, unique=True))
        motives = tuple(RankedMotive(motive_id=key, title=draw(_LINES)[:200], sentence=draw(_TEXTS)) for key in keys)
        orders.append(MotiveOrder(id=f"o{number}", on=date(2024, 8, 1) + timedelta(day), motives=motives))
    return [*made, *orders]


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A dossier with any text anywhere."""
    records: list[Record] = [Student(id="s", name=draw(_LINES)[:60], motto=draw(_LINES))]
    for number in range(draw(st.integers(0, 3))):
        key = f"e{number}"
        records.append(
            Experience(
                id=key,
                title=draw(_LINES)[:200],
                kind=draw(st.sampled_from(ExperienceKind)),
                start=draw(_DAYS),
                organisation=draw(_LINES)[:200],
                hours=draw(st.one_of(st.none(), st.integers(0, 2_000))),
                story=draw(_PROSE),
                competences=tuple(draw(st.lists(st.sampled_from(Competence), unique=True))),
                star=draw(st.booleans()),
                goal=draw(_PROSE),
                evaluation=draw(_PROSE),
            )
        )
        answer = Answer(question=draw(_LINES), competence=draw(st.sampled_from([None, *Competence])), text=draw(_PROSE))
        records.append(
            Reflection(id=f"r{number}", experience_id=key, answers=(answer,), feelings=(draw(_LINES)[:200],))
        )
        records.append(Testimony(id=f"t{number}", experience_id=key, who=draw(_LINES)[:200], said=draw(_TEXTS)))
        records.append(
            Evidence(
                id=f"b{number}",
                experience_id=key,
                kind=EvidenceKind.AUDIO,
                title=draw(_LINES)[:200],
                transcript=draw(_TEXTS),
            )
        )
        records.append(Step(id=f"st{number}", experience_id=key, title=draw(_LINES)[:200], how_it_went=draw(_TEXTS)))
    if draw(st.booleans()):
        records.append(Insight(id="i", text=draw(_TEXTS)))
        records.append(Quality(id="q", title=draw(_LINES)[:200], note=draw(_TEXTS), experience_ids=("e0",)))
        records.append(Motive(id="m", title=draw(_LINES)[:200], sentence=draw(_TEXTS)))
        records += draw(_orders())
        records.append(
            WorkImage(
                id="w",
                title=draw(_LINES)[:200],
                met=draw(_TEXTS),
                asks=draw(_TEXTS),
                demands=tuple(
                    draw(st.lists(st.builds(Demand, kind=st.sampled_from(DemandKind), text=_LINES), max_size=4))
                ),
                out_of_place=draw(_TEXTS),
                chances=draw(_TEXTS),
                chances_source=draw(_LINES)[:200],
                comparisons=(Comparison(about_id="q", match=draw(st.sampled_from(Match)), because=draw(_LINES)),),
            )
        )
        records.append(Choice(id="k", title=draw(_LINES)[:200], why=draw(_TEXTS)))
        for number in range(draw(st.integers(0, 5))):
            records.append(
                Feedback(
                    id=f"f{number}",
                    target_id=draw(st.sampled_from(["", "e0"])),
                    competence=draw(st.sampled_from([None, *Competence])),
                    step=draw(st.sampled_from([None, 1, 4])),
                    who=draw(_LINES)[:200],
                    text=draw(_TEXTS),
                    agreed=draw(st.booleans()),
                )
            )
        records.append(Goal(id="g", title=draw(_LINES)[:200], why=draw(_TEXTS)))
        for number in range(draw(st.integers(0, 6))):
            records.append(
                Contact(
                    id=f"n{number}",
                    name=draw(_LINES)[:200],
                    role=draw(_LINES)[:200],
                    helps_with=draw(_LINES),
                    sphere=draw(st.sampled_from(Sphere)),
                    nearness=draw(st.integers(1, 3)),
                    met=draw(st.booleans()),
                )
            )
    if draw(st.booleans()):
        asked = draw(_LINES)
        records.append(
            Conversation(
                id="c",
                title=draw(_LINES)[:200],
                state=ConversationState.HELD,
                on=draw(_DAYS),
                summary=draw(_PROSE),
                talked_about=draw(_PROSE),
                talk_about=draw(_TEXTS),
                notes=tuple(
                    PartNotes(part=part, text=draw(_PROSE))
                    for part in draw(st.lists(st.sampled_from(Part), max_size=3))
                ),
                questions=(SharedQuestion(id="q1", question=asked), SharedQuestion(id="q2", question=draw(_LINES))),
                answers=(GivenAnswer(question_id="q1", question=asked, text=draw(_TEXTS), marked=draw(st.booleans())),),
            )
        )
        for number in range(draw(st.integers(1, 5))):
            given = GivenAnswer(question_id=draw(st.sampled_from(["q1", "q3"])), question=asked, text=draw(_TEXTS))
            records.append(
                Participant(
                    id=f"d{number}",
                    conversation_id="c",
                    name=draw(_LINES)[:200],
                    question=draw(_LINES),
                    answers=(given,),
                    consent=draw(st.sampled_from(Consent)),
                    consent_because=draw(_TEXTS),
                )
            )
        records.append(Agreement(id="a", conversation_id="c", what=draw(_LINES), how_it_went=draw(_TEXTS)))
    return Snapshot.of(records)
