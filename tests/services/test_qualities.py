"""Sorting qualities and reading their chains, on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from lobdossier.domain import limits
from lobdossier.domain.chains import chain_of
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.experience import Testimony as Said  # pytest collects what is called Test…
from lobdossier.domain.portrait import Quality
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Fit, QualityKind
from lobdossier.services.cards import deck
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from tests.factories import texts

WORD = next(word for word in deck().qualities if word.id == "kwaliteit-luisteren")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "Noor.lobdossier", "Noor", data=tmp_path / "data")
    yield made
    made.close()


def test_a_card_is_kept_once_and_moves_with_all_that_hangs_on_it(workspace: Workspace) -> None:
    experience = workspace.records.add(Experience(title="Bingo"))
    first = workspace.qualities.sort_card(WORD, Fit.SOMETIMES, label="sorteren")
    workspace.qualities.link(first, experience.id, label="kiezen")

    workspace.qualities.sort_card(WORD, Fit.SUITS, label="sorteren")

    (kept,) = workspace.qualities.all()
    assert (kept.title, kept.card_id, kept.fit) == (WORD.words, WORD.id, Fit.SUITS)
    assert kept.experience_ids == (experience.id,)


def test_every_card_of_the_deck_can_be_kept(workspace: Workspace) -> None:
    for word in deck().qualities:
        workspace.qualities.sort_card(word, Fit.NOT, label="sorteren")

    assert [kept.card_id for kept in workspace.qualities.all()] == [word.id for word in deck().qualities]


def test_a_sort_can_be_taken_back(workspace: Workspace) -> None:
    workspace.qualities.sort_card(WORD, Fit.NOT, label="kaart sorteren")
    workspace.qualities.sort_card(WORD, Fit.SUITS, label="kaart sorteren")

    workspace.undo.undo()
    assert [kept.fit for kept in workspace.qualities.all()] == [Fit.NOT]
    workspace.undo.undo()
    assert workspace.qualities.all() == []


def test_an_own_word_is_kept_letter_for_letter_and_once(workspace: Workspace) -> None:
    own = workspace.qualities.add_own("  Zien dat iets ‘scheef’ hangt", QualityKind.QUALITY, Fit.SUITS, label="x")
    again = workspace.qualities.add_own("zien DAT iets ‘scheef’  hangt ", QualityKind.SKILL, Fit.TO_LEARN, label="x")

    assert workspace.qualities.add_own(" \n", QualityKind.QUALITY, Fit.SUITS, label="x") is None
    assert own is not None
    assert again is not None
    (kept,) = workspace.qualities.all()
    assert (kept.title, kept.fit, kept.kind) == ("  Zien dat iets ‘scheef’ hangt", Fit.TO_LEARN, QualityKind.QUALITY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=texts(limits.TITLE).filter(lambda words: bool(words.strip())))
def test_any_own_word_comes_back_as_it_was_typed(workspace: Workspace, words: str) -> None:
    for before in workspace.qualities.all():
        workspace.records.throw_away(before, label="")
    kept = workspace.qualities.add_own(words, QualityKind.QUALITY, Fit.SUITS, label="")

    assert kept is not None
    assert [quality.title for quality in workspace.qualities.all()] == [words]


def test_a_link_is_made_once_and_let_go(workspace: Workspace) -> None:
    one, two = (workspace.records.add(Experience(title=title)) for title in ("Bingo", "Bakker"))
    quality = workspace.records.add(Quality(title="Durven"))
    workspace.qualities.link(quality, one.id, label="kiezen")
    workspace.qualities.link(quality, two.id, label="kiezen")
    workspace.qualities.link(quality, one.id, label="kiezen")
    assert workspace.qualities.all()[0].experience_ids == (one.id, two.id)

    workspace.qualities.unlink(quality, one.id, label="losmaken")
    assert workspace.qualities.all()[0].experience_ids == (two.id,)
    workspace.undo.undo()
    assert workspace.qualities.all()[0].experience_ids == (one.id, two.id)


def test_chains_are_those_of_the_whole_dossier(workspace: Workspace) -> None:
    """Reading only what hangs on the linked experiences gives the same as reading everything."""
    build_demo(workspace, photos=0)
    bench = workspace.qualities.all()[0].experience_ids[0]
    remark = {"target_kind": "experience", "target_id": bench, "who": "Saskia", "text": "Ik zag het."}
    workspace.records.add(Feedback(**remark, agreed=True))
    workspace.records.add(Feedback(**remark))
    gone = workspace.records.add(Said(experience_id=bench, who="Ben", said="Mooi."))
    workspace.records.throw_away(gone, label="")

    found = workspace.qualities.chains()

    dossier = workspace.records.snapshot()
    assert found == [chain_of(quality, dossier) for quality in dossier.all(Quality)]
    assert any(chain.whole for chain in found)
    assert "Ben" not in {seen.who for chain in found for seen in chain.seen}


def test_more_links_than_one_condition_holds(workspace: Workspace) -> None:
    experiences = [Experience(id=f"{place:036}", title=str(place)) for place in range(1_100)]
    evidence = Evidence(id="e", experience_id=experiences[-1].id, title="Foto")
    ids = tuple(experience.id for experience in experiences)
    workspace.records.save(*experiences, evidence, Quality(id="q", title="Durven", experience_ids=ids))

    (found,) = workspace.qualities.chains()

    assert [experience.id for experience in found.experiences] == list(ids)
    assert [each.title for each in found.evidence] == ["Foto"]
