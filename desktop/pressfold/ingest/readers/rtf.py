"""Rich Text Format: the words by striprtf, title, author and date from the group that states them."""

from __future__ import annotations

import re

from pressfold.ingest.draft import Paragraph, draft
from pressfold.ingest.entries import HOW
from pressfold.ingest.reader import Extracted, Fact, NotThisFormat, Reader, Refused, single
from pressfold.ingest.stated_dates import iso_date
from pressfold.model.errors import FileDamaged, UnsafeFile

_OPENING = b"{\\rtf"
#: Groups inside groups; a word processor writes a dozen.
_DEEPEST = 500
_BRACE = re.compile(r"(?<!\\)(?:\\\\)*([{}])")
_INFO = re.compile(r"\{\\info(?P<entries>.{0,20000}?\})\s*\}", re.DOTALL)
_ENTRY = re.compile(r"\{\\(?P<name>title|author|creatim|revtim)\b(?P<value>(?:[^{}\\]|\\[^{}]|\\[{}])*)\}")
_TIME = re.compile(r"\\(yr|mo|dy|hr|min)(\d{1,4})")
#: A run whose deletion is recorded and not yet accepted.
_DELETED = re.compile(r"\{(?:\\[a-z]+-?\d* ?)*\\deleted\b[^{}]*\}")


def extract(content: bytes) -> Extracted:
    """The text of an RTF file with the facts that it states. Raises NotThisFormat, Refused."""
    from striprtf.striprtf import rtf_to_text

    if not content.lstrip().startswith(_OPENING):
        raise NotThisFormat
    source = content.decode("latin-1")
    _check_groups(source)
    try:
        text = rtf_to_text(_DELETED.sub("", source), errors="replace")
        facts = _facts(source)
    except (ValueError, LookupError, OverflowError) as error:
        raise Refused(FileDamaged, "its codes make no sense") from error
    return draft([Paragraph(line) for line in text.split("\n")], "RTF", facts)


def _check_groups(source: str) -> None:
    """Raise Refused where groups are nested like no document's, or the last was never closed."""
    depth = 0
    for brace in _BRACE.finditer(source):
        depth += 1 if brace[1] == "{" else -1
        if depth > _DEEPEST:
            raise Refused(UnsafeFile, "it is nested too deeply")
    if depth > 0:
        raise Refused(FileDamaged, "its end is missing")


def _facts(source: str) -> dict[str, Fact]:
    """Title, author and the time of the last change from the group that describes the document."""
    info = _INFO.search(source[:200_000])
    stated: dict[str, str] = {}
    for entry in _ENTRY.finditer(info["entries"]) if info else ():
        stated[entry["name"]] = entry["value"]
    found = {
        "title": _words(stated.get("title", ""), source),
        "byline": _words(stated.get("author", ""), source),
        "modified": _time(stated.get("revtim") or stated.get("creatim") or ""),
    }
    return {field: Fact(value, HOW) for field, value in found.items() if value}


def _words(value: str, source: str) -> str:
    """The words of an entry, in the code page of the whole file."""
    from striprtf.striprtf import rtf_to_text

    page = re.search(r"\\ansicpg\d{1,5}", source[:2_000])
    return " ".join(rtf_to_text(f"{{\\rtf1{page[0] if page else ''} {value}}}", errors="replace").split())


def _time(value: str) -> str | None:
    """The time that `\\yr2022\\mo1\\dy28\\hr16\\min7` says; no zone is ever stated."""
    told = dict(_TIME.findall(value))
    if not {"yr", "mo", "dy"} <= told.keys():
        return None
    day = f"{told['yr']:0>4}-{told['mo']:0>2}-{told['dy']:0>2}"
    return iso_date(f"{day}T{told['hr']:0>2}:{told['min']:0>2}" if {"hr", "min"} <= told.keys() else day)


def is_rtf(beginning: bytes) -> bool:
    """Whether a file begins like this format and no other."""
    return beginning.lstrip().startswith(_OPENING)


READER = Reader("RTF 1", frozenset((".rtf",)), is_rtf, single(extract), sure=True, kind="an RTF document")
