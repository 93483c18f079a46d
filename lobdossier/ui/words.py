"""Words on the screen: the Dutch sentence in the source is the key to every translation.

``tr("Bewaard")`` looks the sentence up in the translations that are installed in the application; without a
translation the Dutch itself is shown. Values go in by name, after the look-up, so that a translation may move them:
``tr("Bewaard om {time}", time="10.30")``. Never pass an f-string: the tool that collects the sentences cannot read it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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
