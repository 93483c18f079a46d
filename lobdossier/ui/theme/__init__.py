"""The look: colour roles, text size, fonts and icons, all of them changeable while the window is open."""

from __future__ import annotations

from lobdossier.ui.theme.icons import draw_icon, icon
from lobdossier.ui.theme.theme import (
    FAMILIES,
    MAX_PT,
    MIN_PT,
    SCHEMES,
    Look,
    Theme,
    color,
    dress,
    em,
    font,
    install,
    reduced_motion,
    tokens,
    u,
)
from lobdossier.ui.theme.tokens import Tokens

__all__ = [
    "FAMILIES",
    "MAX_PT",
    "MIN_PT",
    "SCHEMES",
    "Look",
    "Theme",
    "Tokens",
    "color",
    "draw_icon",
    "dress",
    "em",
    "font",
    "icon",
    "install",
    "reduced_motion",
    "tokens",
    "u",
]
