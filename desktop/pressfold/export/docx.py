"""DOCX: a document as a Word file with real endnotes, fields for page numbers and the records that verify it.

The look is data (`resources/export/docx/*.xml`); the package is put together from it and from the document, without a
template of somebody else's. The same document gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from lxml import etree

from pressfold.export.docx_footnotes import at_the_foot
from pressfold.export.docx_frame import Edge, Picture
from pressfold.export.docx_lists import lists_of
from pressfold.export.docx_look import Look, house_look
from pressfold.export.docx_template import dressed
from pressfold.export.wordml import RELATIONS, blocks, root, serialized, w
from pressfold.export.wordml_pages import endnotes, footer, handling_line, header, page
from pressfold.model.document import RECORDS_NAMESPACE, Document
from pressfold.text.printable import printable

_LOOK = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "theme": (CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
}
_NOTES = {
    "endnotes": (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
    "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
}
_EDGES = {
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
_APPLICATION = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>Pressfold</Application></Properties>"""
_ITEM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM_ID = "{3C0E0E5A-6C5B-4B0C-9E43-9D1E5B0A7F21}"
_ITEM_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
#: The earliest time that a zip can tell: a file made again is the same file.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def rendered(document: Document) -> bytes:
    """The bytes of the Word file. Raises TemplateRefused where its template cannot give the look."""
    package = OpcPackage()
    content = root("document")
    main = XmlPart(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, content, package)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _add_properties(package, document)
    look = house_look(document.language, footnotes=document.footnotes)
    if document.template:
        look = dressed(look, document.template)
    lists = lists_of(document.body, look.parts["numbering"])
    for name, tree in look.parts.items():
        kind, relation = _LOOK[name]
        _add(main, f"/word/{name}.xml", kind, relation, serialized(tree))
    _add_notes(main, document, look)
    running = _add_headers_and_footers(main, document, look)
    if document.records:
        _add_records(main, document.records)
    content.append(w("body", *blocks(document.body, lists, look.frame.text_width), page(running, look.frame)))
    _fit(content, document, look)
    return _packed(package)


def _fit(tree: etree._Element, document: Document, look: Look) -> bytes:
    """The bytes of a part with its notes where the reader wants them and the styles called as the look calls them."""
    if document.footnotes:
        at_the_foot(tree)
    look.rename(tree)
    return serialized(tree)


def _add_notes(main: Any, document: Document, look: Look) -> None:
    """The one part with notes: at the end of the document, or at the foot of its pages."""
    name = "footnotes" if document.footnotes else "endnotes"
    notes = endnotes(document.notes, "" if document.footnotes else document.notes_heading)
    _add(main, f"/word/{name}.xml", *_NOTES[name], _fit(notes, document, look))


def _add(owner: Any, name: str, kind: str, relation: str, blob: bytes) -> tuple[Part, str]:
    """Add a part that `owner` relates to; the part and the id of the relation."""
    part = Part(PackURI(name), kind, blob, owner.package)
    return part, owner.relate_to(part, relation)


