"""The frame of a Word file that a reader's own template gives: the size of its pages, their headers and footers.

The template may be a hostile one. Of its headers and footers stay words, pictures that lie inside the file, and fields
that look at nothing but the document; links, embedded objects and all other fields go.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pressfold.export.wordml import RELATIONS, WORD

#: Reads a part of the template by its name; None where it has none.
Reader = Callable[[str], "bytes | None"]

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
#: Bytes of all pictures together: a logo has a few thousand.
_LARGEST_PICTURES = 10_000_000
#: Fields that look at the document alone, by the first word of their instruction.
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TITLE", "AUTHOR", "SUBJECT", "STYLEREF", "DATE"})
#: What holds a picture or an object, as a whole.
_HOLDERS = frozenset({"drawing", "pict", "object"})
_GONE = frozenset({"dataBinding", "altChunk", "control", "subDoc", "bookmarkStart", "bookmarkEnd", "sectPrChange"})
#: Twentieths of a point: pages from 5 to 56 centimetres, with at least 5 centimetres for the text.
_LEAST, _MOST = 2835, 31680


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside the file: its ending, its kind and its bytes; `relation` is what the header calls it by."""

    relation: str
    ending: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Edge:
    """A header or footer: for which pages it is ("default" or "first"), its tree, and its pictures."""

    what: str
    pages: str
    tree: etree._Element
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Size and margins of the page as Word's attributes, the edges, and whether the first page has its own."""

    size: dict[str, str] = field(default_factory=dict)
    margins: dict[str, str] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    first_page: bool = True

    @property
    def text_width(self) -> int:
        """The width of the text in twentieths of a point."""
        return int(self.size["w"]) - int(self.margins["left"]) - int(self.margins["right"])

    def has(self, what: str) -> bool:
        """Whether the template brings its own headers, or footers."""
        return any(edge.what == what for edge in self.edges)


def frame_of(read: Reader, parse: Callable[[bytes], etree._Element], usual: Frame) -> Frame:
    """The frame that the last section of a template has; `usual` stands in for what it lacks or makes no sense of.

    `parse` makes a tree of a part, without entities and networks.
    """
    document = read("word/document.xml")
    section = _last_section(parse(document)) if document else None
    if section is None:
        return usual
    size, margins = _page(section, usual)
    edges = tuple(_edges(section, read, parse))
    first = section.find(f"{{{WORD}}}titlePg") is not None if edges else usual.first_page
    return Frame(size, margins, edges, first)


def _last_section(document: etree._Element) -> etree._Element | None:
    body = document.find(f"{{{WORD}}}body")
    return None if body is None else body.find(f"{{{WORD}}}sectPr")


def _page(section: etree._Element, usual: Frame) -> tuple[dict[str, str], dict[str, str]]:
    """Size and margins; those of `usual` where the section has none that a text fits between."""
    size, margins = (
        {key: value for key in keys if (value := _attribute(section, tag, key))}
        for tag, keys in (("pgSz", ("w", "h", "orient")), ("pgMar", tuple(usual.margins)))
    )
    numbers = [size.get("w", ""), size.get("h", ""), *(margins.get(name, "") for name in usual.margins)]
    if not all(number.isdecimal() for number in numbers):
        return usual.size, usual.margins
    if size.get("orient") not in (None, "portrait", "landscape"):
        del size["orient"]
    wide = int(size["w"]) - int(margins["left"]) - int(margins["right"])
    tall = int(size["h"]) - int(margins["top"]) - int(margins["bottom"])
    if min(wide, tall) < _LEAST or max(int(size["w"]), int(size["h"])) > _MOST:
        return usual.size, usual.margins
    return size, margins


def _attribute(section: etree._Element, tag: str, key: str) -> str:
    element = section.find(f"{{{WORD}}}{tag}")
    return "" if element is None else str(element.get(f"{{{WORD}}}{key}", ""))


def _edges(section: etree._Element, read: Reader, parse: Callable[[bytes], etree._Element]) -> Iterator[Edge]:
    targets = _relations(read, parse, "word/document.xml")
    for reference in section.iterfind("*"):
        what = etree.QName(reference).localname.removesuffix("Reference")
        name = targets.get(reference.get(f"{{{RELATIONS}}}id", ""), "")
        content = read(name) if what in ("header", "footer") and name else None
        if content is None:
            continue
        tree = parse(content)
        pictures = tuple(_pictures(tree, read, _relations(read, parse, name)))
        _clean(tree, {picture.relation for picture in pictures})
        pages = reference.get(f"{{{WORD}}}type", "default")
        if pages in ("default", "first"):  # ours has no even pages of their own
            yield Edge(what, pages, tree, pictures)


def _relations(read: Reader, parse: Callable[[bytes], etree._Element], name: str) -> dict[str, str]:
    """The parts inside the file that a part leads to, by the id of the relation."""
    folder, base = posixpath.split(name)
    content = read(f"{folder}/_rels/{base}.rels")
    found = {}
    for relation in parse(content).iter(_RELATION) if content else ():
        target = str(relation.get("Target", ""))
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if relation.get("TargetMode") != "External" and inside.startswith("word/"):
            found[str(relation.get("Id", ""))] = inside
    return found


def _pictures(tree: etree._Element, read: Reader, targets: dict[str, str]) -> Iterator[Picture]:
    """The pictures that a header shows and that are nothing but pictures."""
    asked = {value for element in tree.iter() for key, value in element.attrib.items() if _is_relation(str(key))}
    left = _LARGEST_PICTURES
    for relation in sorted(asked & targets.keys()):
        ending = targets[relation].rsplit(".", 1)[-1].lower()
        content = read(targets[relation]) if ending in _PICTURES else None
        if content and content.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")) and len(content) <= left:
            left -= len(content)
            yield Picture(relation, ending, _PICTURES[ending], content)


def _clean(tree: etree._Element, pictures: set[str]) -> None:
    """Take out all that leads elsewhere or asks something of the machine."""
    for element in list(tree.iter(f"{{{WORD}}}*")):
        if etree.QName(element).localname in _GONE:
            _drop(element)
    for element in list(tree.iter()):
        for key in [key for key in map(str, element.attrib) if _is_relation(key)]:
            if element.get(key) not in pictures:
                del element.attrib[key]
                _drop(_holder(element))
    for element in list(tree.iter(f"{{{WORD}}}instrText")):
        if not _harmless(element.text or ""):
            element.text = ""
    for element in list(tree.iter(f"{{{WORD}}}fldSimple")):
        if not _harmless(element.get(f"{{{WORD}}}instr", "")):
            _unwrap(element)


def _is_relation(key: str) -> bool:
    return "officeDocument/2006/relationships" in key or "officeDocument/relationships" in key


def _harmless(instruction: str) -> bool:
    words = instruction.split()
    return not words or words[0].upper() in _FIELDS


def _holder(element: etree._Element) -> etree._Element | None:
    """What shows the thing that an element leads to; None for a link, whose words stay."""
    above: etree._Element | None = element
    while above is not None and etree.QName(above).localname not in _HOLDERS:
        above = above.getparent()
    return above


def _drop(element: etree._Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Leave what a field shows, without the field."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at, child)
        parent.remove(element)
