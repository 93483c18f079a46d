"""`feedback inspect` and `feedback apply`: what they say, and what they leave as it is."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.feedback import new_feedback
from lobdossier.domain.guide import FeedbackFile
from lobdossier.domain.ids import new_id
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, FeedbackSort
from lobdossier.exchange.feedback_file import write_feedback
from lobdossier.services.workspace import Workspace
from tests.conftest import Run
from tests.factories import contents

STAGE = Experience(id=new_id(), title="Stage bij De Linde", story="Ik hielp bij de lift.")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The dossier of Noor, closed."""
    with closing(Workspace.create(tmp_path / "noor.lobdossier", "Noor Jansen", data=tmp_path / "data")) as workspace:
        workspace.records.save(STAGE)
        return workspace.path


@pytest.fixture
def file(dossier: Path, tmp_path: Path) -> FeedbackFile:
    """Three remarks and a conversation."""
    with closing(Workspace.open(dossier, read_only=True, data=tmp_path / "data")) as workspace:
        about = workspace.dossier_id
    on = date(2026, 11, 28)
    return FeedbackFile(
        dossier_id=about,
        student="Noor Jansen",
        guide="Saskia",
        role="slb’er",
        made_with="1.0",
        made_on=datetime(2026, 11, 28, 9, tzinfo=UTC),
        feedback=(
            new_feedback(STAGE, "story", "bij de lift", FeedbackSort.SAW, text="Je bleef\nrustig.\x1b[31m", who="Saskia",
                         role="slb’er", on=on, quality="Geduld"),
            new_feedback(None, sort=FeedbackSort.VIEW, competence=Competence.NETWERKEN, step=3, who="Saskia", on=on),
            replace(new_feedback(STAGE, text="Wat nu?", sort=FeedbackSort.QUESTION), target_id="weg"),
        ),
        conversations=(Conversation(id=new_id(), title="Gesprek"),),
    )  # fmt: skip


@pytest.fixture
def source(file: FeedbackFile, tmp_path: Path) -> Path:
    """The same on the disk."""
    path = tmp_path / "Noor.lobfeedback"
    write_feedback(file, path)
    return path


def test_inspect_tells_all_of_it(run: Run, source: Path) -> None:
    """Without anything that would steer a terminal."""
    status, said, err = run("feedback", "inspect", source)

    assert (status, err) == (0, "")
    assert said.splitlines() == [
        "Feedback van Saskia (slb’er), voor Noor Jansen",
        "Gemaakt op zaterdag 28 november 2026 met versie 1.0",
        "3 reacties",
        "1 gesprek",
        "Ongewijzigd sinds het bewaard is.",
        "De afkomst is niet gecontroleerd: het bestand zegt zelf van wie het is.",
        "",
        "1. Dit zag ik je doen, bij ervaring: Saskia (slb’er), 28 november 2026",
        "   “bij de lift”",
        "   Kwaliteit: Geduld",
        "   Je bleef",
        "   rustig. [31m",
        "",
        "2. Zo zie ik jou, bij een competentie: Saskia, 28 november 2026",
        "   Netwerken, stap 3 van 4",
        "",
        "3. Vraag, bij ervaring: iemand zonder naam",
        "   “Stage bij De Linde”",
        "   Wat nu?",
    ]


def test_a_dry_run_changes_nothing(run: Run, dossier: Path, source: Path) -> None:
    before = contents(dossier)

    status, said, err = run("feedback", "apply", dossier, source, "--dry-run")

    assert (status, err) == (0, "")
    assert said.splitlines() == [
        "Feedback van Saskia: 3 nieuwe reacties",
        "Niet (meer) in je dossier: waar 1 reactie over gaat.",
        "Er staat ook 1 gesprek in. Neem je dat over? Zet dan --conversations erbij.",
        "Er is nog niets veranderd.",
    ]
    assert contents(dossier) == before


def test_apply_takes_it_in_once(run: Run, dossier: Path, source: Path, file: FeedbackFile, tmp_path: Path) -> None:
    """The conversation only when it is asked for; what the guide changed is told."""
    assert run("feedback", "apply", dossier, source)[1].splitlines()[-1] == "Overgenomen. Jij beslist wat erbij hoort."
    assert run("feedback", "apply", dossier, source)[1].splitlines() == [
        "Feedback van Saskia: 3 had je al",
        "Er staat ook 1 gesprek in. Neem je dat over? Zet dan --conversations erbij.",
        "Er was niets om over te nemen.",
    ]
    with closing(Workspace.open(dossier, data=tmp_path / "data")) as workspace:
        assert (len(workspace.records.all(Feedback)), workspace.records.all(Conversation)) == (3, [])
        workspace.feedback.agree(file.feedback[0].id)
    first = replace(file.feedback[0], text="Je was druk.")
    write_feedback(replace(file, feedback=(first, *file.feedback[1:])), source)

    status, said, err = run("feedback", "apply", dossier, source, "--conversations")

    assert (status, err) == (0, "")
    assert said.splitlines() == [
        "Feedback van Saskia: 1 gewijzigd, 2 had je al",
        "Een reactie waar je mee akkoord was, is gewijzigd. Daar kun je opnieuw over beslissen.",
        "Ook erbij: 1 gesprek. De afspraken daarin worden pas stappen als je het gesprek zelf afrondt.",
        "Overgenomen. Jij beslist wat erbij hoort.",
    ]
    again = run("feedback", "apply", dossier, source, "--conversations")[1].splitlines()
    assert again[1:] == ["Al in je dossier: 1 gesprek. Daar verandert niets aan.", "Er was niets om over te nemen."]
    held = replace(file.conversations[0], talked_about="Over de bus.")
    write_feedback(replace(file, conversations=(held, Conversation(id=new_id()))), source)
    more = run("feedback", "apply", dossier, source)[1].splitlines()
    assert more[-2] == (
        "Er staan ook 1 gesprek en nieuwe tekst of afspraken bij 1 gesprek dat je al hebt in. "
        "Neem je die over? Zet dan --conversations erbij."
    )


def test_feedback_for_another_is_refused_in_one_line(
    run: Run, dossier: Path, file: FeedbackFile, tmp_path: Path
) -> None:
    path = tmp_path / "Zoë.lobfeedback"
    write_feedback(replace(file, dossier_id=new_id(), student="Zoë de Wit"), path)
    before = contents(dossier)

    status, said, err = run("feedback", "apply", dossier, path)

    assert (status, said) == (1, "")
    assert err.count("\n") == 1
    assert "het dossier van “Zoë de Wit”" in err
    assert run("feedback", "inspect", dossier)[0] == 1
    assert run("feedback", "inspect", tmp_path / "weg.lobfeedback")[0] == 1
    assert contents(dossier) == before
