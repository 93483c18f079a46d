"""Colour roles and their values in each theme: a widget asks for a role, never for a colour.

Five tints stand beside the general roles. Each has a strong colour for words and signs (``tint0``), a soft ground
(``tint0_soft``) and a ground halfway to the surface (``tint0_faint``). What a tint means is up to the screens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TINT = re.compile(r"tint(\d)(_soft|_faint)?")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as ``#RRGGBB``, and the few facts that a painter asks about it."""

    name: str
    dark: bool
    flat: bool
    """High contrast: no tints and no shadows, every shape has a line."""
    bg: str
    surface: str
    surface2: str
    border: str
    border_strong: str
    off: str
    """What cannot be pressed now."""
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    tints: tuple[tuple[str, str], ...]
    radius: int = 14

    def value(self, role: str) -> str:
        """The colour of ``role`` as ``#RRGGBB``. Raises ``KeyError`` for a role that does not exist."""
        if match := _TINT.fullmatch(role):
            strong, soft = self.tints[int(match[1])]
            return {"": strong, "_soft": soft, "_faint": mix(soft, self.surface)}[match[2] or ""]
        if role not in ROLES:
            raise KeyError(role)
        return str(getattr(self, role))


ROLES = (
    "bg",
    "surface",
    "surface2",
    "border",
    "border_strong",
    "off",
    "text",
    "muted",
    "accent",
    "accent_hover",
    "on_accent",
    "accent_soft",
    "ok",
    "ok_soft",
    "warn",
    "warn_soft",
    "danger",
    "danger_soft",
)

LIGHT = Tokens(
    name="light",
    dark=False,
    flat=False,
    bg="#F5F6FA",
    surface="#FFFFFF",
    surface2="#EEF0F6",
    border="#E2E5EE",
    border_strong="#7C849A",
    off="#7C849A",
    text="#1A1E2B",
    muted="#565E73",
    accent="#4B45E0",
    accent_hover="#3C36C9",
    on_accent="#FFFFFF",
    accent_soft="#ECEBFF",
    ok="#15733B",
    ok_soft="#E3F4E9",
    warn="#8F5200",
    warn_soft="#FFF1DA",
    danger="#B3261E",
    danger_soft="#FDE9E7",
    tints=(
        ("#925500", "#FFF1DA"),
        ("#B4175C", "#FDE6F0"),
        ("#0B6B63", "#DDF4F1"),
        ("#1D5FA8", "#E2EEFB"),
        ("#1B6B35", "#E1F5E7"),
    ),
)

DARK = Tokens(
    name="dark",
    dark=True,
    flat=False,
    bg="#11131A",
    surface="#1A1D27",
    surface2="#242836",
    border="#2E3344",
    border_strong="#7D86A0",
    off="#7D86A0",
    text="#ECEEF6",
    muted="#A7AEC2",
    accent="#9B9CFF",
    accent_hover="#B3B4FF",
    on_accent="#11131A",
    accent_soft="#2A2B4D",
    ok="#6FDC97",
    ok_soft="#16341F",
    warn="#FFC670",
    warn_soft="#3A2C14",
    danger="#FF8F87",
    danger_soft="#431D1B",
    tints=(
        ("#FFC670", "#3A2C14"),
        ("#FF94C2", "#3D1B2C"),
        ("#62DBCB", "#123431"),
        ("#86BEFF", "#17304D"),
        ("#7FE09C", "#16341F"),
    ),
)

CONTRAST = replace(
    LIGHT,
    name="contrast",
    flat=True,
    bg="#FFFFFF",
    surface2="#FFFFFF",
    border="#000000",
    border_strong="#000000",
    off="#6B6B6B",
    text="#000000",
    muted="#1A1A1A",
    accent="#0000C8",
    accent_hover="#000080",
    accent_soft="#FFFFFF",
    ok_soft="#FFFFFF",
    warn_soft="#FFFFFF",
    danger_soft="#FFFFFF",
    tints=tuple((strong, "#FFFFFF") for strong, _ in LIGHT.tints),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

_GROUNDS = ("bg", "surface", "surface2")
_SOFT = ("accent_soft", "ok_soft", "warn_soft", "danger_soft", *(f"tint{i}_soft" for i in range(5)))
TEXT_PAIRS = (
    *((word, ground) for word in ("text", "muted") for ground in (*_GROUNDS, *_SOFT)),
    *((word, ground) for word in ("accent", "ok", "warn", "danger") for ground in (*_GROUNDS, f"{word}_soft")),
    *((f"tint{i}", ground) for i in range(5) for ground in (*_GROUNDS, f"tint{i}_soft", f"tint{i}_faint")),
    *(("accent", f"tint{i}_soft") for i in range(5)),
    *(("accent", ground) for ground in ("ok_soft", "warn_soft", "danger_soft")),
    ("accent_hover", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("surface", "text"),
)
"""Every (word, ground) pair that the widgets paint: each reaches WCAG 2 AA, 4.5 to 1, in every theme."""


def mix(a: str, b: str) -> str:
    """The colour halfway ``a`` and ``b``."""
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{(x + y) // 2:02X}" for x, y in pairs)


def contrast(a: str, b: str) -> float:
    """The WCAG 2 contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
