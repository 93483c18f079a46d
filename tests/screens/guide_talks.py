"""The pictures of conversations in the column of a guide, and of what the student is offered of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QScrollArea

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import ConversationKind, ConversationState, Part
from lobdossier.domain.voices import new_question
from lobdossier.services.arrivals import arrive
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.guiding import Guiding
from lobdossier.services.taking_in import as_view
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.guest import Guest
from lobdossier.ui.guide.column import GuideColumn
from lobdossier.ui.theme import dress
from lobdossier.ui.window import MainWindow
from tests import bringing
from tests.screens.camera import Camera, end
from tests.screens.dossiers import now

WHO: Final = ("Bram Visser", "praktijkbegeleider")
SEVERAL: Final = 5


def guide_talks(camera: Camera, dossiers: dict[str, Path], folder: Path, data: Path) -> None:
    """None, one and several; the form open, prepared and held; beside a conversation of the student."""
    place = folder / f"guide-talks-{camera.view.name}"
    place.mkdir()
    own = Path(shutil.copy(dossiers["little"], place / "Noor.lobdossier"))
    workspace = Workspace.open(own, data=data, clock=now)
    package = bringing.whole(workspace, place / "Noor.lobpakket")
    planned = workspace.conversations.coming()[0]
    workspace.close()
    with arrive(package) as arrival:
        looked_at = as_view(arrival, place / "view")
    file = package.with_suffix(".lobfeedback")
    for number in (0, 1, SEVERAL):
        _write(looked_at, file, data, number)
        window = camera.window(looked_at, data, read_only=True, guest=Guest("Noor de Wit", "", package))
        window.give_feedback()
        window.go("conversations")
        window.give_feedback()
        _take(camera, window, f"guide-talks-{number}")
        if number == 0:
            _column(window).talking._plan.click()
            _take(camera, window, "guide-talk_new")
        elif number == SEVERAL:
            for name, talk in zip(("prepared", "held"), read_feedback_file(file).conversations, strict=False):
                _column(window).talking._show(talk)
                _take(camera, window, f"guide-talk_{name}")
                _show_end(window)
                _take(camera, window, f"guide-talk_{name}_end")
                _column(window).talking._leave()
            window.go("prepare", planned.id)
            window.give_feedback()
            _take(camera, window, "guide-talk_beside")
            _column(window).talking._write.click()
            _take(camera, window, "guide-talk_of_student")
        end(window)
    _offer(camera, own, file, data, planned)


def _write(looked_at: Path, file: Path, data: Path, number: int) -> None:
    """A file with so many conversations, or for none just the remarks of somebody who said who it is."""
    workspace = Workspace.open(looked_at, read_only=True, data=data, clock=now)
    guiding = Guiding(file, workspace, guide=WHO[0], role=WHO[1])
    if not file.exists():
        guiding.remove_conversation("")  # writes the file: the column asks no more who it is
    for each in range(number):
        held = each % 2 == 1
        talk = Conversation(
            id=f"talk-{each}",
            kind=ConversationKind.TRIALOOG if held else ConversationKind.LOOPBAANGESPREK,
            state=ConversationState.HELD if held else ConversationState.PLANNED,
            on=date(2026, 11, 26 - each),
            place="Kamer 3",
            talk_about="Hoe kijk je terug op de eerste weken? En wat wil je na de kerst leren?",
            questions=(new_question("Wat wil jij leren?", Part.TERUGKIJKEN),),
            talked_about="Noor vertelde over de **tuin**.\n\n- Ze wil vaker met bewoners werken." if held else "",
        )
        people = [Participant(id=f"bram-{each}", conversation_id=talk.id, name=WHO[0], role=WHO[1])]
        what = ("Meelopen op de afdeling", "Een gesprek met de teamleider regelen") if held else ()
        agreed = [
            Agreement(id=f"{talk.id}-{n}", conversation_id=talk.id, what=words, mine=n == 0, who=WHO[0] * n, order=n)
            for n, words in enumerate(what)
        ]
        guiding.save_conversation(talk, people, agreed)
    workspace.close()


def _offer(camera: Camera, own: Path, file: Path, data: Path, planned: Conversation) -> None:
    """What the student sees: new ones, and something for the own conversation."""
    workspace = Workspace.open(own, data=data, clock=now)
    guiding = Guiding(file, workspace)
    written = Conversation(id=planned.id, state=ConversationState.HELD, talked_about="Over de tuin.")
    guiding.save_conversation(written, (), [Agreement(id=new_id(), conversation_id=planned.id, what="Meelopen")])
    found = read_feedback_file(file)
    page = FeedbackPage(file.name, found, workspace.feedback.preview(found), [], "Noor")
    workspace.close()
    dress(page)
    page.setObjectName("page")
    camera.place(page)
    camera.take(page, f"feedback-brought-talks-{camera.view.name}")
    page.close()
    page.deleteLater()


def _column(window: MainWindow) -> GuideColumn:
    (found,) = window.findChildren(GuideColumn)
    return found


def _show_end(window: MainWindow) -> None:
    """The lower half of a form that is longer than the column."""
    QApplication.processEvents()
    for area in _column(window).findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _take(camera: Camera, window: MainWindow, name: str) -> None:
    camera.take(window, f"{name}-{camera.view.name}", window.context.jobs)
