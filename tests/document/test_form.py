"""The form to answer on: one page if it can be, for a pen and for a keyboard, and whole for who hears it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lobdossier.document.designs import design_of
from lobdossier.document.fonts import Family
from lobdossier.document.form import words
from lobdossier.document.form.sheet import FormSheet
from lobdossier.document.form.write import tell_form, write_form
from lobdossier.document.look import Look
from lobdossier.domain import forms
from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant, SharedQuestion
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import ConversationKind, DocumentDesign, Sector
from lobdossier.domain.voices import MOST
from tests.document import dossiers, verapdf
from tests.document.support import fonts, read_words, streams, told_words

ASKED = (
    "Wat zag je Zoë goed doen?", "Waar zag je groei bij Zoë?", "Wat is een goede volgende stap?", "Wat wil je Zoë vragen?",
    "Wanneer was je trots op Zoë?", "Bij wie zou Zoë een dag mee kunnen lopen?",
)  # fmt: skip
LONG = "Vertel eens over een moment op de werkvloer waarop je zag dat Zoë iets deed wat niemand had gevraagd. " * 3
LONGEST = (LONG * 7)[:2_000]
VARIANTS: list[tuple[Family, int]] = [("atkinson", 10), ("atkinson", 12), ("opendyslexic", 10), ("opendyslexic", 12)]


def sheet(
    *asked: str,
    name: str = "Henk Brouwer",
    role: str = "praktijkbegeleider",
    student: str = "Zoë Tahapary",
    on: bool = True,
) -> FormSheet:
    """The form for Henk, of a conversation in which everybody has answered already."""
    questions = tuple(SharedQuestion(id=f"q{n}", question=question) for n, question in enumerate(asked or ASKED[:4]))
    secret = tuple(GivenAnswer(question_id=q.id, question=q.question, text="GEHEIM antwoord") for q in questions)
    talk = Conversation(
        id="gesprek", title="Trialoog in de werkplaats", on=date(2027, 2, 1) if on else None, questions=questions,
        answers=secret, private="GEHEIM", talk_about="GEHEIM", own_first=False,
    )  # fmt: skip
    henk = Participant(id="henk", conversation_id="gesprek", name=name, role=role, answers=secret)
    marloes = Participant(
        id="marloes", conversation_id="gesprek", name="Marloes Vink", role="BPV-docent", answers=secret
    )
    return FormSheet("dossier", Student(id="s", name=student), talk, (henk, marloes), henk)


def made(folder: Path, of: FormSheet, name: str = "a", **how: object) -> Path:
    write_form(of, dossiers.DAY, folder / f"{name}.pdf", **how)  # type: ignore[arg-type]  # any of its options
    return folder / f"{name}.pdf"


def pages(path: Path) -> int:
    return len(pypdf.PdfReader(path).pages)


# ---- for everybody ------------------------------------------------------------------------------------------


def test_every_form_passes(tmp_path: Path) -> None:
    """PDF/UA-1, in each design and font, with one question and with long ones, and awkward names.

    Nothing is wrong for PDF/A-3a but that it does not say that it is (6.6.4): what says so, Adobe opens to read only.
    """
    paths = [made(tmp_path, sheet(), design.value, design=design) for design in DocumentDesign]
    paths += [made(tmp_path, sheet(*ASKED), f"{f}-{size}", font=f, base_size=size) for f, size in VARIANTS]
    paths += [
        made(tmp_path, sheet("Eén vraag?"), "een"),
        made(tmp_path, sheet(*[LONG] * MOST), "lang"),
        made(tmp_path, sheet(*[LONGEST] * MOST), "langst", design=DocumentDesign.ZWART_WIT),
        made(tmp_path, sheet("مرحبا بك؟ €", name="Мария Łukaszewicz 🎉 محمد", role="", student=""), "namen"),
    ]

    assert verapdf.rules(verapdf.judge(*paths)) == {f"{verapdf.ARCHIVE} 6.6.4-1"}


@pytest.mark.parametrize("asked", [ASKED[:1], ASKED, (LONG,) * 6, (LONGEST,) * 2], ids=["een", "zes", "lang", "langst"])
def test_it_is_read_as_it_was_told(tmp_path: Path, asked: tuple[str, ...]) -> None:
    """Word for word, each question before its field."""
    of = sheet(*asked)

    path = made(tmp_path, of)

    assert read_words(path) == told_words(tell_form(of, Look(design_of(DocumentDesign.RUSTIG))))


@pytest.mark.parametrize("design", DocumentDesign)
def test_each_field_says_what_it_is_for(tmp_path: Path, design: DocumentDesign) -> None:
    """In the order of the page; the field of a question says the question, in full."""
    with pikepdf.open(made(tmp_path, sheet(*ASKED, LONG), design=design)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        said = [str(field.TU) for field in fields]

        assert said[:3] == ["Naam", "Rol", "Datum, bijvoorbeeld 1 februari 2027"]
        assert said[3] == "Vraag 1 van 7: Wat zag je Zoë goed doen?"
        assert LONG.strip() in said[9]
        assert said[-1].startswith("Ja, Zoë mag mijn antwoorden ook laten zien")
        assert [page.Tabs for page in pdf.pages] == [pikepdf.Name.S] * len(pdf.pages)
        assert [bool(int(field.get("/Ff", 0)) & 1 << 12) for field in fields] == [False] * 3 + [True] * 7 + [False]
        assert [bool(int(field.get("/Ff", 0)) & 1) for field in fields] == [False, True] + [False] * 9
        assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_what_is_typed_finds_its_letters_in_the_file(tmp_path: Path) -> None:
    """The whole font of the look is inside, in an encoding that every viewer writes."""
    for family, name in (("atkinson", "AtkinsonHyperlegibleNext-Regular"), ("opendyslexic", "OpenDyslexic-Regular")):
        path = made(tmp_path, sheet(), family, font=family)
        with pikepdf.open(path) as pdf:
            (font,) = pdf.Root.AcroForm.DR.Font.values()
            told = [str(field.DA) for field in pdf.Root.AcroForm.Fields if "/DA" in field]
            widths = [int(width) for width in font.Widths]

        assert (str(font.BaseFont), str(font.Encoding)) == (f"/{name}", "/WinAnsiEncoding")
        assert all(widths["€ë–’".encode("cp1252")[n] - 32] > 0 for n in range(4))
        assert all(da.startswith("/LobFormulier ") for da in told)
        assert {embedded for _, embedded in fonts(path)} == {True}


def test_only_what_is_asked_is_in_it(tmp_path: Path) -> None:
    """No answer of anybody, nothing private."""
    assert b"GEHEIM" not in streams(made(tmp_path, sheet()))


def test_the_same_form_is_the_same_file(tmp_path: Path) -> None:
    assert made(tmp_path, sheet(), "a").read_bytes() == made(tmp_path, sheet(), "b").read_bytes()


# ---- on paper -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("design", DocumentDesign)
@pytest.mark.parametrize(("family", "size"), VARIANTS)
@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_short_questions_fit_on_one_page(
    tmp_path: Path, design: DocumentDesign, family: Family, size: int, count: int
) -> None:
    """In every look, with room for two lines at least under each."""
    path = made(tmp_path, sheet(*ASKED[:count]), design=design, font=family, base_size=size)

    with pikepdf.open(path) as pdf:
        boxes = [f.Rect for f in pdf.Root.AcroForm.Fields if forms.read_question(str(f.T))]
        assert len(pdf.pages) == 1
    assert all(float(box[3]) - float(box[1]) > 36 for box in boxes)


@pytest.mark.parametrize(("family", "size"), VARIANTS)
def test_long_questions_go_on_on_a_second_page(tmp_path: Path, family: Family, size: int) -> None:
    """A question and its box are never on two pages."""
    path = made(tmp_path, sheet(*[LONG[:180]] * MOST), font=family, base_size=size)

    assert pages(path) <= 2


@given(asked=st.lists(st.text(min_size=1, max_size=300).filter(str.strip), min_size=1, max_size=MOST))
@settings(max_examples=25)
def test_no_field_lies_over_another_or_off_the_page(tmp_path: Path, asked: list[str]) -> None:
    with pikepdf.open(made(tmp_path, sheet(*asked))) as pdf:
        for page in pdf.pages:
            boxes = [[float(edge) for edge in note.Rect] for note in page.get("/Annots", [])]
            assert all(40 < left < right < 560 and 60 < low < high < 790 for left, low, right, high in boxes)
            for number, (left, low, right, high) in enumerate(boxes):
                for other in boxes[number + 1 :]:
                    assert right <= other[0] or other[2] <= left or high <= other[1] or other[3] <= low


# ---- the words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Henk Brouwer", "Jouw stem telt mee, Henk"),
        ("mevrouw De Vries", "Jouw stem telt mee, mevrouw De Vries"),
        ("", "Jouw stem telt mee"),
        ("x" * 120, "Jouw stem telt mee"),
    ],
)
def test_somebody_is_spoken_to_by_name(name: str, title: str) -> None:
    assert words.title(sheet(name=name)) == title


def test_why_somebody_gets_it() -> None:
    """Without words that ask whether somebody is a he or a she, and without what is not known."""
    assert words.why(sheet()) == (
        "Zoë bereidt een gesprek voor op 1 februari 2027: Trialoog in de werkplaats. Jij, Marloes en Zoë zelf krijgen "
        "dezelfde vier vragen. De antwoorden komen naast elkaar te staan."
    )
    bare = sheet("Eén?", student="", on=False)
    assert words.why(bare).startswith("De student bereidt een gesprek voor: Trialoog in de werkplaats. Jij, Marloes")
    assert "dezelfde vraag." in words.why(bare)
    assert words.back(bare) == "Stuur het terug aan de student."


def test_how_many_voices() -> None:
    """The student counts; in vo it is a leerling; at home nobody speaks of a trialoog."""
    talk = Conversation(
        id="c", kind=ConversationKind.GESPREK_THUIS, questions=(SharedQuestion(id="q", question="Wat?"),)
    )
    mother = Participant(id="p", conversation_id="c", name="", role="moeder")
    of = FormSheet("d", Student(id="s", sector=Sector.VO), talk, (mother,), mother)

    assert words.kind(of) == "Twee stemmen"
    assert words.kind(FormSheet("d", of.student, talk, (mother,) * 9, mother)) == "Alle stemmen"
    assert words.about(of) == "Twee stemmen, blad voor moeder"
    assert "leerling" in words.may_show(of)
