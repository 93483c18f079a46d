"""What counts for one wish of the school: the list behind a row of Start."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked
from lobdossier.domain.wishes import Counted, day_of
from lobdossier.services.wishes import SHOWN
from lobdossier.text import dates, names
from lobdossier.text.wishes import heading, which
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import opening_said, title_said
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, Icon, IconTile, label
from lobdossier.ui.widgets.layout import box, hbox, sized, vbox
from lobdossier.ui.widgets.page import crumbs, page, page_header
from lobdossier.ui.words import count, tr

_STEP: Final = 30
_LETTERS: Final = 400
_WIDEST: Final = 820
_CONCERNED: Final = frozenset(kind.KIND for kind in (Experience, Reflection, Conversation, SchoolPeriod))


class CountingScreen(Screen):
    """Target: the place of a wish in what the school asks in the period of today, or a sort of thing (`Asked`)."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        trail = crumbs(tr("Start"), tr("Wat telt"))
        trail.chosen.connect(lambda _place: context.way.go("start"))
        self._head = page_header("", " ")
        self.list = Growing(_STEP, tr("Meer laten zien"))
        self._nothing = label(tr("Hier is nog niets wat telt."), "muted", wrap=True)
        self._more = label("", "small", wrap=True)
        column = vbox(trail, self._head, self._nothing, self.list, self._more, gap=12)
        self.setLayout(vbox(page(sized(box(column), max_width=_WIDEST)), gap=0))
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context.way.back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, target: str) -> None:
        """Show what counts for the wish *target*.

        Raises:
            KeyError: the school asks for something else now.
        """
        if self._wish(target) is None:
            raise KeyError(target)
        super().open(target)

    def refresh(self) -> None:
        """Count again, in the background: a long dossier is gone through."""
        workspace = self.context.workspace
        wish = self._wish(self.target)
        if wish is None:  # taken away while this page was open
            self.context.way.back()
            return
        period = workspace.wishes.period(workspace.today())
        sector = workspace.student.sector
        many = {
            Asked.CONVERSATIONS: tr("Gesprekken"),
            Asked.EXPERIENCES: tr("Ervaringen"),
            Asked.REFLECTIONS: tr("Reflecties"),
            Asked.HOURS: tr("Ervaringen met uren"),
        }[wish.what]
        words, what = heading(wish, sector), f"{many}{which(wish, sector)}"
        note = tr("Dit is wat er telt in dit schooljaar.")
        self._head.set_title(words or many)
        self._head.set_note(f"{what}. {note}" if words and words != what else note)
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: workspace.wishes.shown(wish, period),
            done=self._show,
            failed=self.context.voice.fail,
        )

    def concerns(self, change: Change) -> bool:
        """What counts, and what is asked."""
        return change.kind in _CONCERNED

    # ------------------------------------------------------------ private
    def _wish(self, target: str) -> Requirement | None:
        workspace = self.context.workspace
        asked = workspace.wishes.period(workspace.today()).requirements
        if target.isdecimal():
            return asked[int(target)] if int(target) < len(asked) else None
        return Requirement(what=Asked(target)) if target in list(Asked) else None

    def _show(self, found: list[Counted]) -> None:
        self._nothing.setVisible(not found)
        self.list.show_list([partial(self._card, record) for record in found])
        self._more.setVisible(len(found) >= SHOWN)
        self._more.setText(count(SHOWN, tr("Dit is de laatste {n}."), tr("Dit zijn de laatste {n}.")))

    def _card(self, record: Counted) -> QWidget:
        icon, title, way = _told(record)
        day = day_of(record)
        facts = [dates.plain(day) if day else tr("zonder datum")]
        if isinstance(record, Experience) and record.hours:
            facts.append(count(record.hours, tr("{n} uur"), tr("{n} uur")))
        note = ", ".join(facts)
        words = vbox(Elided(title, "strong"), Elided(note, "small"), gap=1)
        row = hbox(IconTile(icon, "accent", "accent_soft", 36), (words, 1), Icon("chevron-right", "muted", 18), gap=12)
        card = CardButton(f"{title}, {note}", row, pad=11)
        card.clicked.connect(lambda: self.context.way.go(*way))
        return card


def _told(record: Counted) -> tuple[str, str, tuple[str, str]]:
    """The sign and the title of a thing that counts, and the page on which it is."""
    if isinstance(record, Reflection):
        answer = next((each for each in record.answers if each.text.strip()), None)
        title = (answer.question.strip() or opening_said(answer.text[:_LETTERS])) if answer else ""
        return "lightbulb", title or tr("Reflectie"), ("reflect", f"reflection:{record.id}")
    if isinstance(record, Conversation):
        title = record.title.strip() or names.conversation_name(record.kind)
        return names.conversation_icon(record.kind), title, ("conclude", record.id)
    return (
        names.kind_icon(record.kind),
        title_said(record.title, record.story[:_LETTERS]),
        ("experience", record.id),
    )
