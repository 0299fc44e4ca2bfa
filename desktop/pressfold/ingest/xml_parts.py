"""XML from strange files: parsed without entities, without definitions of types, and without the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressfold.ingest.reader import Refused
from pressfold.model.errors import FileDamaged, UnsafeFile

if TYPE_CHECKING:
    from lxml.etree import _Element


def root_of(content: bytes, name: str) -> _Element:
    """The root of the XML in a part of this name. Raises Refused when it is broken, or declares a document type.

    No document needs one, and the harmful tricks of XML (entities that grow without end, files and addresses drawn
    in) all do.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise Refused(UnsafeFile, "it is nested too deeply") from error
        if b"<!DOCTYPE" in content[:10_000] or b"<!ENTITY" in content:
            raise Refused(UnsafeFile, "it declares a document type of its own") from error
        raise Refused(FileDamaged, f"its part “{name}” is no whole XML") from error
    if root.getroottree().docinfo.doctype:
        raise Refused(UnsafeFile, "it declares a document type of its own")
    return root
