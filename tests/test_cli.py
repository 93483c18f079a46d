"""The command line: what it says, where, and with which exit status; and that it never needs a screen."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier import cli
from lobdossier.domain.errors import Damaged, DiskFull, Gone, ReadOnly
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.sharing import Handover
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import ConversationState, EvidenceKind, Purpose, Sector
from lobdossier.exchange.json_form import read_json
from lobdossier.services.workspace import Workspace
from tests.conftest import Run

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example dossier, made by the command in a process of its own. Tests that write take a copy."""
    path = tmp_path_factory.mktemp("example") / "demo.lobdossier"
    made = started("demo", path, home=path.parent)

    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture
def copied(example: Path, tmp_path: Path) -> Path:
    target = tmp_path / "copy.lobdossier"
    target.write_bytes(example.read_bytes())
    return target


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "mijn dossier é.lobdossier"
    assert run("new", path, "--name", "Anna")[0] == 0
    return path


@pytest.fixture
def opened(empty: Path, tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(empty, data=tmp_path / "data")
    yield workspace
    workspace.close()


def started(*words: str | Path, home: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    """``python -m lobdossier`` on a machine without a screen, in English, with an empty home."""
    keep = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    found = {**keep, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *([text] if text else ["-m", "lobdossier"]), *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=found, check=False, timeout=60)


# ---------------------------------------------------------------- in a process of its own
def test_help_is_dutch(tmp_path: Path) -> None:
    """Whatever the language of the machine."""
    found = started("--help", home=tmp_path)

    assert found.returncode == 0
    assert "maak een voorbeelddossier" in found.stdout
    assert not {"usage:", "options:", "positional arguments", "show this"} & set(found.stdout.splitlines())
    assert "usage" not in found.stdout


def test_help_of_a_command_in_a_command_says_once_how_it_is_used(run: Run) -> None:
    status, said, _ = run("feedback", "apply", "--help")

    assert status == 0
    assert said.startswith("gebruik: lobdossier feedback apply ")


def test_new_show_check_backup(tmp_path: Path) -> None:
    """The first minutes of a dossier without a screen."""
    path = tmp_path / "één.lobdossier"

    assert started("new", path, "--name", "Zoë de Vries", "--sector", "vo", home=tmp_path).returncode == 0
    shown = started("show", path, home=tmp_path)
    assert "Loopbaandossier van Zoë de Vries" in shown.stdout
    assert started("check", path, home=tmp_path).stdout.startswith("In orde: 0 ervaringen")
    kept = started("backup", path, home=tmp_path).stdout
    assert Path(kept.removeprefix("Reservekopie gemaakt: ").strip()).is_file()
    assert not list(tmp_path.glob(".~*"))


def test_refusal_is_one_line_and_status_one(tmp_path: Path) -> None:
    """Without a traceback, whatever the file is."""
    pdf = tmp_path / "verslag.lobdossier"
    pdf.write_bytes(b"%PDF-1.7 \n")

    found = started("show", pdf, home=tmp_path)

    assert found.returncode == 1
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    assert "gewone PDF" in found.stderr


def test_reader_that_stops_early_is_no_failure(example: Path, tmp_path: Path) -> None:
    """``lobdossier show FILE --json | head -1`` ends quietly."""
    words = f"'{sys.executable}' -m lobdossier show '{example}' --json | head -1"
    found = subprocess.run(
        ["bash", "-o", "pipefail", "-c", words],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        check=False,
    )

    assert found.stdout == "{\n"
    assert found.stderr == ""
    assert found.returncode == 0


@pytest.mark.parametrize("words", [["show"], ["show", "--json"], ["check"]])
def test_commands_read_no_qt(words: list[str], example: Path, tmp_path: Path) -> None:
    """They work where Qt cannot even be loaded."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from lobdossier.__main__ import main\n"
        "assert main() == 0\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
    )

    found = started(words[0], example, *words[1:], home=tmp_path, text=str(script))

    assert found.returncode == 0, found.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_app_says_so(tmp_path: Path) -> None:
    """One line, and what works without."""
    found = started(home=tmp_path)

    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert found.stderr.startswith("lobdossier: ")


# ---------------------------------------------------------------- opening the app
@pytest.mark.parametrize(
    ("words", "path"), [([], None), (["a.lobdossier"], Path("a.lobdossier")), (["./new"], Path("new"))]
)
def test_no_command_opens_the_app(words: list[str], path: Path | None) -> None:
    """On the file, or on none; its exit status is ours."""
    asked: list[Path | None] = []

    assert cli.main(words, lambda found: (asked.append(found), 7)[1]) == 7
    assert asked == [path]


# ---------------------------------------------------------------- wrong usage
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new"], "dit ontbreekt nog: BESTAND, --name"),
        (["new", "x", "--name"], "achter --name ontbreekt een waarde"),
        (["new", "x", "--name", "n", "--sector", "wo"], "--sector: 'wo' kan niet"),
        (["demo", "x", "--photos", "veel"], "--photos: 'veel' kan niet, geef een heel getal"),
        (["demo", "x", "--photos", "-1"], "--photos: "),
        (["show"], "dit ontbreekt nog: BESTAND"),
        (["show", "a", "b"], "dit ken ik niet: b"),
        (["export", "a"], "dit ontbreekt nog: UIT"),
        (["export", "a", "b", "--kind", "boek"], "--kind: 'boek' kan niet"),
        (["a", "b"], "dit ken ik niet: b"),
        (["--zomaar"], "dit ken ik niet: --zomaar"),
    ],
)
def test_wrong_usage_is_status_two(run: Run, words: list[str], said: str) -> None:
    """In Dutch, with how it should be."""
    status, out, err = run(*words)

    assert status == 2
    assert out == ""
    assert said in err
    assert err.startswith("gebruik: lobdossier")


# ---------------------------------------------------------------- new and demo
@pytest.mark.parametrize("sector", list(Sector))
def test_new_makes_a_dossier(run: Run, tmp_path: Path, sector: Sector) -> None:
    """With name and sector, and says where."""
    path = tmp_path / "a.lobdossier"

    status, out, err = run("new", path, "--name", "Anna", "--sector", sector.value)

    assert (status, err) == (0, "")
    assert str(path) in out
    workspace = Workspace.open(path, data=tmp_path)
    assert (workspace.student.name, workspace.student.sector) == ("Anna", sector)
    workspace.close()


@pytest.mark.parametrize("command", [["new", "--name", "Anna"], ["demo"]])
def test_nothing_is_overwritten(run: Run, tmp_path: Path, command: list[str]) -> None:
    """What is there stays as it is."""
    path = tmp_path / "brief.txt"
    path.write_text("Lieve oma")

    status, _, err = run(command[0], path, *command[1:])

    assert status == 1
    assert "brief.txt" in err
    assert path.read_text() == "Lieve oma"


def test_demo_grows(run: Run, tmp_path: Path) -> None:
    """To the numbers asked for."""
    status, out, _ = run("demo", tmp_path / "d.lobdossier", "--experiences", "25", "--photos", "11", "--seed", "2")

    assert status == 0
    assert "25 ervaringen" in out
    assert "12 bewijsstukken" in out


def test_half_an_example_is_not_left(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full there is no file afterwards."""

    def full(*_: object, **__: object) -> None:
        raise DiskFull(tmp_path)

    monkeypatch.setattr("lobdossier.services.demo.build_demo", full)

    status, _, err = run("demo", tmp_path / "d.lobdossier")

    assert status == 1
    assert "Maak ruimte" in err
    assert not list(tmp_path.glob("*.lobdossier"))


# ---------------------------------------------------------------- show
def test_show_is_readable(run: Run, example: Path) -> None:
    """Who, how much, the latest, the next conversation with its number, and what is still to do."""
    status, out, err = run("show", example)

    assert (status, err) == (0, "")
    assert out.startswith("Loopbaandossier van Esra Hoekman\nmbo 2, Vakschool De Spaander")
    assert "22 ervaringen, 19 reflecties, 10 bewijsstukken, 5 gesprekken" in out
    assert "Stage bij Meubelmakerij Kroes (ster) · BPV" in out
    assert "met Arjen Kroes, Bram Tuinstra" in out
    assert "was voor" in out


def test_show_says_when_there_is_nothing(run: Run, empty: Path) -> None:
    """An empty dossier is no error."""
    assert "nog geen ervaring" in run("show", empty)[1]


def test_show_copes_with_half_told_things(run: Run, opened: Workspace, empty: Path) -> None:
    """No title, no date, a period that is over."""
    opened.records.add(Experience(story="Alleen dit.\nEn dit."))
    opened.records.add(Experience())
    opened.records.add(Step(title="Ooit"))
    opened.records.add(SchoolPeriod(title="vmbo"))
    opened.close()

    out = run("show", empty)[1]

    assert "Alleen dit. · Iets anders · zonder datum" in out
    assert "zonder titel" in out
    assert "  Ooit\n" in out


def test_show_cannot_steer_the_terminal(run: Run, opened: Workspace, empty: Path) -> None:
    """A dossier of somebody else may hold anything."""
    opened.records.add(Experience(title="Rood \x1b[31m en \x9b2J"))
    opened.close()

    out = run("show", empty)[1]

    assert "\x1b" not in out
    assert "\x9b" not in out


def test_show_json_is_the_json_form(run: Run, example: Path) -> None:
    """All of it, and nothing else on stdout."""
    out = run("show", example, "--json")[1]

    assert json.loads(out)["student"]["name"] == "Esra Hoekman"
    assert len(read_json(out.encode()).snapshot.all(Experience)) == 22


# ---------------------------------------------------------------- check and backup
def test_check_says_in_order(run: Run, example: Path) -> None:
    """And how much was looked at."""
    assert run("check", example)[1].startswith("In orde: 22 ervaringen")


def test_check_finds_changed_evidence(run: Run, copied: Path) -> None:
    """One byte of a photo: the file opens, but the check names what is damaged."""
    data = copied.read_bytes()
    place = data.index(b"\xff\xd8\xff\xe0") + 2_000
    copied.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])

    status, out, err = run("check", copied)

    assert (status, out) == (1, "")
    assert "1 bewijsstuk is beschadigd" in err


