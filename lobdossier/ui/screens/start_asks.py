"""What the school asks for, and what is there already: a friendly list, never a percentage."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.vocabulary import Asked
from lobdossier.services.overview import Asks, Overview
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.requirements import RequirementsEditor
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, at_start, hbox, vbox
from lobdossier.ui.words import count, tr

_ICONS: Final = {
    Asked.CONVERSATIONS: "messages-square",
    Asked.EXPERIENCES: "layers",
    Asked.REFLECTIONS: "lightbulb",
    Asked.HOURS: "clock",
}


def said(asks: Asks) -> str:
    """ "Er zijn 2 gesprekken. Je school vraagt er 3 in dit schooljaar." """
    n = asks.there
    there = {
        Asked.CONVERSATIONS: lambda: count(n, "Er is {n} gesprek.", "Er zijn {n} gesprekken."),
        Asked.EXPERIENCES: lambda: count(n, "Er is {n} ervaring.", "Er zijn {n} ervaringen."),
        Asked.REFLECTIONS: lambda: count(n, "Er is {n} reflectie.", "Er zijn {n} reflecties."),
        Asked.HOURS: lambda: count(n, "Er is {n} uur opgeschreven.", "Er zijn {n} uren opgeschreven."),
    }[asks.what]()
    if asks.asked is None:
        return there
    return tr("{there} Je school vraagt er {asked} in dit schooljaar.", there=there, asked=asks.asked)


def _sign(asks: Asks) -> Icon:
    """There already, still open, or not asked: then only what it is."""
    if asks.asked is None:
        return Icon(_ICONS[asks.what], "muted", 18)
    return Icon("circle-check", "ok", 18) if asks.there >= asks.asked else Icon("circle-dashed", "muted", 18)


class AsksCard(Block):
    """The list, and on request the few numbers to fill in what the school asks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._editor: RequirementsEditor | None = None  # made when asked for: it costs as much as the rest of the page
        self._open = False
        self._found: tuple[Asks, ...] = ()

    def show_for(self, found: Overview, today: date) -> None:
        """Show what is asked and there, in a long dossier when it was counted; in one that has just begun nothing."""
        if found.asks is not None:
            self._show([] if found.empty else found.asks, found.empty)
            return
        start = self._context.workspace.start
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: start.asks(today),
            done=lambda asks: self._show(asks, empty=False),
            failed=self._context.voice.fail,
        )

    def _show(self, asks: list[Asks], empty: bool) -> None:
        self._found = tuple(asks)
        if self._open:
            return  # the numbers are being filled in: the list follows when they are closed
        self.show_parts(None if empty else (self._found, self._open), lambda: [] if empty else [self._list()])

    def _list(self) -> QWidget:
        rows: list[Part] = []
        for asks in self._found:
            rows.append(hbox(vbox(1, _sign(asks), None), (label(said(asks), wrap=True), 1), gap=10))
        asked = any(asks.asked is not None for asks in self._found)
        if not asked:
            rows.append(label(tr("Weet je wat je school dit jaar vraagt? Zet het erbij."), "small", wrap=True))
        fill = button(tr("Aanpassen") if asked else tr("Invullen"), "pencil", "ghost")
        fill.setAccessibleName(tr("Invullen wat je school vraagt"))
        fill.clicked.connect(lambda: self._toggle(True))
        parts: list[Part] = [label(tr("Wat je school vraagt"), "h2", wrap=True), *rows]
        if not self._context.workspace.read_only:
            parts.append(at_start(fill))
        return Card(*parts, gap=9)

    def _fill_in(self) -> QWidget:
        self._editor = editor = RequirementsEditor(self._context)
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(lambda: self._toggle(False))
        return Card(
            label(tr("Wat vraagt je school dit jaar?"), "h2", wrap=True),
            label(tr("Laat op 0 staan wat niet gevraagd wordt."), "small", wrap=True),
            editor,
            at_start(done),
        )

    def _toggle(self, opened: bool) -> None:
        self._open = opened
        if opened:
            self.show_parts("fill", lambda: [self._fill_in()])
            if self._editor is not None:
                self._editor.focus_first()
        else:
            today = self._context.workspace.today()
            self.show_for(self._context.workspace.start.overview(today), today)
