"""The window at work: a long list, keys in a long text, and keys while a PDF is made."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.text.blocks import from_plain
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.editors.format_bar import FormatBar
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.palette.overlay import Palette
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Look, install
from lobdossier.ui.window import MainWindow
from tests.benchmarks.bench_storage import filled
from tests.benchmarks.figures import Figure, ratio, seconds, share

WORDS = 20_000
LONG = "\n".join(["Vandaag op mijn stage deed ik iets wat ik nog niet eerder deed. " * 4] * (WORDS // 52))
KEYS = 600
_BETWEEN_KEYS_S = 0.02
"""Faster than anybody types; without it the export would hardly get a turn."""


def figures() -> Iterator[Figure]:
    """All of them."""
    app = QApplication.instance() or QApplication([])
    install(app, Look("light", reduced_motion=True))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in (_lists(folder), _palette(folder / "palette"), _typing(), _typing_during_export(folder)):
            yield from part


@contextmanager
def window_on(workspace: Workspace, folder: Path) -> Iterator[MainWindow]:
    """A window on *workspace*, at its first page."""
    theme = install(QApplication.instance())
    settings = Settings(folder / "settings.json")
    window = MainWindow(workspace, screens(), theme, settings, JobRunner(), lambda _url: True, folder)
    window.resize(1240, 800)
    window.show()
    window.go("start")
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _lists(folder: Path) -> Iterator[Figure]:
    """Opening the room with its first cards painted."""
    few, many = filled(folder, 100), filled(folder, 10_000)
    with window_on(few, folder) as small, window_on(many, folder) as large:

        def open_room(window: MainWindow) -> None:
            window.go("experiences")
            QApplication.processEvents()
            window.current().grab()

        def leave(window: MainWindow) -> None:
            window.go("settings")
            QApplication.processEvents()

        def turn(window: MainWindow) -> None:
            open_room(window)
            leave(window)

        found, ms = ratio(lambda: turn(large), lambda: turn(small), 15)
        yield Figure("list of 10,000 opened and painted / list of 100", found, 1.3, f"{ms:.0f} ms, there and back")


def _palette(folder: Path) -> Iterator[Figure]:
    """A word in Ctrl+K, from the key to its answer, without the pause after the key; and what of it blocks the window."""
    folder.mkdir()
    few, many = filled(folder, 1_000, 5), filled(folder, 10_000, 5)
    with window_on(few, folder) as small, window_on(many, folder) as large:
        sheets = [Palette(window) for window in (large, small)]
        for words in ("st", "sta", "fiets kla"):

            def answer(sheet: Palette, words: str = words) -> None:
                sheet.field.clear()
                sheet._pause.setInterval(0)
                sheet.field.setText(words)
                while sheet._pause.isActive() or sheet._job is not None:
                    QApplication.processEvents()
                    time.sleep(0)  # the worker gets its turn
                sheet.grab()

            found, ms = ratio(lambda: answer(sheets[0]), lambda: answer(sheets[1]), 15)
            yield Figure(f"Ctrl+K {words!r} answered, 10,000 x 5 / 1,000 x 5", found, 3.0, f"{ms:.0f} ms, painted")
        found_now = many.search.find("sta")
        sheets[0].field.setText("sta")
        blocked = max(seconds(lambda: (sheets[0]._show_found("sta", found_now), sheets[0].grab())) for _ in range(15))
        yield Figure(
            "Ctrl+K answer shown, of the 50 ms the window may wait", blocked * 20, 1.0, f"{blocked * 1_000:.0f} ms"
        )
        for sheet in sheets:
            sheet.leave()


def press(editor: QTextEdit, key: str) -> None:
    """One letter, down and up, and the painting of it."""
    code = Qt.Key(ord(key.upper()))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(editor, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key))
    QApplication.processEvents()


def _long_editors() -> tuple[RichTextEditor, FormatBar, QTextEdit]:
    """Ours with all that hangs on it, and a bare one, both with 20,000 words and the cursor far inside."""
    ours, bare = RichTextEditor("Verhaal"), QTextEdit()
    bar = FormatBar(ours)
    autosave = Autosave(lambda: None, ours)
    ours.edited.connect(autosave.touch)
    ours.load(from_plain(LONG))
    bare.setPlainText(LONG)
    for editor in (ours, bare):
        editor.setFixedSize(800, 600)
        editor.show()
        cursor = editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, n=200)
        editor.setTextCursor(cursor)
    QApplication.processEvents()
    return ours, bar, bare


def _typing() -> Iterator[Figure]:
    ours, bar, bare = _long_editors()
    letters = ("abcde" * KEYS)[:KEYS]
    pairs = [(seconds(lambda k=k: press(ours, k)), seconds(lambda k=k: press(bare, k))) for k in letters][20:]
    slow = [share([pair[i] for pair in pairs], 0.99) for i in (0, 1)]
    usual = [share([pair[i] for pair in pairs], 0.5) for i in (0, 1)]
    note = f"{slow[0] * 1_000:.2f} ms, bare {slow[1] * 1_000:.2f} ms"
    yield Figure("key in 20,000 words, p99 / bare QTextEdit", slow[0] / slow[1], 1.5, note)
    yield Figure(
        "key in 20,000 words, median / bare QTextEdit", usual[0] / usual[1], None, f"{usual[0] * 1_000:.2f} ms"
    )
    for widget in (ours, bare, bar):
        widget.deleteLater()


def _typing_during_export(folder: Path) -> Iterator[Figure]:
    """A letter in an open experience while the whole dossier is made into a PDF in the background."""
    workspace = Workspace.create(folder / "export.lobdossier", "Noor", data=folder)
    build_demo(workspace, experiences=60, photos=20)
    workspace.make_documents_elsewhere()  # as the program does
    document = workspace.sharing.propose(Purpose.ALLES)
    with window_on(workspace, folder) as window:
        window.go("experience", workspace.experiences.page(limit=1)[0].id)
        QApplication.processEvents()
        editor = next(e for e in window.current().findChildren(RichTextEditor) if e.isVisible())
        idle = [seconds(lambda: press(editor, "a")) for _ in range(KEYS)]
        busy: list[float] = []
        while len(busy) < KEYS:
            window.context.jobs.run(
                window,
                lambda progress, stopped: workspace.documents.draw(document, folder / "export.pdf", progress, stopped),
                done=lambda _pdf: None,
                failed=_fail,
            )
            while window.context.jobs.busy:
                busy.append(seconds(lambda: press(editor, "b")))
                editor.textCursor().deletePreviousChar()  # or the word becomes longer and longer, and each key slower
                time.sleep(_BETWEEN_KEYS_S)
    slow, usual = share(busy, 0.99), share(idle, 0.99)
    note = f"{slow * 1_000:.1f} ms, idle {usual * 1_000:.1f} ms, longest {max(busy) * 1_000:.0f} ms"
    yield Figure("key while a PDF is made, p99 / idle", slow / usual, 4.0, note)


def _fail(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    print(*figures(), sep="\n")
