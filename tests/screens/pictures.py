"""Which pictures there are: every screen, the way in, the refusals, and a save that fails."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Final

from lobdossier.domain.errors import DossierError, InUse
from lobdossier.domain.vocabulary import Part
from lobdossier.services.workspace import Workspace
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.first_start import FirstStart
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.screens import screens
from lobdossier.ui.screens.talk import TalkScreen
from lobdossier.ui.settings import Settings
from lobdossier.ui.talk.said import CLOSING
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.screens.camera import SHOW_PAGES, VIEWS, Camera, end, rest
from tests.screens.dossiers import STATES, TODAY, now, shown, target
from tests.typing_help import type_text

LARGE: Final = ("sixty", "crowd")
FEW_VIEWS: Final = (VIEWS[0], VIEWS[-2])
"""What is large is looked at in the usual view and in large letters on a dark ground: colours do not change with number."""
CARDS: Final = ("name", "sector", "school", "guide", "look")


def every_screen(camera: Camera, dossiers: dict[str, Path], folder: Path, data: Path) -> None:
    """Each screen in each state."""
    for state in STATES:
        if state in LARGE and camera.view not in FEW_VIEWS:
            continue
        # A copy for each view: the pictures of one must not hang on what was done for another.
        copy = folder / camera.view.name / dossiers[state].name
        copy.parent.mkdir(exist_ok=True)
        window = camera.window(Path(shutil.copy(dossiers[state], copy)), data)
        for place in screens():
            for called, wanted in shown(place.id, window.workspace).items():
                name = f"{called}-{state}-{camera.view.name}"
                camera.attempt(name, partial(_open_and_take, camera, window, place.id, wanted, name))
        end(window)


def failed_save(camera: Camera, dossier: Path, data: Path, folder: Path) -> None:
    """The editor of an experience whose file was moved away while it was open."""
    copy = Path(shutil.copy(dossier, folder / f"failed-{camera.view.name}.lobdossier"))
    window = camera.window(copy, data)
    window.go("experience", target("experience", window.workspace) or "")
    rest(window.context.jobs, 0.05)
    copy.rename(copy.with_suffix(".weg"))
    editor = next(e for e in window.current().findChildren(RichTextEditor) if e.isVisible())
    type_text(editor, "Dit staat er nog. ")
    window.current().flush()
    camera.take(window, f"experience-failed-{camera.view.name}", window.context.jobs)
    copy.with_suffix(".weg").rename(copy)
    end(window)


def conversation(camera: Camera, dossiers: dict[str, Path], folder: Path, data: Path) -> None:
    """Every stage of a conversation that is held, with a little on the table and with much."""
    for state in ("little", "full"):
        copy = Path(shutil.copy(dossiers[state], folder / f"talk-{state}-{camera.view.name}.lobdossier"))
        window = camera.window(copy, data)
        window.go("talk", target("talk", window.workspace) or "")
        room = window.current()
        assert isinstance(room, TalkScreen)
        for stage in (*Part, CLOSING):
            room.go_to(stage)
            camera.take(window, f"talk_{stage}-{state}-{camera.view.name}", window.context.jobs)
        room.conclude()
        camera.take(window, f"talk_next-{state}-{camera.view.name}", window.context.jobs)
        end(window)


def first_start(camera: Camera, theme: Theme, folder: Path) -> None:
    """The cards of the first start, one after the other."""
    settings = Settings(folder / "first" / "settings.json")
    window = FirstStart(theme, settings, folder / "Documenten", folder / "data", today=lambda: TODAY)
    camera.place(window)
    for number, card in enumerate(CARDS, 1):
        camera.take(window, f"first_start-{number}_{card}-{camera.view.name}")
        if card == "name":
            type_text(window.name_card.field, "Noor de Wit")
        if card != CARDS[-1]:
            window.forward()
    window.close()
    window.deleteLater()


def refusals(camera: Camera, dossiers: dict[str, Path], folder: Path, data: Path) -> None:
    """What is shown instead of a dossier that is missing, in use, or damaged."""
    broken = Path(shutil.copy(dossiers["little"], folder / "Noor.lobdossier"))
    content = bytearray(broken.read_bytes())
    content[4096 * 2 : 4096 * 6] = b"\xff" * 4096 * 4
    broken.write_bytes(content)
    errors = {
        "missing": _refused(folder / "Weg.lobdossier", data),
        "damaged": _refused(broken, data),
        "in_use": InUse(dossiers["little"], "laptop-anna", "10:31"),
    }
    for name, error in errors.items():
        window = RefusalWindow(error, can_take_over=isinstance(error, InUse), data=data, documents=folder)
        camera.place(window)
        camera.take(window, f"refusal-{name}-{camera.view.name}")
        window.close()
        window.deleteLater()


def _refused(path: Path, data: Path) -> Exception:
    try:
        Workspace.open(path, data=data, clock=now).close()
    except DossierError as error:
        return error
    raise AssertionError(f"{path.name} was opened")


def _open_and_take(camera: Camera, window: MainWindow, screen: str, wanted: str, name: str) -> None:
    window.go(screen, wanted)
    if window.here[0] != screen:
        raise AssertionError(f"{screen!r} did not open for {wanted!r}")
    camera.take(window, name, window.context.jobs, pages=screen in SHOW_PAGES)
