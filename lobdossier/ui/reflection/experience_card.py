"""An experience as a small card that opens it: photo, title, when, and the first words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QWidget

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.text import names
from lobdossier.ui.experience.said import opening_said, title_said, when_said
from lobdossier.ui.theme import u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import Elided, IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, hbox, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr

_WIDTH, _HEIGHT = 96, 72
_OPENING = 400
"""Characters of a story that a card has use for."""


def experience_card(
    experience: Experience,
    photo: str,
    alt: str,
    thumbnails: Thumbnails,
    sectors: Sectors,
    today: date,
) -> CardButton:
    """The card; *photo* is the sha256 of a photo or empty, *alt* what can be seen on it."""
    title = title_said(experience.title, experience.story)
    facts = ", ".join(
        part for part in (when_said(experience.start, experience.end, today), _kind(experience, sectors)) if part
    )
    words = vbox(Elided(title, "strong"), Elided(facts, "small"), gap=3)
    opening = opening_said(experience.story[:_OPENING])
    if opening:
        words.put(Elided(opening, "small"))
    name = tr("{title}, {facts}. Open deze ervaring.", title=title, facts=facts)
    return CardButton(name, hbox(_picture(experience, photo, alt, thumbnails), _middle(words), gap=14), pad=12)


def first_photo(evidence: Iterable[Evidence]) -> tuple[str, str]:
    """The sha256 and the words of the first photo; both empty without one."""
    found = next((piece for piece in evidence if piece.kind is EvidenceKind.PHOTO), None)
    return (found.sha256, found.alt) if found is not None else ("", "")


def small_card(experience: Experience, sectors: Sectors, today: date) -> CardButton:
    """One line of a list: the sign of its kind, its title, when."""
    title = title_said(experience.title, experience.story)
    when = when_said(experience.start, experience.end, today)
    facts = f"{when}, {_kind(experience, sectors)}"
    words = vbox(Words(title, "strong"), label(facts, "small", wrap=True), gap=1)
    name = f"{title}, {when}, {_kind(experience, sectors)}"
    tile = IconTile(names.kind_icon(experience.kind), "accent", "accent_soft", 34)
    return CardButton(name, hbox(tile, (words, 1), gap=12), pad=10)


def _kind(experience: Experience, sectors: Sectors) -> str:
    return tr(names.kind_name(experience.kind, sectors.on(experience.start, experience.end)))


def _middle(words: Part) -> Part:
    return vbox(None, words, None, gap=0), 1


def _picture(experience: Experience, sha256: str, alt: str, thumbnails: Thumbnails) -> QWidget:
    if not sha256:
        return IconTile(names.kind_icon(experience.kind), "accent", "accent_soft", 48)
    photo = Photo(None, alt, _WIDTH, _HEIGHT)
    side = round(2 * u(_WIDTH) * photo.devicePixelRatioF())
    thumbnails.want(sha256, side, photo, lambda image: photo.set_image(image, alt))
    return photo
