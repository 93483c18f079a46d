"""One story in three designs: the pages know none of them, and each holds what any student brings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops

import lobdossier.document
from lobdossier.document.builder import Builder
from lobdossier.document.career_document import tell, write_career_document
from lobdossier.document.conversation_sheet import write_conversation_sheet
from lobdossier.document.designs import design_of
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.layout import Part
from lobdossier.document.pages.cover import Cover
from lobdossier.document.pages.cover_photo import CoverPhoto
from lobdossier.document.paginate import Page, lay_out
from lobdossier.document.photos import Photo
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tagged.tree import Node
from lobdossier.document.typography import Text
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.portrait import Quality, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Bytes, Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import Competence, DocumentDesign, EvidenceKind
from tests.document import dossiers
from tests.document.support import letters, streams, structure_words

EVERY = pytest.mark.parametrize("design", DocumentDesign)
SENTENCE = "Ik werk precies en ik begin opnieuw als het misgaat, ook als niemand kijkt. "
_HOME = Path(lobdossier.document.__file__).parent
_KNOW = {"designs.py", "tokens.py", "look.py", "pen.py"}


def asked(design: DocumentDesign, **more: object) -> DocumentRequest:
    return replace(dossiers.REQUEST, design=design, **more)  # type: ignore[arg-type]  # any of its fields


def laid_out(
    snapshot: Snapshot, request: DocumentRequest, fetch: Bytes = dossiers.no_bytes
) -> tuple[Builder, list[Page]]:
    builder = tell(snapshot, fetch, request)
    pages = lay_out(builder.story, lambda: None)
    builder.find_anchors(pages)
    return builder, pages


def parts(pages: Iterable[Page]) -> list[Part]:
    """Everything on the pages, however deep."""

    def inside(part: Part) -> list[Part]:
        return [part, *(deeper for inner in part.inner() for deeper in inside(inner))]

    return [found for page in pages for _, part in page.placed for found in inside(part)]


def first_page(path: Path, scale: float = 0.5) -> object:
    document = pypdfium2.PdfDocument(path)
    try:
        return document[0].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


# ---- tokens ----------------------------------------------------------------------------------------------


def test_no_page_knows_a_colour_or_a_design() -> None:
    """A design is its tokens: only four files may know one."""
    forbidden = re.compile(r"#[0-9A-Fa-f]{6}\b|HexColor|COLOURFUL|CALM\b|PRINTED|rustig|kleurrijk|zwart|setFont\(")
    told = [path for path in _HOME.rglob("*.py") if path.name not in _KNOW and "tagged" not in path.parts]

    found = [
        f"{path.name}: {match.group()}"
        for path in told
        for match in forbidden.finditer(path.read_text(encoding="utf-8"))
        if "KLEURRIJK" not in match.group()
    ]

    assert len(told) > 30
    assert found == []


@EVERY
def test_the_same_input_gives_the_same_bytes_in_every_design(design: DocumentDesign, tmp_path: Path) -> None:
    hashes, fetch = dossiers.shelf(dossiers.picture(1500, 1000), dossiers.picture(500, 700, 1))
    snapshot = Snapshot.of([*dossiers.small(), *photos("e1", *hashes)])
    for name in ("a.pdf", "b.pdf"):
        write_career_document(snapshot, fetch, asked(design), tmp_path / name)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_designs_differ(tmp_path: Path) -> None:
    made = {
        write_career_document(
            Snapshot.of(dossiers.small()), dossiers.no_bytes, asked(design), tmp_path / "a.pdf"
        ).sha256
        for design in DocumentDesign
    }

    assert len(made) == len(DocumentDesign)


@EVERY
def test_every_design_kerns(design: DocumentDesign, tmp_path: Path) -> None:
    """ "Ta" moves together, in the name on the cover as in the text."""
    snapshot = Snapshot.of([Student(id="s", name="Tay Vos"), *dossiers.small()[1:]])

    write_career_document(snapshot, dossiers.no_bytes, asked(design), tmp_path / "a.pdf")

    arrays = re.findall(rb"\[\(.+?\)\s*[\d.]+.*?\] TJ", streams(tmp_path / "a.pdf"))
    assert len(arrays) > 50


@EVERY
@pytest.mark.parametrize("font", ["atkinson", "opendyslexic"])
@pytest.mark.parametrize("size", [10, 12])
def test_every_design_says_the_same_in_every_font_and_size(
    design: DocumentDesign, font: str, size: int, tmp_path: Path
) -> None:
    """Word for word what is told, nothing left out and nothing said twice; and nothing runs out of its page."""
    snapshot = Snapshot.of(dossiers.small())
    request = asked(design, font=font, base_size=size, why="Omdat ik wil bakken.", activities=snapshot.all(Experience))

    builder, pages = laid_out(snapshot, request)
    write_career_document(snapshot, dossiers.no_bytes, request, tmp_path / "a.pdf")

    assert letters(structure_words(tmp_path / "a.pdf")) == letters("".join(builder.words()))
    assert all(top + part.measure(FULL) <= FRAME + 0.1 for page in pages for top, part in page.placed)


@EVERY
def test_a_sheet_is_made_in_every_design(design: DocumentDesign, tmp_path: Path) -> None:
    snapshot = Snapshot.of(dossiers.small())
    talk = snapshot.find(Conversation, "c2")
    assert talk

    made = write_conversation_sheet(snapshot, talk, dossiers.DAY, tmp_path / "a.pdf", design=design)

    assert made.pages <= 2
    assert letters("Aan Greet Wat zag je mij leren?") in letters(structure_words(tmp_path / "a.pdf"))


def test_black_and_white_is_only_grey(tmp_path: Path) -> None:
    """Photos too: a printer without colour prints what the screen shows."""
    hashes, fetch = dossiers.shelf(dossiers.picture(1500, 1000))
    snapshot = Snapshot.of([*dossiers.small(), *photos("e1", *hashes)])

    write_career_document(snapshot, fetch, asked(DocumentDesign.ZWART_WIT), tmp_path / "a.pdf")

    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    for page in document:
        red, green, blue = page.render(scale=0.6).to_pil().convert("RGB").split()
        for one, other in ((red, green), (green, blue)):
            assert max(ImageChops.difference(one, other).getextrema()) <= 2
    document.close()


# ---- covers ------------------------------------------------------------------------------------------------


def photos(experience_id: str, *hashes: str) -> list[Record]:
    return [
        Evidence(id=f"b{number}", experience_id=experience_id, alt=f"Foto {number}", sha256=one)
        for number, one in enumerate(hashes)
    ]


def views(*steps: tuple[int, int]) -> list[Record]:
    """Then and now, for each competence in turn."""
    return [
        SelfView(id=f"{competence}{number}", competence=competence, step=step, on=date(2024 + number, 9, 1))
        for competence, both in zip(Competence, steps, strict=False)
        for number, step in enumerate(both)
    ]


@EVERY
def test_every_student_has_another_cover(design: DocumentDesign, tmp_path: Path) -> None:
    """Other steps, another first time, or without those another life: another drawing under the same name."""
    noor = Student(id="s", name="Noor")
    lived = Experience(id="e", title="Stage", competences=(Competence.NETWERKEN,))
    students: list[list[Record]] = [
        [noor],
        [noor, lived],
        [noor, *views((1, 2), (1, 3), (2, 4), (1, 1), (2, 3))],
        [noor, *views((1, 2), (1, 3), (2, 3), (1, 1), (2, 3))],
        [noor, *views((2, 2), (1, 3), (2, 4), (1, 1), (2, 3))],
    ]
    covers = set()
    for records in students:
        write_career_document(Snapshot.of(records), dossiers.no_bytes, asked(design), tmp_path / "a.pdf")
        covers.add(first_page(tmp_path / "a.pdf").tobytes())  # type: ignore[attr-defined]  # a picture

    assert len(covers) == len(students)


def figures(builder: Builder) -> list[str]:
    def inside(node: Node) -> list[str]:
        own = [node.alt] if node.tag == "Figure" and node.alt else []
        return own + [alt for child in node.kids if isinstance(child, Node) for alt in inside(child)]

    return inside(builder.root)


def the_cover(pages: list[Page]) -> Cover:
    (cover,) = [part for _, part in pages[0].placed if isinstance(part, Cover)]
    return cover


@pytest.mark.parametrize(
    ("size", "photo"), [((1500, 1000), True), ((900, 1300), True), ((300, 200), False), ((3000, 400), False)]
)
def test_a_calm_cover_shows_a_photo_that_is_good_enough(size: tuple[int, int], photo: bool) -> None:
    """Large enough for its place and in a shape that is not cut to pieces; else it has the flower in lines."""
    hashes, fetch = dossiers.shelf(dossiers.picture(*size))
    snapshot = Snapshot.of([*dossiers.small(), *photos("e1", *hashes)])

    builder, pages = laid_out(snapshot, asked(DocumentDesign.RUSTIG), fetch)

    assert isinstance(the_cover(pages)._picture, CoverPhoto) == photo
    assert ("Foto 0" in figures(builder)[0]) == photo
    assert ("bloem" in figures(builder)[0]) != photo


@pytest.mark.parametrize("size", [(1500, 1000), (900, 1300), (1200, 1200), (1000, 2000)])
def test_a_photo_on_the_cover_keeps_most_of_itself(size: tuple[int, int]) -> None:
    hashes, fetch = dossiers.shelf(dossiers.picture(*size))
    snapshot = Snapshot.of([*dossiers.small(), *photos("e1", *hashes)])

    _, pages = laid_out(snapshot, asked(DocumentDesign.RUSTIG), fetch)
    picture = the_cover(pages)._picture
    assert isinstance(picture, CoverPhoto)
    high, wide, shape = 842 - picture.place(842, 200), picture._width(), size[0] / size[1]

    assert min(shape / (wide / high), (wide / high) / shape) > 0.6


@EVERY
@pytest.mark.parametrize("name", ["Maria-Fernanda van der Westerlaken", "Jan Willem Alexander de Vries-Bakker"])
def test_a_long_name_stands_large_on_two_lines(design: DocumentDesign, name: str) -> None:
    """More than 26 characters on one line would be small."""
    _, pages = laid_out(Snapshot.of([Student(id="s", name=name)]), asked(design))

    (title,) = [part for part in parts(pages[:1]) if isinstance(part, Text) and part.paragraph.node.tag == "H1"]
    title.measure(FULL)
    largest = design_of(design).roles["cover"].size
    assert len(title.paragraph.blPara.lines) == 2
    assert title.paragraph.style.fontSize > largest * 0.4


@EVERY
def test_a_short_name_is_as_large_as_a_line_allows(design: DocumentDesign) -> None:
    _, pages = laid_out(Snapshot.of([Student(id="s", name="Bo")]), asked(design))

    (title,) = [part for part in parts(pages[:1]) if isinstance(part, Text) and part.paragraph.node.tag == "H1"]
    assert title.paragraph.style.fontSize == design_of(design).roles["cover"].size


# ---- much, little, and shapes of all kinds ---------------------------------------------------------------------


@EVERY
def test_forty_qualities_flow_on(design: DocumentDesign, tmp_path: Path) -> None:
    """On as many pages as it takes, each with the head of the table, none cut in two."""
    qualities = [Quality(id=f"q{n:02}", title=f"Kwaliteit {n:02}", note=SENTENCE * 2) for n in range(40)]
    snapshot = Snapshot.of([*dossiers.small(), *qualities])

    builder, pages = laid_out(snapshot, asked(design))
    write_career_document(snapshot, dossiers.no_bytes, asked(design), tmp_path / "a.pdf")

    said = letters(structure_words(tmp_path / "a.pdf"))
    assert all(letters(quality.title) in said for quality in qualities)
    assert said == letters("".join(builder.words()))
    assert all(page.used > FRAME / 3 for page in [p for p in pages if p.section == "Dit ben ik"][:-1])


@EVERY
def test_a_first_self_view_has_a_bar_without_then(design: DocumentDesign) -> None:
    snapshot = Snapshot.of([*dossiers.small(), *views((3,), (2,))])  # type: ignore[arg-type]  # one step: no then

    builder, _ = laid_out(snapshot, asked(design))

    said = "\n".join(builder.words())
    assert "Meestal zelf (september 2024)." in said
    assert "Eerst" not in said


def guide(number: int, **more: object) -> Feedback:
    given = {"step": 1 + number % 4, "text": SENTENCE, "agreed": True, **more}
    return Feedback(id=f"f{number}", who=f"Gids {number}", competence=Competence.NETWERKEN, **given)  # type: ignore[arg-type]


@EVERY
@pytest.mark.parametrize("count", [1, 3, 7])
def test_what_guides_saw_stands_beside_then_and_now(design: DocumentDesign, count: int, tmp_path: Path) -> None:
    """Each with a diamond and their own words; more than three of them too. Only what the student agreed to."""
    guides = [*(guide(number) for number in range(count)), guide(9, agreed=False)]
    snapshot = Snapshot.of([*dossiers.small(), *views((1, 2), (1, 2), (1, 2), (1, 2), (1, 4)), *guides])

    builder, pages = laid_out(snapshot, asked(design))
    write_career_document(snapshot, dossiers.no_bytes, asked(design), tmp_path / "a.pdf")

    said = letters(structure_words(tmp_path / "a.pdf"))
    assert said == letters("".join(builder.words()))
    assert all(letters(f"Gids {number}") in said for number in range(count))
    assert letters("Gids 9") not in said
    assert all(top + part.measure(FULL) <= FRAME + 0.1 for page in pages for top, part in page.placed)


def test_what_a_guide_said_of_an_experience_stands_with_it() -> None:
    """Only what the student agreed to."""
    said = Feedback(id="f", target_kind="experience", target_id="e1", who="Greet", text="Rustig gebleven.", agreed=True)
    records = [*dossiers.small(), said, replace(said, id="g", text="Nog niet besproken.", agreed=False)]

    builder, _ = laid_out(Snapshot.of(records), asked(DocumentDesign.KLEURRIJK))

    assert "‘Rustig gebleven.’" in builder.words()
    assert "‘Nog niet besproken.’" not in builder.words()


@EVERY
@pytest.mark.parametrize("shapes", [[(500, 900)], [(500, 900)] * 2, [(500, 900), (900, 500)], [(500, 900)] * 7])
def test_portrait_photos_keep_their_shape(design: DocumentDesign, shapes: list[tuple[int, int]]) -> None:
    """A photo that is higher than wide is seen nearly whole, alone, in a pair or in a row."""
    hashes, fetch = dossiers.shelf(*(dossiers.picture(*size, seed=n) for n, size in enumerate(shapes)))
    snapshot = Snapshot.of([*dossiers.small(), *photos("e1", *hashes)])

    _, pages = laid_out(snapshot, asked(design), fetch)

    found = [part for part in parts(pages[1:]) if isinstance(part, Photo)]
    assert len(found) == len(shapes)
    for photo in found:
        natural = shapes[hashes.index(photo.evidence.sha256)]
        if photo.shape and natural[0] < natural[1]:
            assert photo.shape == pytest.approx(max(natural[0] / natural[1], 0.66), abs=0.25)


@EVERY
def test_without_photos_no_page_has_a_hole(design: DocumentDesign) -> None:
    records = [*dossiers.small(), *(star(number, 4) for number in range(6))]

    _, pages = laid_out(Snapshot.of(records), asked(design))

    assert not [part for part in parts(pages) if isinstance(part, Photo)]
    told = [page for page in pages if page.section == "Ervaringen"]
    assert all(page.used > FRAME * 0.5 for page in told[:-1])


def star(number: int, sentences: int) -> Experience:
    start = date(2025, 1, 1) - timedelta(number)
    return Experience(
        id=f"x{number}", title=f"Ervaring {number}", star=True, start=start, story=SENTENCE * sentences, goal=SENTENCE
    )


@EVERY
def test_what_comes_after_a_very_long_text_follows_on_its_last_page(design: DocumentDesign) -> None:
    """When there is room for it; the next experience does not always begin a page."""
    records: list[Record] = [Student(id="s", name="Noor"), star(0, 130), star(1, 3)]
    records += [Quality(id=f"q{n}", title="Doorzetten") for n in range(12)]
    builder, pages = laid_out(Snapshot.of(records), asked(design))

    end = max(number for number, page in enumerate(pages, 1) if page.section == "Ervaringen")

    assert builder.anchors["x1"] - builder.anchors["x0"] >= 2
    assert builder.anchors["x1"] == end
    before = pages[builder.anchors["x1"] - 1].placed
    assert len(before) > 3  # the end of the long one, and the short one under it


@EVERY
def test_a_first_evidence_kind_of_any_sort_fits(design: DocumentDesign, tmp_path: Path) -> None:
    """Sound, film, a file and a link, with long words said in them."""
    items = [
        Evidence(id=f"z{kind}", experience_id="e1", kind=kind, title=f"Bewijs {kind}", transcript=SENTENCE * 30)
        for kind in EvidenceKind
    ]
    snapshot = Snapshot.of([*dossiers.small(), *items])

    builder, _ = laid_out(snapshot, asked(design))
    write_career_document(snapshot, dossiers.no_bytes, asked(design), tmp_path / "a.pdf")

    assert letters(structure_words(tmp_path / "a.pdf")) == letters("".join(builder.words()))
