"""`import` and `inspect`: what they say, where, and with which exit status."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pikepdf
import pytest

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Experience
from lobdossier.domain.package import Package
from lobdossier.domain.record import EPOCH
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.exchange.json_form import write_json
from lobdossier.services.packing import whole_copy
from lobdossier.services.workspace import Workspace
from tests.conftest import Run
from tests.exchange import hostile
from tests.faults import names
from tests.services.brought import NOW, as_pdf, fetch_from, full_dossier, pack

SEALED = Path(__file__).parent / "services" / "sealed.lobpakket"


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Of a dossier with something of everything."""
    file = full_dossier(tmp_path / "home" / "Noor.lobdossier")
    found = whole_copy(file, NOW, CareerDocument(receiver="ROC Midden", keep_until=NOW.date().replace(year=2028)))
    pack(found, fetch_from(file), tmp_path / "Noor.lobpakket")
    as_pdf(found, fetch_from(file), tmp_path / "Noor.pdf")
    file.close()
    (tmp_path / "Noor.json").write_bytes(write_json(found))
    return found


def test_inspect_says_what_it_is(run: Run, package: Package, tmp_path: Path) -> None:
    """Of whom, made when, for whom and for what, how much, and whether it was changed; nothing is made."""
    before = names(tmp_path)

    status, said, err = run("inspect", tmp_path / "Noor.lobpakket")

    assert (status, err) == (0, "")
    assert said.splitlines() == [
        "Een pakket met een loopbaandossier, van Noor Jansen",
        f"Gemaakt op zaterdag 28 november 2026 met versie {package.made_with}",
        "Een kopie van het hele dossier, voor ROC Midden: Naar mijn volgende school, te bewaren tot dinsdag 28 november 2028",
        "5 ervaringen, 1 reflectie, 4 bewijsstukken, 1 gesprek",
        "Met 3 bestanden erbij, samen 2,3 MB",
        "Ongewijzigd sinds export.",
        "De afkomst is niet gecontroleerd: het bestand zegt zelf van wie het is.",
    ]
    assert names(tmp_path) == before


def test_inspect_of_a_pdf_and_of_json(run: Run, package: Package, tmp_path: Path) -> None:
    """The same dossier in other clothes."""
    assert run("inspect", tmp_path / "Noor.pdf")[1].startswith(
        "Een PDF met het loopbaandossier erin, van Noor Jansen\n"
    )
    said = run("inspect", tmp_path / "Noor.json")[1]
    assert "Er horen 3 bestanden bij (2,3 MB), maar die zitten er niet in\n" in said
    said = run("inspect", tmp_path / "home" / "Noor.lobdossier")[1]
    assert said.startswith("Een loopbaandossier, van Noor Jansen\n")
    assert "Niet te zien of er iets veranderd is." in said


def test_inspect_tells_of_changes_and_never_says_genuine(run: Run, package: Package, tmp_path: Path) -> None:
    """A seal that fits proves no sender."""
    (tmp_path / "x.json").write_bytes(write_json(package).replace(b"Noor Jansen", b"Noor Janssen"))

    said = run("inspect", tmp_path / "x.json")[1]

    assert "Gewijzigd sinds export." in said
    assert "echt" not in said.lower()


def test_of_a_pdf_only_the_data_are_called_unchanged(run: Run, package: Package, tmp_path: Path) -> None:
    """Anybody can put other pages around the same data."""
    with pikepdf.open(tmp_path / "Noor.pdf") as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.save(tmp_path / "anders.pdf")
    bare = dataclasses.replace(package, snapshot=Snapshot.of([package.student]), files=())
    as_pdf(bare, lambda _: b"", tmp_path / "veranderd.pdf", write_json(bare).replace(b"Noor Jansen", b"Noor Janssen"))

    said = run("inspect", tmp_path / "anders.pdf")[1].splitlines()

    assert "De gegevens erin zijn ongewijzigd sinds export. De bladzijden zelf kan iemand veranderd hebben." in said
    assert "Ongewijzigd sinds export." not in said
    assert "De gegevens erin zijn gewijzigd sinds export." in run("inspect", tmp_path / "veranderd.pdf")[1]


