"""What this computer remembers survives anything that can happen to a small file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lobdossier.ui.settings import Remembered, Settings
from lobdossier.ui.theme import MAX_PT, MIN_PT
from tests.faults import as_nobody, needs_root


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, content: object) -> Settings:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return Settings(path)


def test_what_was_chosen_is_there_the_next_time(path: Path) -> None:
    Settings(path).change(scheme="dark", pt=14.0, family="OpenDyslexic", reduced_motion=True)

    look = Settings(path).now.look

    assert (look.scheme, look.pt, look.family, look.reduced_motion) == ("dark", 14.0, "OpenDyslexic", True)


def test_nothing_is_written_until_something_changes(path: Path) -> None:
    Settings(path)

    assert not path.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "\x00\x01", '"dark"', "{" * 10_000, "[" * 100_000])
def test_a_broken_file_gives_the_defaults(path: Path, content: str) -> None:
    assert written(path, content).now == Remembered()


def test_a_file_in_another_encoding_gives_the_defaults(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe{\x00}\x00")

    assert Settings(path).now == Remembered()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("scheme", "pink"),
        ("scheme", 3),
        ("pt", "groot"),
        ("pt", True),
        ("pt", float("nan")),
        ("reduced_motion", 1),
        ("family", None),
        ("recent", "/etc/passwd"),
        ("recent", {"a": 1}),
        ("example", []),
    ],
)
def test_a_value_that_makes_no_sense_is_left_aside_alone(path: Path, name: str, value: object) -> None:
    now = written(path, {"family": "OpenDyslexic", name: value}).now

    assert getattr(now, name) == getattr(Remembered(), name)
    assert name == "family" or now.family == "OpenDyslexic"


def test_a_whole_number_is_a_text_size_too(path: Path) -> None:
    assert written(path, {"pt": 14}).now.pt == 14.0


@pytest.mark.parametrize(("pt", "kept"), [(2, MIN_PT), (900, MAX_PT), (float("inf"), MAX_PT)])
def test_a_text_size_stays_readable(path: Path, pt: float, kept: float) -> None:
    assert written(path, {"pt": pt}).now.pt == kept


def test_what_a_newer_program_wrote_is_no_obstacle(path: Path) -> None:
    assert written(path, {"scheme": "dark", "voice": "on"}).now.scheme == "dark"


@needs_root
def test_a_folder_that_may_not_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents:
        if parent.name.startswith("pytest"):
            parent.chmod(0o755)

    def change() -> str:
        settings = Settings(tmp_path / "config" / "settings.json")
        settings.change(scheme="dark")
        return settings.now.scheme

    assert as_nobody(change) == "dark"
    assert not (tmp_path / "config").exists()


def test_a_folder_where_the_file_should_be_is_no_reason_to_stop(path: Path) -> None:
    path.mkdir(parents=True)

    settings = Settings(path)
    settings.change(pt=12.0)

    assert settings.now.pt == 12.0
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_the_dossier_opened_last_comes_first_and_eight_are_kept(path: Path) -> None:
    settings = Settings(path)
    for number in range(12):
        settings.opened(Path(f"/d/{number}.lobdossier"))
    settings.opened(Path("/d/9.lobdossier"))

    again = Settings(path)

    assert again.last() == Path("/d/9.lobdossier")
    assert len(again.now.recent) == 8
    assert len(set(again.now.recent)) == 8


def test_the_example_is_never_the_one_that_opens_by_itself(path: Path) -> None:
    settings = Settings(path)
    settings.opened(Path("/d/mijn.lobdossier"))
    settings.change(example="/d/Voorbeeld.lobdossier")

    settings.opened(Path("/d/Voorbeeld.lobdossier"))

    assert settings.last() == Path("/d/mijn.lobdossier")


def test_a_guide_is_called_as_said_in_the_list_else_as_feedback_is_signed(path: Path) -> None:
    settings = Settings(path)
    assert settings.now.called == ""
    settings.change(guide_name="Bram Visser")
    assert settings.now.called == "Bram Visser"
    settings.change(guide="meneer Visser")
    assert settings.now.called == "meneer Visser"
