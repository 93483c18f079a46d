"""The experiences of lately, with a photo where there is one."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lobdossier.domain.listing import ExperienceRow
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.vocabulary import Competence, EvidenceKind
from lobdossier.services.overview import Overview
from lobdossier.text import dates, names
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.ui.context import Context
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton, section
from lobdossier.ui.widgets.chips import Chip
from lobdossier.ui.widgets.labels import Elided, label
from lobdossier.ui.widgets.layout import Part, flow, hbox, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr

_PLACES = {competence: place for place, competence in enumerate(Competence)}
_WIDTH, _HEIGHT = 104, 80


def latest(context: Context, found: Overview, sectors: Sectors, today: date) -> list[Part]:
    """The latest experiences under their heading; nothing without any."""
    if not found.latest:
        return []
    everything = button(tr("Alles bekijken"), kind="ghost")
    everything.clicked.connect(lambda: context.way.go("experiences"))
    return [
        section(tr("Jouw laatste ervaringen"), "", everything),
        *(experience_row(context, row, sectors, today) for row in found.latest),
    ]


def experience_row(context: Context, row: ExperienceRow, sectors: Sectors, today: date) -> QWidget:
    """One experience as a card that opens it."""
    kind = names.kind_name(row.kind, sectors.on(row.start, row.end))
    title = row.title.strip() or tr("Zonder titel")
    day = row.end or row.start
    when = dates.relative(day, today) if day else ""
    words = vbox(hbox((Elided(title, "h3"), 1), label(when, "small"), gap=10), gap=3)
    opening = " ".join(plain_text(parse(row.opening)).split())
    if opening:
        words.put(Elided(opening, "muted", lines=2))
    if row.competences:
        chips = [_chip(competence) for competence in row.competences]
        words.put(2)
        words.put(flow(*chips, gap=6))
    else:
        words.put(label(kind, "small"))
    words.put(None)
    name = ", ".join(part for part in (title, when, kind) if part)
    card = CardButton(name, hbox(vbox(_picture(context, row), None), (words, 1), gap=14), pad=12)
    card.clicked.connect(lambda: context.way.go("experience", row.id))
    return card


def _picture(context: Context, row: ExperienceRow) -> QWidget:
    """The photo; without one the sign of what evidence there is, or of the kind of experience."""
    sign = names.kind_icon(row.kind)
    if row.evidence_kind not in (None, EvidenceKind.PHOTO):
        sign = names.evidence_icon(row.evidence_kind)
    made = Photo(alt=row.title, width=_WIDTH, height=_HEIGHT, icon=sign)
    if row.photo:
        ratio = made.devicePixelRatioF()

        def got(image: QImage) -> None:
            made.set_image(image, row.title)

        context.thumbnails.want(row.photo, round(u(2 * _WIDTH) * ratio), made, got)
    return made


def _chip(competence: Competence) -> Chip:
    tint = f"tint{_PLACES[competence]}"
    words = names.COMPETENCES[competence]
    return Chip(words.short, words.icon, tint, f"{tint}_soft", words.question)
