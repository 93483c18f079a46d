"""Words on the screen: the Dutch sentence in the source is the key to every translation.

``tr("Bewaard")`` looks the sentence up in the translations that are installed in the application, context
``lobdossier``; without a translation the Dutch itself is shown. Values go in by name, after the look-up, so that a
translation may move them: ``tr("Bewaard om {time}", time="10.30")``. Never pass an f-string: the tool that collects the
sentences cannot read it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "lobdossier"


def tr(text: str, /, **values: object) -> str:
    """``text`` in the language of the reader, with ``values`` filled in at their ``{names}``."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def count(n: int, one: str, many: str, /, **values: object) -> str:
    """``one`` when ``n`` is 1 and ``many`` otherwise, both looked up and with ``{n}`` filled in.

    Example: ``count(3, "{n} ervaring", "{n} ervaringen")``. Mark both sentences with ``tr`` nowhere else; the collector
    of translations reads the arguments of ``count`` too.
    """
    return tr(one if n == 1 else many, n=n, **values)
