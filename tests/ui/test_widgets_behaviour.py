"""What the widgets with a will of their own do: choose, open one at a time, pass by, stay, give dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from catalogue import AXES, LONG, OPTIONS, QUESTIONS, ROOMS, STEPS, WORD
from hands import find_button, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.ui.theme import Look, Theme, u
from lobdossier.ui.widgets.buttons import Option, Segmented, Toggle, button
from lobdossier.ui.widgets.chips import Choices, Pill, tag
from lobdossier.ui.widgets.dates import DateChooser, DateField
from lobdossier.ui.widgets.fields import TextArea, labelled, line_field
from lobdossier.ui.widgets.labels import Elided, Words, label
from lobdossier.ui.widgets.layout import Columns, box, flow, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip, Toast
from lobdossier.ui.widgets.page import crumbs, page
from lobdossier.ui.widgets.people import initials
from lobdossier.ui.widgets.question_cards import Question, QuestionCard, QuestionHand
from lobdossier.ui.widgets.radar import Radar
from lobdossier.ui.widgets.shell import Sidebar
from lobdossier.ui.widgets.sight import hold_in_sight
from lobdossier.ui.widgets.steps import StepBox, Steps

TODAY = date(2026, 11, 22)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    """An open window to put things in."""
    made = QWidget()
    made.resize(800, 500)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_button_without_words_needs_a_name(theme: Theme) -> None:
    with pytest.raises(ValueError, match="name"):
        button("", "settings")


def test_an_ampersand_is_not_a_shortcut(theme: Theme, qtbot: QtBot) -> None:
    made = button("Eten & drinken")
    qtbot.addWidget(made)

    assert made.shortcut().isEmpty()
    assert made.accessibleName() == "Eten & drinken"


@pytest.mark.parametrize("after", [False, True])
def test_words_that_come_later_keep_as_far_from_the_icon(theme: Theme, qtbot: QtBot, after: bool) -> None:
    given, later = button("Verder", "arrow-right", after=after), button("", "arrow-right", tip="Verder", after=after)
    for made in (given, later):
        qtbot.addWidget(made)

    later.setText("Verder")

    assert later.sizeHint() == given.sizeHint()


def test_a_row_of_views_tells_the_id(theme: Theme, qtbot: QtBot) -> None:
    row = Segmented("Weergave", OPTIONS, "b")
    qtbot.addWidget(row)
    assert row.current == "b"

    with qtbot.waitSignal(row.chosen) as heard:
        row.findChildren(type(button("x")))[2].click()

    assert heard.args == ["c"]
    assert row.current == "c"


def test_setting_a_view_is_silent(theme: Theme, qtbot: QtBot) -> None:
    row = Segmented("Weergave", OPTIONS)
    qtbot.addWidget(row)

    with qtbot.assertNotEmitted(row.chosen):
        row.set_current("c")

    assert row.current == "c"


@pytest.mark.parametrize(("single", "after"), [(False, ["a", "b"]), (True, ["b"])])
def test_answers_to_tap(theme: Theme, qtbot: QtBot, single: bool, after: list[str]) -> None:
    """More than one may be on; with ``single`` a tap takes the other away."""
    row = Choices("Soort", OPTIONS, ["a"], single=single)
    qtbot.addWidget(row)

    with qtbot.waitSignal(row.changed) as heard:
        row._pills["b"].click()

    assert heard.args == [after]
    assert row.values == after


def test_a_single_answer_can_be_taken_away(theme: Theme, qtbot: QtBot) -> None:
    row = Choices("Soort", OPTIONS, ["a"], single=True)
    qtbot.addWidget(row)

    row._pills["a"].click()

    assert row.values == []


def test_one_step_is_open_and_the_others_are_closed(window: QWidget, qtbot: QtBot) -> None:
    steps = Steps()
    fields = [line_field(name) for name in ("een", "twee", "drie")]
    made = [steps.add(f.accessibleName(), f.accessibleName(), "star", f) for f in fields]
    window.setLayout(vbox(steps))
    assert steps.current == "een"

    with qtbot.waitSignal(steps.opened) as heard:
        made[0].on.click()

    assert heard.args == ["twee"]
    assert [step.is_open for step in made] == [False, True, False]
    made[1].back.click()
    assert steps.current == "een"
    made[2].closed.click()
    assert steps.current == "drie"
    assert not made[2].on.isVisibleTo(made[2])


def test_opening_a_step_brings_the_keyboard_into_it(window: QWidget, qtbot: QtBot) -> None:
    steps, field = Steps(), line_field("twee")
    steps.add("een", "Een", "star", line_field("een"))
    steps.add("twee", "Twee", "star", field)
    window.setLayout(vbox(steps))

    steps.open("twee")

    assert window.focusWidget() is field


def test_a_closed_step_says_its_answer_and_its_state(theme: Theme, qtbot: QtBot) -> None:
    steps = Steps()
    qtbot.addWidget(steps)
    step = steps.add("goed", "Wat ging goed?", "sprout", line_field("goed"))

    steps.set_summary("goed", "De lamp.", done=True)

    assert step.closed.accessibleName() == "Wat ging goed?, klaar"
    assert step.closed.accessibleDescription() == "De lamp."


def test_an_unknown_step_is_an_error(theme: Theme, qtbot: QtBot) -> None:
    steps = Steps()
    qtbot.addWidget(steps)

    with pytest.raises(KeyError):
        steps.open("weg")


def test_the_step_box_gives_words_and_moment(theme: Theme, qtbot: QtBot) -> None:
    made = StepBox("Wat wil je hierna doen?", OPTIONS)
    qtbot.addWidget(made)
    assert (made.text, made.when) == ("", "")

    with qtbot.assertNotEmitted(made.changed):
        made.set_values("Bellen", "b")
    with qtbot.waitSignal(made.changed):
        qtbot.keyClick(made.field, Qt.Key.Key_End)
        qtbot.keyClicks(made.field, "!")

    assert (made.text, made.when) == ("Bellen!", "b")


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        (None, None, ""),
        (TODAY, None, "today"),
        (TODAY - timedelta(days=1), None, "near"),
        (date(2026, 3, 2), None, "day"),
        (date(2026, 3, 2), date(2026, 5, 3), "period"),
    ],
)
def test_dates_are_shown_as_they_were_given(
    theme: Theme, qtbot: QtBot, start: date | None, end: date | None, kind: str
) -> None:
    chooser = DateChooser("Wanneer", start, end, today=lambda: TODAY)
    qtbot.addWidget(chooser)

    assert (chooser.start, chooser.end) == (start, end)
    assert chooser._choices.values == ([kind] if kind else [])


def test_a_tap_on_gisteren_gives_yesterday(theme: Theme, qtbot: QtBot) -> None:
    chooser = DateChooser("Wanneer", today=lambda: TODAY)
    qtbot.addWidget(chooser)

    with qtbot.waitSignal(chooser.changed) as heard:
        chooser._choices._pills["near"].click()

    assert heard.args == [date(2026, 11, 21), None]


def test_an_end_before_the_start_moves_along(theme: Theme, qtbot: QtBot) -> None:
    chooser = DateChooser("Wanneer", date(2026, 3, 2), date(2026, 5, 3), today=lambda: TODAY)
    qtbot.addWidget(chooser)
    first, last = chooser.findChildren(DateField)

    with qtbot.waitSignal(chooser.changed) as heard:
        first.setDate(last.date().addDays(9))

    assert heard.args == [date(2026, 5, 12), date(2026, 5, 12)]


def test_the_calendar_speaks_dutch(theme: Theme, qtbot: QtBot) -> None:
    field = DateField("Dag", date(2026, 3, 2))
    qtbot.addWidget(field)

    assert field.text() == "2 maart 2026"
    assert field.calendarWidget().firstDayOfWeek() == Qt.DayOfWeek.Monday


def test_a_toast_calls_back_once_and_closes(window: QWidget, qtbot: QtBot) -> None:
    toast, heard = Toast(window), []
    toast.say("Ervaring weggegooid.", "Ongedaan maken", lambda: heard.append(1))
    assert toast.isVisible()

    qtbot.keyClick(toast._action, Qt.Key.Key_Return)

    assert heard == [1]
    assert not toast.isVisible()


def test_a_toast_goes_away_by_itself(window: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit()
    window.setLayout(vbox(field))
    qtbot.wait(1)
    field.setFocus()
    toast = Toast(window)

    toast.say("Bewaard.", seconds=0.05)

    qtbot.waitUntil(lambda: not toast.isVisible())


def test_what_lies_under_a_toast_that_offers_nothing_can_be_clicked(window: QWidget, qtbot: QtBot) -> None:
    toast, below = Toast(window), button("Verder")
    toast.say("Gekopieerd.")
    below.setParent(window)
    below.setGeometry(toast.geometry())
    below.show()
    toast.raise_()
    there = toast.geometry().center()
    assert window.childAt(there) is below
    toast.say("Ervaring weggegooid.", "Ongedaan maken")
    assert window.childAt(there) is not below


def test_a_toast_stays_while_the_keyboard_is_on_it_and_escape_returns(window: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit()
    window.setLayout(vbox(field))
    toast = Toast(window)
    field.setFocus()
    toast.say("Weg.", "Ongedaan maken", seconds=0.05)
    toast.focus_here()

    qtbot.wait(150)
    assert toast.isVisible()
    qtbot.keyClick(toast._action, Qt.Key.Key_Escape)

    assert not toast.isVisible()
    assert window.focusWidget() is field


def test_a_toast_stays_inside_a_narrow_window(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.say(LONG, "Ongedaan maken")

    window.resize(420, 400)
    qtbot.wait(1)

    assert window.rect().contains(toast.geometry())


def test_the_words_of_a_banner_can_be_copied(window: QWidget, qtbot: QtBot) -> None:
    pressed: list[int] = []
    banner = Banner("De schijf is vol.", "warn", [("Opnieuw proberen", lambda: pressed.append(1))])
    window.setLayout(vbox(banner))
    words = next(w for w in banner.findChildren(QLabel) if w.text())

    next(b for b in banner.findChildren(QPushButton) if b.text()).click()

    assert words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert pressed == [1]
    banner.set_message("")
    assert not banner.isVisible()


def test_stopping_asks_once(theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Bezig", 3)

    with qtbot.waitSignal(strip.cancelled):
        strip._cancel.click()

    assert not strip._cancel.isEnabled()
    strip.finish()
    assert not strip.isVisible()


def test_a_missing_view_is_no_point_and_is_called_open(theme: Theme, qtbot: QtBot) -> None:
    radar = Radar("Jouw kijk", AXES, STEPS, [3, None, 2, 2, 1], [1, 1, None, 2, 1])
    qtbot.addWidget(radar)

    said = radar.said()

    assert "Kwaliteiten: eerst samen, nu meestal zelf" in said
    assert "Motieven: nog open" in said
    assert "Werk: met hulp" in said
    assert radar.accessibleDescription() == said


@pytest.mark.parametrize("values", [[1, 2], [0, 1, 1, 1, 1], [1, 1, 5, 1, 1]])
def test_a_view_off_the_scale_is_an_error(theme: Theme, values: list[int | None]) -> None:
    with pytest.raises(ValueError, match=r"axis|scale"):
        Radar("Jouw kijk", AXES, STEPS, values)


def test_a_hand_turns_by_arrow_keys_and_is_chosen_by_enter(theme: Theme, qtbot: QtBot) -> None:
    hand = QuestionHand(QUESTIONS)
    qtbot.addWidget(hand)
    hand.show()

    with qtbot.waitSignal(hand.turned) as turned:
        qtbot.keyClick(hand, Qt.Key.Key_Right)
    with qtbot.waitSignal(hand.chosen) as chosen:
        qtbot.keyClick(hand, Qt.Key.Key_Return)

    assert (turned.args, chosen.args) == ([1], [1])
    assert QUESTIONS[1].text in hand.accessibleName()
    qtbot.mouseClick(hand, Qt.MouseButton.LeftButton, pos=QPoint(5, hand.height() // 2))
    assert hand.front == 0


def test_the_longest_question_fits_on_its_card(theme: Theme, qtbot: QtBot) -> None:
    """Fourteen long words at 18 pt in the widest font do not fall off the card."""
    theme.apply(Look("light", "OpenDyslexic", 18))
    question = Question("verantwoordelijkheid praktijkbegeleider " * 4, "Kwaliteiten", "star", "tint0", "Terugkijken")
    card = QuestionCard(question)
    qtbot.addWidget(card)
    card.show()
    image = card.grab().toImage()

    bottom = [image.pixelColor(x, card.height() - u(19)).name() for x in range(u(24), card.width() - u(24))]

    assert len(set(bottom)) == 1


def test_preview_shows_a_few_lines_and_keeps_all_the_words(theme: Theme, qtbot: QtBot) -> None:
    short = Elided(LONG, lines=2)
    qtbot.addWidget(short)
    short.resize(200, 60)

    shown = short._shown(short.fontMetrics())

    assert len(shown) == 2
    assert shown[1].endswith("…")
    assert short.accessibleName() == LONG


def test_words_break_inside_a_word_that_is_too_long(theme: Theme, qtbot: QtBot) -> None:
    words = Words(WORD)
    qtbot.addWidget(words)

    assert words.heightForWidth(150) > 3 * words.fontMetrics().height()


def test_a_text_area_grows_with_its_text(window: QWidget, qtbot: QtBot) -> None:
    area = TextArea("Antwoord", lines=2, most=6)
    window.setLayout(vbox(area, None))
    qtbot.wait(1)
    low = area.height()

    area.setPlainText("regel\n" * 4)
    higher = area.height()
    area.setPlainText("regel\n" * 40)

    assert low < higher < area.height() < 300


def test_a_question_is_the_name_of_its_field(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit()
    made = labelled("Hoe heet je?", field, "Je voornaam is genoeg.")
    qtbot.addWidget(made)

    assert field.accessibleName() == "Hoe heet je?"
    assert field.accessibleDescription() == "Je voornaam is genoeg."


def test_columns_stack_when_they_get_narrow(window: QWidget, qtbot: QtBot) -> None:
    columns = Columns(label("links"), label("rechts"), stack_em=60)
    window.setLayout(vbox(columns))
    qtbot.wait(1)
    assert not columns.stacked

    window.resize(380, 500)
    qtbot.wait(1)

    assert columns.stacked


def test_a_flow_breaks_into_lines(window: QWidget, qtbot: QtBot) -> None:
    row = flow(*[label("woord") for _ in range(20)])

    assert row.heightForWidth(150) > row.heightForWidth(2000)


def test_a_column_can_be_emptied_and_filled_again(window: QWidget, qtbot: QtBot) -> None:
    column = vbox(label("een"), 8, box(vbox(label("twee"))), None)
    window.setLayout(column)

    column.clear()
    column.put(label("drie"))
    qtbot.wait(1)

    assert [w.text() for w in window.findChildren(QLabel) if w.isVisible()] == ["drie"]


@pytest.mark.parametrize("width", [1240, 700])
def test_a_room_is_chosen_in_the_sidebar_and_on_the_rail(theme: Theme, qtbot: QtBot, width: int) -> None:
    side = Sidebar("Mijn dossier", ROOMS, "Nieuwe ervaring|Nieuw")
    qtbot.addWidget(side)
    side.show()
    side.fit(width)
    form = "rail" if side.compact else "wide"

    with qtbot.waitSignal(side.room_chosen) as heard:
        side._nav[f"{form}:gesprekken"].click()
    side._nav[f"{form}:gesprekken"].click()

    assert side.compact == (width == 700)
    assert heard.args == ["gesprekken"]
    assert side.current == "gesprekken"
    assert side._nav[f"{form}:gesprekken"].isChecked()


def test_large_text_turns_the_sidebar_into_a_rail(theme: Theme, qtbot: QtBot) -> None:
    side = Sidebar("Mijn dossier", ROOMS)
    qtbot.addWidget(side)
    theme.apply(Look("light", pt=18))

    side.fit(1240)

    assert side.compact


def test_crumbs_lead_back(theme: Theme, qtbot: QtBot) -> None:
    way = crumbs("Gesprekken", "Trialoog", "Afspraken")
    qtbot.addWidget(way)

    with qtbot.waitSignal(way.chosen) as heard:
        way.findChildren(type(button("x")))[1].click()

    assert heard.args == [1]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Noor van Dijk", "ND"), ("Noor", "NO"), ("", "?"), ("Anne-Fleur", "AF"), ("(onbekend)", "?"), ("Élise", "ÉL")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    "make", [lambda: button("Ster", checked=False), lambda: Toggle("Ster"), lambda: Pill("Ster", checkable=True)]
)
def test_what_is_switched_by_a_screen_reader_was_clicked(make: Callable[[], QAbstractButton], qtbot: QtBot) -> None:
    """Once for each time, and never for what the program itself switches."""
    b = make()
    qtbot.addWidget(b)
    heard: list[bool] = []
    b.clicked.connect(lambda on: heard.append(on))
    spoken = QAccessible.queryAccessibleInterface(b).actionInterface()

    spoken.doAction(QAccessibleActionInterface.toggleAction())
    b.setChecked(False)
    b.setChecked(True)
    spoken.doAction(QAccessibleActionInterface.toggleAction())
    b.click()

    assert heard == [True, False, True]


def test_a_row_of_views_can_be_chosen_by_a_screen_reader(qtbot: QtBot) -> None:
    """The other one lets go by itself, which is no choice."""
    views = Segmented("Weergave", [Option("list", "Lijst"), Option("map", "Kaart")])
    qtbot.addWidget(views)
    heard: list[str] = []
    views.chosen.connect(heard.append)
    second = find_button(views, "Kaart")

    QAccessible.queryAccessibleInterface(second).actionInterface().doAction(QAccessibleActionInterface.toggleAction())

    assert heard == ["map"]
    assert views.current == "map"


def test_what_has_the_keyboard_stays_in_sight_while_its_page_grows(window: QWidget, qtbot: QtBot) -> None:
    """Until somebody scrolls: then the page stays where it was put."""
    column, field = vbox(label("Zo ging het", wrap=True)), line_field("Wat?")
    made = page(column, field)
    window.setLayout(vbox(made, gap=0))
    bar = made.findChildren(QScrollArea)[0].verticalScrollBar()
    field.setFocus()
    hold_in_sight(field)

    def grow() -> int:
        """Something tall comes in above; where the page stands then."""
        tall = QWidget()
        tall.setFixedHeight(900)
        most = bar.maximum()
        column.put(tall)
        qtbot.waitUntil(lambda: bar.maximum() > most)
        settle()
        return bar.value()

    assert grow() > 300
    assert not field.visibleRegion().isEmpty()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    assert grow() == 0


def test_a_tag_is_read_and_not_pressed(qtbot: QtBot) -> None:
    """A screen reader would offer it as a button that does nothing."""
    made = tag("nog niets", "calendar")
    qtbot.addWidget(made)
    heard = QAccessible.queryAccessibleInterface(made)
    assert (heard.role(), heard.text(QAccessible.Text.Name)) == (QAccessible.Role.StaticText, "nog niets")
    assert heard.actionInterface() is None or not heard.actionInterface().actionNames()
    assert made.focusPolicy() is Qt.FocusPolicy.NoFocus
