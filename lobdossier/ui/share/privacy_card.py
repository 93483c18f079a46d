"""The look at what of others goes along: a row for each thing that was found, with two plain choices. Nothing is blocked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.personal import Kind
from lobdossier.domain.privacy import Finding
from lobdossier.ui.share.found import icon_of, name_of, note_of
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, Icon, Words, label
from lobdossier.ui.widgets.layout import flow, hbox, rule, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import count, tr

_FEW: Final = 8
_MANY: Final = 3
"""From so many open ones on, the rest can be decided at once."""
_OUT, _STAYS = "out", "stays"
_SIDE: Final = 200


class PrivacyCard(QWidget):
    """Shows findings and what was decided about them; `changed` when the student decides."""

    changed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._draft = CareerDocument()
        self._found: tuple[Finding, ...] = ()
        self._known = False
        self._rows: list[tuple[Finding, FindingRow]] = []
        self._sign = Icon("shield-check", "warn", 20)
        self._title = label("", "h3", wrap=True)
        self._state = label("", "small", wrap=True)
        self._list = Growing(_FEW, tr("Meer laten zien"), gap=8)
        self._out = button(tr("De rest weglaten"), kind="link")
        self._stay = button(tr("De rest laten staan"), kind="link")
        self._out.clicked.connect(lambda: self._decide_rest(left_out=True))
        self._stay.clicked.connect(lambda: self._decide_rest(left_out=False))
        self._rest = flow(self._out, self._stay, gap=14)
        self._means = label(
            tr("Weglaten zet “…” op die plek, overal in dit document. In je dossier verandert niets."),
            "small",
            wrap=True,
        )
        self._card = Card(
            hbox(vbox(self._sign, None), (vbox(self._title, self._state, gap=2), 1), gap=10),
            self._list,
            self._rest,
            self._means,
            gap=10,
            shadow=False,
        )
        self.setLayout(vbox(self._card, gap=0))
        self._say()

    @property
    def found(self) -> tuple[Finding, ...]:
        """What is shown."""
        return self._found

    def fill(self, draft: CareerDocument) -> None:
        """Show what was decided in *draft*; tells nobody."""
        self._draft = draft
        self._say()

    def show_found(self, found: tuple[Finding, ...]) -> None:
        """What was found just now."""
        if found != self._found or not self._known:
            self._known, self._found, self._rows = True, found, []
            self._list.show_list([partial(self._row, finding) for finding in found])
        self._say()

    def decided(self, draft: CareerDocument) -> CareerDocument:
        """*draft* with what was decided here."""
        return replace(draft, left_out=self._draft.left_out, kept=self._draft.kept)

    def _row(self, finding: Finding) -> QWidget:
        made = FindingRow(finding, self._thumbnails, partial(self._decide, finding))
        made.show_decided(finding.decided(self._draft))
        self._rows.append((finding, made))
        return made

    def _decide(self, finding: Finding, left_out: bool | None) -> None:
        self._draft = with_decision(self._draft, finding, left_out)
        self._say()
        self.changed.emit()

    def _decide_rest(self, *, left_out: bool) -> None:
        for finding in self._found:
            if finding.decided(self._draft) is None:
                self._draft = with_decision(self._draft, finding, left_out)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        for finding, row in self._rows:
            row.show_decided(finding.decided(self._draft))
        still = sum(finding.decided(self._draft) is None for finding in self._found)
        some = bool(self._found)
        calm = not some or not still
        self._sign.set_icon("shield-check", "ok" if calm else "warn")
        self._card.set_fill("surface" if calm else "warn_soft")
        self._title.setText(
            tr("Kijk nog even: dit gaat over anderen") if some else tr("Namen, nummers en foto’s van anderen")
        )
        if not self._known:
            self._state.setText(tr("Ik zoek of er iets over anderen in staat…"))
        elif not some:
            self._state.setText(tr("Niets gevonden in wat je nu deelt. Kijk zelf ook nog even."))
        elif still:
            self._state.setText(
                count(still, tr("Mag dit mee? Nog {n} te kiezen."), tr("Mag dit mee? Nog {n} te kiezen."))
                + " "
                + tr("Het hoeft niet: je kunt ook zo verder.")
            )
        else:
            self._state.setText(tr("Je hebt alles bekeken. Je mag het altijd nog veranderen."))
        self._rest.setVisible(still >= _MANY)
        self._means.setVisible(some)
        self._list.setVisible(some)


class FindingRow(QWidget):
    """One thing about others, and whether it goes along."""

    def __init__(self, finding: Finding, thumbnails: Thumbnails, decide: Callable[[bool | None], None]) -> None:
        super().__init__()
        name = name_of(finding)
        options = [Option(_OUT, tr("Weglaten")), Option(_STAYS, tr("Laten staan"))]
        self._choices = Choices(name, options, single=True, size="s")
        self._choices.changed.connect(lambda values: decide(_meant(values)))
        title = Elided(name, "strong") if finding.photo else Words(name, "strong")
        words = vbox(title, Words(note_of(finding), "small"), self._choices, gap=4)
        row = hbox(vbox(_sign(finding, thumbnails), None), (words, 1), gap=10)
        self.setLayout(vbox(rule(), row, gap=8))

    def show_decided(self, left_out: bool | None) -> None:
        """Show what was decided; tells nobody."""
        self._choices.set_values([] if left_out is None else [_OUT if left_out else _STAYS])


def _meant(values: list[str]) -> bool | None:
    return None if not values else _OUT in values


def _sign(finding: Finding, thumbnails: Thumbnails) -> QWidget:
    if finding.kind is not Kind.PHOTO or finding.photo is None:
        return Icon(icon_of(finding), "muted", 18)
    photo = Photo(width=72, height=56, radius=7)
    alt = finding.photo.alt or finding.photo.title

    def arrived(image: QImage) -> None:
        photo.set_image(image, alt)

    thumbnails.want(finding.photo.sha256, _SIDE, photo, arrived)
    return photo


def with_decision(draft: CareerDocument, finding: Finding, left_out: bool | None) -> CareerDocument:
    """*draft* in which *finding* is left out, stays, or is undecided (None)."""
    ours = set(finding.spellings)
    out = tuple(word for word in draft.left_out if word not in ours)
    kept = tuple(word for word in draft.kept if word not in ours)
    if left_out is not None:
        out, kept = (out + finding.spellings, kept) if left_out else (out, kept + finding.spellings)
    return replace(draft, left_out=out, kept=kept)
