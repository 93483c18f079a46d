"""One thing that was handed out: what it was, what was agreed about it, and what can still be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lobdossier.domain.sharing import Handover
from lobdossier.text import dates, files
from lobdossier.text.names import purpose_name
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card, well
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import at_start, flow, vbox
from lobdossier.ui.words import count, tr


class HandoverRow(QWidget):
    """Card of *handover*, of which *erased* things are no longer in the dossier. `wanted` asks for its pages."""

    wanted = Signal(object)

    def __init__(self, context: Context, handover: Handover, erased: int) -> None:
        super().__init__()
        self._context, self._handover = context, handover
        self._name = name = to_whom(handover)
        card = Card(Words(name, "strong"), gap=4, pad=14)
        for line in (*_facts(handover), *_agreed(handover)):
            card.body.put(Words(line, "small"))
        deeds = [self._deed(tr("Wat heb ik toen gedeeld?"), "eye", self._show)] if _can_be_shown(handover) else []
        if overdue(handover, context):
            card.body.put(label(_over(handover), "small", wrap=True, tone="warn"))
            deeds.append(self._deed(tr("Tekst om te vragen"), "mail", self._show_text, checked=False))
        if erased:
            card.body.put(label(_gone(erased), "small", wrap=True))
            if not context.workspace.read_only:
                deeds.append(self._deed(tr("Naam en lijst wissen"), "eye-off", self._redact))
        if not context.workspace.read_only:
            deeds.append(self._deed(tr("Uit dit lijstje wissen"), "trash-2", self._throw_away))
        card.body.put(flow(*deeds, gap=4))
        if overdue(handover, context):
            card.body.put(self._text())
        self.setLayout(vbox(card, gap=0))

    def _deed(self, words: str, icon: str, act: object, checked: bool | None = None) -> Button:
        made = button(words, icon, "ghost", checked=checked)
        made.setAccessibleName(tr("{deed}: {name}", deed=words, name=self._name))
        made.clicked.connect(act)
        return made

    def _show(self) -> None:
        self.wanted.emit(self._handover)

    def _text(self) -> QWidget:
        words = Words(asking(self._handover, self._context.workspace.student.name))
        copy = button(tr("Kopiëren"), "copy")
        copy.clicked.connect(lambda: self._copy(words.text()))
        self._asked = well(words, at_start(copy))
        self._asked.hide()
        return self._asked

    def _show_text(self, on: bool) -> None:
        self._asked.setVisible(on)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.voice.say(tr("Gekopieerd. Plak het in een bericht."))

    def _throw_away(self) -> None:
        records = self._context.workspace.records
        if self._context.attempt(lambda: records.throw_away(self._handover, label=tr("uit het lijstje wissen"))):
            self._context.voice.say(tr("Uit het lijstje gewist. Wat je gaf, heeft de ander nog."), undo=True)

    def _redact(self) -> None:
        handed_out = self._context.workspace.handed_out
        if self._context.attempt(lambda: handed_out.redact(self._handover, label=tr("naam en lijst wissen"))):
            self._context.voice.say(tr("Gewist: aan wie, en wat erin zat."), undo=True)


def to_whom(handover: Handover) -> str:
    """Who got it, or what it was for when nobody was named."""
    return handover.receiver.strip() or _for_what(handover)


def _for_what(handover: Handover) -> str:
    if handover.is_report:
        return tr("Gespreksverslag")
    return tr("Gespreksblad") if handover.conversation_id else purpose_name(handover.purpose)


def overdue(handover: Handover, context: Context) -> bool:
    """Whether it may not be kept any longer."""
    return handover.keep_until is not None and handover.keep_until < context.workspace.today()


def asking(handover: Handover, student: str) -> str:
    """What can be sent to ask that it is erased."""
    return tr(
        "Hallo,\n\n{when} kreeg je mijn loopbaandocument ({file}). We spraken af dat je het mocht bewaren tot {until}. "
        "Wil je het wissen, ook uit je mail? Laat je me weten als het gelukt is?\n\nGroet,\n{name}",
        when=tr("Op {day}", day=dates.plain(handover.at.astimezone().date()))
        if handover.at
        else tr("Een tijd geleden"),
        file=handover.file_name,
        until=dates.plain(handover.keep_until) if handover.keep_until else "",
        name=student,
    )


def _can_be_shown(handover: Handover) -> bool:
    return bool(handover.conversation_id) or (handover.choice is not None and bool(handover.items))


def _facts(handover: Handover) -> list[str]:
    day = [dates.plain(handover.at.astimezone().date())] if handover.at else []
    pages = [count(handover.pages, tr("{n} bladzijde"), tr("{n} bladzijden"))] if handover.pages else []
    what = [_for_what(handover)] if handover.receiver.strip() else []  # else it stands above already
    weight = [files.size(handover.size)] if handover.size else []
    return [line for line in (" · ".join([*what, *day]), " · ".join([*pages, *weight, handover.file_name])) if line]


def _agreed(handover: Handover) -> list[str]:
    until = handover.keep_until
    said = [tr("Mag bewaard worden tot {day}.", day=dates.plain(until))] if until else []
    if handover.consent_by.strip():
        on = tr(" op {day}", day=dates.plain(handover.consent_on)) if handover.consent_on else ""
        said.append(tr("{name} vond het goed{on}.", name=handover.consent_by.strip(), on=on))
    return said


def _over(handover: Handover) -> str:
    day = dates.plain(handover.keep_until) if handover.keep_until else ""
    return tr("Die tijd is voorbij sinds {day}. Je kunt vragen of de ander het wist.", day=day)


def _gone(erased: int) -> str:
    return count(
        erased,
        tr(
            "Eén ding hieruit is in je dossier voor altijd gewist. De ander heeft het nog. Je kunt ook wissen aan wie je het gaf."
        ),
        tr(
            "{n} dingen hieruit zijn in je dossier voor altijd gewist. De ander heeft ze nog. Je kunt ook wissen aan wie je ze gaf."
        ),
    )
