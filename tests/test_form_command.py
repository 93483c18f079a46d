"""`form fill-check` and `export --kind formulier`: what they say, and that they leave the dossier as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.domain.conversation import GivenAnswer, Participant
from lobdossier.services.workspace import Workspace
from tests.conftest import Run
from tests.services.filled import Sent, by_pikepdf, send


@pytest.fixture
def sent(tmp_path: Path) -> Sent:
    """A dossier with a form for Henk, closed."""
    made = send(tmp_path)
    made.workspace.close()
    return made


@contextmanager
def opened(sent: Sent) -> Iterator[Workspace]:
    """The dossier, to change something in it."""
    with closing(Workspace.open(sent.workspace.path, data=sent.form.parent / "data")) as workspace:
        yield workspace


def test_fill_check_says_what_a_form_holds(run: Run, sent: Sent, tmp_path: Path) -> None:
    """Of whom, when, what was answered, what would be written over; the dossier is not touched."""
    first = sent.talk.questions[0]
    before = GivenAnswer(question_id=first.id, question=first.question, text="Eerder gezegd.")
    with opened(sent) as workspace:
        workspace.records.save(replace(workspace.records.get(Participant, sent.henk.id), answers=(before,)))
    texts = {sent.ids[0]: "Hij kostte € 12.\nTwee\x1b[31m regels.", sent.ids[2]: "Kort."}
    by_pikepdf(sent.form, tmp_path / "in.pdf", sent.values(texts, tick=True, naam="Truus", datum="1 feb 2027"))
    dossier = sent.workspace.path.read_bytes()

    status, said, err = run("form", "fill-check", sent.workspace.path, tmp_path / "in.pdf")

    assert (status, err) == (0, "")
    assert said.splitlines() == [
        "Formulier van Henk Brouwer, praktijkbegeleider",
        "Gesprek: Trialoog, 1 februari 2027",
        "Ingevuld door: Truus",
        "Ingevuld op: 1 februari 2027",
        "Mag je verder laten zien: ja",
        "",
        "1. Wat zag je Zoë goed doen?",
        "   Hij kostte € 12.",
        "   Twee [31m regels.",
        "   Let op: in je dossier staat al een ander antwoord op deze vraag.",
        "2. Waar zag je groei?",
        "   (niets ingevuld)",
        "3. Wat is een goede volgende stap?",
        "   Kort.",
        "4. Wat wil je vragen?",
        "   (niets ingevuld)",
        "",
        "Er is niets in het dossier veranderd.",
    ]
    assert sent.workspace.path.read_bytes() == dossier


def test_fill_check_says_why_a_form_does_not_fit(run: Run, sent: Sent) -> None:
    first, *rest = sent.talk.questions
    with opened(sent) as workspace:
        workspace.records.save(replace(sent.talk, questions=(replace(first, question="Wat zag je?"), *rest)))

    status, said, err = run("form", "fill-check", sent.workspace.path, sent.form)

    assert (status, said) == (1, "")
    assert "“Wat zag je?”" in err
    assert "\n" not in err.strip()
    assert run("form", "fill-check", sent.workspace.path, "weg.pdf")[0] == 1
    assert run("form", "iets", sent.workspace.path, sent.form)[0] == 2


def test_a_form_is_for_whoever_did_not_answer_yet(run: Run, sent: Sent, tmp_path: Path) -> None:
    """Of the next conversation, unless somebody is named."""
    first = sent.talk.questions[0]
    given = GivenAnswer(question_id=first.id, question=first.question, text="Ja.")
    with opened(sent) as workspace:
        workspace.records.save(replace(workspace.records.get(Participant, sent.henk.id), answers=(given,)))

    _, marloes, _ = run("export", sent.workspace.path, tmp_path / "m.pdf", "--kind", "formulier")
    named = ("--conversation", sent.talk.id, "--participant", sent.henk.id)
    _, henk, _ = run("export", sent.workspace.path, tmp_path / "h.pdf", "--kind", "formulier", *named)

    assert "het formulier voor Marloes Vink, 1 bladzijde" in marloes
    assert "het formulier voor Henk Brouwer, 1 bladzijde" in henk
    with opened(sent) as workspace:
        assert workspace.forms.read(tmp_path / "h.pdf").participant_id == sent.henk.id


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--participant", "p"), "Zet er --kind formulier bij."),
        (("--kind", "formulier", "--whole"), "Laat --kind"),
        (("--kind", "formulier", "--participant", "weg"), "Die persoon staat niet bij dit gesprek."),
        (("--kind", "formulier", "--conversation", "weg"), "Dat gesprek staat niet in dit dossier."),
    ],
)
def test_what_cannot_be_is_said(run: Run, sent: Sent, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    status, _, err = run("export", sent.workspace.path, tmp_path / "x.pdf", *words)

    assert status == 1
    assert told in err
    assert not (tmp_path / "x.pdf").exists()


def test_a_form_is_a_pdf(run: Run, sent: Sent, tmp_path: Path) -> None:
    status, _, err = run("export", sent.workspace.path, tmp_path / "x.json", "--kind", "formulier")

    assert (status, "Een formulier is altijd een PDF" in err) == (1, True)


def test_without_people_or_questions_there_is_no_form(run: Run, sent: Sent, tmp_path: Path) -> None:
    asked = ("export", sent.workspace.path, tmp_path / "x.pdf", "--kind", "formulier")
    with opened(sent) as workspace:
        workspace.records.save(replace(sent.talk, questions=()))
    nothing = run(*asked)
    with opened(sent) as workspace:
        workspace.records.throw_away(*workspace.records.all(Participant), label="weg")
    nobody = run(*asked)

    assert (nothing[0], nobody[0]) == (1, 1)
    assert "nog geen vragen voor iedereen" in nothing[2]
    assert "Er zit nog niemand bij dit gesprek." in nobody[2]
