"""Words on the screen: the Dutch sentence in the source is the key to every translation.

``tr("Bewaard")`` looks the sentence up in the translations that are installed in the application; without a
translation the Dutch itself is shown. Values go in by name, after the look-up, so that a translation may move them:
``tr("Bewaard om {time}", time="10.30")``. Never pass an f-string: the tool that collects the sentences cannot read it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

_BRIEF: Final = 30
CONTEXT = ""
"""What ``pyside6-lupdate`` writes down for a plain function ``tr``."""


def tr(text: str, /, **values: object) -> str:
    """``text`` in the language of the reader, with ``values`` filled in at their ``{names}``."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def count(n: int, one: str, many: str, /, **values: object) -> str:
    """``one`` when ``n`` is 1 and ``many`` otherwise, both looked up and with ``{n}`` filled in.

    Write the sentences as ``count(3, tr("{n} ervaring"), tr("{n} ervaringen"))``: the collector of sentences knows
    ``tr`` only, and looking a sentence up twice changes nothing.
    """
    return tr(one if n == 1 else many, n=n, **values)


def brief(name: str) -> str:
    """*name* as it stands on a button: its beginning when it is long."""
    return name if len(name) <= _BRIEF else f"{name[: _BRIEF - 1].rstrip()}…"