def test_inspect_of_very_little(run: Run, tmp_path: Path) -> None:
    """A form without a name, a date or anything in it, but a table of activities."""
    bare = Package(snapshot=Snapshot(), made_on=EPOCH, activities=(Experience(id="e1"), Experience(id="e2")))
    (tmp_path / "x.json").write_bytes(write_json(bare))

    assert run("inspect", tmp_path / "x.json")[1].splitlines() == [
        "De gegevens van een loopbaandossier (JSON), van iemand zonder naam",
        "Een deel van het dossier",
        "0 ervaringen, 0 reflecties, 0 bewijsstukken, 0 gesprekken",
        "In de tabel: 2 andere activiteiten",
        "Er horen geen foto’s of andere bestanden bij",
        "Ongewijzigd sinds export.",
        "De afkomst is niet gecontroleerd: het bestand zegt zelf van wie het is.",
    ]


def test_a_name_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """Colours, titles and lines that go back are somebody else's words."""
    name = "Noor\x1b]0;boe\x07\x1b[2J\r\u202e\nOngewijzigd"
    document = CareerDocument(receiver="ROC\x1b[31m")
    part = Package(
        snapshot=Snapshot.of([Student(id="s", name=name)]), document=document, made_with="\x1b[1m", made_on=NOW
    )
    (tmp_path / "x.json").write_bytes(write_json(part))

    said = run("inspect", tmp_path / "x.json")[1]

    assert said.replace("\n", "").isprintable()
    assert len(said.splitlines()) == 7


def test_import_makes_a_dossier(run: Run, package: Package, tmp_path: Path) -> None:
    """A new file that opens as any other."""
    target = tmp_path / "new" / "Noor.lobdossier"

    status, said, err = run("import", tmp_path / "Noor.pdf", target)

    assert (status, err) == (0, "")
    made, own = said.splitlines()
    assert made == f"Gemaakt: {target}, met 5 ervaringen, 1 reflectie, 4 bewijsstukken, 1 gesprek"
    assert "alleen mee verder als je die kopie zelf maakte" in own
    workspace = Workspace.open(target, data=tmp_path / "data")
    assert workspace.student.name == "Noor Jansen"
    workspace.close()
    assert run("check", target)[0] == 0


def test_import_of_json_tells_what_stayed_behind(run: Run, package: Package, tmp_path: Path) -> None:
    """The files are not in it."""
    said = run("import", tmp_path / "Noor.json", tmp_path / "b.lobdossier")[1]

    assert said.splitlines()[0].endswith("; 3 bestanden zaten niet in de JSON")
    assert run("check", tmp_path / "b.lobdossier")[0] == 0


def test_import_takes_the_place_of_nothing(run: Run, package: Package, tmp_path: Path) -> None:
    """Not even of the dossier that it came from."""
    target = tmp_path / "home" / "Noor.lobdossier"
    before = target.read_bytes()

    status, said, err = run("import", tmp_path / "Noor.lobpakket", target)

    assert (status, said) == (1, "")
    assert err == "lobdossier: “Noor.lobdossier”: Daar staat al iets. Er is niets veranderd. Kies een andere naam.\n"
    assert target.read_bytes() == before


def test_the_passphrase_is_in_a_file(run: Run, tmp_path: Path) -> None:
    """Its first line; without it, or with another, one sentence says so."""
    (tmp_path / "goed").write_text("geheim\r\nniet dit")
    (tmp_path / "fout").write_text("Geheim")

    assert run("inspect", SEALED, "--passphrase-file", tmp_path / "goed")[0] == 0
    status, _, err = run("import", SEALED, tmp_path / "b.lobdossier", "--passphrase-file", tmp_path / "fout")
    assert status == 1
    assert err.startswith("lobdossier: Wachtwoord of bestand klopt niet: “sealed.lobpakket”.")
    assert run("inspect", SEALED)[2].startswith("lobdossier: “sealed.lobpakket” gaat alleen open met een wachtwoord.")
    assert run("inspect", SEALED, "--passphrase-file", tmp_path / "weg")[0] == 1
    assert not (tmp_path / "b.lobdossier").exists()


