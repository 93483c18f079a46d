"""Which screen shows what was found."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from lobdossier.domain.finding import Found, Page

_SCREENS: Final = {
    Page.EXPERIENCE: "experience",
    Page.COMPETENCE: "competence",
    Page.WORK: "work",
    Page.PLANS: "plans",
    Page.PREPARATION: "prepare",
    Page.OUTCOME: "conclude",
    Page.ME: "settings",
    Page.YEAR: "year",
    Page.SHARING: "share",
    Page.REFLECTION: "reflect",
    Page.GUIDANCE: "guidance",
}
_TARGETS: Final = {Page.ME: "me", Page.SHARING: ""}


def place_of(found: Found, screens: Collection[str]) -> tuple[str, str]:
    """The screen and its target. Of a room that is not there the first one of *screens* takes the place."""
    target = _TARGETS.get(found.page, found.target)
    if found.page is Page.REFLECTION:
        target = f"reflection:{target}"
    screen = _SCREENS[found.page]
    return (screen, target) if screen in screens else (next(iter(screens)), "")