def _add_properties(package: OpcPackage, document: Document) -> None:
    """Who wrote what and when, as the file's properties show it; nothing about the machine."""
    core = CorePropertiesPart.default(package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    created = datetime.fromisoformat(document.created.replace("Z", "+00:00")).replace(tzinfo=None)
    facts = core.core_properties
    facts.title, facts.author, facts.last_modified_by = (
        _property(text) for text in (document.title, document.author, document.author)
    )
    facts.created = facts.modified = created
    facts.keywords = _property("; ".join(document.keywords))
    facts.category = _property(document.handling)
    facts.language = document.language
    application = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APPLICATION, package)
    package.relate_to(application, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _property(text: str) -> str:
    """Text for a property, which Word limits to 255 characters."""
    return " ".join(printable(text).split())[:255]


def _edges(document: Document, look: Look) -> list[Edge]:
    """A running title from the second page on, the handling line and the page number on every page.

    Headers or footers of a template take their place, with the handling line above them where there is one.
    """
    ours = [
        Edge("header", "first", header(document.handling, "")),
        Edge("header", "default", header(document.handling, document.title)),
        Edge("footer", "first", footer(document.handling)),
        Edge("footer", "default", footer(document.handling)),
    ]
    for edge in ours:
        look.rename(edge.tree)
    for edge in look.frame.edges if document.handling else ():
        line = handling_line(document.handling)
        look.rename(line)
        edge.tree.insert(0, line)
    lacking = [edge for edge in ours if not look.frame.has(edge.what)]
    made = [*look.frame.edges, *_bare_first(document, look), *lacking]
    shown = [edge for edge in made if edge.pages != "first" or look.frame.first_page]
    return sorted(shown, key=lambda edge: edge.what == "footer")


def _bare_first(document: Document, look: Look) -> list[Edge]:
    """The handling line for a first page that a template keeps bare."""
    made = []
    for what, tag in (("header", "hdr"), ("footer", "ftr")):
        there = {edge.pages for edge in look.frame.edges if edge.what == what}
        if document.handling and there == {"default"}:
            line = handling_line(document.handling)
            look.rename(line)
            made.append(Edge(what, "first", root(tag, line)))
    return made


def _add_headers_and_footers(main: Any, document: Document, look: Look) -> list[etree._Element]:
    """The parts of the edges of the page, with their pictures; how the section calls them."""
    references = []
    for nth, edge in enumerate(_edges(document, look), start=1):
        kind, relation_kind = _EDGES[edge.what]
        edge_part = XmlPart(PackURI(f"/word/{edge.what}{nth}.xml"), kind, edge.tree, main.package)
        _add_pictures(edge_part, edge.pictures, f"edge{nth}")
        relation = main.relate_to(edge_part, relation_kind)
        what, pages = edge.what, edge.pages
        reference = w(f"{what}Reference", type=pages)
        reference.set(f"{{{RELATIONS}}}id", relation)
        references.append(reference)
    return references


def _add_pictures(owner: XmlPart, pictures: Sequence[Picture], stem: str) -> None:
    """Add the pictures of a template's header or footer, which calls them by their new relations from now on."""
    new: dict[str, str] = {}
    for nth, picture in enumerate(pictures, start=1):
        name = f"/word/media/{stem}-{nth}.{picture.ending}"
        _, new[picture.relation] = _add(owner, name, picture.kind, RELATIONSHIP_TYPE.IMAGE, picture.content)
    for element in owner.element.iter():
        for key, value in element.attrib.items():
            if RELATIONS in str(key):
                element.set(key, new[str(value)])


def _add_records(main: Any, records: str) -> None:
    """The records as custom XML, where Word keeps them through edits; with their hash."""
    text = printable(records)
    element = etree.Element(f"{{{RECORDS_NAMESPACE}}}records", nsmap={None: RECORDS_NAMESPACE})
    element.set("sha256", hashlib.sha256(text.encode()).hexdigest())
    element.text = text
    item, _ = _add(main, "/customXml/item1.xml", CONTENT_TYPE.XML, RELATIONSHIP_TYPE.CUSTOM_XML, serialized(element))
    names = etree.Element(f"{{{_ITEM}}}datastoreItem", nsmap={"ds": _ITEM})
    names.set(f"{{{_ITEM}}}itemID", _ITEM_ID)
    schemas = etree.SubElement(names, f"{{{_ITEM}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_ITEM}}}schemaRef").set(f"{{{_ITEM}}}uri", RECORDS_NAMESPACE)
    _add(item, "/customXml/itemProps1.xml", _ITEM_TYPE, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS, serialized(names))


def _packed(package: OpcPackage) -> bytes:
    """The package as a zip that tells nothing of when and where it was made."""
    loose, packed = BytesIO(), BytesIO()
    package.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, source.read(name))
    return packed.getvalue()
