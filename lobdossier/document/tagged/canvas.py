"""A ReportLab canvas on which every piece of text belongs to a structure element."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import reportlab
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from lobdossier.document.tagged import catalog, repairs
from lobdossier.document.tagged.embedded import Embedded
from lobdossier.document.tagged.fields import Fields
from lobdossier.document.tagged.kerned import KernedText
from lobdossier.document.tagged.tree import Annotated, Marked, Node

__all__ = ["About", "TaggedCanvas", "UntaggedTextError"]

_PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"})


class UntaggedTextError(ValueError):
    """Text was drawn that belongs to no structure element: a screen reader would never say it."""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself. Nothing here comes from the clock or the machine.

    *archive*: that it is one to keep (PDF/A-3a). Adobe's programs open such a file to read only.
    """

    title: str
    author: str
    subject: str
    creator: str
    made_on: date
    language: str = "nl-NL"
    archive: bool = True

    @property
    def moment(self) -> datetime:
        """The date as a moment: midnight UTC."""
        return datetime(self.made_on.year, self.made_on.month, self.made_on.day, tzinfo=UTC)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no type information
    """Draws pages and collects what the structure tree needs.

    Raises:
        UntaggedTextError: when text is drawn outside `marked` and `artifact`.
    """

    def __init__(
        self,
        filename: Any,
        root: Node,
        about: About,
        font: str,
        page_size: tuple[float, float],
        files: Sequence[Embedded] = (),
    ) -> None:
        repairs.mend()
        super().__init__(
            filename,
            pagesize=page_size,
            pdfVersion=(1, 7),
            lang=about.language,
            pageCompression=1,
            initialFontName=font,
            invariant=1,
        )
        self._root = root
        self._about = about
        self._files = files
        self.fields = Fields(self, font)
        self._open = 0
        self._artifacts = 0
        self._marks: list[Node] = []
        self._owners: list[Node | list[Node]] = []
        self._links: list[tuple[Node, str]] = []
        self._fix_clock()
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setCreator(about.creator)
        self.setProducer(f"ReportLab {reportlab.Version}")
        self.setViewerPreference("DisplayDocTitle", "true")

    # ---- marking ------------------------------------------------------------------------------------

    @contextmanager
    def marked(self, node: Node) -> Iterator[None]:
        """Everything drawn inside belongs to *node*."""
        self._code.append(self.begin(node))
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1
            self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Everything drawn inside is decoration: not read aloud. *kind* may be "Pagination"."""
        if self._open:
            yield
            return
        self._code.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        self._open += 1
        self._artifacts += 1
        try:
            yield
        finally:
            self._open -= 1
            self._artifacts -= 1
            self._code.append("EMC")

    @property
    def in_artifact(self) -> bool:
        """Whether what is drawn now is decoration."""
        return self._artifacts > 0

    def begin(self, node: Node) -> str:
        """The operator that opens a piece of content of *node* on this page; the caller closes it with EMC."""
        mcid = len(self._marks)
        self._marks.append(node)
        node.kids.append(Marked(self._doc.thisPageRef(), mcid))
        return f"/{node.tag} <</MCID {mcid}>> BDC"

    def expect_link(self, node: Node, words: str) -> None:
        """The next link annotations are for *node*; *words* are what they say."""
        self._links.append((node, words))

    def forget_links(self) -> None:
        """No more annotations are expected for the links announced so far."""
        self._links.clear()

    # ---- fields to fill in ------------------------------------------------------------------------------

    def add_widget(self, node: Node, widget: PDFDictionary) -> Any:
        """Put *widget* on this page, as the content of *node*; returns the reference to it."""
        widget.dict.update(StructParent=len(self._owners), F=4, P=self._doc.thisPageRef())
        self._owners.append(node)
        super()._addAnnotation(widget)
        reference = self._annotationrefs[-1]
        node.kids.append(Annotated(self._doc.thisPageRef(), reference))
        return reference

    def captured(self, draw: Callable[[], None]) -> str:
        """The operators by which *draw* draws; nothing comes on the page."""
        start = len(self._code)
        self._open += 1
        self._artifacts += 1
        try:
            draw()
        finally:
            self._open -= 1
            self._artifacts -= 1
        code = self._code[start:]
        del self._code[start:]
        return "\n".join(code)

    # ---- ReportLab hooks ------------------------------------------------------------------------------

    def beginText(self, x: float = 0, y: float = 0, *_: Any, **__: Any) -> KernedText:  # noqa: N802 - ReportLab's name
        """A text object that kerns."""
        return KernedText(self, x, y)

    def drawText(self, text: Any) -> None:  # noqa: N802 - ReportLab's name
        """Draw a text object; it must be marked itself or stand in marked content."""
        if not self._open and not any("BDC" in code for code in text._code):
            raise UntaggedTextError(" ".join(text._code)[:200])
        super().drawText(text)

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> None:  # noqa: N802
        node, words = self._links[0] if len(self._links) == 1 else self._links.pop(0)
        index = len(self._owners)
        self._owners.append(node)
        if isinstance(annotation, PDFDictionary):
            annotation.dict.update(StructParent=index, F=4, Contents=PDFString(words))
        else:
            annotation.Contents, annotation.Border = words, "[0 0 0]"
            annotation.permitted = (*annotation.permitted, "StructParent")
            annotation.otherkw.update(StructParent=index, F=4)
        super()._addAnnotation(annotation, name, addtopage)
        node.kids.append(Annotated(self._doc.thisPageRef(), self._annotationrefs[-1]))

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802
        super()._setAnnotations(page)
        page.__class__ = catalog.TaggedPage
        page.Tabs = PDFName("S")
        page.StructParents = len(self._owners)
        self._owners.append(self._marks)
        self._marks = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Finish the page; what was painted outside any mark becomes decoration."""
        if self._open:
            raise UntaggedTextError("a mark was left open at the end of the page")
        self._code[:] = _decoration_marked(self._code)
        super().showPage()

    def save(self) -> None:
        """Write the structure tree and the archive's entries, then the file."""
        if len(self._code):
            self.showPage()
        catalog.write(self._doc, self._root, self._owners, self._about, self._files, self.fields.form())
        super().save()

    def _fix_clock(self) -> None:
        stamp, moment = self._doc._timeStamp, self._about.moment
        stamp.t = moment.timestamp()
        stamp.lt = time.gmtime(stamp.t)
        stamp.YMDhms = tuple(stamp.lt)[:6]
        stamp.dhh = stamp.dmm = 0
        stamp.tzname = "UTC"


def _decoration_marked(code: list[str]) -> list[str]:
    """The page's operators with every painting one outside a mark wrapped as an artifact."""
    out, depth = [], 0
    for piece in code:
        wrapped = piece
        if piece.endswith(("BDC", "BMC")):
            depth += 1
        elif piece == "EMC":
            depth -= 1
        elif depth == 0 and not piece.startswith("BT"):
            words = piece.rsplit(None, 1)
            if words and words[-1] in _PAINTING:
                wrapped = f"/Artifact BMC {piece} EMC"
        out.append(wrapped)
    return out


def box_attributes(box: tuple[float, float, float, float]) -> dict[str, Any]:
    """The layout attributes of a figure that fills *box* (left, bottom, right, top in points)."""
    return {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray([round(v, 2) for v in box])}
