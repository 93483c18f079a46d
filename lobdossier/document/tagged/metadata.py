"""The XMP packet: what the file says about itself to archives and readers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from lobdossier.document.tagged.embedded import Embedded

if TYPE_CHECKING:
    from lobdossier.document.tagged.canvas import About

_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
DOSSIER: Final = "urn:lobdossier:xmp:1.0:"
"""The namespace in which a PDF says which of its files is the dossier, and what its sha256 is."""


def _schema(name: str, address: str, prefix: str, properties: Iterable[tuple[str, str, str]]) -> str:
    """The description of a namespace of our own, which PDF/A asks for (6.6.2.3)."""
    told = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{word}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>"
        for word, kind, about in properties
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{told}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def packet(about: About, producer: str, dossier: Embedded | None = None) -> str:
    """The packet; it claims PDF/UA-1, and PDF/A-3a for an archive, and names the *dossier* inside if there is one."""
    moment = about.moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    schemas = _schema("PDF/UA identification schema", _UA, "pdfuaid", [("part", "Integer", "Part of ISO 14289")])
    kept = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" if about.archive else ""
    inside = ""
    if dossier is not None:
        schemas += _schema(
            "Loopbaandossier",
            DOSSIER,
            "lbd",
            [("fileName", "Text", "Name of the dossier inside"), ("sha256", "Text", "SHA-256 of the dossier inside")],
        )
        sha256 = hashlib.sha256(dossier.data()).hexdigest()
        inside = f"<lbd:fileName>{escape(dossier.name)}</lbd:fileName><lbd:sha256>{sha256}</lbd:sha256>"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="{_UA}" xmlns:lbd="{DOSSIER}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{escape(about.creator)}</xmp:CreatorTool>
<pdf:Producer>{escape(producer)}</pdf:Producer>
{kept}<pdfuaid:part>1</pdfuaid:part>{inside}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
