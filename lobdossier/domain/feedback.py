"""A remark of a guide beside the text that it is about, and whether that text is still the same.

What a guide reads is what travelled: a name may have been left out of it (`domain.privacy`: "…" stands in its place), and
what was not chosen is empty there. Nothing else is changed on the way, so a text without "…" is letter by letter the text
in the dossier of the student. Its hash then tells all. Of a text with "…" no hash is made: the quote decides, in which
each "…" stands for whatever was left out there. Of an item as a whole each field counts by itself, and only those that
the guide could read.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Final

from lobdossier.domain import limits
from lobdossier.domain.ids import new_id
from lobdossier.domain.personal import readable
from lobdossier.domain.portrait import MotiveOrder, WorkImage
from lobdossier.domain.privacy import LEFT_OUT
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.texts import replaceable, words
from lobdossier.domain.titles import title_of
from lobdossier.domain.vocabulary import Competence, FeedbackSort

_IN_PART: Final = frozenset(((MotiveOrder, "motives"), (WorkImage, "comparisons")))
"""Lists of which some go along and some do not."""
_SHORT: Final = 16


def seen_of(record: Record, path: str) -> str:
    """What tells later whether the text at *path* of *record* (empty: any text of it) is still the same.

    For a text the sha256 of its UTF-8, in hex. For an item as a whole, for each field with words in it the name, ":" and
    the first 16 digits of the sha256 of its texts, "\\0" between them; a space between two fields. Empty when nothing can
    be told: there is no text, or something was left out of it.
    """
    if path:
        text = text_at(record, path) or ""
        return _hash(text) if text and LEFT_OUT not in text else ""
    return " ".join(f"{name}:{mark}" for name, mark in _fields(record).items())


def changed_since(feedback: Feedback, record: Record) -> bool:
    """Whether the text that *feedback* is about changed since the guide read it; *record* is as the student has it now.

    What cannot be told is not called changed.
    """
    if not feedback.path:
        now = _fields(record)
        then = (each.rpartition(":") for each in feedback.seen.split())
        return any(now.get(name) != mark for name, _, mark in then)
    text = text_at(record, feedback.path)
    if text is None:
        return True  # the answer or the note is gone
    if feedback.seen:
        return _hash(text) != feedback.seen
    return not holds(text, feedback.quote)


def holds(text: str, quote: str) -> bool:
    """Whether *quote* stands in *text*, whatever "…" stands for in it; marks of rich text and white space do not count."""
    at, even = 0, _even(text)
    for piece in _even(quote).split(LEFT_OUT):
        at = even.find(piece.strip(), at)
        if at < 0:
            return False
        at += len(piece.strip())
    return True


def text_at(record: Record, path: str) -> str | None:
    """The text at *path* of *record*; None when it has none there."""
    return {**words(record), **replaceable(record)}.get(path)


def new_feedback(
    record: Record | None,
    path: str = "",
    quote: str = "",
    sort: FeedbackSort = FeedbackSort.REMARK,
    *,
    text: str = "",
    who: str = "",
    role: str = "",
    on: date | None = None,
    quality: str = "",
    competence: Competence | None = None,
    step: int | None = None,
) -> Feedback:
    """A fresh remark on the text at *path* of *record* as the guide reads it; without a record on the dossier, or a competence.

    Without a *quote* it quotes the title of the whole item, and of a text from which something was left out its beginning.
    """
    seen = seen_of(record, path) if record is not None else ""
    if record is not None and not quote:
        about = text_at(record, path) or ""
        quote = title_of(record) if not path else about[: limits.LINE] if LEFT_OUT in about else ""
    return Feedback(
        id=new_id(),
        sort=sort,
        target_kind=record.KIND if record is not None else "",
        target_id=record.id if record is not None else "",
        path=path,
        quote=quote,
        seen=seen,
        quality=quality,
        who=who,
        role=role,
        text=text,
        competence=competence,
        step=step,
        on=on,
    )


def is_waiting(feedback: Feedback) -> bool:
    """Whether the student did nothing with it yet: no answer, and not handled, agreed to or refused."""
    return not (feedback.handled or feedback.agreed or feedback.refused or feedback.reply.strip())


def _fields(record: Record) -> dict[str, str]:
    """A short hash of the texts of each field that has words, by its name; of what was left out of nothing is told."""
    found: dict[str, list[str]] = {}
    for path, text in words(record).items():
        name = path.partition("/")[0]
        if (type(record), name) not in _IN_PART:
            found.setdefault(name, []).append(text)
    return {
        name: _hash("\0".join(said))[:_SHORT]
        for name, said in found.items()
        if not any(LEFT_OUT in text for text in said)
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _even(text: str) -> str:
    return " ".join(readable(text).split())
