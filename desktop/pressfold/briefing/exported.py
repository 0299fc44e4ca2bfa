"""An exported document read back: the records that travel in it, and each quote as it stands on the page now.

The file may have been edited, or be a hostile one: parts are read with a limit, entities and networks stay closed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pressfold.briefing import proof_records
from pressfold.briefing.proof_records import Records
from pressfold.model.briefing import Briefing, Section
from pressfold.model.briefing_errors import NoRecords
from pressfold.model.document import RECORDS_NAMESPACE

#: Bytes of one part that are read; a document of 10,000 quotes has 30 MB.
_LARGEST = 100_000_000
#: Bytes of a Markdown file in which its front matter has begun to list the records.
_START = 4_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PIN = re.compile(r"pin_(\d{1,9})$")

_NOTE_MARK = re.compile(r"(?<!\\)\[\^(\d{1,9})\]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});|\\?\n")


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export says: its records, and by number the words that stand where each quote was printed."""

    records: Records
    lines: dict[int, str]

    def briefing(self) -> Briefing:
        """The pins and sources of the records as a briefing of one section, to be checked like any other."""
        records = self.records
        ordered = [records.pins[number] for number in sorted(records.pins)]
        return Briefing(
            id=records.briefing,
            title=records.title,
            created=records.created,
            revision=records.revision,
            sections=(Section("exported", records.title, pins=tuple(pin.id for pin in ordered)),),
            pins={pin.id: pin for pin in ordered},
            sources=records.sources,
        )


def read(name: str, content: bytes) -> Exported:
    """What the bytes of an exported DOCX, Markdown or HTML file say. Raises NoRecords where they are no such file."""
    try:
        if content.startswith(b"PK"):
            return _from_docx(content)
        if content.lstrip()[:9].lower() == b"<!doctype":
            return _from_html(content)
        return _from_markdown(content.decode("utf-8-sig"))
    except (ValueError, KeyError, TypeError, RecursionError, zipfile.BadZipFile, OSError) as error:
        raise NoRecords(name, str(error)) from error


def holds_records(path: Path) -> bool:
    """Whether a file looks like an export of a briefing: its first bytes and names are looked at, no more."""
    ending = path.suffix.lower()
    try:
        if ending == ".docx":
            with zipfile.ZipFile(path) as package:
                return any(
                    RECORDS_NAMESPACE.encode() in _part(package, name)
                    for name in package.namelist()
                    if name.startswith("customXml/item") and package.getinfo(name).file_size < _LARGEST
                )
        if ending in (".md", ".markdown"):
            with path.open("rb") as file:
                start = file.read(_START)
            return start.startswith((b"---", b"\xef\xbb\xbf---")) and b"\nrecords:" in start
        if ending in (".html", ".htm"):
            return b'id="pressfold-records"' in path.read_bytes()[:_LARGEST]
    except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False
    return False


# --- DOCX ------------------------------------------------------------------------------------------------------------


def _from_docx(content: bytes) -> Exported:
    with zipfile.ZipFile(BytesIO(content)) as package:
        records = _records_part(package)
        body = _xml(_part(package, "word/document.xml"))
    return Exported(proof_records.read(records), dict(_bookmarked(body)))


def _records_part(package: zipfile.ZipFile) -> str:
    for name in package.namelist():
        if name.startswith("customXml/") and name.endswith(".xml"):
            item = _xml(_part(package, name))
            if item.tag == f"{{{RECORDS_NAMESPACE}}}records":
                return str(item.text or "")
    raise ValueError("no part of the file holds records")


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        content = part.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError(f"{name} is too large")
    return content


def _xml(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _bookmarked(body: Any) -> Iterator[tuple[int, str]]:
    """The words inside each bookmark of a pin; what was struck out with changes tracked is not among them."""
    open_pins: dict[str, tuple[int, list[str]]] = {}
    for element in body.iter():
        if element.tag == f"{_WORD}bookmarkStart":
            match = _PIN.match(element.get(f"{_WORD}name", ""))
            if match:
                open_pins[element.get(f"{_WORD}id", "")] = (int(match[1]), [])
        elif element.tag == f"{_WORD}bookmarkEnd":
            number, words = open_pins.pop(element.get(f"{_WORD}id", ""), (0, []))
            if number:
                yield number, "".join(words)
        elif open_pins:
            for _, words in open_pins.values():
                words.append(_characters(element))


def _characters(element: Any) -> str:
    if element.tag == f"{_WORD}t":
        return element.text or ""
    if element.tag == f"{_WORD}tab":
        return "\t"
    return "\n" if element.tag in (f"{_WORD}br", f"{_WORD}cr", f"{_WORD}p") else ""


# --- HTML ------------------------------------------------------------------------------------------------------------


def _from_html(content: bytes) -> Exported:
    from lxml import etree

    if len(content) > _LARGEST:
        raise ValueError("the file is too large")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    page = etree.fromstring(content, parser)
    kept = None if page is None else page.find(".//pre[@id='pressfold-records']")
    if kept is None:
        raise ValueError("the page holds no records")
    return Exported(proof_records.read("".join(kept.itertext()).lstrip("\n")), dict(_quoted_blocks(page)))


def _quoted_blocks(page: Any) -> Iterator[tuple[int, str]]:
    """The words of each block quotation that has the mark of a pin, without the mark of its note."""
    for block in page.iter("blockquote"):
        match = _PIN.match(block.get("id", ""))
        if match:
            yield int(match[1]), "".join(_outside_marks(block))


def _outside_marks(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "sup":
            yield from _outside_marks(child)
        yield child.tail or ""


# --- Markdown --------------------------------------------------------------------------------------------------------


def _from_markdown(text: str) -> Exported:
    lines = text.replace("\r\n", "\n").split("\n")
    return Exported(proof_records.read(_records_lines(lines)), dict(_quotes(lines)))


def _records_lines(lines: list[str]) -> str:
    """The records in the front matter: the indented lines below their name."""
    if lines[0].strip() != "---" or "records:" not in lines:
        raise ValueError("the front matter holds no records")
    start = lines.index("records:") + 1
    end = next((at for at in range(start, len(lines)) if not lines[at].startswith("  ")), len(lines))
    return "\n".join(lines[start:end])


def _quotes(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The words of each block quotation that ends in the mark of a note."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line.startswith(">"):
            block.append(line[1:].removeprefix(" "))
            continue
        words = "\n".join(block)
        mark = _NOTE_MARK.search(words)
        if mark:
            yield int(mark[1]), _literal(words[: mark.start()] + words[mark.end() :])
        block = []


def _literal(text: str) -> str:
    """The characters that a reader of CommonMark sees for escaped text."""
    return _ESCAPE.sub(lambda match: match[1] or (chr(int(match[2])) if match[2] else "\n"), text)
