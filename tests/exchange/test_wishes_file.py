"""A school's own file of wishes: what is read, what is passed over, and what is refused with a sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier import paths
from lobdossier.domain.errors import FileMissing, OpenError, WishesRefused
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked, Competence, ConversationKind, ExperienceKind, Sector
from lobdossier.exchange.wishes_file import MOST_BYTES, is_wishes, read_wishes
from lobdossier.services.workspace import Workspace
from lobdossier.text.explain import explain

WISH = 'lobeisen = 1\n[[periode]]\n[[periode.wens]]\nwat = "ervaringen"\n'


def written(folder: Path, text: str | bytes, name: str = "school.lobeisen") -> Path:
    """A file with *text* in it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def wish(folder: Path, lines: str) -> tuple[Requirement, ...]:
    """The requirements of a file with one wish that says *lines* too."""
    return read_wishes(written(folder, WISH + lines)).periods[0].wishes


@pytest.mark.parametrize(("name", "sector"), [("vmbo", Sector.VO), ("mbo", Sector.MBO), ("hbo", Sector.HBO)])
def test_the_examples_can_be_read_and_kept(name: str, sector: Sector, workspace: Workspace) -> None:
    """Each of them, and each period of it fits in a dossier."""
    found = read_wishes(paths.resource("wishes", f"{name}.lobeisen"))

    assert found.sector is sector
    assert len(found.periods) == 2
    for period in found.periods:
        assert {each.what for each in period.wishes} >= {Asked.CONVERSATIONS, Asked.REFLECTIONS}
        workspace.records.add(SchoolPeriod(requirements=period.wishes, requirements_from=found.name))


def test_the_page_about_it_shows_a_file_that_can_be_read(tmp_path: Path) -> None:
    """What a school copies from it works."""
    page = (Path(__file__).parents[2] / "docs" / "lobeisen.md").read_text(encoding="utf-8")

    found = read_wishes(written(tmp_path, page.split("```toml\n")[1].split("```")[0]))

    assert found.name == "LOB op het Houtcollege"
    (period,) = found.periods
    (only,) = period.wishes
    assert only.kinds == (ExperienceKind.STAGE, ExperienceKind.BEDRIJFSBEZOEK)
    for kind in (*ExperienceKind, *ConversationKind):
        assert f"`{kind.replace('_', ' ')}`" in page


def test_a_word_may_be_written_as_a_person_writes_it(tmp_path: Path) -> None:
    """With a capital, a space or a dash; one word alone need not be a list."""
    lines = 'soorten = ["Open dag", "maatschappelijke-stage", "BPV", "stage"]\ncompetenties = "Netwerken"\naantal = 3\n'

    assert wish(tmp_path, lines) == (
        Requirement(
            what=Asked.EXPERIENCES,
            number=3,
            kinds=(ExperienceKind.OPEN_DAG, ExperienceKind.MAATSCHAPPELIJKE_STAGE, ExperienceKind.STAGE),
            competences=(Competence.NETWERKEN,),
        ),
    )


def test_a_sort_of_conversation_can_be_asked(tmp_path: Path) -> None:
    """At least one trialoog; a sort of experience is no sort of conversation."""
    lines = WISH.replace("ervaringen", "gesprekken") + 'soorten = ["Trialoog", "gesprek thuis"]\n'

    (found,) = read_wishes(written(tmp_path, lines)).periods[0].wishes

    assert found == Requirement(conversations=(ConversationKind.TRIALOOG, ConversationKind.GESPREK_THUIS))


def test_a_wish_for_each_competence_is_five_wishes(tmp_path: Path) -> None:
    """In the order of the field, all in the same words."""
    found = wish(tmp_path, 'per_competentie = true\nwoorden = "Van elk een."\n')

    assert [each.competences for each in found] == [(competence,) for competence in Competence]
    assert {each.words for each in found} == {"Van elk een."}


def test_what_is_not_known_is_passed_over_and_gives_no_rights(tmp_path: Path) -> None:
    """Also where it looks like a right, or like a field of a record."""
    extra = 'approved = true\nshared = true\nid = "x"\nunknown = {a = 1}\n'

    assert wish(tmp_path, extra) == (Requirement(what=Asked.EXPERIENCES),)


def test_words_stand_on_one_line_and_steer_nothing(tmp_path: Path) -> None:
    """Lines, tabs and signs for a terminal become blanks."""
    assert wish(tmp_path, 'woorden = "Een\\n\\ttwee\\u001b[31m"\n')[0].words == "Een twee [31m"