def test_a_refusal_is_one_line_with_the_file_and_the_reason(run: Run, tmp_path: Path) -> None:
    """On stderr, with status 1, and nothing is made."""
    (tmp_path / "x.lobpakket").write_bytes(hostile.package(b"HET BEWIJS"))

    status, said, err = run("import", tmp_path / "x.lobpakket", tmp_path / "b.lobdossier")

    assert (status, said) == (1, "")
    assert err.count("\n") == 1
    assert "“x.lobpakket” kan niet open: een bestand erin is veranderd of beschadigd (bewijs-001.bin)." in err
    assert names(tmp_path) == ["x.lobpakket"]


def test_a_printed_pdf_asks_for_the_original(run: Run, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "print.pdf")

    status, _, err = run("inspect", tmp_path / "print.pdf")

    assert status == 1
    assert "In “print.pdf” zit geen dossier" in err
    assert "Vraag het oorspronkelijke bestand, niet een afdruk" in err


@pytest.mark.parametrize("words", [["import"], ["import", "x.pdf"], ["inspect"], ["inspect", "a", "b"]])
def test_wrong_usage_is_told(run: Run, words: list[str]) -> None:
    assert run(*words)[0] == 2


def test_a_part_is_taken_in_without_a_warning(run: Run, package: Package, tmp_path: Path) -> None:
    """Nothing of it sets a right, so there is nothing to warn of."""
    part = dataclasses.replace(package, hash_key=None, files=(), snapshot=Snapshot.of([package.student]), versions=())
    (tmp_path / "x.json").write_bytes(write_json(part))

    assert len(run("import", tmp_path / "x.json", tmp_path / "b.lobdossier")[1].splitlines()) == 1


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbfgeheim\r\n", b"geheim", b"geheim\nb\xc3\xa9"],
)
def test_a_mark_before_the_passphrase_is_no_part_of_it(run: Run, tmp_path: Path, data: bytes) -> None:
    """Notepad puts one there."""
    (tmp_path / "zin").write_bytes(data)

    assert run("inspect", SEALED, "--passphrase-file", tmp_path / "zin")[0] == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_a_passphrase_in_another_encoding_is_not_guessed_at(run: Run, tmp_path: Path, encoding: str) -> None:
    """A package closed with the guess would open for nobody."""
    (tmp_path / "zin").write_bytes("café geheim".encode(encoding))

    status, said, err = run("inspect", SEALED, "--passphrase-file", tmp_path / "zin")

    assert (status, said) == (1, "")
    assert err == (
        "lobdossier: Het bestand met het wachtwoord is niet te lezen. "
        "Bewaar het als tekst in UTF-8 en probeer het opnieuw.\n"
    )


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="devices with a name are of Unix")
def test_a_device_is_not_called_a_folder(run: Run) -> None:
    """What it is not is said, too."""
    status, _, err = run("inspect", "/dev/null")

    assert status == 1
    assert "map" not in err
    assert "onderdeel van de computer" in err


def test_ctrl_c_is_one_line(run: Run, package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, the status that shells know, and no half dossier."""
    from lobdossier.services import taking_in

    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(taking_in.history, "put_all", interrupted)

    made = run("import", tmp_path / "Noor.lobpakket", tmp_path / "new" / "b.lobdossier")

    assert made == (130, "", "lobdossier: Gestopt.\n")
    assert names(tmp_path / "new") == []


def test_a_part_says_so(run: Run, package: Package, tmp_path: Path) -> None:
    """Whoever gets it need not think that it is everything."""
    part = dataclasses.replace(package, hash_key=None, files=(), snapshot=Snapshot.of([package.student]), versions=())
    (tmp_path / "x.json").write_bytes(write_json(part))

    assert "Een deel van het dossier, voor ROC Midden" in run("inspect", tmp_path / "x.json")[1]
