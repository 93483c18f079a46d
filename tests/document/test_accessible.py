"""What somebody finds their way with who cannot see the page: language, title, headings, bookmarks, lists, figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from tests.document import chance


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    """A random document with everything in it, opened by another library than made it."""
    path = tmp_path_factory.mktemp("leesbaar") / "a.pdf"
    chance.dossier(7001).write(path)
    with pikepdf.open(path) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K", [])
        waiting += [kid for kid in reversed(list(kids)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def of(pdf: pikepdf.Pdf, *tags: str) -> list[pikepdf.Dictionary]:
    return [element for element in elements(pdf) if str(element.S) in tags]


def test_it_says_its_language_and_its_title(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.Lang == "nl-NL"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo.Title)
        assert str(pdf.docinfo.Title).startswith("Loopbaandocument")
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")


def test_headings_begin_at_one_and_skip_no_level(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(heading.S)[2:]) for heading in of(pdf, *(f"/H{level}" for level in range(1, 7)))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_bookmark_leads_to_a_page_and_chapters_are_headings(pdf: pikepdf.Pdf) -> None:
    pages = {page.objgen for page in pdf.pages}
    with pdf.open_outline() as outline:
        chapters = list(outline.root)

    assert len(chapters) > 4
    for item in (*chapters, *(inner for chapter in chapters for inner in chapter.children)):
        assert item.title.strip()
        place = item.destination or item.action.D
        found = place if isinstance(place, pikepdf.Array) else pdf.Root.Dests[str(place)]
        assert found[0].objgen in pages
    assert len(of(pdf, "/H2")) >= len(chapters)


def test_every_figure_is_told_in_words(pdf: pikepdf.Pdf) -> None:
    figures = of(pdf, "/Figure")

    assert figures
    assert all(str(figure.Alt).strip() for figure in figures)


def test_lists_and_tables_are_whole(pdf: pikepdf.Pdf) -> None:
    """Items in lists, cells in rows, and each column and row with a head that says that it is one."""
    parents = {
        "/LI": {"/L"},
        "/LBody": {"/LI"},
        "/Lbl": {"/LI", "/TOCI"},
        "/TR": {"/Table"},
        "/TD": {"/TR"},
        "/TH": {"/TR"},
    }

    for tag, allowed in parents.items():
        assert all(str(element.P.S) in allowed for element in of(pdf, tag)), tag
    assert of(pdf, "/L")
    assert of(pdf, "/Table")
    for table in of(pdf, "/Table"):
        first = next(kid for kid in table.K if str(kid.S) == "/TR")
        assert all(str(cell.S) == "/TH" and str(cell.A.Scope) == "/Column" for cell in first.K)


def test_every_page_goes_from_one_link_to_the_next_in_reading_order(pdf: pikepdf.Pdf) -> None:
    """And each link says where it leads."""
    links = [link for page in pdf.pages for link in page.get("/Annots", [])]

    assert all(str(page.Tabs) == "/S" for page in pdf.pages)
    assert links
    assert all(str(link.Contents).strip() and "/StructParent" in link for link in links)


def test_the_foot_of_a_page_is_not_read_aloud(pdf: pikepdf.Pdf) -> None:
    for page in list(pdf.pages)[1:]:
        operators = pikepdf.parse_content_stream(page)
        kinds = [
            str(one.operands[1].get("/Type", ""))
            for one in operators
            if str(one.operator) == "BDC" and str(one.operands[0]) == "/Artifact"
        ]

        assert "/Pagination" in kinds
