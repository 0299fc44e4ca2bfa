"""Sentences of running text, by rules on the words around each stop.

A line break always ends a sentence. Abbreviations, initials and figures do not; "U.S." and its kind do when a word
follows that opens sentences. Inside a quotation that stands in mid-sentence nothing ends (the court heard “He did it.
I saw him.” before recess). What the rules know about words is data: resources/text/sentences.toml.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from pressfold.model.span import Span
from pressfold.resources import resource
from pressfold.text.lines import lines
from pressfold.text.quotation_marks import quoted

#: A run of stops with the marks and brackets that close behind it (French puts a space before »), at a gap;
#: or the stops of a script without gaps.
_STOP = re.compile(r"([.!?…؟।։]+)(?:[ \u00a0\u202f]»|[\"'”’»›“)\]}])*(?=\s|$)|([。！？]+)[」』”’）〉》]*")
#: The signature of an embedded post stands apart even where the line break before it was lost.
_SIGNATURE = re.compile(r"\s(?=[—–-]\s[^\n—–]{1,60}\(@\w{1,20}\))")
#: What may stand before the first word of a sentence.
_LEADING = frozenset("\"'“”‘’„«»‹›([{¿¡—–-•·*")
#: A quotation behind one of these holds sentences of its own.
_BEFORE_WHOLE = frozenset(".!?…:\"'”’»›“)]؟।。！？")
_CLOSING_MARKS = frozenset("\"'”’»›“")
#: The word before a stop, stops inside it included ("U.S", "e.g", "J.P").
_WORD_BEFORE = re.compile(r"[^\W_](?:\w|\.(?=\w))*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_WORD = re.compile(r"\w+")
#: How far to look for the word before a stop and the name behind it, in code points.
_REACH = 60


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]` in order; they never overlap and cover all that is not white space."""
    found: list[Span] = []
    for line in lines(text, start, end):
        at = line.start
        for stop in _ends(text, line):
            found.append(Span(at, stop))
            at = _after_space(text, stop, line)
        found.append(Span(at, line.end))
    return found


def _ends(text: str, line: Span) -> list[int]:
    """Where sentences end before the end of the line, in order."""
    stops = [match.end() for match in _STOP.finditer(text, *line) if _stops_sentence(text, match, line)]
    if stops:
        stops = _outside(stops, _embedded(text, line))
    if text.find("(@", *line) >= 0:
        stops = sorted({*stops, *(match.start() for match in _SIGNATURE.finditer(text, *line))})
    return stops


def _stops_sentence(text: str, stop: re.Match[str], line: Span) -> bool:
    """Whether a sentence ends here, for the words before and behind."""
    at = _after_space(text, stop.end(), line)
    while at < line.end and (text[at] in _LEADING or text[at].isspace()):
        at += 1
    if at == line.end:
        return False
    if stop[2]:
        return True
    if text[at].islower() or text[stop.start() - 1] in "([":
        return False
    if stop[1] == ".":
        return not _abbreviates(text, stop.start(), at, line)
    asked = any(sign in _CLOSING_MARKS for sign in stop[0][len(stop[1]) :])
    return not (asked and _goes_on_saying(text[at : at + _REACH]))


def _abbreviates(text: str, stop: int, following: int, line: Span) -> bool:
    """Whether the full stop at `stop` belongs to its word and ends nothing; `following` is where the next word is."""
    before = _WORD_BEFORE.search(text, max(line.start, stop - _REACH), stop)
    if before is None:
        return False
    word, known = before.group(), _words()
    if word.isdigit():
        return before.start() == line.start
    if word in known.before_numbers and text[following].isdigit():
        return True
    if word in known.before_names:
        return True
    printed = word.capitalize() if word.isupper() and len(word) > 1 else word
    if len(word) == 1 or printed in known.may_end or _DOTTED.fullmatch(word):
        return not _opens_sentence(text, following)
    return False


def _opens_sentence(text: str, following: int) -> bool:
    """Whether the word at `following` opens sentences and is hardly part of a name."""
    word = _WORD.match(text, following, following + _REACH)
    return word is not None and word.group().lower() in _words().opening


def _goes_on_saying(behind: str) -> bool:
    """Whether a name and a verb of saying follow a quoted question: its sentence goes on with them."""
    for word in behind.split()[:6]:
        if not word[0].isupper():
            return word.rstrip(".,:;") in _words().saying
    return False


def _embedded(text: str, line: Span) -> list[Span]:
    """The quotations that a sentence leads into and goes on behind: what they hold is part of that sentence."""
    return [
        each.outer
        for each in quoted(text, *line)
        if _leads_into(text, each.outer, line) and _goes_on(text, each.outer, line)
    ]


def _leads_into(text: str, quotation: Span, line: Span) -> bool:
    at = quotation.start - 1
    while at >= line.start and text[at].isspace():
        at -= 1
    return at >= line.start and text[at] not in _BEFORE_WHOLE


def _goes_on(text: str, quotation: Span, line: Span) -> bool:
    at = _after_space(text, quotation.end, line)
    return at < line.end and (text[at].islower() or text[at] in ",;")


def _outside(stops: list[int], embedded: list[Span]) -> list[int]:
    """The stops that are not inside an embedded quotation; one right behind it is outside."""
    starts = [span.start for span in embedded]
    kept = []
    for stop in stops:
        nth = bisect_left(starts, stop) - 1
        if nth < 0 or stop >= embedded[nth].end:
            kept.append(stop)
    return kept


def _after_space(text: str, at: int, line: Span) -> int:
    """The first place from `at` on that is not white space, at most the line's end."""
    while at < line.end and text[at].isspace():
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of sentences.toml."""

    before_names: frozenset[str]
    before_numbers: frozenset[str]
    may_end: frozenset[str]
    opening: frozenset[str]
    saying: frozenset[str]


@cache
def _words() -> _Words:
    lists = tomllib.loads(resource("text", "sentences.toml").read_text(encoding="utf-8"))
    return _Words(**{name: frozenset(entries) for name, entries in lists.items()})
