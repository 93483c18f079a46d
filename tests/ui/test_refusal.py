"""Every error at opening says what happened, what is safe and what to do, and offers the ways out that fit it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import has_button, press, settle, words_in
from looks import found_in_all_looks
from pytestqt.qtbot import QtBot

from lobdossier.domain import errors
from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
from lobdossier.text.explain import explain
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.theme import Theme

PATH = Path("/weg/Noor.lobdossier")
ERRORS: list[Exception] = [
    errors.FileMissing(PATH),
    *(errors.NotADossier(PATH, found) for found in ("empty", "pdf", "zip", "html", "sqlite", "placeholder", "unknown")),
    errors.NewerVersion(PATH, 9, 1),
    *(errors.Damaged(PATH, check) for check in ("size", "header", "schema", "quick_check", "foreign_keys", "cells")),
    errors.StrayJournal(PATH, Path("/weg/Sam.lobdossier-wal")),
    errors.InUse(PATH, "laptop-van-school", "10:31"),
    PermissionError(13, "niet toegestaan"),
]


@pytest.fixture
def refuse(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., RefusalWindow]]:
    windows: list[RefusalWindow] = []

    def make(error: Exception, **given: object) -> RefusalWindow:
        given.setdefault("can_take_over", isinstance(error, errors.InUse))
        window = RefusalWindow(error, data=tmp_path / "data", documents=tmp_path / "Documenten", **given)  # type: ignore[arg-type]  # by name
        window.resize(1240, 800)
        window.show()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


@pytest.fixture
def backed_up(tmp_path: Path) -> Path:
    """The place of a dossier of Noor of which only a backup is left."""
    path = tmp_path / "stick" / "Noor.lobdossier"
    made = Workspace.create(path, "Noor", data=tmp_path / "data")
    made.records.add(Experience(title="Mijn eerste dag"))
    made.backups.make()
    made.close()
    path.unlink()
    return path


@pytest.mark.parametrize(
    "error", ERRORS, ids=lambda e: f"{type(e).__name__}-{getattr(e, 'found', '') or getattr(e, 'check', '')}"
)
def test_it_says_what_happened_what_is_safe_and_what_to_do(
    refuse: Callable[..., RefusalWindow], backed_up: Path, error: Exception
) -> None:
    window = refuse(error)
    said, message = words_in(window), explain(error)
    for words in (message.title, message.what, message.safe, message.todo):
        assert words in said
    assert has_button(window, "Ander dossier kiezen")
    assert has_button(window, "Opnieuw proberen")


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_no_backup_is_promised_where_there_is_none(refuse: Callable[..., RefusalWindow], error: Exception) -> None:
    window = refuse(error)
    said, message = words_in(window), explain(error)
    assert message.title in said
    assert message.what in said
    assert not has_button(window, "Terugzetten")
    assert "je reservekopieën" not in said
    assert "reservekopie terug" not in said


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_only_a_dossier_that_is_open_elsewhere_can_be_opened_all_the_same(
    refuse: Callable[..., RefusalWindow], error: Exception
) -> None:
    assert has_button(refuse(error), "Toch openen") == isinstance(error, errors.InUse)


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Opnieuw proberen", "retry_wanted"),
        ("Alleen lezen", "read_wanted"),
        ("Toch openen", "take_over_wanted"),
        ("Ander dossier kiezen", "choose_wanted"),
    ],
)
def test_a_button_asks_for_what_it_says(
    refuse: Callable[..., RefusalWindow], qtbot: QtBot, words: str, signal: str
) -> None:
    window = refuse(errors.InUse(PATH))
    with qtbot.waitSignal(getattr(window, signal)):
        press(window, words)


def test_a_new_dossier_can_be_begun(refuse: Callable[..., RefusalWindow], qtbot: QtBot) -> None:
    window = refuse(errors.FileMissing(PATH))
    with qtbot.waitSignal(window.new_wanted):
        press(window, "Nieuw dossier")


def test_one_can_go_back_to_the_dossier_that_was_open(refuse: Callable[..., RefusalWindow], qtbot: QtBot) -> None:
    window = refuse(errors.InUse(PATH), back="Noor")
    with qtbot.waitSignal(window.back_wanted):
        press(window, "Terug naar Noor")


def test_a_backup_of_a_missing_dossier_comes_back_in_a_new_file(
    refuse: Callable[..., RefusalWindow], qtbot: QtBot, backed_up: Path, tmp_path: Path
) -> None:
    window = refuse(errors.FileMissing(backed_up))
    assert "Reservekopieën van Noor" in words_in(window)
    with qtbot.waitSignal(window.restored) as told:
        press(window, "Terugzetten")
    (path,) = told.args
    assert path.parent == backed_up.parent
    assert not backed_up.exists()
    reopened = Workspace.open(path, data=tmp_path / "data")
    assert [e.title for e in reopened.records.all(Experience)] == ["Mijn eerste dag"]
    reopened.close()


def test_without_the_folder_a_backup_comes_back_among_the_documents(
    refuse: Callable[..., RefusalWindow], qtbot: QtBot, backed_up: Path, tmp_path: Path
) -> None:
    for path in backed_up.parent.iterdir():
        path.unlink()
    backed_up.parent.rmdir()
    window = refuse(errors.FileMissing(backed_up))
    with qtbot.waitSignal(window.restored) as told:
        press(window, "Terugzetten")
    assert told.args[0].parent == tmp_path / "Documenten"


def test_a_backup_that_cannot_be_put_back_is_told_and_can_be_tried_again(
    refuse: Callable[..., RefusalWindow], qtbot: QtBot, backed_up: Path, tmp_path: Path
) -> None:
    window = refuse(errors.Damaged(backed_up, "size"))
    backed_up.parent.chmod(0o500)
    blocked = not _writable(backed_up.parent)
    if not blocked:  # a superuser may write anywhere: damage the backup instead
        (backup,) = (tmp_path / "data" / "backups").rglob("*.lobdossier")
        backup.write_bytes(b"stuk")
    press(window, "Terugzetten")
    qtbot.waitUntil(lambda: "niet teruggezet" in words_in(window))
    assert has_button(window, "Opnieuw proberen")
    backed_up.parent.chmod(0o700)


def _writable(folder: Path) -> bool:
    try:
        (folder / "proef").touch()
    except OSError:
        return False
    (folder / "proef").unlink()
    return True


@pytest.mark.parametrize("error", [errors.Damaged(PATH, "quick_check"), errors.InUse(PATH, "laptop", "10:31")])
def test_it_is_whole_in_every_look(
    refuse: Callable[..., RefusalWindow], theme: Theme, backed_up: Path, error: Exception
) -> None:
    assert found_in_all_looks(theme, refuse(error, back="Noor")) == []
