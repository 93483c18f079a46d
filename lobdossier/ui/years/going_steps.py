"""What is asked on the way to a next school, one thing at a time: where to, which school, which year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from lobdossier.domain import limits
from lobdossier.domain.vocabulary import Sector, Track
from lobdossier.text import dates, names
from lobdossier.text.roles import words_for
from lobdossier.ui.even import Even
from lobdossier.ui.first_start_cards import OTHER, YEARS, large_answer, sector_card
from lobdossier.ui.widgets.buttons import Option
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, box, grows_down, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.years.going import LEVELS, SAME, Going, first_day


class StepBody(QWidget):
    """One step. `changed` gives the `Going` with its answer; `show_going` shows what was answered before."""

    changed = Signal(object)

    def __init__(self, going: Going) -> None:
        super().__init__()
        self._going = going
        self.setSizePolicy(grows_down())

    def show_going(self, going: Going) -> None:
        """Show what is known by now."""
        self._going = going

    def summary(self, going: Going) -> str:
        """The answer in one line, or an empty text."""
        raise NotImplementedError(going)

    def answered(self, going: Going) -> bool:
        """Whether there is an answer to what it asks first."""
        raise NotImplementedError(going)

    def _tell(self, going: Going) -> None:
        self._going = going
        self.changed.emit(going)


class WhereTo(StepBody):
    """Which kind of school, or the next year at the same one."""

    def __init__(self, going: Going) -> None:
        super().__init__(going)
        self.cards: dict[str, CardButton] = {str(sector): sector_card(sector) for sector in Sector}
        if going.before is not None:
            words = tr("Zelfde school")
            self.cards[SAME] = large_answer("refresh-cw", words, tr("een nieuw jaar"))
        self._group = QButtonGroup(self)
        for where, card in self.cards.items():
            self._group.addButton(card)
            card.clicked.connect(lambda _on=False, where=where: self._choose(where))
        self.setLayout(vbox(Even(list(self.cards.values()), least=20), gap=0))

    def show_going(self, going: Going) -> None:
        super().show_going(going)
        if going.where in self.cards:
            self.cards[going.where].setChecked(True)

    def summary(self, going: Going) -> str:
        if going.same:
            return tr("Een nieuw jaar op dezelfde school")
        return tr(names.sector_name(Sector(going.where))) if going.where else ""

    def answered(self, going: Going) -> bool:
        return bool(going.where)

    def _choose(self, where: str) -> None:
        self._tell(self._going.to(where))


class WhichSchool(StepBody):
    """The school, and the course by the word of the sector."""

    def __init__(self, going: Going) -> None:
        super().__init__(going)
        self.school = line_field(tr("Welke school?"), limit=limits.TITLE)
        self.course = line_field("", limit=limits.TITLE)
        self._course = label("", "strong", wrap=True)
        self._course.setBuddy(self.course)
        self.school.textEdited.connect(lambda text: self._tell(self._going.told(school=text)))
        self.course.textEdited.connect(lambda text: self._tell(self._going.told(course=text)))
        self.setLayout(
            vbox(labelled(tr("Welke school?"), self.school), box(vbox(self._course, self.course, gap=3)), gap=14)
        )

    def show_going(self, going: Going) -> None:
        super().show_going(going)
        asked = tr(
            "Welke {course}? Weet je het nog niet, laat het dan leeg.", course=words_for(going.period.sector).course
        )
        self._course.setText(asked)
        self.course.setAccessibleName(asked)
        for line, text in ((self.school, going.period.school), (self.course, going.period.course)):
            if line.text() != text:
                line.setText(text)

    def summary(self, going: Going) -> str:
        return ", ".join(part.strip() for part in (going.period.school, going.period.course) if part.strip())

    def answered(self, going: Going) -> bool:
        return bool(going.period.school.strip())


class WhichYear(StepBody):
    """What the year is called, the level, and from when: chips, and a field only for another name."""

    def __init__(self, going: Going) -> None:
        super().__init__(going)
        self.own = line_field(tr("Hoe noem je dit jaar?"), placeholder=tr("zoals mbo 2"), limit=limits.TITLE)
        self.own.textEdited.connect(lambda text: self._tell(self._going.told(title=text)))
        self.start = DateField(tr("Vanaf wanneer?"), first_day(going.before, going.today))
        self.start.picked.connect(lambda day: self._tell(self._going.from_day(day)))
        self._chips = vbox(gap=8)
        asked = box(self._chips)
        asked.setParent(self)  # before the day: the keyboard comes here first
        self._other = False
        self._shown: object = None
        when = box(vbox(label(tr("Vanaf wanneer?"), "strong"), at_start(self.start), gap=4))
        self.setLayout(vbox(asked, when, gap=14))

    def show_going(self, going: Going) -> None:
        super().show_going(going)
        period = going.period
        self._other = bool(period.title) and period.title not in YEARS[period.sector]
        if period.start is not None and self.start.day != period.start:
            self.start.set_day(period.start)
        if self.own.text() != period.title and self._other:
            self.own.setText(period.title)
        if self._shown != (going.where, period.sector):
            self._shown = (going.where, period.sector)
            self._build(going)

    def summary(self, going: Going) -> str:
        period = going.period
        since = tr("vanaf {day}", day=dates.plain(period.start)) if period.start else ""
        return ", ".join(part.strip() for part in (period.title, period.level, since) if part.strip())

    def answered(self, going: Going) -> bool:
        return bool(going.period.title.strip())

    def _build(self, going: Going) -> None:
        period = going.period
        self.own.setParent(None)  # kept: the column would delete it
        self._chips.clear()
        options = [*(Option(year, year) for year in YEARS[period.sector]), Option(OTHER, tr("Anders"))]
        self.years = Choices(tr("Welk jaar?"), options, [OTHER if self._other else period.title], single=True)
        self.years.changed.connect(self._year_chosen)
        levels = [Option(level, level) for level in LEVELS[period.sector]]
        self.levels = Choices(tr("Welk niveau?"), levels, [period.level], single=True)
        self.levels.changed.connect(lambda on: self._tell(self._going.told(level="".join(on))))
        for part in (
            label(tr("Welk jaar?"), "strong"),
            self.years,
            self.own,
            2,
            label(tr("Welk niveau?"), "strong"),
            self.levels,
        ):
            self._chips.put(part)
        self.own.setVisible(self._other)
        if period.sector is Sector.MBO:
            tracks = [Option(track, tr(names.track_name(track))) for track in Track if track]
            self.tracks = Choices(tr("Hoe leer je?"), tracks, [period.track], single=True)
            self.tracks.changed.connect(lambda on: self._tell(self._going.told(track=Track("".join(on)))))
            for part in (2, label(tr("Hoe leer je?"), "strong"), self.tracks):
                self._chips.put(part)

    def _year_chosen(self, on: list[str]) -> None:
        other = OTHER in on
        self.own.setVisible(other)
        self._tell(self._going.told(title=self.own.text() if other else "".join(on)))
        if other:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
