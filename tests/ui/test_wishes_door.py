"""A school's file comes in by the one door: over an open dossier, at the start, or with nothing to put it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from apps import close, dossier, main_window
from hands import words_in

from lobdossier import cli, paths
from lobdossier.app import App
from lobdossier.ui.arrival.window import ArrivalWindow
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.refusal import RefusalWindow

MBO = paths.resource("wishes", "mbo.lobeisen")
Start = Callable[..., App]


def test_over_an_open_dossier_it_is_a_page_of_it(start: Start, own: Path) -> None:
    """Chosen, dropped or given: all come to `open`."""
    app = start(own)
    app.open(MBO)
    window = main_window(app)
    assert window.here[0] == "wishes"
    assert window.workspace.path == own
    assert "Voorbeeld: LOB in het mbo" in words_in(window)


def test_at_the_start_it_opens_the_dossier_of_last_time(start: Start, own: Path) -> None:
    """As the command line does."""
    close(start(own))
    app = start(MBO)
    assert main_window(app).here[0] == "wishes"


def test_without_a_dossier_it_says_what_to_do(start: Start, tmp_path: Path) -> None:
    app = start(MBO)
    assert isinstance(app.window, RefusalWindow)
    assert "Open of maak eerst je dossier." in words_in(app.window)
    app.window.new_wanted.emit()
    assert isinstance(app.window, FirstStart)


def test_one_that_breaks_a_rule_leaves_the_dossier_in_sight(start: Start, own: Path, tmp_path: Path) -> None:
    bad = tmp_path / "school.lobeisen"
    bad.write_text("lobeisen = 1\n[[periode]]\n[[periode.wens]]\nwat = 'punten'\n", encoding="utf-8")
    app = start(own)
    app.open(bad)
    window = main_window(app)
    assert window.here[0] == "start"
    assert "er staat een woord dat ik niet ken (periode 1, wens 1: wat)" in words_in(window)


def test_over_a_file_that_is_looked_at_it_comes_back_to_the_dossier(start: Start, own: Path, tmp_path: Path) -> None:
    app = start(own)
    app.open(dossier(tmp_path / "ander.lobdossier", "Sem", "Iets"))
    app.open(own)
    other = tmp_path / "brief.json"
    other.write_text("{}", encoding="utf-8")
    app.open(other)
    assert isinstance(app.window, ArrivalWindow | RefusalWindow)
    app.open(MBO)
    assert main_window(app).here[0] == "wishes"


def test_inspect_tells_what_a_file_asks(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["inspect", str(MBO)], lambda _: 9) == 0
    said = capsys.readouterr().out
    assert "Wat een school vraagt: Voorbeeld: LOB in het mbo" in said
    assert "mbo 2 en verder:\n  200 uren: BPV of werk (Uren op je leerplek.)" in said
    assert "1 reflectie over netwerken" in said
