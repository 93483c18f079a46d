"""Icons: the Lucide drawings in ``resources/icons``, coloured by role at the moment they are painted.

``star:filled`` is the same drawing with its inside filled. The roles ``nav`` and ``segment`` follow the state of the
button that shows the icon.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lobdossier.paths import resource
from lobdossier.ui.theme.theme import color, tokens

_BY_STATE = {"nav": ("accent", "muted"), "segment": ("text", "muted"), "choice": ("accent", "text")}
"""Roles that depend on the button: (on, off)."""
_CLONES: list[QIconEngine] = []
"""Qt clones an engine only when an icon is changed after it was made, which nobody here does. Should it happen, the
binding does not hand the clone over to Qt and Python would free it under Qt's feet: hence it is kept."""


def draw_icon(painter: QPainter, name: str, role: str, rect: QRectF) -> None:
    """Paint icon ``name`` in the colour of ``role`` into ``rect``. Raises ``FileNotFoundError`` for an unknown name."""
    _renderer(name, color(role).name()).render(painter, rect)


def icon(name: str, role: str = "text", at_end: bool = False) -> QIcon:
    """An icon for a button or an action. It follows the theme by itself.

    An icon size wider than high is the gap between icon and words; ``at_end`` puts the drawing at the far side of it.
    """
    svg(name)  # a wrong name is found when the button is made, not when it is painted
    return QIcon(_IconEngine(name, role, at_end))


@lru_cache(maxsize=512)
def svg(name: str) -> str:
    """The source of icon ``name``, its colour still ``currentColor``."""
    plain, _, filled = name.partition(":")
    text = resource("icons", f"{plain}.svg").read_text(encoding="utf-8")
    return text.replace('fill="none"', 'fill="currentColor"', 1) if filled else text


@lru_cache(maxsize=1024)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg(name).replace("currentColor", colour).encode()))


class _IconEngine(QIconEngine):
    """Paints the drawing itself, so that it is crisp at every resolution and right in every theme."""

    def __init__(self, name: str, role: str, at_end: bool) -> None:
        super().__init__()
        self._name, self._role, self._at_end = name, role, at_end

    def clone(self) -> QIconEngine:
        copy = _IconEngine(self._name, self._role, self._at_end)
        _CLONES.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._role
        if role in _BY_STATE:
            on = state == QIcon.State.On
            role = "on_accent" if on and role == "segment" and tokens().flat else _BY_STATE[role][0 if on else 1]
        if mode == QIcon.Mode.Disabled:
            role = "off"
        side = min(rect.width(), rect.height())
        x = rect.x() + (rect.width() - side if self._at_end else 0)
        draw_icon(painter, self._name, role, QRectF(x, rect.y() + (rect.height() - side) / 2, side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made
