"""Two copies of a dossier, edited at random: what `machine` then merges."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Insight, Motive, MotiveOrder, Quality, RankedMotive, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.texts import replaceable, texts, with_text, words
from lobdossier.domain.vocabulary import Consent
from lobdossier.services.workspace import Workspace
from tests.conftest import Clock
from tests.merging.copies import attach, copied, everything

SIDES = st.sampled_from([0, 1])
NUMBERS = st.integers(0, 2**16)


class Edited(RuleBasedStateMachine):
    """One dossier at home and at school."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="merging-"))
        self.clock = Clock(datetime(2026, 3, 10, 10, 31, tzinfo=UTC))
        self.said = 0
        data = self.folder / "data"
        home = Workspace.create(self.folder / "thuis.lobdossier", "Anna", data=data / "thuis", clock=self.clock)
        self.copies = [home]
        self.add(0, 0)
        self.copies.append(copied(home, self.folder / "school.lobdossier", data / "school"))

    def teardown(self) -> None:
        for workspace in self.copies:
            workspace.close()
        shutil.rmtree(self.folder)

    # ------------------------------------------------------------ writing
    def words(self) -> str:
        """Words that were never said before."""
        self.said += 1
        return f"tekst {self.said}"

    def some(self, side: int, number: int, *kinds: type[Record], gone: bool = False) -> Any:
        """Some record of those *kinds* (all: any) in the copy, or None."""
        found = [
            record
            for record in everything(self.copies[side])
            if (record.deleted is not None) == gone and (not kinds or isinstance(record, kinds))
        ]
        return found[number % len(found)] if found else None

    @initialize()
    def begin(self) -> None:
        """Both begin with the same."""

    @rule(side=SIDES, number=NUMBERS)
    def add(self, side: int, number: int) -> None:
        """Something happened."""
        records = self.copies[side].records
        experience = Experience(id=new_id(), title=self.words(), story=self.words())
        records.save(experience)

    @rule(side=SIDES, number=NUMBERS)
    def hang_on(self, side: int, number: int) -> None:
        """Something is told of an experience or a conversation, or points to it."""
        experience = self.some(side, number, Experience)
        if experience is None:
            return
        talk = self.some(side, number, Conversation) or Conversation(
            id=new_id(), title=self.words(), private=self.words(), share_private=True
        )
        motive = self.some(side, number, Motive) or Motive(id=new_id(), title=self.words())
        made: list[Record] = [
            Reflection(
                experience_id=experience.id, answers=(Answer(card_id="k1", text=self.words()), Answer(card_id="k2"))
            ),
            Quality(title=self.words(), note=self.words(), experience_ids=(experience.id,)),
            Step(title=self.words(), experience_id=experience.id, how_it_went=self.words()),
            Motive(title=self.words(), sentence=self.words(), rank=1 + number % 5),
            Insight(text=self.words()),
            CareerDocument(why=self.words(), experience_ids=(experience.id,)),
            Agreement(conversation_id=talk.id, what=self.words(), how_it_went=self.words()),
            Participant(
                conversation_id=talk.id,
                name=self.words(),
                consent=Consent.AGREES,
                consent_because=self.words(),
            ),
            SelfView(why=self.words()),
            SchoolPeriod(title=self.words(), help_desk=self.words()),
            MotiveOrder(motives=(RankedMotive(motive_id=motive.id, title=self.words(), sentence=self.words()),)),
            Handover(
                receiver=self.words(), items=(SharedItem(kind="experience", id=experience.id, content=self.words()),)
            ),
        ]
        self.copies[side].records.save(talk, motive, replace(made[number % len(made)], id=new_id()))

    @rule(side=SIDES, number=NUMBERS)
    def film(self, side: int, number: int) -> None:
        """A file is hung on an experience."""
        experience = self.some(side, number, Experience)
        if experience is not None:
            made = attach(self.copies[side], experience.id, self.words().encode())
            self.copies[side].records.save(replace(made, transcript=self.words()))

    @rule(side=SIDES, number=NUMBERS, grows=st.booleans())
    def write(self, side: int, number: int, grows: bool) -> None:
        """Another text, or more of it."""
        record = self.some(side, number)
        places = list(texts(record)) if record is not None else []
        if record is not None and places:
            path = places[number % len(places)]
            text = f"{texts(record)[path]} {self.words()}" if grows else self.words()
            self.copies[side].records.save(with_text(record, path, text))

    @rule(number=NUMBERS, how=st.sampled_from(["writes", "writes", "throws away", "hangs on"]))
    def clash(self, number: int, how: str) -> None:
        """On both sides something happens to the same record."""
        one, other = self.copies[:2]
        there = {record.id: record for record in everything(other) if record.deleted is None}
        shared = [r for r in everything(one) if r.deleted is None and r.id in there and any(texts(r).values())]
        if not shared:
            return
        record = shared[number % len(shared)]
        path = next(path for path, text in texts(record).items() if text)
        one.records.save(with_text(record, path, self.words()))
        if how == "throws away" and not isinstance(record, Student):
            other.records.throw_away(there[record.id], label="")
        elif how == "hangs on" and isinstance(record, Experience):
            one.records.throw_away(record, label="")
            other.records.add(Reflection(experience_id=record.id, answers=(Answer(text=self.words()),)))
        elif path in texts(there[record.id]):
            other.records.save(with_text(there[record.id], path, self.words()))

    def shared(self, side: int, number: int, *kinds: type[Record]) -> tuple[Any, Any]:
        """Both versions of some record that is on both sides, that of *side* first."""
        there = {record.id: record for record in everything(self.copies[1 - side]) if record.deleted is None}
        here = [
            record
            for record in everything(self.copies[side])
            if record.deleted is None and record.id in there and (not kinds or isinstance(record, kinds))
        ]
        found = here[number % len(here)] if here else None
        return found, there[found.id] if found is not None else None

    @rule(side=SIDES, number=NUMBERS)
    def rename(self, side: int, number: int) -> None:
        """On both sides the same title, motto or other short text becomes another one."""
        one, other = self.shared(side, number)
        places = sorted(words(one).keys() & words(other).keys() & replaceable(one).keys()) if one is not None else []
        if places:
            path = places[number % len(places)]
            self.copies[side].records.save(with_text(one, path, self.words()))
            self.copies[1 - side].records.save(with_text(other, path, self.words()))

    @rule(side=SIDES, number=NUMBERS)
    def reorder(self, side: int, number: int) -> None:
        """On both sides an order of motives says something else."""
        pair = self.shared(side, number, MotiveOrder)
        for workspace, record in zip((self.copies[side], self.copies[1 - side]), pair, strict=True):
            if record is not None:
                first = replace(record.motives[0], sentence=self.words())
                workspace.records.save(replace(record, motives=(first, *record.motives[1:])))

    @rule(side=SIDES, number=NUMBERS)
    def withdraw(self, side: int, number: int) -> None:
        """Here something is withdrawn or erased, there something else of the same is changed."""
        one, other = self.shared(side, number, Conversation, Participant, Handover)
        if one is None:
            return
        here, there = self.copies[side], self.copies[1 - side]
        if isinstance(one, Handover):
            here.handed_out.redact(one, label="")
            there.records.save(replace(other, pages=1 + number % 100))
        elif isinstance(one, Participant):
            here.records.save(replace(one, consent=Consent.UNKNOWN, consent_because=""))
            there.records.save(replace(other, role=self.words()))
        else:
            here.records.save(replace(one, private=""))
            there.records.save(replace(other, place=self.words()))

    @rule(side=SIDES, number=NUMBERS)
    def tick(self, side: int, number: int) -> None:
        """A star, an order, something small."""
        record = self.some(side, number, Experience, Motive, Step, Student)
        changes: dict[type[Record], dict[str, object]] = {
            Experience: {"star": not getattr(record, "star", False)},
            Motive: {"rank": 1 + number % 7},
            Step: {"order": number % 1_000},
            Student: {"motto": self.words()},
        }
        if record is not None:
            self.copies[side].records.save(replace(record, **changes[type(record)]))

    @rule(side=SIDES, number=NUMBERS, times=st.integers(20, 90))
    def evening(self, side: int, number: int, times: int) -> None:
        """So much is typed that hashes of earlier contents are forgotten."""
        record = self.some(side, number, Experience)
        if record is not None:
            with self.copies[side]._file.writing(self.clock) as writing:
                for _ in range(times):
                    record = writing.put(replace(record, story=self.words()))

    @rule(side=SIDES, number=NUMBERS)
    def throw_away(self, side: int, number: int) -> None:
        """Into the trash, with what belongs to it."""
        record = self.some(side, number, Experience, Reflection, Evidence, Quality, Conversation, Step)
        if record is not None:
            self.copies[side].records.throw_away(record, label="")

    @rule(side=SIDES, number=NUMBERS)
    def bring_back(self, side: int, number: int) -> None:
        """Out of the trash."""
        record = self.some(side, number, gone=True)
        if record is not None:
            self.copies[side].records.bring_back(record, label="")

    @rule(minutes=st.sampled_from([1, 15, 60 * 24 * 3]))
    def wait(self, minutes: int) -> None:
        """Time goes by."""
        self.clock.pass_by(minutes=minutes)
