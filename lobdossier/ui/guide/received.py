"""A remark as the student reads it: from whom, about what, and what the student does with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.feedback import changed_since
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.text import dates
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.guide.parts import contents, head
from lobdossier.ui.guide.said import sort_said, who_said
from lobdossier.ui.guide.spot import Spot
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import tag
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import at_start, box, flow, hbox, vbox
from lobdossier.ui.words import brief, tr


@dataclass(frozen=True, slots=True)
class About:
    """What a remark is about as it is now, and the way there when it does not stand beside it."""

    spot: Spot | None
    go: Callable[[], object] | None = None
    named: bool = False
    """Whether it stands on the page among other things, so that it is said which one it is."""


class ReceivedCard(Card):
    """The words of the guide cannot be changed; the answer below them is the student's, and is kept while typing."""

    decided = Signal()
    """Something was decided: what is shown is not as it is any more."""

    def __init__(self, context: Context, remark: Feedback, about: About) -> None:
        super().__init__(pad=14, gap=8)
        self._context, self._remark = context, remark
        self.id = remark.id
        called = brief(remark.text.strip() or remark.quality.strip() or sort_said(remark.sort))
        self.setAccessibleName(tr("{who}: {what}", who=who_said(remark), what=called))
        state = _state(remark)
        self.body.put(head(remark, *([state] if state is not None else [])))
        said = who_said(remark)
        day = f", {dates.plain(remark.on)}" if remark.on is not None else ""
        self.body.put(Words(f"{said}{day}", "small"))
        title = about.spot.quoted if about.spot is not None else ""
        if about.go is not None or about.spot is None or about.named:
            self.body.put(self._place(about))
        for part in contents(remark, title):
            self.body.put(part)
        record = about.spot.record if about.spot is not None else None
        if record is not None and changed_since(remark, record):
            self.body.put(_note("pencil-line", tr("Je tekst is sindsdien veranderd.")))
        self._reply = PlainEditor(tr("Je antwoord: {what}", what=called), tr("Antwoord, als je wilt"), lines=1, most=6)
        self._reply.load(remark.reply)
        self._reply.setReadOnly(context.workspace.read_only)
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self._reply.edited.connect(self._autosave.touch)
        if not context.workspace.read_only or remark.reply.strip():
            self.body.put(label(tr("Je antwoord"), "smallstrong"))
            self.body.put(self._reply)
        if not context.workspace.read_only:
            self.body.put(self._ways(called))

    def flush(self) -> bool:
        """Store the answer; False when that failed."""
        return self._autosave.flush()

    def _place(self, about: About) -> QWidget:
        if about.spot is None:
            return _note("info", tr("Waar dit over gaat, staat niet meer in je dossier."))
        if about.spot.whole:
            return _note("layers", tr("Over het hele dossier."))
        if about.go is None:
            return _note("layers", tr("Over: {name}", name=about.spot.called))
        to = button(tr("Naar {name}", name=brief(about.spot.called)), "arrow-right", "ghost", after=True)
        to.setAccessibleName(tr("Naar {name}", name=about.spot.called))
        if about.go is not None:
            to.clicked.connect(lambda _on=False: about.go() if about.go is not None else None)
        return box(at_start(to))

    def _ways(self, called: str) -> QWidget:
        """What can be done with it; the guide's view belongs to the dossier or not, as any remark."""
        remark, feedback = self._remark, self._context.workspace.feedback
        ways: list[QWidget] = []
        label_of = tr("keuze bij feedback")

        def way(words: str, icon: str, act: Callable[[], object], said: str, kind: str = "") -> None:
            made = button(words, icon, kind)
            made.setAccessibleName(f"{words}: {called}")
            made.clicked.connect(lambda: self._decide(act, said))
            ways.append(made)

        if remark.agreed:
            away = tr("Hoort niet meer bij je dossier")
            way(
                tr("Toch niet bij mijn dossier"),
                "undo-2",
                lambda: feedback.agree(self.id, False, label=label_of),
                away,
                "ghost",
            )
        elif remark.refused:
            way(
                tr("Toch weer openzetten"),
                "undo-2",
                lambda: feedback.refuse(self.id, False, label=label_of),
                tr("Staat weer open"),
                "ghost",
            )
        else:
            agreed, refused = tr("Hoort nu bij je dossier"), tr("Hoort niet bij je dossier")
            way(tr("Hoort bij mijn dossier"), "check", lambda: feedback.agree(self.id, label=label_of), agreed, "soft")
            way(tr("Liever niet"), "x", lambda: feedback.refuse(self.id, label=label_of), refused, "ghost")
        if remark.sort is not FeedbackSort.VIEW:
            on = not remark.handled
            words = tr("Verwerkt") if on else tr("Toch nog niet verwerkt")
            icon = "circle-check" if on else "undo-2"
            way(
                words,
                icon,
                lambda: feedback.handle(self.id, on, label=label_of),
                tr("Verwerkt") if on else tr("Staat weer open"),
                "ghost",
            )
        return flow(*ways, gap=6)

    def _decide(self, act: Callable[[], object], said: str) -> None:
        if self.flush() and self._context.attempt(act):
            self._context.voice.say(said, undo=True)
            self.decided.emit()

    def _save(self) -> None:
        self._context.workspace.feedback.answer(self.id, self._reply.text(), origin=self)


def _state(remark: Feedback) -> QWidget | None:
    if remark.agreed:
        return tag(tr("in je dossier"), "check", "ok")
    if remark.refused:
        return tag(tr("liever niet"), "x", "muted")
    return tag(tr("verwerkt"), "circle-check", "ok") if remark.handled else None


def _note(icon: str, words: str) -> QWidget:
    return box(hbox(vbox(1, Icon(icon, "muted", 16), None), (label(words, "small", wrap=True), 1), gap=8))
