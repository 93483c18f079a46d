"""The theme of the running application: what it looks like now, and how it changes while windows are open.

``install(app)`` makes the one ``Theme``; ``dress(window)`` puts it on a window of its own, and on all that opens from it;
``Theme.apply(Look(...))`` restyles everything that is open. Widgets read
``color(role)``, ``font(scale)`` and ``u(px)`` when they paint or measure. A widget or layout that keeps a length has a
method ``restyle()``; the theme calls it after each change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from lobdossier.paths import resource
from lobdossier.ui.collector import Collector
from lobdossier.ui.theme.sheet import stylesheet
from lobdossier.ui.theme.tokens import LIGHT, THEMES, Tokens

DESIGN_PT: Final = 11.0
"""The text size for which every length in this package is drawn."""
MIN_PT: Final = 9.0
MAX_PT: Final = 18.0
KEEPS_SIZE: Final = "keepsSize"
"""The object name of what keeps the sizes of a plain widget."""
SCHEMES: Final = ("system", "light", "dark", "contrast")
FAMILIES: Final = ("Atkinson Hyperlegible Next", "OpenDyslexic")
FALLBACKS: Final = ("Atkinson Hyperlegible Next", "DejaVu Sans", "Noto Emoji")
_LETTER: Final = {"OpenDyslexic": 0.91}
"""OpenDyslexic draws its letters larger: at this factor its x-height equals Atkinson's."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a person can choose. ``scheme`` is one of ``SCHEMES``, ``family`` one of ``FAMILIES``, ``pt`` 9 to 18."""

    scheme: str = "system"
    family: str = FAMILIES[0]
    pt: float = DESIGN_PT
    reduced_motion: bool = False


@runtime_checkable
class Restyled(Protocol):
    """A widget or layout that sets its own lengths again when the text size changes."""

    def restyle(self) -> None: ...


class Theme(QObject):
    """Holds the look of ``app`` and puts it on. Follows the system's light or dark when asked to."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._look = Look()
        self._tokens = LIGHT
        self._folder = QTemporaryDir()
        self._sheet = ""
        Collector(app)  # putting a look on goes through all widgets, and none of them may go meanwhile
        _load_fonts()
        # No proxy style in Python: Qt asks it for hints while widgets are half made, and that crashed.
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def look(self) -> Look:
        return self._look

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    def apply(self, look: Look) -> None:
        """Restyle the application, with every window that is open.

        Raises ``ValueError`` for an unknown scheme; a text size out of range becomes the nearest one in it, an unknown
        font the usual one.
        """
        if look.scheme not in SCHEMES:
            raise ValueError(look.scheme)
        family = look.family if look.family in FAMILIES else FAMILIES[0]
        pt = min(MAX_PT, max(MIN_PT, look.pt))
        self._look = Look(look.scheme, family, pt, look.reduced_motion)
        hints = self._app.styleHints()
        if look.scheme == "system":
            hints.unsetColorScheme()
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
            self._tokens = THEMES["dark" if dark else "light"]
        else:
            self._tokens = THEMES[look.scheme]
            hints.setColorScheme(Qt.ColorScheme.Dark if self._tokens.dark else Qt.ColorScheme.Light)
        self._put_on()

    def dress(self, window: QWidget) -> None:
        """Put the look on *window*, best before anything stands in it; from now on it changes with the others.

        Not on the whole application: Qt then goes through every part of a page again each time that it is put into a
        larger part, and building a page took twice as long.
        """
        window.setStyleSheet(self._sheet)

    def letter_pt(self) -> float:
        """The point size that makes this font look as large as the chosen text size."""
        return self._look.pt * _LETTER.get(self._look.family, 1.0)

    def _put_on(self) -> None:
        self._app.setFont(font())
        self._app.setPalette(_palette(self._tokens))
        look = self._look
        self._sheet = stylesheet(
            self._tokens, self.letter_pt(), u, self._folder.path(), look.family, still=look.reduced_motion
        )
        for window in self._app.topLevelWidgets():
            if window.styleSheet():
                window.setStyleSheet(self._sheet)
        for thing in _open_things(self._app):
            if isinstance(thing, Restyled):
                thing.restyle()
        self.changed.emit()

    def _follow_system(self) -> None:
        if self._look.scheme == "system":
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            wanted = THEMES["dark" if dark else "light"]
            if wanted is not self._tokens:
                self._tokens = wanted
                self._put_on()


class _Holder:
    """The theme of this process. One, as there is one QApplication."""

    theme: Theme | None = None


def install(app: QApplication, look: Look | None = None) -> Theme:
    """The theme of ``app``, made at the first call, with ``look`` put on when given."""
    if _Holder.theme is None:
        _Holder.theme = Theme(app)
        look = look or Look()
    if look is not None:
        _Holder.theme.apply(look)
    return _Holder.theme


def dress(window: QWidget) -> None:
    """The look of now on a *window* that is made; without a theme it stays as Qt draws it."""
    if _Holder.theme is not None:
        _Holder.theme.dress(window)


def tokens() -> Tokens:
    """The colours of now."""
    return _Holder.theme.tokens if _Holder.theme else LIGHT


def reduced_motion() -> bool:
    """True when the person asked for less motion: then nothing slides or fades."""
    return _Holder.theme is not None and _Holder.theme.look.reduced_motion


def u(px: float) -> int:
    """A length drawn for 11 pt text, in pixels at the present text size."""
    pt = _Holder.theme.look.pt if _Holder.theme else DESIGN_PT
    return round(px * pt / DESIGN_PT)


def color(role: str) -> QColor:
    """The colour of a role of now: ``muted``, ``tint2``, ``tint2_soft``. Raises ``KeyError`` for an unknown role."""
    return QColor(tokens().value(role))


def font(scale: float = 1.0, weight: int = 400) -> QFont:
    """The font of now at ``scale`` times the chosen text size, with fallbacks for what it lacks."""
    theme = _Holder.theme
    family = theme.look.family if theme else FAMILIES[0]
    made = QFont()
    made.setFamilies([family, *(name for name in FALLBACKS if name != family)])
    made.setPointSizeF((theme.letter_pt() if theme else DESIGN_PT) * scale)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def em() -> float:
    """The mean width in pixels of a letter in running words.

    Not ``averageCharWidth()``: that differs by a fifth between fonts that look equally wide.
    """
    words = "loopbaandossier van jou"
    return QFontMetricsF(font()).horizontalAdvance(words) / len(words)


def _open_things(app: QApplication) -> Iterator[QObject]:
    """All that may keep a length, layouts first so that widgets measure with new margins."""
    tops = app.topLevelWidgets()
    for top in tops:
        yield from top.findChildren(QLayout)
        yield from top.findChildren(QObject, KEEPS_SIZE)
    for top in tops:
        yield top
        yield from top.findChildren(QWidget)


def _load_fonts() -> None:
    for file in sorted(resource("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"Qt cannot read the font {file.name}")


def _palette(t: Tokens) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    colours = {
        role.Window: t.bg,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.surface2,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.danger,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.accent,
        role.LinkVisited: t.accent_hover,
        role.PlaceholderText: t.muted,
        role.ToolTipBase: t.text,
        role.ToolTipText: t.surface,
        role.Accent: t.accent,
        role.Light: t.surface,
        role.Midlight: t.surface2,
        role.Mid: t.border,
        role.Dark: t.border_strong,
        role.Shadow: "#000000",
    }
    for which, value in colours.items():
        palette.setColor(which, QColor(value))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.off))
    return palette
