"""Everything that can go wrong for a reason the student can understand.

    DossierError
    ├── OpenError              the file could not be opened; nothing was changed
    │   ├── FileMissing        it is not there (moved, stick taken out)
    │   ├── NotADossier        another kind of file, empty, or a placeholder of a cloud folder
    │   ├── NewerVersion       made by a newer version of the program
    │   ├── Damaged            a check failed: size, schema, quick_check, foreign keys
    │   ├── StrayJournal       another file's journal lies beside it
    │   ├── InUse              somebody else has it open
    │   └── ArrivalRefused     a PDF, package or JSON that was to be taken in breaks a rule
    │       ├── NoDossierInside    a PDF without data in it: printed, merged, or pages only
    │       ├── PassphraseNeeded   a package with a passphrase, and none was given
    │       ├── PassphraseWrong    the passphrase is not that one, or the package was cut or changed
    │       ├── WishesRefused      a school's file of wishes breaks a rule, or there is no dossier to put it in
    │       ├── FormRefused        a form that was filled in cannot be read, or breaks a rule
    │       │   ├── NoFormInside   a PDF without our fields: printed, or a form of something else
    │       │   ├── FormOfAnother  of another dossier, or of a conversation or person that is not here
    │       │   └── FormChanged    its questions are not those that are asked now
    │       └── FeedbackRefused    what a guide handed back cannot be read, or breaks a rule
    │           └── FeedbackOfAnother  it is about the dossier of somebody else
    ├── SaveError              a change could not be stored; what is on screen is the only copy
    │   ├── DiskFull
    │   ├── ReadOnly           the file or its folder may not be written
    │   ├── Locked             another program holds the file
    │   ├── Gone               the file or the drive disappeared while open
    │   ├── ChangedOnDisk      somebody else replaced or wrote the file while it was open
    │   └── StorageFailed      the disk said no for a reason without a name here
    ├── Refused                the contents do not fit the rules: field and rule are named
    │   ├── TooLarge           a file above the limit
    │   ├── UnsafeFile         a file that the app does not keep or does not open
    │   ├── NoSource           a chance on the labour market that does not say where it was found
    │   ├── NoDay              a conversation without a day, for a calendar
    │   ├── NothingAsked       a conversation without questions for those at the table
    │   ├── NothingAnswered    nothing was said of the guidance yet, so there is nothing to hand out
    │   └── DamagedRecord      a stored record cannot be read; the rest of the dossier can
    ├── NotMergeable           what is read in is no whole copy of this dossier
    ├── WouldEmpty             merging would throw away most of the dossier
    ├── ExportFailed           a document could not be written
    │   ├── TargetTaken        something that is no document stands where it was to go
    │   └── TooMuchToExport    more than could be read again
    └── Cancelled              the student stopped it

They carry data, never sentences: `ui.messages` and `cli` turn them into Dutch with `text.explain`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path


class DossierError(Exception):
    """The base of everything above."""

    def __reduce__(self) -> tuple[type[DossierError], tuple[object, ...]]:
        """All that it carries goes along to another process, however it was made."""
        values = tuple(getattr(self, each.name) for each in fields(self)) if is_dataclass(self) else self.args
        return type(self), values


@dataclass
class OpenError(DossierError):
    """The file at *path* was not opened, and not touched."""

    path: Path

    def __str__(self) -> str:
        return f"{type(self).__name__}: {self.path.name}"


@dataclass
class FileMissing(OpenError):
    """There is no file at *path*; none was made."""


@dataclass
class NotADossier(OpenError):
    """The file is something else; *found* says what ("empty", "pdf", "zip", "html", "sqlite", "placeholder", "unknown")."""

    found: str = "unknown"


@dataclass
class NewerVersion(OpenError):
    """The file has schema *version*, this program knows up to *known*."""

    version: int = 0
    known: int = 0


@dataclass
class Damaged(OpenError):
    """A check failed; *check* names it.

    One of "size", "header", "schema", "quick_check", "foreign_keys", "cells", "journal" (a broken-off transaction
    that cannot be taken back), "evidence" (the bytes of a file are not what they were).
    """

    check: str = ""


@dataclass
class StrayJournal(OpenError):
    """A journal that is not this file's own lies beside it."""

    journal: Path = field(default_factory=Path)


@dataclass
class InUse(OpenError):
    """Somebody else has the dossier open: on *host*, since *since* (local time, "10:31")."""

    host: str = ""
    since: str = ""
    here: bool = False


@dataclass
class ArrivalRefused(OpenError):
    """The file at *path* was not taken in: it breaks *rule*.

    Attributes:
        rule: as `Refused.rule` has it, or one of "files" (what is listed and what is there differ), "contents" (a file
            is not what was listed), "photo", "packing" (a zip or PDF that is built in an odd or dangerous way),
            "encrypted", "busy" (this computer is too slow for the passphrase); or "is " and what it is instead ("empty",
            "folder", "device", "zip", "photo", "html", "unknown").
        where: the record and field ("reflection.on"), or the file inside it ("bewijs-002.jpg").
    """

    rule: str = ""
    where: str = ""

    def __str__(self) -> str:
        return f"{type(self).__name__}: {self.path.name}: {self.where} {self.rule}"


