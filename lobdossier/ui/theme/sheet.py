"""The stylesheet: ``resources/themes/app.qss`` with colours, text sizes and lengths of now filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from string import Template

from lobdossier.paths import resource
from lobdossier.ui.theme.tokens import ROLES, Tokens

_PX = re.compile(r"(?<![\w.#-])(-?\d+)px")
_HAIRLINE = 3
"""Lines and focus rings up to this many pixels do not grow with the text."""
_STILL = "* { widget-animation-duration: 0; }"
_SMALLEST_PT = 8.0
_PT = {"pt_xs": 0.82, "pt_s": 0.88, "pt": 1.0, "pt_m": 1.08, "pt_l": 1.2, "pt_xl": 1.75, "pt_xxl": 2.35}


def stylesheet(
    t: Tokens, letter_pt: float, grow: Callable[[float], int], folder: str, family: str, *, still: bool = False
) -> str:
    """The sheet for these colours and this text size. Recoloured icons that it names are written into ``folder``.

    ``still``: nothing on the screen moves by itself.
    """
    words = {role: t.value(role) for role in ROLES}
    for i in range(len(t.tints)):
        words[f"tint{i}"] = t.value(f"tint{i}")
    words["soft_border"] = t.border if t.flat else "transparent"
    words["soft_accent"] = t.accent if t.flat else "transparent"
    words["groove"] = t.surface if t.flat else t.border
    # Without tints the chosen view of a row would be a line inside a line: there it is filled instead.
    words["seg_fill"] = t.accent if t.flat else t.surface
    words["seg_text"] = t.on_accent if t.flat else t.text
    words["seg_focus"] = t.text if t.flat else t.accent
    words |= {name: f"{max(_SMALLEST_PT, letter_pt * scale):.2f}pt" for name, scale in _PT.items()}
    words |= {
        "left": _icon_file(folder, "chevron-left", t.text),
        "right": _icon_file(folder, "chevron-right", t.text),
        "down": _icon_file(folder, "chevron-down", t.muted),
        "tick": _icon_file(folder, "check", t.on_accent),
        "dash": _icon_file(folder, "minus", t.on_accent),
    }
    sheet = Template(_template()).substitute(words)

    def scaled(match: re.Match[str]) -> str:
        px = int(match[1])
        return f"{grow(px) if abs(px) > _HAIRLINE else px}px"

    # The font is set by the application; naming it here makes Qt polish all widgets again when only the font changed.
    return f"/* {family} */\n" + _PX.sub(scaled, sheet) + (_STILL if still else "")


@cache
def _template() -> str:
    return resource("themes", "app.qss").read_text(encoding="utf-8")


def _icon_file(folder: str, name: str, colour: str) -> str:
    """A file with this icon in this colour: a sheet can only name files."""
    path = Path(folder) / f"{name}-{colour.lstrip('#')}.svg"
    if not path.exists():
        svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        svg = svg.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="3"')
        path.write_text(svg, encoding="utf-8")
    return path.as_posix()
