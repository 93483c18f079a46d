"""The objects of a file that say what its contents mean: structure tree, output intent, metadata."""

from __future__ import annotations

from collections.abc import Sequence
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
    document: Any, root: Node, owners: Sequence[Node | list[Node]], about: About, files: Sequence[Embedded] = ()
) -> None:
    """Add everything to ReportLab's *document*. *owners* are the structure parents by their number."""
    _structure(document, root, owners)
    catalog = document.Catalog
    catalog.__class__ = ArchiveCatalog
    catalog.StructTreeRoot = PDFObjectReference(_TREE)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    if files:
        catalog.AF, names = embedded.write(document, files, about.moment)
        catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    inside = next((file for file in files if file.relationship == embedded.DATA), None)
    catalog.Metadata = pdfdoc.XMP(creator=lambda doc: packet(about, str(doc.info.producer), inside).encode())


def _structure(document: Any, root: Node, owners: Sequence[Node | list[Node]]) -> None:
    names = {id(node): f"S{number}" for number, node in enumerate(root.walk())}

    def reference(node: Node) -> Any:
        return PDFObjectReference(names[id(node)])

    for node in root.walk():
        document.Reference(PDFDictionary(_element(node, reference)), names[id(node)])
    numbers: list[Any] = []
    for number, owner in enumerate(owners):
        entry = (
            document.Reference(PDFArray([reference(node) for node in owner]))
            if isinstance(owner, list)
            else reference(owner)
        )
        numbers += [number, entry]
    tree = {
        "Type": PDFName("StructTreeRoot"),
        "K": PDFArray([reference(root)]),
        "ParentTree": document.Reference(PDFDictionary({"Nums": PDFArray(numbers)})),
        "ParentTreeNextKey": len(owners),
    }
    document.Reference(PDFDictionary(tree), _TREE)


def _element(node: Node, reference: Any) -> dict[str, Any]:
    kids: list[Any] = []
    for kid in node.kids:
        if isinstance(kid, Marked):
            kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": kid.page, "MCID": kid.mcid}))
        elif isinstance(kid, Annotated):
            kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Pg": kid.page, "Obj": kid.annotation}))
        else:
            kids.append(reference(kid))
    element = {
        "Type": PDFName("StructElem"),
        "S": PDFName(node.tag),
        "K": PDFArray(kids),
        "P": reference(node.parent) if node.parent else PDFObjectReference(_TREE),
    }
    if node.alt:
        element["Alt"] = PDFString(node.alt)
    if node.lang:
        element["Lang"] = PDFString(node.lang)
    if node.attributes:
        element["A"] = PDFDictionary(dict(node.attributes))
    return element


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