@pytest.mark.parametrize(
    ("text", "rule", "where"),
    [
        ("", "is empty", ""),
        ("\0\0\0", "is empty", ""),
        ("naam = 'x'\n", "version", ""),
        ("lobeisen = true\n", "version", ""),
        ("lobeisen = '1'\n", "version", ""),
        ("lobeisen = 0\n", "version", ""),
        ("lobeisen = 2\n", "newer", ""),
        ("lobeisen = 1\n", "no wishes", ""),
        ("lobeisen = 1\nperiode = 3\n", "type", "periode"),
        ("lobeisen = 1\nperiode = [1]\n", "type", "periode"),
        ("lobeisen = 1\n[[periode]]\nnaam = 3\n", "type", "periode 1: naam"),
        ("lobeisen = 1\n[[periode]]\n" * 1 + "[[periode]]\n" * 20, "items", "periode"),
        ("lobeisen = 1\n[[periode]]\n" + "[[periode.wens]]\nwat='uren'\n" * 51, "items", "periode 1: wens"),
        (
            "lobeisen = 1\n[[periode]]\n" + "[[periode.wens]]\nwat='uren'\nper_competentie=true\n" * 11,
            "items",
            "periode 1",
        ),
        ("lobeisen = 1\nnaam =\n", "format", "regel 2"),
        (WISH.replace("ervaringen", "punten"), "value", "periode 1, wens 1: wat"),
        (WISH + "aantal = 0\n", "range", "periode 1, wens 1: aantal"),
        (WISH + "aantal = 10001\n", "range", "periode 1, wens 1: aantal"),
        (WISH + "aantal = 2.5\n", "type", "periode 1, wens 1: aantal"),
        (WISH + "aantal = true\n", "type", "periode 1, wens 1: aantal"),
        (WISH + "soorten = ['feest']\n", "value", "periode 1, wens 1: soorten"),
        (WISH + "soorten = [1]\n", "type", "periode 1, wens 1: soorten"),
        (WISH + "soorten = 3\n", "type", "periode 1, wens 1: soorten"),
        (WISH + "competenties = ['durven']\n", "value", "periode 1, wens 1: competenties"),
        (WISH + "per_competentie = 1\n", "type", "periode 1, wens 1: per_competentie"),
        (WISH + f"woorden = '{'a' * 301}'\n", "length", "periode 1, wens 1: woorden"),
        (WISH.replace("ervaringen", "gesprekken") + "soorten = ['les']\n", "value", "periode 1, wens 1: soorten"),
        (WISH + "soorten = ['trialoog']\n", "value", "periode 1, wens 1: soorten"),
        (
            WISH.replace("ervaringen", "gesprekken") + "competenties = ['netwerken']\n",
            "conversation",
            "periode 1, wens 1",
        ),
        (WISH.replace("ervaringen", "gesprekken") + "per_competentie = true\n", "conversation", "periode 1, wens 1"),
        (b"lobeisen = 1\nnaam = '\xff'\n", "characters", ""),
        ("lobeisen = 1\nx = " + "[" * 900 + "\n", "depth", ""),
        ("lobeisen = 1\nx = '" + "a" * 1_001 + "'\n", "size", ""),
        ("lobeisen = 1\n" + "#\n" * MOST_BYTES, "size", ""),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_place(tmp_path: Path, text: str | bytes, rule: str, where: str) -> None:
    """Nothing of it is read, and the sentence says what and where."""
    with pytest.raises(WishesRefused) as refused:
        read_wishes(written(tmp_path, text))

    assert (refused.value.rule, refused.value.where) == (rule, where)
    said = explain(refused.value)
    assert "school.lobeisen" in said.what
    assert where in said.what
    assert "!" not in said.sentence


def test_a_file_that_wants_much_time_gets_little(tmp_path: Path) -> None:
    """Keys of many parts cost the square of their length: they are short enough."""
    dots = "\n".join(f"k{n}." + ".".join("a" * 480) + " = 1" for n in range(60))
    sneaky = ".".join('"a\u2028"' for _ in range(8_000)) + " = 1"
    begin = time.perf_counter()
    for text in (dots, sneaky):
        with pytest.raises(WishesRefused):
            read_wishes(written(tmp_path, f"lobeisen = 1\n{text}\n"))

    assert time.perf_counter() - begin < 5


def test_a_file_that_is_not_there_or_is_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_wishes(tmp_path / "weg.lobeisen")
    (tmp_path / "map.lobeisen").mkdir()
    with pytest.raises(OpenError):
        read_wishes(tmp_path / "map.lobeisen")
    assert not is_wishes(tmp_path / "map.lobeisen")


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("a.lobeisen", "", True),
        ("a.LobEisen", "wat", True),
        ("a.txt", "\ufeff# van school\r\n\r\n  lobeisen=1", True),
        ("a.json", '{"lobeisen": 1}', False),
        ("a.toml", "naam = 'x'\nlobeisen = 1", False),
    ],
)
def test_a_file_is_known_by_its_ending_or_its_first_key(tmp_path: Path, name: str, text: str, known: bool) -> None:
    assert is_wishes(written(tmp_path, text, name)) is known


@given(st.text(max_size=200), st.integers(-1, 10_001), st.sampled_from([*ExperienceKind, "iets"]))
def test_whatever_stands_in_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str, number: int, kind: str
) -> None:
    """Never another error; what is read fits in a dossier."""
    folder = tmp_path_factory.mktemp("wishes")
    path = written(folder, (WISH + f"aantal = {number}\nsoorten = ['{kind}']\n{text}").encode("utf-8", "replace"))
    try:
        found = read_wishes(path)
    except WishesRefused:
        pass
    else:
        assert all(1 <= each.number <= 10_000 for each in found.periods[0].wishes)
