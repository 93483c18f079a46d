""" "Bewijs van inspanning": per wish of the school what shows it, on pages that pass every judge, without one word more."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from lobdossier.document.career_document import tell, write_career_document
from lobdossier.document.paginate import lay_out
from lobdossier.document.request import DocumentRequest
from lobdossier.domain.choosing import activities, chosen, propose
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Requirement, SchoolPeriod, Student
from lobdossier.domain.vocabulary import (
    Asked,
    Competence,
    ConversationState,
    DocumentDesign,
    ExperienceKind,
    Purpose,
)
from lobdossier.services.workspace import Workspace
from tests.document import dossiers, verapdf
from tests.document.support import read_words, told_words

YEAR = SchoolPeriod(
    id="p",
    title="mbo 2",
    start=date(2025, 8, 1),
    end=date(2026, 7, 31),
    requirements=(
        Requirement(what=Asked.EXPERIENCES, kinds=(ExperienceKind.STAGE,), words="Je was op je leerplek."),
        Requirement(what=Asked.HOURS, number=80),
        Requirement(what=Asked.REFLECTIONS, competences=(Competence.NETWERKEN,), words="Je keek terug."),
        Requirement(what=Asked.CONVERSATIONS, number=2, words="Je sprak erover."),
        Requirement(what=Asked.EXPERIENCES, kinds=(ExperienceKind.OPEN_DAG,)),
    ),
)


def dossier(more: int = 0) -> Snapshot:
    """A year with something of each, and with *more* days of stage."""
    secret = (Answer(card_id="k", question="Wie hielp je?", competence=Competence.NETWERKEN, text="Geheim verhaal."),)
    return Snapshot.of(
        [
            Student(id="s", name="Noor de Wit"),
            YEAR,
            SchoolPeriod(id="q", title="mbo 1", end=date(2025, 7, 31)),
            Experience(id="e1", title="Meubelmakerij", kind=ExperienceKind.STAGE, start=date(2026, 2, 2), hours=196),
            Experience(id="e2", title="Vorig jaar", kind=ExperienceKind.STAGE, start=date(2025, 2, 2)),
            Experience(id="e3", title="Bijbaan", kind=ExperienceKind.BIJBAAN, hours=12, story="Stil verhaal."),
            Reflection(id="r1", experience_id="e1", on=date(2026, 2, 3), answers=secret, feelings=("boos",)),
            Reflection(id="r2", on=date(2026, 2, 4), answers=(replace(secret[0], text=" "),)),
            Conversation(id="c1", title="Met Wietske", on=date(2026, 3, 1), state=ConversationState.HELD),
            *(
                Experience(id=f"x{n}", title=f"Dag {n}", kind=ExperienceKind.STAGE, start=date(2026, 3, 1))
                for n in range(more)
            ),
        ]
    )


def asked(whole: Snapshot, design: DocumentDesign = DocumentDesign.KLEURRIJK, size: int = 10) -> DocumentRequest:
    """What the purpose proposes."""
    return DocumentRequest(
        made_on=dossiers.DAY,
        purpose=Purpose.INSPANNING,
        activities=activities(whole),
        design=design,
        base_size=size,
    )


def part_of(whole: Snapshot) -> Snapshot:
    """What goes along."""
    return chosen(whole, propose(whole, Purpose.INSPANNING))


def said(whole: Snapshot) -> list[str]:
    """Every text that is told."""
    return [" ".join(text.split()) for text in tell(part_of(whole), dossiers.no_bytes, asked(whole)).words()]


def test_each_wish_has_the_dates_and_things_that_show_it() -> None:
    """What lies in the year; what has no date; nothing of another year."""
    told = said(dossier())
    begin = next(n for n, text in enumerate(told) if text == "Je was op je leerplek.")
    end = next(n for n, text in enumerate(told) if n > begin and text == "Alles wat ik deed")

    assert told[begin:end] == [
        *("Je was op je leerplek.", "1 ervaring: BPV", "2 februari 2026", "Meubelmakerij, 196 uur"),
        *("80 uren", "2 februari 2026", "Meubelmakerij, 196 uur", "zonder datum", "Bijbaan, 12 uur"),
        *("Je keek terug.", "1 reflectie over netwerken", "3 februari 2026", "Reflectie: Wie hielp je?"),
        *("Je sprak erover.", "2 gesprekken", "1 maart 2026", "Met Wietske"),
        *("Ervaringen: open dag", "1 ervaring: open dag", "In dit document staat hier nog niets bij."),
    ]


def test_that_one_looked_back_is_shown_without_a_word_of_it() -> None:
    """Not on the pages and not in what travels; one without words never counts."""
    part = part_of(dossier())
    (only,) = part.all(Reflection)
    assert (only.id, only.on, only.experience_id) == ("r1", date(2026, 2, 3), None)
    assert (only.blank, only.feelings, only.competences) == (True, (), (Competence.NETWERKEN,))
    assert "Geheim" not in " ".join(said(dossier()))
    assert part.all(SchoolPeriod)[0].requirements == YEAR.requirements


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.INSPANNING])
def test_other_documents_say_nothing_of_what_the_school_asks(purpose: Purpose) -> None:
    whole = dossier()
    part = chosen(whole, propose(whole, purpose))
    assert not any(period.requirements for period in part.all(SchoolPeriod))
    told = tell(part, dossiers.no_bytes, replace(asked(whole), purpose=purpose)).words()
    assert not any("Bewijs van inspanning" in text for text in told)


def test_many_things_are_not_all_listed() -> None:
    """They stand in the table."""
    told = said(dossier(40))
    assert "En nog 11. Alle activiteiten staan in de tabel." in told


@pytest.mark.parametrize("more", [0, 40])
def test_it_is_read_aloud_as_it_is_told(tmp_path: Path, more: int) -> None:
    whole = dossier(more)
    builder = tell(part_of(whole), dossiers.no_bytes, asked(whole))
    builder.find_anchors(lay_out(builder.story, lambda: None))
    write_career_document(part_of(whole), dossiers.no_bytes, asked(whole), tmp_path / "a.pdf")
    assert read_words(tmp_path / "a.pdf") == told_words(builder)


def test_it_passes_verapdf_in_each_design(tmp_path: Path) -> None:
    """PDF/UA-1 and PDF/A-3a, in the usual size and in the larger one."""
    whole, made = dossier(40), []
    for design in DocumentDesign:
        for size in (10, 12):
            path = tmp_path / f"{design}-{size}.pdf"
            write_career_document(part_of(whole), dossiers.no_bytes, asked(whole, design, size), path)
            made.append(path)
    assert verapdf.complaints(verapdf.judge(*made)) == []


def test_the_whole_way_from_a_dossier_file(workspace: Workspace, tmp_path: Path) -> None:
    """What was handed out can be made again to the byte, and nothing of the words travels inside."""
    records = [r for kind in (SchoolPeriod, Experience, Reflection) for r in dossier().all(kind)]
    workspace.records.save(*records)
    document = workspace.sharing.propose(Purpose.INSPANNING)
    made = workspace.sharing.export(document, tmp_path / "uit.pdf")
    assert made.pages
    with pikepdf.open(tmp_path / "uit.pdf") as pdf:
        inside = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    (data,) = [each for each in inside.values() if each.lstrip().startswith(b"{")]
    read = json.loads(data)
    assert b"Geheim" not in data
    assert b"Stil verhaal" not in data
    assert len(read["reflections"]) == 1
