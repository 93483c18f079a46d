"""The last page: what this file is, and what it is not."""

from __future__ import annotations

from lobdossier import __version__
from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import beside, chapter, facts, rule
from lobdossier.document.flower import Flower, draw_flower
from lobdossier.document.layout import Column, Drawing, Lowered, Part
from lobdossier.document.paginate import Start
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.snapshot import Snapshot
from lobdossier.text import dates, names

ANCHOR = "colofon"
_FONTS = {
    "atkinson": "Atkinson Hyperlegible Next, gemaakt om goed leesbaar te zijn",
    "opendyslexic": "OpenDyslexic, gemaakt voor wie letters door elkaar ziet lopen",
}


_CARRIES = {
    "": "Dit bestand is om te lezen en te bewaren. Er zitten bladzijden in, geen gegevens om mee verder te werken. "
    "Het dossier zelf is een ander bestand.",
    "part": "Dit bestand draagt ook de gegevens zelf: wie het opent in Lobdossier, kan ermee verder. Een afdruk kan dat "
    "niet. Geef daarom dit bestand door.",
    "whole": "In dit bestand zit het hele loopbaandossier, ook wat niet op de bladzijden staat. Wie het opent in "
    "Lobdossier, kan ermee verder. Een afdruk kan dat niet.",
}


_WHERE = {
    "": "hierin staat. De rest blijft in het eigen loopbaandossier.",
    "part": "hierin staat. De rest blijft in het eigen loopbaandossier.",
    "whole": "op deze bladzijden staat.",
}


def colophon(b: Builder, snapshot: Snapshot, request: DocumentRequest) -> None:
    """Tell it, with the flower of the cover once more."""
    name = snapshot.student.name.strip()
    if b.leaflet:
        _in_a_leaflet(b, name, request)
        return
    chapter(b, words.COLOPHON, anchor=ANCHOR)
    rows = [
        ("Van", name),
        ("Voor", request.receiver),
        ("Waarom", names.purpose_name(request.purpose)),
        ("Gemaakt op", dates.plain(request.made_on)),
    ]
    side = facts(b, [(label, value) for label, value in rows if value.strip()]) or Column()
    out: list[Part | float] = []
    for sentence in _said(name, request):
        out += [b.gaps.paragraph + 2] if out else []
        out.append(b.text(sentence, "lead"))
    made = b.text(_made_with(request), "small")
    b.add(beside(b, side, Column(*out)), b.gaps.section + 10, _emblem(b, snapshot))
    b.add(Lowered(Column(b.gaps.unit, rule(b), 12, beside(b, Column(), made))))


def _said(name: str, request: DocumentRequest) -> tuple[str, ...]:
    return (
        f"{name or 'De student'} koos zelf wat {_WHERE[request.data]}",
        _CARRIES[request.data],
        "Wat anderen van een verslag vonden, is genoteerd door de student. Het is geen handtekening.",
    )


def _made_with(request: DocumentRequest) -> str:
    return (
        f"Gemaakt met Lobdossier {__version__}. Letter: {_FONTS[request.font]} (SIL Open Font License). "
        "Pictogrammen: Lucide (ISC)."
    )


def _in_a_leaflet(b: Builder, name: str, request: DocumentRequest) -> None:
    """The same in small type at the foot of the page."""
    b.begin(words.COLOPHON, Start.HERE)
    with b.into("Sect"):
        title = b.heading(words.COLOPHON, "h4", 2, anchor=ANCHOR, bookmark=0)
        said = [part for text in (*_said(name, request), _made_with(request)) for part in (b.text(text, "small"), 6.0)]
    b.add(Lowered(Column(b.gaps.section, rule(b), 14, beside(b, title, Column(*said[:-1]), left=True))))


def _emblem(b: Builder, snapshot: Snapshot) -> Drawing:
    flower, size = Flower.of(snapshot), b.look.columns(2)

    def paint(canvas: TaggedCanvas, _width: float, height: float) -> None:
        draw_flower(canvas, flower, (height * 0.5, height * 0.45), height * 0.52, b.design)

    return Drawing(size, paint)
