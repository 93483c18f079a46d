"""What is asked at the first start, a little at a time: who you are, where you learn, how you like to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from lobdossier.domain import limits
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector
from lobdossier.text import dates
from lobdossier.text.roles import words_for
from lobdossier.ui.even import Even
from lobdossier.ui.look_choices import FontChoice, SchemeChoice, SizeChoice, Wear
from lobdossier.ui.settings import Remembered
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import at_start, box, flow, grows_down, hbox, vbox
from lobdossier.ui.words import tr

OTHER: Final = "other"
YEARS: Final[dict[Sector, tuple[str, ...]]] = {
    Sector.VO: ("vmbo 2", "vmbo 3", "vmbo 4", "havo 3", "havo 4", "havo 5", "vwo 4", "vwo 5", "vwo 6"),
    Sector.MBO: ("mbo 1", "mbo 2", "mbo 3", "mbo 4"),
    Sector.HBO: ("hbo 1", "hbo 2", "hbo 3", "hbo 4"),
}
"""Proposals for what the student calls the school year."""


def school_year(today: date) -> tuple[date, date]:
    """The first and last day of the school year that *today* falls in: 1 August to 31 July."""
    first = today.year if today.month >= dates.FIRST_MONTH_OF_SCHOOL else today.year - 1
    return date(first, dates.FIRST_MONTH_OF_SCHOOL, 1), date(first + 1, dates.FIRST_MONTH_OF_SCHOOL - 1, 31)


class Card(QWidget):
    """One card: its title says what is asked. `first` has the keyboard when it opens."""

    def __init__(self, title: str, note: str, place: int, skippable: bool = False) -> None:
        super().__init__()
        self.title, self.note, self.place, self.skippable = title, note, place, skippable
        self.first: QWidget | None = None
        self.setSizePolicy(grows_down())


class NameCard(Card):
    """Who are you?"""

    def __init__(self) -> None:
        note = tr("Bewaar wat je meemaakt. Ontdek wat je kunt en wilt. Neem het mee naar je volgende school of werk.")
        super().__init__(tr("Welkom. Dit dossier is van jou."), note, 0)
        self.field = line_field(tr("Hoe heet je?"), limit=limits.TITLE)
        self.first = self.field
        self._missing = label(tr("Vul je naam in. Alleen je voornaam is ook goed."), "smallstrong", True, "warn")
        self._missing.hide()
        self.field.textEdited.connect(self._missing.hide)
        self.setLayout(vbox(labelled(tr("Hoe heet je?"), self.field), self._missing, gap=6))

    @property
    def name(self) -> str:
        """The name without spaces around it."""
        return " ".join(self.field.text().split())

    def ask_again(self) -> None:
        """Say that a name is needed."""
        self._missing.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class SectorCard(Card):
    """Where do you learn, and in which year?"""

    chosen = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(tr("Waar zit je nu?"), tr("Dan spreekt het dossier jouw taal."), 1, skippable=True)
        self._group = QButtonGroup(self)
        self._sectors: dict[Sector, CardButton] = {}
        for sector in Sector:
            card = sector_card(sector)
            card.clicked.connect(lambda _on=False, sector=sector: self._choose(sector))
            self._group.addButton(card)
            self._sectors[sector] = card
        self._years = QWidget()
        self._years.setLayout(vbox(gap=0))
        self._choices = Choices(tr("Welk jaar?"), [])
        self._own = line_field(tr("Hoe noem je dit jaar?"), placeholder=tr("zoals mbo 2"), limit=limits.TITLE)
        self._own.hide()
        self._build_days(today)
        asked = vbox(self._years, self._own, self._when, at_start(self._other), self._pickers, gap=8)
        self.more = box(vbox(6, label(tr("Welk jaar?"), "strong"), asked, gap=6))
        self.more.hide()
        self.setLayout(vbox(Even(list(self._sectors.values()), least=20), self.more, gap=10))
        self._say_when()

    @property
    def sector(self) -> Sector:
        """What was chosen; mbo while nothing is."""
        return next((sector for sector, card in self._sectors.items() if card.isChecked()), Sector.MBO)

    @property
    def year(self) -> str:
        """What the student calls the school year, or an empty text."""
        chosen = next(iter(self._choices.values), "")
        return self._own.text().strip() if chosen == OTHER else chosen

    @property
    def period(self) -> SchoolPeriod:
        """The school year with its days, whether it has a name or not."""
        start, end = sorted((self._start.day, self._end.day))
        return SchoolPeriod(title=self.year, sector=self.sector, start=start, end=end)

    def _build_days(self, today: date) -> None:
        self._start, self._end = (DateField(name, day) for name, day in _days(today))
        self._when = label("", "small", wrap=True)
        self._other = button(tr("Andere dagen"), kind="link")
        self._other.clicked.connect(self._show_days)
        self._pickers = flow(self._start, label(tr("tot en met"), "muted"), self._end)
        self._pickers.hide()
        self._start.picked.connect(self._say_when)
        self._end.picked.connect(self._say_when)

    def _choose(self, sector: Sector) -> None:
        options = [Option(year, year) for year in YEARS[sector]]
        layout = self._years.layout()
        if layout is not None:
            while (item := layout.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            self._choices = Choices(tr("Welk jaar?"), [*options, Option(OTHER, tr("Anders"))], single=True)
            self._choices.changed.connect(self._year_chosen)
            layout.addWidget(self._choices)
        self._own.hide()
        self.more.show()
        self.chosen.emit()

    def _year_chosen(self, values: list[str]) -> None:
        self._own.setVisible(OTHER in values)
        if OTHER in values:
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_days(self) -> None:
        self._other.hide()
        self._pickers.show()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_when(self) -> None:
        start, end = sorted((self._start.day, self._end.day))
        self._when.setText(
            tr("Dit schooljaar loopt van {start} tot en met {end}.", start=dates.plain(start), end=dates.plain(end))
        )


def _days(today: date) -> list[tuple[str, date]]:
    start, end = school_year(today)
    return [(tr("Eerste dag van dit schooljaar"), start), (tr("Laatste dag van dit schooljaar"), end)]


class SchoolCard(Card):
    """Which school and which course?"""

    def __init__(self) -> None:
        super().__init__(
            tr("Op welke school?"), tr("Dit komt later op je document. Je kunt het altijd veranderen."), 1, True
        )
        self.school = line_field(tr("Mijn school"), limit=limits.TITLE)
        self.course = line_field(tr("Mijn opleiding"), limit=limits.TITLE)
        self.first = self.school
        self._course = label(tr("Mijn opleiding"), "strong")
        self._course.setBuddy(self.course)
        self.setLayout(
            vbox(labelled(tr("Mijn school"), self.school), box(vbox(self._course, self.course, gap=3)), gap=14)
        )

    def set_sector(self, sector: Sector) -> None:
        """Ask for the course by the word of the sector: profiel or opleiding."""
        words = tr("Mijn {course}", course=words_for(sector).course)
        self._course.setText(words)
        self.course.setAccessibleName(words)


class GuideCard(Card):
    """Who is the student's own guide?"""

    def __init__(self) -> None:
        super().__init__(tr("Wie begeleidt jou?"), "", 1, skippable=True)
        self.guide = line_field("", limit=limits.TITLE)
        self.desk = line_field(tr("En bij wie kun je terecht als dat niet lukt?"), limit=limits.LINE)
        self.first = self.guide
        self._who = label("", "strong", wrap=True)
        self._who.setBuddy(self.guide)
        self.setLayout(
            vbox(
                box(vbox(self._who, self.guide, gap=3)),
                labelled(
                    tr("En bij wie kun je terecht als dat niet lukt?"), self.desk, tr("Zoals de decaan of de balie.")
                ),
                gap=14,
            )
        )

    def set_sector(self, sector: Sector) -> None:
        """Ask by the word of the sector: mentor, slb'er or studieloopbaanbegeleider."""
        words = tr("Wie is je {guide}?", guide=words_for(sector).guide)
        self._who.setText(words)
        self.guide.setAccessibleName(words)


