"""Files of students as a guide gets them, made cheaply: so many packages, each with a name, a course and a conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.package import Package
from lobdossier.domain.plans import Step
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ConversationState, Sector, StepState
from lobdossier.exchange.package_file import write_package

TODAY: Final = date(2026, 11, 28)
MADE: Final = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
ME: Final = "Mevrouw Bakker"
PRIVATE: Final = "Dit schreef ik alleen voor mezelf en Oma Hendrika"
_FIRST: Final = ("Samira", "Daan", "Lotte", "Yusuf", "Eva", "Jens", "Noor", "Mila", "Sem", "Fatima", "Élise", "Bram")
_LAST: Final = ("Amin", "Mulder", "Kramer", "Ozan", "Visser", "Peters", "de Wit", "van den Heuvel-Oosterhuis", "Çelik")
_COURSES: Final = ("Maatschappelijke zorg", "Verpleegkunde", "Timmerman", "Applicatieontwikkelaar", "")


def student(name: str = "Samira Amin", **more: Any) -> Package:
    """A whole dossier: `last`, `next` (days), `by` (of an open agreement), `question` (to the guide), `course`."""
    on, planned = more.get("last", date(2026, 10, 12)), more.get("next", date(2026, 12, 3))
    before = Conversation(id=new_id(), state=ConversationState.HELD, on=on, private=PRIVATE)
    coming = Conversation(id=new_id(), on=planned, talk_about=PRIVATE)
    mine = Agreement(id=new_id(), conversation_id=before.id, what=PRIVATE, by=more.get("by", date(2026, 12, 1)))
    done = Agreement(id=new_id(), conversation_id=before.id, what=PRIVATE, by=date(2026, 10, 20))
    step = Step(id=new_id(), agreement_id=done.id, title="Vragen", state=StepState.DONE)
    guide = Participant(
        id=new_id(), conversation_id=coming.id, name=ME, role="mentor", question=more.get("question", "")
    )
    records = [
        Student(id=new_id(), name=name, motto=PRIVATE),
        SchoolPeriod(
            id=new_id(), title=more.get("year", "mbo 2"), school=more.get("school", "Deltion College"),
            course=more.get("course", "Maatschappelijke zorg"), sector=Sector.MBO, start=date(2026, 8, 1),
        ),
        Experience(id=new_id(), title="De kruk", story=PRIVATE),
        *([before, mine, done, step] if on is not None else []),
        *([coming, guide] if planned is not None else []),
    ]  # fmt: skip
    made_on = more.get("made_on", MADE)
    snapshot = Snapshot.of(replace(r, created=made_on, changed=made_on) for r in records)
    return Package(snapshot=snapshot, made_on=made_on, dossier_id=more.get("dossier_id", new_id()), hash_key=b"k" * 32)


def put(package: Package, path: Path, passphrase: str = "") -> Path:
    """*package* in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_package(package, lambda _sha: b"", path, passphrase, lambda _share: None, lambda: False)
    return path


def named(number: int) -> str:
    """The name of one of many; no two of the first hundred are alike."""
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[(number * 7 + number // len(_FIRST)) % len(_LAST)]}"


def one_of_many(number: int) -> Package:
    """One student of a school: some have a conversation, some a question, of some nothing was heard for long."""
    return student(
        named(number),
        course=_COURSES[number % len(_COURSES)],
        last=None if number % 4 == 3 else TODAY - timedelta(days=3 + number * 11 % 300),
        next=TODAY + timedelta(days=1 + number % 40) if number % 3 else None,
        by=TODAY + timedelta(days=number % 30 - 12) if number % 5 else None,
        question=PRIVATE if number % 6 == 1 else "",
        made_on=MADE - timedelta(days=number * 13 % 150),
    )


def many(folder: Path, number: int) -> Path:
    """A folder with so many packages, by class."""
    for place in range(number):
        put(one_of_many(place), folder / f"klas {place % 12 + 1}" / f"{place:04} {named(place)}.lobpakket")
    return folder
