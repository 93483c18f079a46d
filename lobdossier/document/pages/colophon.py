"""What this file is, and what it is not."""

from __future__ import annotations

from lobdossier import __version__
from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import beside, facts, rule
from lobdossier.document.layout import Column, Lowered
from lobdossier.document.paginate import Start
from lobdossier.document.request import DocumentRequest
from lobdossier.domain.snapshot import Snapshot
from lobdossier.text import dates, names

ANCHOR = "colofon"
_FONTS = {
    "atkinson": "Atkinson Hyperlegible Next, gemaakt om goed leesbaar te zijn",
    "opendyslexic": "OpenDyslexic, voor wie letters graag uit elkaar houdt",
}


def colophon(b: Builder, snapshot: Snapshot, request: DocumentRequest) -> None:
    """Tell it, at the foot of a page."""
    name = snapshot.student.name.strip() or "de student"
    rows = [
        ("Van", name),
        ("Voor", request.receiver),
        ("Waarom", names.purpose_name(request.purpose)),
        ("Gemaakt op", dates.plain(request.made_on)),
    ]
    b.begin(words.COLOPHON, Start.WHOLE)
    with b.into("Sect"):
        title = b.heading(words.COLOPHON, "h2", 2, anchor=ANCHOR, bookmark=0)
        said = [
            b.text(f"{name} koos zelf wat hierin staat. De rest blijft in het eigen loopbaandossier.", "body"),
            b.text(
                "Dit bestand is om te lezen en te bewaren. Het bevat bladzijden, geen gegevens om verder mee te werken: "
                "het dossier zelf blijft een apart bestand.",
                "body",
            ),
            b.text(
                "Wat anderen van een verslag vonden, is door de student genoteerd. Het is geen handtekening.", "body"
            ),
            b.text(
                f"Gemaakt met Lobdossier {__version__}. Letter: {_FONTS[request.font]} (SIL Open Font License). "
                "Pictogrammen: Lucide (ISC).",
                "small",
            ),
        ]
        side = facts(b, [(label, value) for label, value in rows if value.strip()]) or Column()
    main = Column(title, 17, said[0], 11, said[1], 11, said[2], 14, said[3])
    b.add(Lowered(Column(b.gaps.section, rule(b, strong=True), 16, beside(b, side, main))))
