"""The pictures of what somebody brings: looked at, told, refused, looked round in, and merged."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.errors import ArrivalRefused, NoDossierInside
from lobdossier.domain.experience import Experience
from lobdossier.services.arrivals import arrive
from lobdossier.services.taking_in import as_view
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.checking import CheckingPage
from lobdossier.ui.arrival.merge_page import MergePage, StopPage
from lobdossier.ui.arrival.merging import Home
from lobdossier.ui.arrival.page import ArrivalPage, Merges
from lobdossier.ui.arrival.passphrase import PassphrasePage
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.guest import Guest
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.theme import dress
from tests import bringing
from tests.screens.camera import Camera, end
from tests.screens.dossiers import now

PART: Final = "Dit stuk van een dossier is geen kopie van alles, dus samenvoegen kan niet."


def arrivals(camera: Camera, dossiers: dict[str, Path], folder: Path, data: Path) -> None:
    """Every page about a file that was brought, with a little and with much in it."""
    place = folder / f"brought-{camera.view.name}"
    place.mkdir()
    checking = CheckingPage("Even kijken wat dit is …", "Loopbaandocument Noor de Wit.pdf")
    _page(camera, "checking", checking)
    asks = PassphrasePage("Dossier van Noor.lobpakket")
    _page(camera, "passphrase", asks)
    asks = PassphrasePage("Dossier van Noor.lobpakket")
    asks.field.setText("appelboom")
    asks.say_wrong()
    _page(camera, "passphrase_wrong", asks)
    for state in ("little", "full"):
        with _opened(dossiers[state], place / f"{state}.lobdossier", data) as workspace:
            pdf = bringing.document(workspace, place / f"{state}.pdf")
            package = bringing.whole(workspace, place / f"{state}.lobpakket")
        with arrive(pdf) as arrival:
            _page(camera, f"part-{state}", ArrivalPage(arrival, Merges(not_because=PART), "Noor"))
        with arrive(package) as arrival:
            _page(camera, f"whole-{state}", ArrivalPage(arrival, Merges("Noor"), "Noor"))
            if state == "full":
                _viewed(camera, as_view(arrival, place / "view"), data)
        _merges(camera, state, place, data)
    _page(camera, "stop", StopPage(412, 430))
    for name, error in (
        ("no_dossier", NoDossierInside(place / "scan.pdf")),
        ("changed", ArrivalRefused(place / "Noor.lobpakket", "contents", "bewijs-002.jpg")),
    ):
        window = RefusalWindow(error, data=data, documents=folder, back="Noor", brought=True)
        _take(camera, f"refusal-{name}", window)


def _merges(camera: Camera, state: str, place: Path, data: Path) -> None:
    path = place / f"{state}.lobdossier"
    copy = bringing.elsewhere(path, place / f"daar-{state}", data, lambda there: _work_on(there, "daar"))
    workspace = Workspace.open(path, data=data, clock=now)
    try:
        _work_on(workspace, "hier")
        with arrive(copy) as arrival:
            page = MergePage(workspace.merging.preview(arrival.package), Home(workspace).name)
            _page(camera, f"merge-{state}", page)
            page = MergePage(workspace.merging.preview(arrival.package), Home(workspace).name)
            page.findChildren(Disclosure)[0].open(focus=False)
            _page(camera, f"merge_open-{state}", page)
    finally:
        workspace.close()


def _work_on(workspace: Workspace, side: str) -> None:
    """An afternoon on one of two computers: something changed on both, something here or there only."""
    found = sorted(workspace.records.all(Experience), key=lambda e: e.id)
    first, other = found[0], found[1]
    story = f"{first.story} En {side} schreef ik er nog een zin bij, over hoe stil het toen was."
    workspace.records.save(replace(first, story=story, place=f"De werkplaats, {side}"))
    if side == "daar":
        workspace.records.save(replace(other, title=f"{other.title}, tweede keer"))
        for number in range(3 if len(found) < 5 else 30):
            workspace.records.add(Experience(title=f"Op school gemaakt {number + 1}", story="Wat ik daar deed."))
        if len(found) > 3:
            workspace.records.throw_away(found[3], label="weg")
    else:
        workspace.records.add(Experience(title="Thuis bedacht"))


def _viewed(camera: Camera, path: Path, data: Path) -> None:
    window = camera.window(path, data, read_only=True, guest=Guest("Samira Amin", "Noor"))
    window.go("start")
    camera.take(window, f"arrival-viewed-{camera.view.name}", window.context.jobs)
    end(window)


@contextmanager
def _opened(source: Path, copy: Path, data: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(Path(shutil.copy(source, copy)), data=data, clock=now)
    try:
        yield workspace
    finally:
        workspace.close()


def _page(camera: Camera, name: str, page: QWidget) -> None:
    dress(page)
    page.setObjectName("page")
    if hasattr(page, "take_keyboard"):
        page.take_keyboard()
    _take(camera, name, page)


def _take(camera: Camera, name: str, window: QWidget) -> None:
    camera.place(window)
    camera.take(window, f"arrival-{name}-{camera.view.name}")
    end(window)
