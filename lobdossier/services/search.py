"""Searching everything in the dossier at once, as one types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import DamagedRecord
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.finding import HEADS, Findings, Found, Glimpse, Group, Marked, Page, Said, texts_of
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.progress import Stopped
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback, GuidanceReview
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import Competence, ConversationState
from lobdossier.storage import finding
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import Reading
from lobdossier.text.folding import fold
from lobdossier.text.pieces import around, holds, marked

FEW: Final = 5
"""Things of one group that are shown."""
TITLE_WORDS: Final = 8
"""Words of a text that stand in for a title."""
RECENT: Final = (Experience, Conversation, Goal, WorkImage)
"""Kinds that one goes back to."""
_COMPETENCES: Final = {
    Quality: Competence.KWALITEITENREFLECTIE,
    Motive: Competence.MOTIEVENREFLECTIE,
    MotiveOrder: Competence.MOTIEVENREFLECTIE,
    Choice: Competence.LOOPBAANSTURING,
    Contact: Competence.NETWERKEN,
}
"""The page of the portrait on which a kind stands."""
Place = tuple[Page, str]


class Search:
    """Finds things in one open dossier. Takes a few milliseconds at any size; call it off the interface's thread."""

    def __init__(self, file: DossierFile) -> None:
        self._file = file

    def find(self, words: str, limit: int = FEW, stopped: Stopped = lambda: False) -> list[Findings]:
        """What holds all of *words*, by group: where the words stand in the title first, then the newest first.

        Words are found without regard to capitals and accents, and inside longer words. A group without anything is
        left out. When *stopped* says so, nothing more is looked up: nobody waits for the answer any more.
        """
        wanted = finding.split(words)
        with self._file.reading() as reading:
            glimpses = finding.glimpses(reading, words)
            groups = []
            for group in Group:
                found = _ordered([each for each in glimpses if HEADS[BY_NAME[each.kind]].group is group], wanted)
                shown = tuple(_take(reading, found, wanted, limit, stopped))
                if shown:
                    groups.append(Findings(group, shown, len(found) > len(shown)))
        return groups

    def recent(self, limit: int = FEW) -> list[Found]:
        """What was begun last, the newest first."""
        with self._file.reading() as reading:
            found = sorted(finding.newest(reading, RECENT, limit), key=lambda each: each.id, reverse=True)
            return list(_take(reading, found, (), limit, lambda: False))


def _ordered(found: Sequence[Glimpse], wanted: Sequence[str]) -> list[Glimpse]:
    def key(each: Glimpse) -> tuple[bool, date, str]:
        title = fold(each.title)
        return all(word in title for word in wanted), each.on, each.id

    return sorted(found, key=key, reverse=True)


def _take(
    reading: Reading, found: Sequence[Glimpse], wanted: Sequence[str], limit: int, stopped: Stopped
) -> Iterator[Found]:
    """The first *limit* of *found* that can be read."""
    taken = 0
    for glimpse in found:
        if taken == limit or stopped():
            return
        record = _read(reading, BY_NAME[glimpse.kind], glimpse.id)
        if record is not None:
            taken += 1
            yield _told(reading, record, glimpse, wanted)


def _read(reading: Reading, kind: type[Record], record_id: str) -> Record | None:
    """The record, or None: it is damaged, or thrown away."""
    try:
        record = reading.find(kind, record_id)
    except DamagedRecord:
        return None
    return record if record is not None and record.deleted is None else None


def _told(reading: Reading, record: Record, glimpse: Glimpse, wanted: Sequence[str]) -> Found:
    title = marked(glimpse.title, wanted)
    rest = [said for said in texts_of(record) if said.field != HEADS[type(record)].title]
    piece = _piece(rest, wanted)
    if not title.text and HEADS[type(record)].title:
        title = marked(_beginning(rest), wanted)  # not yet named: its first words
    elif not title.text:
        # It never has a name: a reflection is called after its question, anything else is its own words.
        question = _question(record, wanted)
        title, piece = (marked(question, wanted), piece) if question else (piece, Marked())
    if piece.text == title.text:
        piece = Marked()
    (page, target), about = _place(reading, record)
    return Found(
        kind=glimpse.kind, id=glimpse.id, title=title, piece=piece, about=about, on=glimpse.on, page=page, target=target
    )


def _piece(texts: Sequence[Said], wanted: Sequence[str]) -> Marked:
    """Around the words, from the text that holds most of them; without any, the beginning of the first text."""
    if not texts:
        return Marked()
    counts = [sum(holds(said.text, [word]) for word in wanted) for said in texts]
    best = texts[counts.index(max(counts))]
    return around(best.text, wanted, rich=best.rich)


def _beginning(texts: Sequence[Said]) -> str:
    words = around(texts[0].text, (), rich=texts[0].rich).text.split() if texts else []
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")


def _question(record: Record, wanted: Sequence[str]) -> str:
    """Of a reflection the question that was answered with the words looked for, or its first one."""
    if not isinstance(record, Reflection) or not record.answers:
        return ""
    answers = [answer for answer in record.answers if holds(answer.text, wanted)] or list(record.answers)
    return answers[0].question


# ------------------------------------------------------------------ where it can be read
def _place(reading: Reading, record: Record) -> tuple[Place, str]:
    """The page of *record*, and what that to which it belongs is called."""
    if type(record) in _COMPETENCES:
        return (Page.COMPETENCE, _COMPETENCES[type(record)]), ""
    if isinstance(record, Insight | SelfView):
        return (Page.COMPETENCE, record.competence), ""
    if isinstance(record, Evidence | Testimony | Reflection) and record.experience_id:
        owner = _read(reading, Experience, record.experience_id)
        return (Page.EXPERIENCE, record.experience_id), _name(owner)
    if isinstance(record, Participant | Agreement):
        owner = _read(reading, Conversation, record.conversation_id)
        return (_conversation(owner), _name(owner)) if owner is not None else ((Page.PREPARATION, ""), "")
    if isinstance(record, Feedback):
        return _place_of_remark(reading, record)
    return _own(record), ""


def _own(record: Record) -> Place:
    """The page of a record that has one to itself, or stands in a room."""
    if isinstance(record, Experience):
        return Page.EXPERIENCE, record.id
    if isinstance(record, Reflection):
        return Page.REFLECTION, record.id
    if isinstance(record, WorkImage):
        return Page.WORK, record.id
    if isinstance(record, Conversation):
        return _conversation(record)
    if isinstance(record, Goal | Step):
        return Page.PLANS, record.id
    if isinstance(record, SchoolPeriod):
        return Page.YEAR, record.id
    if isinstance(record, GuidanceReview):
        return Page.GUIDANCE, record.id
    return (Page.ME, "") if isinstance(record, Student) else (Page.SHARING, "")


def _conversation(record: Record) -> Place:
    held = isinstance(record, Conversation) and record.state is ConversationState.HELD
    return (Page.OUTCOME if held else Page.PREPARATION), record.id


def _place_of_remark(reading: Reading, remark: Feedback) -> tuple[Place, str]:
    """A remark is read where what it is about is read."""
    kind = BY_NAME.get(remark.target_kind)
    about = _read(reading, kind, remark.target_id) if kind is not None and kind is not Feedback else None
    if about is None:
        return (Page.COMPETENCE, remark.competence or Competence.KWALITEITENREFLECTIE), ""
    place, owner = _place(reading, about)
    return place, _name(about) or owner


def _name(record: Record | None) -> str:
    named = HEADS[type(record)].title if record is not None else ""
    return marked(str(getattr(record, named)), ()).text if named else ""
