"""The fields for what somebody said: the words, who, who that is, when. Filled where there is a desk to lay it on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.experience import Testimony
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Sector
from lobdossier.text.roles import words_for
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.words import tr


def saying_fields(desk: Desk, found: str, sector: Sector, today: Callable[[], date]) -> QWidget:
    """The fields of the testimony *found*, which lies on *desk*; what is typed is stored from there."""
    now = desk.now(Testimony, found)
    said = PlainEditor(tr("Wat zei diegene?"), tr("Zo precies als je het nog weet."), lines=2, most=8)
    said.load(now.said)
    said.place = TextPlace(Testimony.KIND, found, "said")
    said.edited.connect(lambda: desk.edit(found, "said", said.text))
    who = line_field(tr("Wie zei het?"), now.who, tr("Een naam, of “een klant”"), limits.TITLE)
    who.textEdited.connect(lambda text: desk.put(found, who=text))
    roles = [*dict.fromkeys([*_roles(sector), *([now.role] if now.role else [])])]
    role = Choices(tr("Wie is dat voor jou?"), [Option(r, r) for r in roles], [now.role], single=True, size="s")
    role.changed.connect(lambda chosen: desk.put(found, role=chosen[0] if chosen else ""))
    when = DateChooser(tr("Wanneer"), now.on, None, today, period=False)
    when.changed.connect(lambda start, _end: desk.put(found, on=start))
    return box(vbox(said, labelled(tr("Wie zei het?"), who), role, when, gap=10))


def _roles(sector: Sector) -> list[str]:
    words = words_for(sector)
    return [words.work_guide, words.school_guide, tr("collega"), tr("klant"), tr("iemand thuis"), tr("klasgenoot")]
