"""A feedback file (`*.lobfeedback`): a zip with one `manifest.json`, in the form of `docs/feedback-form.md`.

It obeys the rules of a package (`zip_source`) and of its JSON (`strict_json`), within smaller bounds, and has the same seal.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final

from lobdossier.domain import limits
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import FeedbackRefused, OpenError, Refused, TooMuchToExport
from lobdossier.domain.guide import ENDING, FeedbackFile, bare
from lobdossier.domain.record import NOTHING
from lobdossier.domain.shape import plain, stamp
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.exchange import strict_json
from lobdossier.exchange.json_form import NO_SEAL, check_ids, records_in, unchanged, written
from lobdossier.exchange.json_head import is_newer, is_version, origin
from lobdossier.exchange.package_file import add_manifest, is_ours
from lobdossier.exchange.whole_file import Written, put_whole
from lobdossier.exchange.zip_source import ZipSource
from lobdossier.text.causes import FILE

FORMAT: Final = "lobfeedback"
VERSION: Final = "1.0"
"""Raised when the meaning of something changes; a field more does not change it. Lower ones are read."""
BOUNDS: Final = strict_json.Bounds(FORMAT, limits.FEEDBACK_BYTES, limits.FEEDBACK_VALUES, limits.JSON_DEPTH)
HEAD: Final = ("format", "version", "seal", "made_with", "made_on", "dossier", "student", "guide", "role")
LISTS: Final[Mapping[str, tuple[type[Feedback | Conversation | Participant | Agreement], int]]] = {
    "feedback": (Feedback, limits.FEEDBACK),
    "conversations": (Conversation, limits.GUIDE_CONVERSATIONS),
    "participants": (Participant, 10 * limits.GUIDE_CONVERSATIONS),
    "agreements": (Agreement, 10 * limits.GUIDE_CONVERSATIONS),
}
"""What stands under each key, and how many at most."""


def write_feedback(file: FeedbackFile, path: Path) -> Written:
    """Write *file* to *path*, whole or not at all. What is the student's to say does not go in.

    Raises:
        TooMuchToExport: it could not be read again; nothing was written.
        TargetTaken: at *path* stands something else; it was not touched.
        ExportFailed: the disk said no; what was there still is.
        Refused: something in it breaks a rule of the form.
    """
    for name, (_, most) in LISTS.items():
        found = getattr(file, name)
        if len(found) > most:
            raise TooMuchToExport(path, "", name, len(found), most)
    obj = _to_json(file)
    _from_json(obj)  # what is written is what can be read
    data = written(obj)
    if not strict_json.fits(data, BOUNDS):
        raise TooMuchToExport(path, "", "texts", len(data), limits.FEEDBACK_BYTES)

    def zipped(stream: IO[bytes]) -> None:
        with zipfile.ZipFile(stream, "w", allowZip64=False) as archive:
            add_manifest(archive, data)

    return put_whole(path, ENDING, lambda head: is_ours(head) and path.suffix.lower() == ENDING, zipped)


def read_feedback(path: Path) -> FeedbackFile:
    """What the feedback file at *path* holds. Nothing in it agrees, refuses, handles or answers.

    Raises:
        FeedbackRefused: it is no such file, a newer one, or breaks a rule.
        OpenError: it cannot be read.
    """
    try:
        with refusing(path):
            if path.stat().st_size > limits.FEEDBACK_BYTES:
                raise Refused(FILE, "", "size")
            data = _manifest(path)
            return replace(_from_json(strict_json.load(data, BOUNDS)), unchanged=unchanged(data))
    except OSError as error:
        raise OpenError(path) from error


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Say of which feedback file it was that a rule was broken, and where in it."""
    try:
        yield
    except Refused as error:
        inside = error.kind in (FILE, FORMAT)
        where = error.field_name if inside else f"{error.kind}.{error.field_name}".strip(".")
        raise FeedbackRefused(path, error.rule, where) from error


def _manifest(path: Path) -> bytes:
    source = ZipSource.open(path)
    try:
        if not source.is_package:
            raise FeedbackRefused(path, "is zip")
        if source.names:
            raise Refused(FILE, min(source.names), "files")
        return source.manifest(limits.FEEDBACK_BYTES)
    finally:
        source.close()


def _to_json(file: FeedbackFile) -> dict[str, Any]:
    head = (
        FORMAT, VERSION, NO_SEAL, file.made_with, stamp(file.made_on), {"id": file.dossier_id}, file.student, file.guide,
        file.role,
    )  # fmt: skip
    said = replace(file, feedback=tuple(map(bare, file.feedback)))
    lists = {name: [plain(record) for record in getattr(said, name)] for name in LISTS}
    return {**dict(zip(HEAD, head, strict=True)), **lists, **file.unknown}


def _from_json(obj: object) -> FeedbackFile:
    strict_json.check(obj, BOUNDS)
    if not isinstance(obj, Mapping):
        raise Refused(FORMAT, "", "type")
    if obj.get("format") != FORMAT:
        raise Refused(FORMAT, "format", "value")
    version = obj.get("version")
    if not is_version(version) or is_newer(version, VERSION):
        raise Refused(FORMAT, "version", "newer" if is_newer(version, VERSION) else "version")
    made = origin(obj)
    if not made["dossier_id"]:
        raise Refused(FORMAT, "", "unbound")
    lists: dict[str, Any] = {name: _list(obj, name) for name in LISTS}
    check_ids(record for group in lists.values() for record in group)
    _check_together(**lists)
    return FeedbackFile(
        dossier_id=made["dossier_id"],
        made_with=made["made_with"],
        made_on=made["made_on"],
        student=_title(obj, "student"),
        guide=_title(obj, "guide"),
        role=_title(obj, "role"),
        feedback=tuple(map(bare, lists.pop("feedback"))),
        **lists,
        unknown={name: value for name, value in obj.items() if name not in (*HEAD, *LISTS)} or NOTHING,
    )


def _list(obj: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    kind, most = LISTS[name]
    values = obj.get(name, [])
    if isinstance(values, list) and len(values) > most:
        raise Refused(FORMAT, name, "items")
    return tuple(records_in(kind, values))


def _title(obj: Mapping[str, Any], name: str) -> str:
    found = obj.get(name, "")
    if not isinstance(found, str):
        raise Refused(FORMAT, name, "type")
    if len(found) > limits.TITLE:
        raise Refused(FORMAT, name, "length")
    return found


def _check_together(
    feedback: tuple[Feedback, ...],
    conversations: tuple[Conversation, ...],
    participants: tuple[Participant, ...],
    agreements: tuple[Agreement, ...],
) -> None:
    """A view is on a competence, and who sits at a table sits at one that is there."""
    if any(remark.sort is FeedbackSort.VIEW and remark.competence is None for remark in feedback):
        raise Refused(Feedback.KIND, "competence", "missing")
    there = {talk.id for talk in conversations}
    around: tuple[Participant | Agreement, ...] = (*participants, *agreements)
    for each in around:
        if each.conversation_id not in there:
            raise Refused(each.KIND, "conversation_id", "reference")
