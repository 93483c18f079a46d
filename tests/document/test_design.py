"""What a reader sees: chapters that end with a full page, answers that take the room they need, photos together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lobdossier.document.boxes import Even
from lobdossier.document.builder import Builder
from lobdossier.document.career_document import tell
from lobdossier.document.conversation_sheet import tell_sheet
from lobdossier.document.designs import COLOURFUL
from lobdossier.document.evidence import Gallery
from lobdossier.document.grid import FRAME, FULL
from lobdossier.document.interview import interview
from lobdossier.document.layout import Gap, Part, Row
from lobdossier.document.look import Look
from lobdossier.document.paginate import Page, Start, Unit, lay_out
from lobdossier.document.photos import Photo, PhotoStore
from lobdossier.domain.conversation import Conversation, Participant, PickedCard
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.portrait import Insight, Motive, Quality, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence, EvidenceKind, ExperienceKind
from lobdossier.domain.vocabulary import Part as TalkPart
from tests.document import dossiers
from tests.document.test_pages import Block

SENTENCE = "Ik werk precies en ik begin opnieuw als het misgaat, ook als niemand kijkt."


def told(snapshot: Snapshot, **asked: object) -> tuple[Builder, list[Page]]:
    builder = tell(snapshot, dossiers.no_bytes, replace(dossiers.REQUEST, **asked))  # type: ignore[arg-type]  # any of its fields
    return builder, lay_out(builder.story, lambda: None)


def chapter(made: list[Page], name: str) -> list[Page]:
    return [page for page in made if page.section == name]


def builder() -> Builder:
    return Builder(Look(COLOURFUL), PhotoStore(dossiers.no_bytes, 0))


# ---- dit ben ik ------------------------------------------------------------------------------------------


def somebody(qualities: int, motives: int, views: int) -> Snapshot:
    records: list[Record] = list(dossiers.small())
    for competence in Competence:
        for number in range(views):
            on = date(2024, 10, 1) + timedelta(300 * number)
            key = f"{competence.value}{number}"
            records.append(Insight(id=f"i{key}", competence=competence, text=SENTENCE, on=on))
            records.append(SelfView(id=f"v{key}", competence=competence, step=1 + number, why=SENTENCE, on=on))
    records += [
        Quality(id=f"k{n}", title="Doorzetten", note=SENTENCE, experience_ids=("e1",)) for n in range(qualities)
    ]
    records += [Motive(id=f"w{n}", title="Iets maken", sentence=SENTENCE, rank=n + 2) for n in range(motives)]
    return Snapshot.of(records)


def test_who_i_am_is_one_page_when_it_fits() -> None:
    snapshot = Snapshot.of([*somebody(3, 3, 1).all(Insight), *dossiers.small()])

    _, made = told(snapshot)

    assert len(chapter(made, "Dit ben ik")) == 1


@pytest.mark.parametrize("views", [2, 3])
def test_who_i_am_with_then_and_now_is_two_full_pages(views: int) -> None:
    _, made = told(somebody(7, 4, views))

    pages = chapter(made, "Dit ben ik")
    assert len(pages) == 2
    assert min(page.used for page in pages) > FRAME * 0.6


@pytest.mark.parametrize("font", ["atkinson", "opendyslexic"])
@pytest.mark.parametrize("size", [10, 12])
def test_who_i_am_never_ends_with_a_scrap(font: str, size: int) -> None:
    for qualities in range(4, 12):
        _, made = told(somebody(qualities, 5, 3), font=font, base_size=size)

        assert chapter(made, "Dit ben ik")[-1].used > FRAME * 0.3


# ---- the table of activities ---------------------------------------------------------------------------------


def test_twenty_six_activities_stand_on_one_page() -> None:
    activities = tuple(
        Experience(
            id=f"x{number}",
            title="Een stage bij de meubelmaker" if number % 3 else "Lamp",
            kind=ExperienceKind.STAGE,
            organisation="Meubelmakerij Kroes in de oude haven",
            start=date(2025, 9, 1) + timedelta(number),
            end=date(2026, 1, 20),
            hours=100,
            competences=tuple(Competence)[:3],
        )
        for number in range(26)
    )

    _, made = told(Snapshot.of(dossiers.small()), activities=activities)

    assert len(chapter(made, "Alles wat ik deed")) == 1


# ---- experiences -----------------------------------------------------------------------------------------------


def test_short_answers_stand_in_pairs_and_a_long_one_alone() -> None:
    short, long = "Opnieuw beginnen.", SENTENCE * 6
    answers = tuple(Answer(question="Wat deed je?", text=text) for text in (short, short, long, short))

    cards = [part for part in interview(builder(), [Reflection(id="r", answers=answers)]) if isinstance(part, Part)]

    assert [isinstance(card, Even) for card in cards] == [True, False, False]


def test_what_is_open_of_a_short_experience_is_one_line() -> None:
    experience = Experience(id="e", title="Gastles", result="Een folder.")
    b, _ = told(Snapshot.of([*dossiers.small(), experience]))

    said = " ".join(b.words())

    assert "Nog open: doel, evaluatie en vervolg" in said
    assert "Wat wilde ik vooraf? Nog niet beantwoord" not in said


@pytest.mark.parametrize(("shapes", "wide"), [((900, 600), True), ((400, 600), False)])
def test_two_photos_stand_beside_each_other_at_one_height(shapes: tuple[int, int], wide: bool) -> None:
    hashes, fetch = dossiers.shelf(dossiers.picture(900, 600), dossiers.picture(*shapes, seed=5))
    shown = [Evidence(id=f"b{n}", kind=EvidenceKind.PHOTO, alt="Foto", sha256=h) for n, h in enumerate(hashes)]
    b = Builder(Look(COLOURFUL), PhotoStore(fetch, 2))

    pair = Gallery(b, shown, {}).pair(250)

    assert isinstance(pair, Row)
    first, second = (next(iter(cell.inner())) for cell in list(pair.inner())[:2])
    assert isinstance(first, Photo)
    assert isinstance(second, Photo)
    assert first.height == second.height
    assert (pair.widths(FULL)[0] == pytest.approx(pair.widths(FULL)[1])) == wide


def test_a_tall_photo_keeps_its_shape() -> None:
    hashes, fetch = dossiers.shelf(dossiers.picture(400, 600))
    gallery = Gallery(
        Builder(Look(COLOURFUL), PhotoStore(fetch, 1)),
        [Evidence(id="b", kind=EvidenceKind.PHOTO, alt="Foto", sha256=hashes[0])],
        {},
    )

    assert gallery.tall_first()
    assert gallery.photos[0][1] == pytest.approx(2 / 3)


# ---- pages --------------------------------------------------------------------------------------------------------


def test_what_spills_over_a_little_is_set_closer() -> None:
    parts: list[Part] = [Block(FRAME - 100), Gap(60), Block(60)]

    assert len(lay_out([Unit(Start.PAGE, parts=parts)], lambda: None)) == 1


def test_a_chapter_does_not_end_with_a_scrap() -> None:
    """Its gaps are set a little closer, all of them; a short chapter of one page is left alone."""
    gaps = [Gap(40) for _ in range(6)]
    parts: list[Part] = [part for gap in gaps for part in (Block(FRAME * 0.26), gap)]
    short = Gap(40)
    units = [Unit(Start.PAGE, "a", parts=[Block(100), short, Block(40)]), Unit(Start.PAGE, "b")]
    units += [Unit(Start.HERE, "b", parts=[*parts, Block(50)])]

    made = lay_out(units, lambda: None)

    assert len(made) == 3
    assert short.height == 40
    assert {gap.height for gap in gaps} == {40 * 0.85}


def test_what_does_not_fit_even_closer_keeps_its_air() -> None:
    gap = Gap(60)

    made = lay_out([Unit(Start.PAGE, parts=[Block(FRAME - 50), gap, Block(80)])], lambda: None)

    assert len(made) == 2
    assert gap.height == pytest.approx(60)


@pytest.mark.parametrize("experiences", [9, 30])
def test_the_contents_take_one_page_with_and_without_a_letter(experiences: int) -> None:
    records = [
        *dossiers.small(),
        *(Experience(id=f"x{n}", title="Een dag", story=SENTENCE) for n in range(experiences)),
    ]

    _, bare = told(Snapshot.of(records))
    _, lettered = told(Snapshot.of(records), why=SENTENCE * 4, know=SENTENCE * 3)

    assert len(chapter(bare, "In dit document")) == 1
    assert len(chapter(lettered, "Beste lezer")) == 1


@pytest.mark.parametrize("cards", [0, 4, 12])
@pytest.mark.parametrize("people", [0, 2, 6])
def test_a_sheet_is_one_page_or_two(cards: int, people: int) -> None:
    picked = tuple(PickedCard(question="Wat lukte je?", part=list(TalkPart)[n % 4]) for n in range(cards))
    talk = Conversation(id="c9", title="Trialoog", on=dossiers.DAY, cards=picked, talk_about=SENTENCE)
    others = [
        Participant(id=f"y{n}", conversation_id="c9", name="Wietske Jonkman", role="slb’er", question=SENTENCE)
        for n in range(people)
    ]

    b = tell_sheet(Snapshot.of([*dossiers.small(), talk, *others]), talk, Look(COLOURFUL))

    made = lay_out(b.story, lambda: None)
    assert len(made) <= 2
    assert all(page.used > FRAME / 3 for page in made)
