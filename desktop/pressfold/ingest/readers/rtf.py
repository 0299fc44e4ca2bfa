"""Rich Text Format: the words by striprtf, title, author and date from the group that states them."""

from __future__ import annotations

import re
from dataclasses import replace

from pressfold.ingest.draft import Paragraph, draft
from pressfold.ingest.properties import borne_out
from pressfold.ingest.reader import Extracted, Fact, NotThisFormat, Reader, Refused, single
from pressfold.model.errors import FileDamaged, UnsafeFile

_OPENING = b"{\\rtf"
#: Groups inside groups; a word processor writes a dozen.
_DEEPEST = 500
_BRACE = re.compile(r"(?<!\\)(?:\\\\)*([{}])")
_INFO = re.compile(r"\{\\info(?P<entries>.{0,20000}?\})\s*\}", re.DOTALL)
_ENTRY = re.compile(r"\{\\(?P<name>title|author|revtim)\b(?P<value>(?:[^{}\\]|\\[^{}]|\\[{}])*)\}")
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
        found = draft([Paragraph(_line(line)) for line in _whole(text).split("\n")], "RTF")
        return replace(found, facts=_facts(source, found))
    except (ValueError, LookupError, OverflowError) as error:
        raise Refused(FileDamaged, "its codes make no sense") from error


def _whole(text: str) -> str:
    """The text with characters beyond the first 65,536 put together: the format writes them in halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _line(line: str) -> str:
    """A line of the text; the cells of a table's row stand apart as elsewhere."""
    return " | ".join(filter(None, (cell.strip() for cell in line.split("|")))) if line.endswith("|") else line


def _check_groups(source: str) -> None:
    """Raise Refused where groups are nested like no document's, or the last was never closed."""
    depth = 0
    for brace in _BRACE.finditer(source):
        depth += 1 if brace[1] == "{" else -1
        if depth > _DEEPEST:
            raise Refused(UnsafeFile, "it is nested too deeply")
    if depth > 0:
        raise Refused(FileDamaged, "its end is missing")


def _facts(source: str, found: Extracted) -> dict[str, Fact]:
    """Title, author and the time of the last change from the group that describes the document."""
    info = _INFO.search(source[:200_000])
    stated: dict[str, str] = {}
    for entry in _ENTRY.finditer(info["entries"]) if info else ():
        stated[entry["name"]] = entry["value"]
    title, author = (_words(stated.get(name, ""), source) for name in ("title", "author"))
    return borne_out(found, title=title, author=author, modified=_time(stated.get("revtim", "")))


def _words(value: str, source: str) -> str:
    """The words of an entry, in the code page of the whole file."""
    from striprtf.striprtf import rtf_to_text

    page = re.search(r"\\ansicpg\d{1,5}", source[:2_000])
    return " ".join(rtf_to_text(f"{{\\rtf1{page[0] if page else ''} {value}}}", errors="replace").split())


def _time(value: str) -> str:
    r"""The time that `\yr2022\mo1\dy28\hr16\min7` says; no zone is ever stated."""
    told = dict(_TIME.findall(value))
    if not {"yr", "mo", "dy"} <= told.keys():
        return ""
    day = f"{told['yr']:0>4}-{told['mo']:0>2}-{told['dy']:0>2}"
    return f"{day}T{told['hr']:0>2}:{told['min']:0>2}" if {"hr", "min"} <= told.keys() else day


def is_rtf(beginning: bytes) -> bool:
    """Whether a file begins like this format and no other."""
    return beginning.lstrip().startswith(_OPENING)


READER = Reader("RTF 1", frozenset((".rtf",)), is_rtf, single(extract), sure=True, kind="an RTF document")
