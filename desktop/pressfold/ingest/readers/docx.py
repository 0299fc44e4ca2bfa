"""Word documents (DOCX): paragraphs, headings, tables and notes as they would be read with all changes accepted.

The parts are read from the archive themselves: what is deleted, hidden or a comment is left out, headers and footers
are not the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

from pressfold.ingest.archives import opened, part
from pressfold.ingest.draft import Paragraph, draft
from pressfold.ingest.properties import borne_out
from pressfold.ingest.reader import Extracted, Fact, NotThisFormat, Reader, Refused, single
from pressfold.ingest.xml_parts import root_of
from pressfold.model.article import Role
from pressfold.model.errors import FileEncrypted

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: How an encrypted document names its content inside the older kind of file that holds it.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

#: Elements whose words are deleted, or said elsewhere.
_LEFT_OUT = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "rPr", "sectPr")} | {_FALLBACK}
)
_TITLES = frozenset(("title", "titel", "titre", "título", "titolo", "heading 1", "überschrift 1", "titre 1"))
_SUBTITLES = frozenset(("subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo"))
_CAPTIONS = frozenset(("caption", "beschriftung", "légende"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"


def extract(content: bytes) -> Extracted:
    """The text of a Word document, with what its styles and properties state. Raises NotThisFormat, Refused."""
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            raise Refused(FileEncrypted)
        raise NotThisFormat
    if not is_docx(content):
        raise NotThisFormat
    archive = opened(content)
    document = part(archive, "word/document.xml")
    if document is None:
        raise NotThisFormat
    body = root_of(_transitional(document), "word/document.xml")
    levels = _heading_levels(archive)
    paragraphs = [*_paragraphs(body, levels), *_notes(archive)]
    found = draft(_first_heading_leads(paragraphs), "utf-8 (Word)")
    return replace(found, facts=_facts(archive, found))


def _transitional(content: bytes) -> bytes:
    """The part with the usual names where it was saved in the strict form of the standard."""
    return content.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())


def _paragraphs(root: _Element, levels: Mapping[str, Role]) -> Iterator[Paragraph]:
    """The paragraphs below an element in order; a table gives a line a row, its cells apart."""
    for element in _outer(root):
        if element.tag == f"{_W}tbl":
            yield from _table(element)
        else:
            style = element.find(f"{_W}pPr/{_W}pStyle")
            role = levels.get(style.get(f"{_W}val", "")) if style is not None else None
            yield Paragraph(_words(element), role)


def _outer(root: _Element) -> Iterator[_Element]:
    """The paragraphs and tables that stand in no other, without what is left out."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element is not root and element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))


def _table(table: _Element) -> Iterator[Paragraph]:
    """The rows of a table; one that holds a single cell only frames its paragraphs."""
    rows = [list(_below(row, f"{_W}tc")) for row in _below(table, f"{_W}tr")]
    for cells in rows:
        if len(cells) == 1:
            yield from (Paragraph(_words(each)) for each in _outer(cells[0]))
        else:
            yield Paragraph(" | ".join(filter(None, (" ".join(_words(cell).split()) for cell in cells))))


def _below(root: _Element, tag: str) -> Iterator[_Element]:
    """The nearest elements of this kind below another."""
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            yield element
        elif element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))


def _words(root: _Element) -> str:
    """The words of a paragraph or a cell, as they are seen."""
    words: list[str] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in _LEFT_OUT or _is_hidden(element):
            continue
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _SIGNS:
            words.append(_SIGNS[element.tag])
        elif element.tag == f"{_W}p" and words:
            words.append("\n")
        waiting.extend(reversed(element))
    return "".join(words)


_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


def _is_hidden(element: _Element) -> bool:
    """Whether a run is marked as hidden text."""
    if element.tag != f"{_W}r":
        return False
    mark = element.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false")


def _heading_levels(archive: ZipFile) -> dict[str, Role]:
    """The roles by the ids of styles: what stands in the outline is a heading, in whatever language it is named."""
    content = part(archive, "word/styles.xml")
    if content is None:
        return {}
    roles: dict[str, Role] = {}
    for style in root_of(_transitional(content), "word/styles.xml").iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        shown = (name.get(f"{_W}val", "") if name is not None else "").casefold()
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        id = style.get(f"{_W}styleId", "")
        if shown in _TITLES:
            roles[id] = Role.HEADLINE
        elif shown in _SUBTITLES:
            roles[id] = Role.STANDFIRST
        elif shown in _CAPTIONS:
            roles[id] = Role.CAPTION
        elif outline is not None or shown.startswith("heading "):
            roles[id] = Role.CROSSHEAD
    return roles


def _first_heading_leads(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs with one headline: the first of them, and the rest as crossheads."""
    headed = False
    for words, role in paragraphs:
        if role is Role.HEADLINE and words.strip():
            yield Paragraph(words, Role.CROSSHEAD if headed else role)
            headed = True
        else:
            yield Paragraph(words, role)


def _notes(archive: ZipFile) -> Iterator[Paragraph]:
    """Footnotes, then endnotes, behind the text; the lines that only separate them are left out."""
    for name, tag in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        content = part(archive, name)
        if content is None:
            continue
        for note in root_of(_transitional(content), name).iter(f"{_W}{tag}"):
            if note.get(f"{_W}type", "normal") == "normal":
                yield Paragraph(" ".join(_words(note).split()))


def _facts(archive: ZipFile, found: Extracted) -> dict[str, Fact]:
    """What the document's own properties state and its text bears out."""
    content = part(archive, "docProps/core.xml")
    if content is None:
        return {}
    root = root_of(content, "docProps/core.xml")
    title, author = root.findtext(f"{_DC}title") or "", root.findtext(f"{_DC}creator") or ""
    return borne_out(found, title=title, author=author, modified=root.findtext(f"{_TERMS}modified") or "")


def is_docx(beginning: bytes) -> bool:
    """Whether a file that begins like this may be a Word document: an archive, or the older kind that encrypts one."""
    return beginning.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLD_OFFICE))


READER = Reader("DOCX 1", frozenset((".docx",)), is_docx, single(extract), kind="a Word document")
