"""One choice that lies open: four questions, one at a time; what was answered stands closed in one line."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.portrait import Choice
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, vbox
from lobdossier.ui.widgets.steps import Steps
from lobdossier.ui.words import tr

WHAT, WHY, INSTEAD, OUTCOME = "title", "why", "instead", "outcome"
"""The questions, by the field that holds the answer."""
TEXTS: Final = (WHY, INSTEAD, OUTCOME)
"""Those that are answered in a text."""


def beginnings() -> dict[str, tuple[str, str]]:
    """Small choices count too: what to tap, and how the sentence begins then."""
    return {
        "subject": (tr("een vak"), tr("Een vak gekozen: ")),
        "module": (tr("een keuzedeel"), tr("Mijn keuzedeel: ")),
        "placement": (tr("een stageplek"), tr("Mijn stageplek: ")),
        "job": (tr("een bijbaan"), tr("Mijn bijbaan: ")),
        "no_more": (tr("iets niet meer doen"), tr("Niet meer doen: ")),
        "otherwise": (tr("iets anders aanpakken"), tr("Anders aanpakken: ")),
    }


class ChoicePanel(Panel):
    """Kept while it is typed, on the desk of the page. `thrown`: throw it away."""

    thrown = Signal()

    def __init__(self, desk: Desk, choice: Choice, today: date, *, new: bool) -> None:
        super().__init__()
        self._desk, self.choice, self.new = desk, choice, new
        desk.lay(choice)
        self.steps = Steps()
        self.title = line_field(tr("Wat koos je?"), choice.title, tr("In één zin"), limits.TITLE)
        self.title.textEdited.connect(self._titled)
        self.title.returnPressed.connect(lambda: self.steps.open(WHY))
        self.kinds = Choices(
            tr("Een keuze over"), [Option(k, words) for k, (words, _) in beginnings().items()], single=True
        )
        self.kinds.changed.connect(self._begun)
        self.when = DateChooser(tr("Wanneer koos je?"), choice.on, today=lambda: today, period=False)
        self.when.changed.connect(self._dated)
        self.texts = {field: self._text(field) for field in TEXTS}
        self.steps.add(WHAT, tr("Wat koos je, en wanneer?"), "split", self._what())
        self.steps.add(WHY, question_of(WHY), "lightbulb", self._asked(WHY, tr("Eén reden is genoeg.")))
        also = tr("Ook wat je níet koos, zegt iets over jou.")
        self.steps.add(INSTEAD, question_of(INSTEAD), "signpost", self._asked(INSTEAD, also))
        later = tr("Weet je dat nog niet? Dan vraag ik het later.")
        self.steps.add(OUTCOME, question_of(OUTCOME), "flag", self._asked(OUTCOME, later))
        done, throw = button(tr("Klaar"), "check", "soft"), button(tr("Weggooien"), "trash-2", "ghost")
        done.clicked.connect(self.left)
        throw.clicked.connect(self.thrown)
        self.setLayout(vbox(self.steps, flow(done, throw), gap=8))
        self.say()

    @property
    def blank(self) -> bool:
        """Whether nothing was chosen yet: no words, or no more than the beginning of a sentence."""
        said = self.title.text().strip()
        return not said or said in {begin.strip() for _, begin in beginnings().values()}

    def begin_at(self, question: str) -> None:
        """Open one question, with the keyboard in it."""
        self.steps.open(question)
        if question == WHAT:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, kind: str) -> None:
        """Begin the sentence of a small choice: a key of `beginnings`."""
        self.kinds.set_values([kind])
        self._begun([kind])

    def say(self) -> None:
        """Show what was answered in the closed questions."""
        self.steps.set_summary(WHAT, self.title.text().strip(), not self.blank)
        for field, editor in self.texts.items():
            said = first_line(editor.text())
            self.steps.set_summary(field, said or tr("Nog open"), bool(said))

    def _what(self) -> QWidget:
        parts = vbox(gap=8)
        if self.new:
            parts.put(label(tr("Een kleine keuze telt ook. Waar ging het over?"), "muted", wrap=True))
            parts.put(self.kinds)
        parts.put(labelled(tr("Wat koos je?"), self.title))
        parts.put(label(tr("Wanneer was dat?"), "strong", wrap=True))
        parts.put(self.when)
        return box(parts)

    def _text(self, field: str) -> PlainEditor:
        editor = PlainEditor(question_of(field), tr("In een paar woorden, als je wilt"), lines=2)
        editor.load(getattr(self.choice, field))
        editor.place = TextPlace(Choice.KIND, self.choice.id, field)
        editor.edited.connect(lambda: self._edited(field))
        return editor

    def _asked(self, field: str, note: str) -> QWidget:
        return box(vbox(label(note, "muted", wrap=True), self.texts[field], gap=8))

    def _edited(self, field: str) -> None:
        self._desk.edit(self.choice.id, field, self.texts[field].text)
        self.say()

    def _titled(self) -> None:
        """A choice without words keeps those it had: throwing it away has a button."""
        if not self.blank or self.new:
            self._desk.edit(self.choice.id, WHAT, lambda: "" if self.blank else self.title.text())
        self.say()

    def _begun(self, ids: list[str]) -> None:
        """A tap begins the sentence; what was typed already stays."""
        if ids and self.blank:
            self.title.setText(beginnings()[ids[0]][1])
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.end(False)

    def _dated(self, day: date | None, _end: object) -> None:
        self._desk.put(self.choice.id, on=day)
        self._desk.flush()


def question_of(field: str) -> str:
    """What is asked about a choice, by the field that holds the answer."""
    return {
        WHY: tr("Wat maakte dat je dit koos?"),
        INSTEAD: tr("Wat had je ook kunnen kiezen?"),
        OUTCOME: tr("Hoe pakte het uit?"),
    }[field]