class LookCard(Card):
    """How it looks, and whether an example comes along."""

    def __init__(self, now: Remembered, wear: Wear, choose_folder: Callable[[], None]) -> None:
        super().__init__(tr("Zo lees jij het prettigst"), tr("Je ziet het meteen. Veranderen kan altijd."), 2)
        self.size_choice = SizeChoice(now, wear)
        self._group = QButtonGroup(self)
        self.empty = _way_in(
            "sprout", tr("Leeg beginnen"), tr("Je eigen dossier, klaar voor je eerste ervaring."), True
        )
        self.example = _way_in(
            "book-open",
            tr("Met een voorbeeld"),
            tr("Daarnaast een voorbeeld van iemand anders, om in rond te kijken. Het blijft apart."),
            False,
        )
        for card in (self.empty, self.example):
            self._group.addButton(card)
        self._where = label("", "small", wrap=True)
        folder = button(tr("Andere map"), "folder", "ghost")
        folder.clicked.connect(choose_folder)
        self.setLayout(
            vbox(
                SchemeChoice(now, wear),
                self.size_choice,
                FontChoice(now, wear),
                8,
                label(tr("Hoe wil je beginnen?"), "h2", wrap=True),
                Even([self.empty, self.example], least=26),
                hbox(Icon("folder", "muted", 16), (self._where, 1), folder, gap=8),
                gap=12,
            )
        )

    def set_place(self, where: str) -> None:
        """Say where the file comes."""
        self._where.setText(tr("Je dossier wordt één bestand: {where}", where=where))


def sector_card(sector: Sector) -> CardButton:
    """A sector as one of a few large answers."""
    sign, words, note = {
        Sector.VO: ("backpack", tr("Vmbo, havo, vwo"), tr("voortgezet onderwijs")),
        Sector.MBO: ("school", tr("Mbo"), tr("niveau 1 tot 4")),
        Sector.HBO: ("graduation-cap", tr("Hbo"), tr("associate of bachelor")),
    }[sector]
    return large_answer(sign, words, note)


def large_answer(sign: str, words: str, note: str) -> CardButton:
    """One of a few large answers that stays in when it is pressed."""
    return CardButton(f"{words}, {note}", _middle(sign, words, note), checkable=True)


def _way_in(sign: str, title: str, note: str, on: bool) -> CardButton:
    words = vbox(label(title, "h3", wrap=True), label(note, "small", wrap=True), gap=2)
    row = hbox(vbox(Icon(sign, "accent", 22), None), (words, 1), gap=10)
    return CardButton(f"{title}. {note}", row, None, checkable=True, selected=on)


def _middle(sign: str, title: str, note: str) -> QWidget:
    made = QWidget()
    head, small = label(title, "strong", wrap=True), label(note, "small", wrap=True)
    for words in (head, small):
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setLayout(vbox(hbox(None, Icon(sign, "accent", 22), None), head, small, None, gap=3))
    return made
