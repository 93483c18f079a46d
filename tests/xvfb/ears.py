"""What a screen reader hears, and what it can do: run by the Python of the system, which has AT-SPI.

Each line of JSON on the standard input is answered with one: ``{"hear": true}`` with everything that is shown, by role,
name, value and states; ``{"do": "press" | "write" | "focus", "role": …, "name": …, "text": …}`` with whether it was done.
No key and no click: all goes through the accessibility tree.
"""

from __future__ import annotations

import json
import sys
import warnings
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version has to be asked for first

warnings.simplefilter("ignore", DeprecationWarning)  # newer names are not in every system

STATES = {
    "focused": Atspi.StateType.FOCUSED,
    "checked": Atspi.StateType.CHECKED,
    "enabled": Atspi.StateType.ENABLED,
    "editable": Atspi.StateType.EDITABLE,
}
NAMES = {"push button": "button", "toggle button": "button"}


def nodes(node: Any) -> Any:
    """Everything below *node* that is shown, in the order of the tree."""
    try:
        if node is None or not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        children = [node.get_child_at_index(place) for place in range(node.get_child_count())]
    except GLib.GError:  # what is being built again answers nothing for a moment
        return
    yield node
    for child in children:
        yield from nodes(child)


def told(node: Any) -> dict[str, Any]:
    """One thing as a screen reader tells it."""
    states = node.get_state_set()
    role = node.get_role_name()
    text = Atspi.Accessible.get_text_iface(node)
    return {
        "role": NAMES.get(role, role),
        "name": node.get_name(),
        "description": node.get_description(),
        "text": Atspi.Text.get_text(text, 0, -1) if text is not None else "",
        "states": [name for name, state in STATES.items() if states.contains(state)],
    }


def shown() -> list[Any]:
    """Everything in the windows of the program."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    found = []
    for place in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(place)
        if program is not None:
            for window in range(program.get_child_count()):
                found += list(nodes(program.get_child_at_index(window)))
    return found


def find(asked: dict[str, Any]) -> Any:
    """The first thing of that role and name."""
    for node in shown():
        one = told(node)
        if one["name"] == asked["name"] and one["role"] == asked.get("role", one["role"]):
            return node
    return None


def act(asked: dict[str, Any]) -> bool:
    """Do one thing; False while it is not there."""
    node = find(asked)
    if node is None:
        return False
    if asked["do"] == "focus":
        return bool(node.grab_focus())
    if asked["do"] == "write":
        field = node.get_editable_text_iface()
        return field is not None and bool(Atspi.EditableText.set_text_contents(field, asked["text"]))
    wanted = asked.get("action", "press").casefold()
    for place in range(node.get_n_actions()):
        if node.get_action_name(place).casefold() in (wanted, *(("toggle",) if wanted == "press" else ())):
            return bool(node.do_action(place))
    return False


def main() -> None:
    """Answer until there are no more questions."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer: Any = [told(node) for node in shown()] if "hear" in asked else act(asked)
        except GLib.GError as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
