"""Finding what the student wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lobdossier.domain.experience import Experience
from lobdossier.domain.listing import ExperienceFilter, Hit
from lobdossier.domain.portrait import Insight, Motive
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, ExperienceKind
from lobdossier.services.workspace import Workspace
from lobdossier.storage import finding, index, listing
from lobdossier.storage.file import create_dossier
from tests.factories import AWKWARD, records, texts
from tests.storage.drift import drift

STORIES = {
    "oriëntatie": "Op school deden we loopbaanoriëntatie.",
    "bv": "Stage bij Fietspunt BV in Zwolle",
    "markdown": r"Cijfers: 1\. rekenen \*echt\* en snake\_case",
    "quotes": "Zij zei: \"dit is 'goed'\" – en ’t klopte",
    "french": "Cœur à l’œuvre, ÉÉN keer",
    "long": "Aansprakelijkheidswaardevaststellingsveranderingen",
}


def hits(workspace: Workspace, words: str) -> list[Hit]:
    """What holds the words."""
    with workspace._file.reading() as reading:
        return finding.hits(reading, words)


@pytest.fixture
def stories(workspace: Workspace) -> dict[str, str]:
    return {workspace.records.add(Experience(story=story)).id: name for name, story in STORIES.items()}


FOUND = [
    ("orientatie", {"oriëntatie"}),
    ("BAANORIËN", {"oriëntatie"}),
    ("fietspunt zwolle", {"bv"}),
    ("zwolle fietspunt", {"bv"}),
    ("bv", {"bv"}),
    ("fietspunt bv", {"bv"}),
    ("1.", {"markdown"}),
    ("*echt*", {"markdown"}),
    ("snake_case", {"markdown"}),
    ('"dit', {"quotes"}),
    ("'goed'", {"quotes"}),
    ("'t klopte", {"quotes"}),
    ("oeuvre", {"french"}),
    ("cœur", {"french"}),
    ("één keer", {"french"}),
    ("vaststelling", {"long"}),
    ("bestaat niet", set()),
    ("fietspunt rotterdam", set()),
    ('" OR "', set()),
    ("fiets*", set()),
    ("NEAR(stage fietspunt)", set()),
    ("folded:fiets", set()),
    ("stage AND", set()),
    ("(((", set()),
    ("\0\0\0", set()),
    ("\ud83d\ud83d\ud83d", set()),
    ("\u0301\u200d", set()),
    ("", set()),
    ("   ", set()),
]


@pytest.mark.parametrize(("words", "names"), FOUND, ids=[repr(words) for words, _ in FOUND])
def test_words_are_found_inside_words_and_without_accents(
    workspace: Workspace, stories: dict[str, str], words: str, names: set[str]
) -> None:
    """All words somewhere, in any order; signs that a student types are signs and never commands."""
    assert {stories[hit.id] for hit in hits(workspace, words)} == names
    if names:
        wanted = ExperienceFilter(words=words)
        assert {stories[row.id] for row in workspace.experiences.page(wanted)} == names
        assert workspace.experiences.count(wanted) == len(names)


@given(st.one_of(texts(), st.sampled_from(AWKWARD), st.text("\"'*^()-+:{}ANDORNEAR \0", max_size=12)))
def test_nothing_that_can_be_typed_breaks_a_search(workspace: Workspace, words: str) -> None:
    """Any Unicode is an answer, if an empty one."""
    workspace.search.find(words)
    workspace.experiences.page(ExperienceFilter(words=words))


@given(texts(200).filter(lambda text: text.strip()))
def test_whoever_types_the_whole_text_finds_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """A plain text is found by itself."""
    file = create_dossier(tmp_path_factory.mktemp("find") / "a.lobdossier")
    with file.writing() as writing:
        stored = writing.put(Insight(text=text))

    with file.reading() as reading:
        found = finding.hits(reading, text)
    file.close()

    assert [hit.id for hit in found] == ([stored.id] if index.folded(stored).split() else [])


def test_every_kind_is_found_and_the_newest_first(workspace: Workspace) -> None:
    """Answers to cards and sentences too: first of what there can be many, then of all the rest."""
    first = workspace.records.add(Experience(title="De fiets"))
    second = workspace.records.add(Reflection(experience_id=first.id, answers=(Answer(text="Mijn fiets"),)))
    third = workspace.records.add(Insight(text="Fietsen maken"))

    fourth = workspace.records.add(Motive(title="Fiets"))

    assert [hit.id for hit in hits(workspace, "fiets")] == [second.id, first.id, fourth.id, third.id]


Deed = tuple[str, int, Record]


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "change", "trash", "back", "erase"]), st.integers(0, 20), records()),
        max_size=14,
    )
)
def test_the_index_never_drifts(tmp_path_factory: pytest.TempPathFactory, deeds: list[Deed]) -> None:
    """After any row of changes the index is what it would be if it were made anew."""
    file = create_dossier(tmp_path_factory.mktemp("index") / "a.lobdossier")
    stored: list[Record] = []
    for deed, number, record in deeds:
        with file.writing() as writing:
            old = stored.pop(number % len(stored)) if stored and deed != "add" else None
            if old is None:
                stored.append(writing.put(record))
            elif deed == "change" and type(old) is type(record):
                stored.append(writing.put(replace(record, id=old.id)))
            elif deed == "trash":
                stored.append(writing.put(replace(old, deleted=datetime(2026, 1, 1, tzinfo=UTC))))
            elif deed == "erase":
                writing.erase_with_owned(old)
            else:
                stored.append(writing.put(replace(old, deleted=None)))
    try:
        assert drift(file) == []
    finally:
        file.close()


# ------------------------------------------------------------------ the list
@pytest.fixture
def many(workspace: Workspace) -> list[Experience]:
    """Experiences with and without a date, as the list must show them."""
    made = [
        Experience(
            title=f"{number}",
            start=None if number % 5 == 0 else date(2026, 1, 1) + timedelta(days=number * 7 % 30),
            kind=[ExperienceKind.STAGE, ExperienceKind.HOBBY][number % 2],
            competences=(Competence.NETWERKEN,) if number % 3 == 0 else (),
            star=number % 4 == 0,
        )
        for number in range(40)
    ]
    return [workspace.records.add(record) for record in made]


FILTERS = [
    ExperienceFilter(),
    ExperienceFilter(kinds=(ExperienceKind.STAGE,)),
    ExperienceFilter(competences=(Competence.NETWERKEN, Competence.LOOPBAANSTURING)),
    ExperienceFilter(starred=True),
    ExperienceFilter(since=date(2026, 1, 10), until=date(2026, 1, 20)),
    ExperienceFilter(kinds=(ExperienceKind.HOBBY,), starred=False, competences=(Competence.NETWERKEN,)),
    ExperienceFilter(words="1"),
]


def passes(wanted: ExperienceFilter, e: Experience) -> bool:
    return (
        (not wanted.kinds or e.kind in wanted.kinds)
        and (not wanted.competences or bool({*wanted.competences} & {*e.competences}))
        and (not wanted.starred or e.star)
        and (wanted.since is None or (e.start is not None and e.start >= wanted.since))
        and (wanted.until is None or (e.start is not None and e.start <= wanted.until))
        and wanted.words in e.title
    )


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
@pytest.mark.parametrize("size", [3, 7, 8, 50])
def test_the_pages_of_the_list_together_are_the_list(
    workspace: Workspace, many: list[Experience], wanted: ExperienceFilter, size: int
) -> None:
    """Without a date first, then the newest; no page leaves one out or shows one twice, filters or not."""
    expected = sorted((e for e in many if passes(wanted, e)), key=lambda e: (e.start or date.max, e.id), reverse=True)

    pages = [workspace.experiences.page(wanted, offset=at, limit=size) for at in range(0, 48, size)]

    assert [row.id for page in pages for row in page] == [e.id for e in expected]
    assert workspace.experiences.count(wanted) == len(expected)


def test_fifty_rows_come_from_the_index(workspace: Workspace) -> None:
    """No query of the list sorts all experiences: the plan of SQLite has no temporary tree."""
    with workspace._file.reading() as reading:
        plans: list[str] = []
        raw = workspace._file._raw
        raw.set_trace_callback(plans.append)
        listing.experiences(reading, ExperienceFilter())
        raw.set_trace_callback(None)
        queries = [text for text in plans if "FROM experience" in text]
        found = [str(row) for query in queries for row in raw.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()]

    assert len(queries) == 2
    assert all("USING INDEX ix_experience_list" in row for row in found), found
