""" "Hoe word je begeleid?": a few questions one at a time, and reading back, changing or handing out what was said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier import paths
from lobdossier.domain.changes import Change
from lobdossier.domain.guidance import answered
from lobdossier.domain.sharing import GuidanceAnswer, GuidanceReview
from lobdossier.text import dates
from lobdossier.ui import ask
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.guidance.asking import AskingGuidance
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import Part, box, flow, hbox, sized, vbox
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.words import tr

NEW: Final = "new"
_WIDEST: Final = 760


class GuidanceScreen(Screen):
    """Target: empty to read back, "new" to answer today, or the id of a review to change."""

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        trail = crumbs(tr("Gesprekken"), tr("Hoe word je begeleid?"))
        trail.chosen.connect(lambda _place: context.way.go("conversations"))
        note = tr("Hier zeg jij iets over je begeleiding. Alleen jij ziet het, tot je het zelf deelt.")
        self.asking = AskingGuidance(context, self)
        self.asking.finished.connect(lambda: self.open(""))
        self._read = Block(gap=14)
        column = box(vbox(trail, page_header(tr("Hoe word je begeleid?"), note), self.asking, self._read, gap=14))
        self.setLayout(vbox(page(sized(column, max_width=_WIDEST)), gap=0))
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context.way.back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, target: str) -> None:
        """Ask, or show what was said.

        Raises:
            KeyError: that review is not there, or lies in the trash.
        """
        workspace = self.context.workspace
        asks = target and not workspace.read_only
        if asks:
            review = self._review(target)
            self.target = review.id
            self.asking.ask(review)
        else:
            self.target = ""
        self.asking.setVisible(bool(asks))
        self.refresh()
        if asks:
            self.asking.take_keyboard()

    def refresh(self) -> None:
        """Show what the dossier holds now; what is being typed stays."""
        if self.target:
            self.asking.follow()
            self._read.show_parts("asking", list)
        else:
            reviews = tuple(self.context.workspace.guidance.reviews())
            self._read.show_parts(reviews, lambda: self._back(reviews))

    def concerns(self, change: Change) -> bool:
        """Only the reviews."""
        return change.kind == GuidanceReview.KIND

    def flush(self) -> bool:
        """Store the sentence that is being typed."""
        return not self.target or self.asking.flush()

    # ------------------------------------------------------------ private
    def _review(self, target: str) -> GuidanceReview:
        workspace = self.context.workspace
        if target == NEW:
            return workspace.guidance.of(workspace.today())
        found = workspace.records.find(GuidanceReview, target)
        if found is not None and found.deleted is None:
            return found
        today = workspace.guidance.of(workspace.today())
        if today.id == target:  # one that nothing was answered in yet
            return today
        raise KeyError(target)

    def _back(self, reviews: tuple[GuidanceReview, ...]) -> list[Part]:
        workspace = self.context.workspace
        answer = door(button(tr("Vragen beantwoorden"), "pencil", "" if reviews else "primary"))
        answer.clicked.connect(lambda: self.context.way.go("guidance", NEW))
        if not reviews:
            said = label(tr("Je hebt hier nog niets gezegd. Het zijn vier korte vragen."), "", wrap=True)
            return [said] if workspace.read_only else [said, flow(answer)]
        today = any(review.on == workspace.today() for review in reviews)
        parts: list[Part] = [] if workspace.read_only or today else [flow(answer)]
        return [*parts, *(self._card(review) for review in reviews), self._handing_out()]

    def _card(self, review: GuidanceReview) -> Card:
        day = dates.plain(review.on) if review.on else tr("Zonder datum")
        parts: list[Part] = [label(day, "h3", wrap=True)]
        for answer in answered(review):
            parts += [4, *self._answer(answer)]
        if not self.context.workspace.read_only:
            change = door(button(tr("Aanpassen"), "pencil", "ghost", tr("Aanpassen: {day}", day=day)))
            change.clicked.connect(partial(self._change, review.id))
            away = door(button(tr("Weggooien"), "trash-2", "ghost", tr("Weggooien: {day}", day=day)))
            away.clicked.connect(partial(self._throw_away, review))
            for made, words in ((change, tr("Aanpassen")), (away, tr("Weggooien"))):
                made.setAccessibleName(f"{words}: {day}")
            parts += [4, flow(change, away, gap=8)]
        return Card(*parts, gap=4)

    def _answer(self, answer: GuidanceAnswer) -> list[QWidget]:
        question = next((q for q in self.context.workspace.guidance.questions if q.id == answer.question_id), None)
        made: list[QWidget] = [Words(answer.question, "small")]
        if answer.step:
            words = question.steps[answer.step - 1] if question else tr("stap {n} van 4", n=answer.step)
            made.append(Words(words, "strong"))
        if answer.text.strip():
            made.append(OwnWords(answer.text))
        return made

    def _change(self, review_id: str, _checked: bool = False) -> None:
        self.context.way.go("guidance", review_id)

    def _throw_away(self, review: GuidanceReview, _checked: bool = False) -> None:
        records = self.context.workspace.records
        if self.context.attempt(lambda: records.throw_away(review, label=tr("antwoorden weggooien"))):
            self.context.voice.say(tr("Antwoorden weggegooid"), undo=True)

    # ------------------------------------------------------------ handing out
    def _handing_out(self) -> Card:
        give = button(tr("Bestand voor school maken"), "file-down", "soft")
        give.clicked.connect(lambda: self._give(sentences=False))
        more = button(tr("Met mijn zinnen erbij"), "message-square-quote", "ghost")
        more.setAccessibleName(tr("Bestand voor school maken, met mijn zinnen erbij"))
        more.clicked.connect(lambda: self._give(sentences=True))
        written = any(a.text.strip() for review in self.context.workspace.guidance.reviews() for a in review.answers)
        return Card(
            label(tr("Wil je je school hiermee helpen?"), "h3", wrap=True),
            label(
                tr("Dan maak je een bestand met je antwoorden. Je naam, je school en de dag staan er niet in."),
                "",
                wrap=True,
            ),
            hbox(flow(give, *([more] if written else []), gap=8)),
            gap=8,
        )

    def _give(self, *, sentences: bool) -> None:
        proposed = paths.documents() / tr("Hoe word ik begeleid.json")
        target = ask.where_to_save(self.window(), tr("Waar komt het bestand?"), proposed, tr("Antwoorden"), ".json")
        if target is not None:
            self._write(target, sentences)

    def _write(self, target: Path, sentences: bool) -> None:
        guidance = self.context.workspace.guidance
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: guidance.export(target, sentences=sentences),
            done=lambda _size: self.context.voice.say(tr("Gemaakt: {name}, zonder je naam.", name=target.name)),
            failed=lambda error: self.context.voice.fail(error, lambda: self._write(target, sentences)),
        )