@dataclass
class NoDossierInside(ArrivalRefused):
    """The PDF at *path* has no data in it, or no longer; *rule* is "form" when it is the answer form of a conversation."""


@dataclass
class PassphraseNeeded(ArrivalRefused):
    """The package at *path* opens with a passphrase only."""


@dataclass
class PassphraseWrong(ArrivalRefused):
    """The package at *path* does not open with this passphrase; from a changed file this cannot be told apart."""


@dataclass
class WishesRefused(ArrivalRefused):
    """The school's wishes at *path* were not read.

    Besides those of `ArrivalRefused` *rule* may be "no wishes" (nothing is asked), "conversation" (a conversation has no sort
    or competence to ask for) or "no dossier" (they can only be looked at in one's own). *where* is the place in the file as
    a person counts: "periode 1, wens 3: aantal", "regel 7".
    """


@dataclass
class FormRefused(ArrivalRefused):
    """The form at *path* was not read. Besides those of `ArrivalRefused` *rule* may be "fields" (one of ours is missing).

    *where* is the question that it is about, as it is asked.
    """


@dataclass
class NoFormInside(FormRefused):
    """The PDF at *path* has no fields at all (*rule* "printed"), or none of ours ("other")."""


@dataclass
class FormOfAnother(FormRefused):
    """The form belongs to something that is not here; *rule* says what: "dossier", "conversation" or "person"."""


@dataclass
class FormChanged(FormRefused):
    """*questions* are asked now and not in the form, at least not in these words; *gone* are asked in it alone."""

    questions: tuple[str, ...] = ()
    gone: int = 0


@dataclass
class FeedbackRefused(ArrivalRefused):
    """The feedback file at *path* was not read. Besides those of `ArrivalRefused` *rule* may be "unbound": it is not said
    which dossier it is about.
    """


@dataclass
class FeedbackOfAnother(FeedbackRefused):
    """The feedback file is about another dossier, namely that of *student* (as the guide read it; may be empty)."""

    student: str = ""


@dataclass
class SaveError(DossierError):
    """A change was not stored in the dossier at *path*."""

    path: Path
    detail: str = ""

    def __str__(self) -> str:
        return f"{type(self).__name__}: {self.detail}"


@dataclass
class DiskFull(SaveError):
    """No room on the disk."""


@dataclass
class ReadOnly(SaveError):
    """The file or its folder may not be written."""


@dataclass
class Locked(SaveError):
    """Another program holds the file longer than we wait."""


@dataclass
class Gone(SaveError):
    """The file is no longer where it was opened."""


@dataclass
class ChangedOnDisk(SaveError):
    """The file was replaced or written by somebody else since we read it."""


@dataclass
class StorageFailed(SaveError):
    """The world failed for a reason without a class of its own."""


@dataclass
class Refused(DossierError):
    """A value breaks a rule. *kind* and *field_name* say where, *rule* which ("length", "range", "reference", …)."""

    kind: str
    field_name: str = ""
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.kind}.{self.field_name}: {self.rule}"


@dataclass
class TooLarge(Refused):
    """A file of *size* bytes where *limit* are allowed."""

    name: str = ""
    size: int = 0
    limit: int = 0


@dataclass
class UnsafeFile(Refused):
    """The file *name* is of a kind that is not kept, or not what its name says."""

    name: str = ""


@dataclass
class NoSource(Refused):
    """What is said of chances on the labour market has no source; the rest of the record can be kept."""


@dataclass
class NoDay(Refused):
    """The conversation has no day yet, so it cannot stand in a calendar."""


@dataclass
class NothingAsked(Refused):
    """The conversation has no shared questions: there is nothing to send, and nothing to split a reply by."""


@dataclass
class NothingAnswered(Refused):
    """Nothing was said of the guidance yet that may be handed out."""


@dataclass
class DamagedRecord(Refused):
    """The record *record_id* is stored, but a cell of it does not hold what it must. It is never written over."""

    record_id: str = ""


@dataclass
class NotMergeable(DossierError):
    """Only copies of one dossier can be merged.

    *reason* is "part" (not the whole of it), "other" (another dossier), "key" (of its hashes is another one) or "same"
    (the very file that is open).
    """

    reason: str

    def __str__(self) -> str:
        return self.reason


@dataclass
class WouldEmpty(DossierError):
    """Merging would put *gone* of the *living* records into the trash; nothing was changed."""

    gone: int
    living: int

    def __str__(self) -> str:
        return f"{self.gone} of {self.living}"


@dataclass
class ExportFailed(DossierError):
    """The document could not be written to *path*."""

    path: Path
    detail: str = ""


@dataclass
class TargetTaken(ExportFailed):
    """At *path* stands something that is no *ending* (such as ".pdf"): what is exported never takes its place."""

    ending: str = ".pdf"


@dataclass
class TooMuchToExport(ExportFailed):
    """Nothing was written to *path*: of *what* ("bytes", "files" or "texts") there is *size* where *limit* can be read."""

    what: str = ""
    size: int = 0
    limit: int = 0


class Cancelled(DossierError):
    """The student stopped what was running; nothing was changed."""
