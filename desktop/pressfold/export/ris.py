"""RIS: sources as tagged lines, read by Zotero, EndNote and Mendeley (Research Information Systems, 2011)."""

from __future__ import annotations

from collections.abc import Iterator

from pressfold.export.reference import Author, Reference, references
from pressfold.model.briefing import Source


def rendered(sources: tuple[Source, ...]) -> bytes:
    """The bytes of the file: UTF-8, lines ended by CR LF."""
    lines = [line for reference in references(sources) for line in _lines(reference)]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")


def _lines(reference: Reference) -> Iterator[str]:
    yield "TY  - NEWS"
    for tag, value in _values(reference):
        if value:
            yield f"{tag}  - {value}"
    yield "ER  - "


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", reference.key
    yield "TI", reference.title
    for author in reference.authors:
        yield "AU", _name(author)
    yield "T2", reference.outlet
    yield "PY", f"{reference.date[0]:04}" if reference.date else ""
    yield "DA", _date(reference.date)
    yield "Y2", _date(reference.accessed)
    yield "CY", reference.place
    yield "LA", reference.language
    yield "UR", reference.url
    yield "N1", reference.note


def _name(author: Author) -> str:
    return author.literal or f"{author.family}, {author.given}"


def _date(parts: tuple[int, ...]) -> str:
    """YYYY/MM/DD/, with what is not known left empty."""
    if not parts:
        return ""
    known = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]
    return "/".join([*known, *[""] * (4 - len(known))])
