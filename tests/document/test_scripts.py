"""Arabic, Hebrew and emoji: as they look on the page, and as they are read aloud."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from lobdossier.document.builder import Builder
from lobdossier.document.designs import COLOURFUL
from lobdossier.document.fonts import font_set, markup, printed
from lobdossier.document.grid import FULL, MARGIN
from lobdossier.document.look import Look
from lobdossier.document.make import write
from lobdossier.document.photos import PhotoStore
from lobdossier.document.shaping import shape
from lobdossier.document.tagged.directions import base_level, mirrored, visual
from lobdossier.document.tagged.glyphs import is_shaped, logical
from tests.document import chance, dossiers, verapdf
from tests.document.support import read_words, structure_texts
from tests.document.test_tagged import ABOUT

MIXED = "Oma zei: «السلام عليكم» en ik (מה שלומך?) om 4:30 terug."
RIGHT = "مرحبا، اسمي نور وأعمل في المخبز (De Ster) منذ 3 سنوات. " * 4


def page(path: Path, *texts: str, link: str = "") -> Path:
    """A page with each of *texts* as a paragraph, and *link* as one that is a link."""
    b = Builder(Look(COLOURFUL), PhotoStore(dossiers.no_bytes, 0))
    b.begin("")
    for text in texts:
        b.add(b.text(text), 12)
    if link:
        source = markup(link, b.look.style("body").fontName)
        b.add(b.marked(f'<a href="https://voorbeeld.nl"><u>{source}</u></a>', link, "body"))
    write(b, ABOUT, "", path)
    return path


def ink(path: Path) -> tuple[int, int, int, int]:
    """Where there is ink on the first page: left, top, right and bottom in points."""
    image = pypdfium2.PdfDocument(path)[0].render(scale=1).to_pil().convert("L")
    box = ImageChops.invert(image).getbbox()
    assert box
    return box


@pytest.mark.parametrize("text", [MIXED, RIGHT, "שלום עולם", "می‌خواهم کار کنم", "لا", "Nour نور", "مُعَلِّم"])
def test_it_is_read_aloud_as_it_was_typed(tmp_path: Path, text: str) -> None:
    assert read_words(page(tmp_path / "a.pdf", text)) == text.split()


def test_a_link_in_it_is_read_in_its_place(tmp_path: Path) -> None:
    path = page(tmp_path / "a.pdf", link="أحب الخبز والعجين كثيراً")

    assert read_words(path) == ["أحب", "الخبز", "والعجين", "كثيراً"]
    assert verapdf.complaints(verapdf.judge(path)) == []


def test_a_paragraph_of_it_begins_at_the_right(tmp_path: Path) -> None:
    """And a Dutch one in which a word of it stands begins at the left, even when that word is the first."""
    right, left = ink(page(tmp_path / "a.pdf", "سلام عليكم")), ink(page(tmp_path / "b.pdf", "سلام zei mijn oma"))

    assert right[2] == pytest.approx(MARGIN + FULL, abs=2)
    assert left[0] == pytest.approx(MARGIN, abs=2)


def test_letters_are_joined() -> None:
    """A word is narrower than its letters apart, and none of its glyphs is one of theirs."""
    markup("سلام", font_set("atkinson").names["R"])  # a font is known to ReportLab once a text needs it
    joined = shape("DejaVuSans", "سلام")
    apart = [shape("DejaVuSans", letter) for letter in "سلام"]

    assert is_shaped(joined)
    assert logical(joined) == "سلام"
    assert joined[0] not in apart


def test_the_languages_are_said(tmp_path: Path) -> None:
    import pikepdf

    with pikepdf.open(page(tmp_path / "a.pdf", MIXED, RIGHT, "پیشه من")) as pdf:
        found = [str(thing.Lang) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Lang" in thing]

    assert {"nl-NL", "ar", "he", "fa"} == set(found)


ALIKE = st.text(st.sampled_from("abAB אבגד ابتث 123 ٤٥ .,:-/%€‘’"), max_size=40)


@given(ALIKE, st.sampled_from([0, 1]))
def test_the_order_on_the_page_is_that_of_unicode(text: str, base: int) -> None:
    """Held against another implementation of the algorithm."""
    places = [place for place, _ in visual(text, base)]

    assert sorted(places) == list(range(len(text)))
    assert "".join(text[place] for place in places) == get_display(text, base_dir="LR"[base])


def test_brackets_open_towards_what_they_hold(tmp_path: Path) -> None:
    """Drawn mirrored, they are still read as what was typed."""
    path = page(tmp_path / "a.pdf", "אב (גד) הו")
    seen = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout

    assert mirrored("(") == ")"
    assert read_words(path) == ["אב", "(גד)", "הו"]
    assert "(גד)" in seen


def test_the_direction_is_that_of_most_letters() -> None:
    assert base_level("نور Hofstra") == 0
    assert base_level("أنا نور Nour") == 1
    assert base_level("123 !") == 0


# ---- emoji and the rest ------------------------------------------------------------------------------------


@pytest.mark.parametrize("emoji", [*chance.EMOJI, "👩‍❤️‍💋‍👨", "🇳🇱", "#️⃣", "😀😀"])
def test_an_emoji_is_read_as_it_was_typed(tmp_path: Path, emoji: str) -> None:
    """Skin, flag and family included; a sign that draws nothing may follow one that has two glyphs."""
    (told,) = structure_texts(page(tmp_path / "a.pdf", f"zo {emoji}"))

    assert told.replace("\u200b", "") == f"zo {emoji}"


@pytest.mark.parametrize("sequence", ["👩🏽‍🔧", "👨‍👩‍👧‍👦", "🇳🇱", "👍🏿"])
def test_what_belongs_together_is_one_sign(sequence: str) -> None:
    font = font_set("atkinson").names["R"]
    alone = markup("🎉", font)

    assert len(markup(sequence, font)) == len(alone)


def test_what_no_font_has_is_seen_to_be_missing(tmp_path: Path) -> None:
    """Also what stands for private use: it means something else to everybody."""
    pages = []
    for number, lost in enumerate(("漢", "ት", "हि", "\ue000", "\U000fe4e5", "\U0010fffd")):
        pages.append(page(tmp_path / f"{number}.pdf", f"een {lost} twee"))

        assert read_words(pages[-1]) == ["een", "\ufffd" * len(lost), "twee"]
    assert verapdf.complaints(verapdf.judge(*pages)) == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp", "Mn"]), max_size=12))
def test_nothing_is_lost_in_shaping(text: str) -> None:
    """Every letter is said once and in its place, or seen to be missing."""
    typed = unicodedata.normalize("NFC", text)
    said = printed(text).replace("\u200b", "")

    assert len(said) == len(typed)
    assert all(shown in (letter, "\ufffd") for shown, letter in zip(said, typed, strict=True))
