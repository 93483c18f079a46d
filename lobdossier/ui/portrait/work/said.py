"""How work, a verdict and where it was seen are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.schooling import Sectors
from lobdossier.domain.vocabulary import Competence, Match, WorkKind
from lobdossier.domain.work import Aspect
from lobdossier.services.professions import professions
from lobdossier.services.work import Seen
from lobdossier.text import dates, names, portrait_names
from lobdossier.text.work import lowered
from lobdossier.ui.conversation.said import first_line
from lobdossier.ui.experience.said import TINTS, listed
from lobdossier.ui.words import tr

TINT: Final = TINTS[Competence.WERKEXPLORATIE]
TONES: Final[Mapping[Match, str]] = {Match.FITS: "ok", Match.CHAFES: "warn", Match.UNKNOWN: "muted"}
"""The colour role of a verdict; its word and its sign say the same."""
_MOST_ASKED: Final = 4


def title_of(image: WorkImage) -> str:
    """Its title, or that it has none yet."""
    return image.title.strip() or tr("Werk zonder naam")


def icon_of(image: WorkImage) -> str:
    """The sign of its example, or else of its kind."""
    found = professions().find(image.example_id)
    return found.icon if found is not None else portrait_names.work_kind_icon(image.kind)


def kind_said(kind: WorkKind) -> str:
    """ "Beroep"."""
    return tr(portrait_names.work_kind_name(kind))


def match_said(match: Match) -> str:
    """ "past"."""
    return tr(portrait_names.match_name(match))


def aspect_icon(aspect: Aspect) -> tuple[str, str]:
    """The sign of a quality or a motive, and its colour role."""
    return names.COMPETENCES[aspect.competence].icon, TINTS[aspect.competence]


def seen_said(seen: Seen, sectors: Sectors) -> str:
    """Where it was met: "gezien bij: stage en meeloopdag"; "" when nowhere yet."""
    kinds = dict.fromkeys(lowered(tr(names.kind_name(e.kind, sectors.on(e.start, e.end)))) for e in seen.experiences)
    return tr("gezien bij: {what}", what=listed(list(kinds))) if kinds else ""


def asks_said(image: WorkImage) -> str:
    """What it asks in one line: what was tapped, and without that what was written; "" when nothing yet."""
    tapped = [demand.text for demand in image.demands[:_MOST_ASKED]]
    return ", ".join(tapped) or first_line(image.asks)


def chance_source_said(image: WorkImage) -> str:
    """Where a chance was found: "bron: site van de opleiding, 12 oktober 2026"."""
    source = image.chances_source.strip()
    if image.chances_on is None:
        return tr("bron: {source}", source=source)
    return tr("bron: {source}, {day}", source=source, day=dates.plain(image.chances_on))
