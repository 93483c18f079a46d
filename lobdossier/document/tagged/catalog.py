"""The objects of a file that say what its contents mean: structure tree, output intent, metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString

from lobdossier.document.tagged.tree import Annotated, Marked, Node

if TYPE_CHECKING:
    from lobdossier.document.tagged.canvas import About

_TREE = "LobStructure"


class TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc]  # ReportLab has no type information
    """A page that knows its structure parents and its tab order."""

    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 - ReportLab's own way


class ArchiveCatalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # ReportLab has no type information
    """A document catalog with an output intent."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 - ReportLab's own way
    __Refs__ = __NoDefault__


def write(document: Any, root: Node, owners: Sequence[Node | list[Node]], about: About) -> None:
    """Add everything to ReportLab's *document*. *owners* are the structure parents by their number."""
    _structure(document, root, owners)
    catalog = document.Catalog
    catalog.__class__ = ArchiveCatalog
    catalog.StructTreeRoot = PDFObjectReference(_TREE)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    catalog.Metadata = pdfdoc.XMP(creator=lambda doc: _metadata(about, str(doc.info.producer)).encode())


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


def _metadata(about: About, producer: str) -> str:
    """The XMP packet; it claims PDF/UA-1 and PDF/A-3a."""
    moment = about.moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    ua_property = (
        '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>"
    )
    schemas = (
        '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>'
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{ua_property}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{escape(about.creator)}</xmp:CreatorTool>
<pdf:Producer>{escape(producer)}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