def test_check_finds_missing_evidence(run: Run, opened: Workspace, empty: Path) -> None:
    """A record whose bytes never came."""
    experience = opened.records.add(Experience(title="Dag een"))
    for number in range(7):
        opened.records.add(
            Evidence(
                experience_id=experience.id, kind=EvidenceKind.PHOTO, title=f"foto {number}", sha256="0" * 64, size=3
            )
        )
    opened.close()

    err = run("check", empty)[2]

    assert "7 bewijsstukken zijn beschadigd: foto 0," in err
    assert "en meer" in err


@pytest.mark.parametrize("command", [["show"], ["check"], ["backup"], ["export", "x.pdf"]])
def test_missing_file_is_named_and_not_made(run: Run, tmp_path: Path, command: list[str]) -> None:
    """Looking at nothing makes nothing."""
    status, _, err = run(command[0], tmp_path / "weg.lobdossier", *command[1:])

    assert status == 1
    assert "weg.lobdossier" in err
    assert list(tmp_path.iterdir()) == []


def test_dossier_that_is_open_elsewhere(run: Run, opened: Workspace, empty: Path) -> None:
    """Two owners is one too many."""
    status, _, err = run("backup", opened.path)

    assert status == 1
    assert "open" in err


# ---------------------------------------------------------------- export
def test_export_document(run: Run, example: Path, tmp_path: Path) -> None:
    """A PDF, and how many pages."""
    target = tmp_path / "uit.pdf"

    status, out, err = run("export", example, target)

    assert (status, err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")
    assert "bladzijden" in out


def test_export_for_a_purpose_as_data(run: Run, example: Path, tmp_path: Path) -> None:
    """By its ending it is known what it must become."""
    status, out, _ = run("export", example, tmp_path / "uit.json", "--purpose", "inspanning")

    read = read_json((tmp_path / "uit.json").read_bytes())
    assert status == 0
    assert "bladzijde" not in out
    assert read.document is not None
    assert read.document.purpose is Purpose.INSPANNING


def test_export_is_remembered(run: Run, example: Path, tmp_path: Path) -> None:
    """The dossier knows what was made of it, as when the window made it."""
    before = len(read_json(run("show", example, "--json")[1].encode()).snapshot.all(Handover))

    run("export", example, tmp_path / "uit.pdf")

    (made,) = read_json(run("show", example, "--json")[1].encode()).snapshot.all(Handover)[before:]
    assert made.sha256 == hashlib.sha256((tmp_path / "uit.pdf").read_bytes()).hexdigest()


def test_export_of_what_is_open_elsewhere(opened: Workspace, tmp_path: Path) -> None:
    """It works, and says that the dossier does not know of it."""
    done = started("export", opened.path, tmp_path / "uit.pdf", home=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "niet onthouden" in done.stdout


def test_export_a_package_with_a_passphrase(run: Run, example: Path, tmp_path: Path) -> None:
    """And it comes back as a dossier of its own with that passphrase alone."""
    (tmp_path / "zin").write_text("drie groene stoelen\n", encoding="utf-8")
    words = ("--purpose", "alles", "--passphrase-file", tmp_path / "zin")

    assert run("export", example, tmp_path / "uit.lobpakket", *words)[0] == 0

    assert run("import", tmp_path / "uit.lobpakket", tmp_path / "weer.lobdossier")[0] == 1
    status, out, _ = run("import", tmp_path / "uit.lobpakket", tmp_path / "weer.lobdossier", *words[2:])
    assert (status, "ervaringen" in out) == (0, True)


@pytest.mark.parametrize(
    ("out", "words", "said"),
    [
        ("uit.pdf", ["--passphrase-file", "zin"], "hoort bij een pakket"),
        ("uit.lobpakket", ["--passphrase-file", "leeg"], "niet leeg"),
        ("uit.json", ["--kind", "gespreksblad"], "altijd een PDF"),
        ("uit.pdf", ["--whole", "--kind", "gespreksblad"], "hele dossier"),
        ("uit.json", ["--kind", "gespreksverslag"], "gespreksverslag is altijd een PDF"),
        ("uit.pdf", ["--whole", "--kind", "gespreksverslag"], "hele dossier"),
        ("uit.pdf", ["--whole", "--pages-only"], "hele dossier"),
        ("uit.pdf", ["--kind", "gespreksblad", "--pages-only"], "alleen een document"),
        ("uit.pdf", ["--kind", "formulier", "--pages-only"], "alleen een document"),
        ("uit.pdf", ["--kind", "gespreksverslag", "--passphrase-file", "zin"], "hoort bij een pakket"),
        ("uit.pdf", ["--kind", "gespreksblad", "--participant", "p"], "bij een formulier"),
        ("uit.pdf", ["--kind", "formulier", "--with-sentences"], "alleen mee met --kind tevredenheid"),
        ("uit.doc", [], "eindigt op .pdf, .lobpakket of .json"),
    ],
)
def test_export_of_what_does_not_go_together(
    run: Run, example: Path, tmp_path: Path, out: str, words: list[str], said: str
) -> None:
    """Nothing is made of it."""
    (tmp_path / "zin").write_text("drie groene stoelen", encoding="utf-8")
    (tmp_path / "leeg").touch()

    status, _, err = run(
        "export", example, tmp_path / out, *(tmp_path / w if w in ("zin", "leeg") else w for w in words)
    )

    assert (status, said in err, (tmp_path / out).exists()) == (1, True, False)


def test_export_pages_only(run: Run, example: Path, tmp_path: Path) -> None:
    """Without the data inside."""
    assert run("export", example, tmp_path / "met.pdf")[0] == 0
    assert run("export", example, tmp_path / "zonder.pdf", "--pages-only")[0] == 0

    assert b"loopbaandossier.json" in (tmp_path / "met.pdf").read_bytes()
    assert b"loopbaandossier.json" not in (tmp_path / "zonder.pdf").read_bytes()


@pytest.mark.parametrize("name", ["uit.json", "uit.lobpakket", "uit.pdf"])
def test_export_of_the_whole(run: Run, example: Path, tmp_path: Path, name: str) -> None:
    """What merging and going on elsewhere need; the student hears that everything is in it."""
    status, said, _ = run("export", example, tmp_path / name, "--whole")

    assert status == 0
    assert "Hierin staat je hele dossier" in said
    assert ("niet je foto’s" in said) is (name == "uit.json")
    assert "Een kopie van het hele dossier" in run("inspect", tmp_path / name)[1]


@pytest.mark.parametrize("purpose", list(Purpose))
def test_export_is_whole_only_when_asked_for(run: Run, opened: Workspace, tmp_path: Path, purpose: Purpose) -> None:
    """Not for any purpose, and not because it was ticked in the window once."""
    opened.records.add(replace(opened.sharing.propose(purpose), whole=True, pages_only=True))
    path = opened.path
    opened.close()

    said = run("export", path, tmp_path / "uit.lobpakket", "--purpose", purpose.value)[1]
    assert "hele dossier" not in said
    assert "Een deel van het dossier" in run("inspect", tmp_path / "uit.lobpakket")[1]
    assert run("export", path, tmp_path / "alles.pdf", "--purpose", purpose.value, "--whole")[0] == 0
    assert "Een kopie van het hele dossier" in run("inspect", tmp_path / "alles.pdf")[1]
    last = read_json(run("show", path, "--json")[1].encode()).snapshot.all(Handover)
    assert [h.choice.whole for h in last if h.choice] == [False, True]


def test_export_sheet_of_the_next_conversation(run: Run, example: Path, tmp_path: Path) -> None:
    """Without a number the one that comes first."""
    assert run("export", example, tmp_path / "blad.pdf", "--kind", "gespreksblad")[0] == 0


def test_export_sheet_of_one_conversation(run: Run, example: Path, tmp_path: Path) -> None:
    """With the numbers that `show` gives, the past ones too."""
    lines = run("show", example)[1].splitlines()
    numbers = [line.split()[1] for line in lines if line.startswith("    nummer ")]

    assert len(numbers) == 5
    for number in (numbers[0], numbers[-1]):
        words = ("--kind", "gespreksblad", "--conversation", number)
        assert run("export", example, tmp_path / "blad.pdf", *words)[0] == 0


def test_export_conversation_for_a_calendar(run: Run, example: Path, tmp_path: Path) -> None:
    """The next one, or the one that is named; with nothing of what was prepared in it."""
    target = tmp_path / "gesprek.ics"

    status, out, _ = run("export", example, target, "--kind", "agenda")

    assert (status, out.startswith(f"Gemaakt: {target}, ")) == (0, True)
    assert b"SUMMARY:Trialoog\\, halverwege mijn stage\r\n" in target.read_bytes()
    numbers = [line.split()[1] for line in run("show", example)[1].splitlines() if line.startswith("    nummer ")]
    assert run("export", example, target, "--kind", "agenda", "--conversation", numbers[-1])[0] == 0
    assert numbers[-1].encode() in target.read_bytes()


@pytest.mark.parametrize(
    ("out", "words", "said"),
    [
        ("uit.pdf", [], "eindigt op .ics"),
        ("uit.ics", ["--whole"], "alleen de afspraak"),
        ("uit.ics", ["--participant", "p"], "alleen de afspraak"),
        ("uit.ics", ["--with-sentences"], "alleen de afspraak"),
        ("uit.ics", ["--conversation", "bestaat-niet"], "staat niet in dit dossier"),
    ],
)
def test_export_what_is_no_calendar(
    run: Run, example: Path, tmp_path: Path, out: str, words: list[str], said: str
) -> None:
    """It says what to do instead, and makes nothing."""
    status, _, err = run("export", example, tmp_path / out, "--kind", "agenda", *words)

    assert (status, said in err, (tmp_path / out).exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--kind", "gespreksblad", "--conversation", "bestaat-niet"], "staat niet in dit dossier"),
        (["--kind", "gespreksverslag", "--conversation", "bestaat-niet"], "staat niet in dit dossier"),
        (["--conversation", "x"], "--kind gespreksblad"),
    ],
)
def test_export_refusals(run: Run, example: Path, tmp_path: Path, words: list[str], said: str) -> None:
    """With what to do instead."""
    status, _, err = run("export", example, tmp_path / "uit.pdf", *words)

    assert status == 1
    assert said in err
    assert not (tmp_path / "uit.pdf").exists()


def test_export_record_of_the_last_conversation(run: Run, example: Path, tmp_path: Path) -> None:
    """Without a number the one that was held last; it is remembered, also of which conversation it is."""
    status, out, _ = run("export", example, tmp_path / "verslag.pdf", "--kind", "gespreksverslag")

    assert (status, "verslag.pdf" in out) == (0, True)
    kept = read_json(run("show", example, "--json")[1].encode()).snapshot
    last = [c for c in kept.conversations() if c.state is ConversationState.HELD][-1]
    handover = kept.all(Handover)[-1]
    assert (handover.is_report, handover.conversation_id) == (True, last.id)


def test_export_record_of_one_conversation(run: Run, example: Path, tmp_path: Path) -> None:
    """An older one by its number; one that was not held yet has nothing to tell."""
    kept = read_json(run("show", example, "--json")[1].encode()).snapshot
    held = next(c for c in kept.conversations() if c.state is ConversationState.HELD)
    planned = next(c for c in kept.conversations() if c.state is ConversationState.PLANNED)
    words = ("--kind", "gespreksverslag", "--conversation")

    assert run("export", example, tmp_path / "a.pdf", *words, held.id)[0] == 0
    status, _, err = run("export", example, tmp_path / "b.pdf", *words, planned.id)
    assert (status, "nog niet afgerond" in err, (tmp_path / "b.pdf").exists()) == (1, True, False)


def test_export_record_without_a_conversation(run: Run, empty: Path, tmp_path: Path) -> None:
    """Nothing held, nothing to tell."""
    status, _, err = run("export", empty, tmp_path / "uit.pdf", "--kind", "gespreksverslag")

    assert (status, "nog geen gesprek afgerond" in err) == (1, True)


def test_export_to_a_name_that_says_nothing(run: Run, example: Path, tmp_path: Path) -> None:
    """It is not guessed at."""
    status, _, err = run("export", example, tmp_path / "uit.docx")

    assert status == 1
    assert ".pdf" in err
    assert not (tmp_path / "uit.docx").exists()


def test_export_sheet_without_a_conversation(run: Run, empty: Path, tmp_path: Path) -> None:
    """Nothing planned, nothing to print."""
    status, _, err = run("export", empty, tmp_path / "uit.pdf", "--kind", "gespreksblad")

    assert status == 1
    assert "nog geen gesprek gepland" in err


# ---------------------------------------------------------------- sentences
@pytest.mark.parametrize(
    "error",
    [
        DiskFull(Path("x")),
        ReadOnly(Path("x")),
        Gone(Path("x")),
        Damaged(Path("x"), "schema"),
        FileExistsError(Path("x")),
        PermissionError(errno.EACCES, "Permission denied", "x"),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError("zomaar"),
        cli.Failed("Zo niet. Doe het anders."),
    ],
)
def test_every_error_has_one_line(error: Exception) -> None:
    """In Dutch, without the words of the machine, and never about a screen that is not there."""
    said = cli.sentence(error)

    assert said
    assert "\n" not in said
    assert "scherm" not in said
    assert not {"Errno", "Permission", "space left", "Error"} & set(said.split())


@pytest.mark.parametrize("words", [("show",), ("show", "--json"), ("check",), ("backup",), ("export", "uit.pdf")])
def test_looking_needs_no_lock(opened: Workspace, empty: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """While the app has a dossier open it can be shown, checked, exported and backed up beside it."""
    command, *rest = words
    paths = [str(tmp_path / word) if word.endswith(".pdf") else word for word in rest]

    done = started(command, empty, *paths, home=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    opened.records.add(Experience(title="Nog steeds van mij"))


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_dossier_needs_a_name(run: Run, tmp_path: Path, name: str) -> None:
    """No name, or one that does not fit, is wrong usage; nothing is made."""
    status, _, said = run("new", tmp_path / "a.lobdossier", "--name", name)

    assert status == 2
    assert "geef een naam" in said
    assert not (tmp_path / "a.lobdossier").exists()
