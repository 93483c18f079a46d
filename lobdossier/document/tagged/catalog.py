"""The objects of a file that say what its contents mean: structure tree, output intent, metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString

from lobdossier.document.tagged import embedded
from lobdossier.document.tagged.embedded import Embedded
from lobdossier.document.tagged.metadata import packet
from lobdossier.document.tagged.tree import Annotated, Marked, Node

if TYPE_CHECKING:
    from lobdossier.document.tagged.canvas import About

_TREE = "LobStructure"


class TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc]  # ReportLab has no type information
    """A page that knows its structure parents and its tab order."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 - ReportLab's own way


class ArchiveCatalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # ReportLab has no type information
    """A document catalog with an output intent and files that belong to the document."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]  # noqa: RUF012 - ReportLab's own way
    __Refs__ = __NoDefault__


def write(
    document: Any,
    root: Node,
    owners: Sequence[Node | list[Node]],
    about: About,
    files: Sequence[Embedded] = (),
    form: Any = None,
) -> None:
    """Add everything to ReportLab's *document*. *owners* are the structure parents by their number.

    *form* lists the fields to fill in, if there are any.
    """
    _structure(document, root, owners)
    catalog = document.Catalog
    catalog.__class__ = ArchiveCatalog
    catalog.StructTreeRoot = PDFObjectReference(_TREE)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    if form is not None:
        catalog.AcroForm = form
    if files:
        catalog.AF, names = embedded.write(document, files, about.moment)
        catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    inside = next((file for file in files if file.relationship == embedded.DATA), None)
    catalog.Metadata = pdfdoc.XMP(creator=lambda doc: packet(about, str(doc.info.producer), inside).encode())


class _Element(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no type information
    """A structure element that writes itself as ReportLab would: there are thousands, and its dictionaries are slow.

    *references* holds how each node is referred to, all of them by the time that the file is written.
    """

    def __init__(self, node: Node, references: Mapping[int, bytes]) -> None:
        self._node, self._references = node, references

    def format(self, document: Any) -> bytes:
        node = self._node
        kids = PDFArray([self._kid(kid, document) for kid in node.kids]).format(document)
        more = {"Alt": PDFString(node.alt)} if node.alt else {}
        more |= {"Lang": PDFString(node.lang)} if node.lang else {}
        more |= {"A": PDFDictionary(dict(node.attributes))} if node.attributes else {}
        entries = [
            *(f"/{name} ".encode() + value.format(document) for name, value in more.items()),
            b"/K " + kids,
            b"/P " + self._references[id(node.parent)],
            b"/S /" + node.tag.encode(),
            b"/Type /StructElem",
        ]
        return b"<<\n" + b" ".join(sorted(entries)) + b"\n>>"

    def _kid(self, kid: Node | Marked | Annotated, document: Any) -> bytes:
        if isinstance(kid, Node):
            return self._references[id(kid)]
        page: bytes = kid.page.format(document)
        if isinstance(kid, Marked):
            return b"<<\n/MCID %d /Pg %s /Type /MCR\n>>" % (kid.mcid, page)
        return b"<<\n/Obj %s /Pg %s /Type /OBJR\n>>" % (kid.annotation.format(document), page)


def _structure(document: Any, root: Node, owners: Sequence[Node | list[Node]]) -> None:
    references: dict[int, bytes] = {}
    for node in root.walk():
        references[id(node)] = document.Reference(_Element(node, references)).format(document)
    numbers: list[Any] = []
    for number, owner in enumerate(owners):
        entry = (
            document.Reference(PDFArray([references[id(node)] for node in owner]))
            if isinstance(owner, list)
            else references[id(owner)]
        )
        numbers += [number, entry]
    tree = {
        "Type": PDFName("StructTreeRoot"),
        "K": PDFArray([references[id(root)]]),
        "ParentTree": document.Reference(PDFDictionary({"Nums": PDFArray(numbers)})),
        "ParentTreeNextKey": len(owners),
    }
    references[id(None)] = document.Reference(PDFDictionary(tree), _TREE).format(document)


def _output_intent(document: Any) -> Any:
    profile = document.Reference(PDFStream(PDFDictionary({"N": 3}), _srgb(), filters=[pdfdoc.PDFZCompress]))
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": profile,
    }
    return document.Reference(PDFDictionary(intent))


def _srgb() -> bytes:
    """An sRGB profile without the moment at which Pillow made it, so that equal documents are equal bytes."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = (2000).to_bytes(2, "big") + b"\0\1\0\1" + bytes(6)
    profile[84:100] = bytes(16)
    return bytes(profile)
