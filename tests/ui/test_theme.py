"""The theme: colours that can be read, and a look that changes while the window is open."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.paths import resource
from lobdossier.ui.theme import FAMILIES, Look, Theme, color, em, font, icon, reduced_motion, tokens, u
from lobdossier.ui.theme.icons import svg
from lobdossier.ui.theme.tokens import ROLES, TEXT_PAIRS, THEMES, contrast, mix
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import hbox, sized, vbox
from lobdossier.ui.words import count, tr


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("word", "ground"), TEXT_PAIRS)
def test_every_word_can_be_read_on_its_ground(name: str, word: str, ground: str) -> None:
    """WCAG 2 AA: 4.5 to 1 for text."""
    t = THEMES[name]

    assert contrast(t.value(word), t.value(ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["bg", "surface", "surface2"])
@pytest.mark.parametrize("line", ["border_strong", "accent"])
def test_the_line_around_a_control_stands_out(name: str, ground: str, line: str) -> None:
    """WCAG 2 AA: 3 to 1 for the shape of a control and for the focus ring."""
    t = THEMES[name]

    assert contrast(t.value(line), t.value(ground)) >= 3


def test_every_role_has_a_colour_in_every_theme() -> None:
    for t in THEMES.values():
        for role in (*ROLES, "tint0", "tint4_soft", "tint2_faint"):
            assert QColor(t.value(role)).isValid()


def test_an_unknown_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        THEMES["light"].value("radius")


def test_contrast_runs_from_1_to_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)
    assert mix("#000000", "#FFFFFF") == "#7F7F7F"


def test_lengths_grow_with_the_text(theme: Theme) -> None:
    theme.apply(Look("light", pt=11))
    small, letter = u(20), em()

    theme.apply(Look("light", pt=18))

    assert small == 20
    assert u(20) == round(20 * 18 / 11)
    assert em() > letter * 1.5


@pytest.mark.parametrize(("asked", "given"), [(4, 9), (9, 9), (14, 14), (18, 18), (40, 18)])
def test_the_text_size_stays_between_9_and_18_points(theme: Theme, asked: float, given: float) -> None:
    theme.apply(Look("light", pt=asked))

    assert theme.look.pt == given


def test_an_unknown_font_becomes_the_usual_one(theme: Theme) -> None:
    theme.apply(Look("light", family="Comic Sans"))

    assert theme.look.family == FAMILIES[0]


def test_an_unknown_scheme_is_an_error(theme: Theme) -> None:
    with pytest.raises(ValueError, match="paars"):
        theme.apply(Look("paars"))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_fonts_are_the_bundled_ones(theme: Theme, family: str) -> None:
    theme.apply(Look("light", family=family))

    assert QFontInfo(font()).family() == family


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = {path.stem.split("_")[0].split("-")[0] for path in resource("fonts").glob("*.ttf")}
    licences = {path.stem.removeprefix("LICENSE-") for path in resource("fonts").glob("LICENSE-*.txt")}

    assert {name.removesuffix("Sans") for name in fonts} == licences


def test_an_open_window_follows_another_look(theme: Theme, qtbot: QtBot) -> None:
    """Colours, text size, font, margins, spaces and sizes change without a new window."""
    window = QWidget()
    words, b, square = label("Hoi", "h1"), QPushButton("Doen"), sized(QWidget(), width=100)
    sign = Icon("star", "accent", 20)
    row = hbox(words, 20, b, gap=10)
    window.setLayout(vbox(row, square, sign, m=(8, 8, 8, 8)))
    qtbot.addWidget(window)
    window.show()
    before = window.grab().toImage()

    theme.apply(Look("dark", FAMILIES[1], 18))

    grown = 18 / 11
    margins = window.layout().contentsMargins()
    assert words.font().family() == FAMILIES[1]
    assert words.fontInfo().pointSizeF() > 20
    assert words.palette().color(words.foregroundRole()) == color("text") == QColor(tokens().text)
    assert (margins.left(), row.spacing()) == (round(8 * grown), round(10 * grown))
    assert row.itemAt(1).spacerItem().sizeHint().width() == round(20 * grown)
    assert (square.width(), sign.width()) == (round(100 * grown), round(20 * grown))
    assert window.grab().toImage() != before


def test_only_another_font_reaches_open_widgets_too(theme: Theme, qtbot: QtBot) -> None:
    words = label("Hoi", "h2")
    qtbot.addWidget(words)
    words.show()

    theme.apply(Look("light", FAMILIES[1]))

    assert words.font().family() == FAMILIES[1]


def test_the_theme_tells_that_it_changed(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(Look("contrast", reduced_motion=True))

    assert reduced_motion()
    assert tokens().flat


@pytest.mark.parametrize("still", [True, False])
def test_less_motion_reaches_the_widgets_of_qt(theme: Theme, qtbot: QtBot, still: bool) -> None:
    """With reduced motion every widget is told that an animation lasts no time at all."""
    theme.apply(Look("light", reduced_motion=still))
    b = QPushButton("Bewaren")
    qtbot.addWidget(b)
    b.show()

    lasts = b.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, b)

    assert (lasts == 0) is still


def test_following_the_system_gives_light_or_dark(theme: Theme) -> None:
    theme.apply(Look("system"))

    assert tokens().name in ("light", "dark")
    assert theme.look.scheme == "system"


def test_an_icon_takes_the_colour_of_now(theme: Theme) -> None:
    made = icon("square", "accent")
    theme.apply(Look("light"))
    light = made.pixmap(QSize(24, 24)).toImage()
    theme.apply(Look("dark"))

    dark = made.pixmap(QSize(24, 24)).toImage()

    assert light != dark
    assert QColor(dark.pixel(12, 3)) == color("accent")


def test_an_icon_survives_being_changed_and_collected(theme: Theme) -> None:
    """Qt clones the engine of an icon that changes; Python must not free the clone."""
    window = QWidget()
    column = QVBoxLayout(window)
    for _ in range(50):
        b = QPushButton("Doen")
        b.setIcon(icon("star", "nav"))
        b.icon().setIsMask(True)
        column.addWidget(b)
    gc.collect()

    assert not window.grab().isNull()


def test_an_unknown_icon_is_found_when_the_button_is_made(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icon("bestaat-niet")


def test_every_icon_can_be_coloured() -> None:
    for path in resource("icons").glob("*.svg"):
        assert "currentColor" in svg(path.stem), path.name
    assert 'fill="currentColor"' in svg("star:filled")


def test_a_disabled_button_shows_another_icon(theme: Theme) -> None:
    made = icon("star", "text")

    assert (
        made.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
        != made.pixmap(QSize(24, 24), QIcon.Mode.Normal).toImage()
    )


def test_words_are_filled_in_after_the_look_up() -> None:
    assert tr("{n} ervaringen", n=3) == "3 ervaringen"
    assert tr("Zonder {haken}") == "Zonder {haken}"
    assert count(1, "{n} ervaring", "{n} ervaringen") == "1 ervaring"
    assert count(0, "{n} ervaring", "{n} ervaringen") == "0 ervaringen"


def test_labels_never_read_html(theme: Theme, qtbot: QtBot) -> None:
    made: QLabel = label("<b>dik</b>")
    qtbot.addWidget(made)

    assert made.textFormat().name == "PlainText"
