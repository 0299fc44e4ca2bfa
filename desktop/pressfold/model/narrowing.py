"""Narrowing: what of the library a list shows, typed in the manner of a search.

`putin outlet:reuters lang:en words:>300 share:20..50 date:2022-01 pins:>0 is:unread`: a word stands in title or
outlet; a field and a colon ask for that column, with <, >, <=, >= or a range for numbers and days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pressfold.model.listing import ArticleRow

_PART = re.compile(r'(?:(?P<field>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+))', re.IGNORECASE)
_BOUND = re.compile(r"(?P<sign><=|>=|<|>)?(?P<first>[^.]*?)(?:\.\.(?P<last>.*))?$")

Pins = Mapping[int, int]
_Fits = Callable[[ArticleRow, Pins], bool]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Conditions that an article must meet, all of them."""

    conditions: tuple[_Fits, ...] = ()

    def fits(self, row: ArticleRow, pins: Pins) -> bool:
        """Whether an article meets them; `pins` counts its pins by id."""
        return all(fits(row, pins) for fits in self.conditions)

    def narrowed(self, rows: Sequence[ArticleRow], pins: Pins) -> list[ArticleRow]:
        """Those of the rows that fit, in their order."""
        return [row for row in rows if self.fits(row, pins)] if self.conditions else list(rows)


def read(typed: str) -> Narrowing:
    """The conditions that were typed; what names no known field is a word."""
    return Narrowing(tuple(_condition(match) for match in _PART.finditer(typed)))


def _condition(match: re.Match[str]) -> _Fits:
    field = (match["field"] or "").lower()
    value = match["quoted"] if match["quoted"] is not None else match["plain"]
    if field in _WORDS:
        return _has(_WORDS[field], value.casefold())
    if field in _NUMBERS:
        return _between(_NUMBERS[field], value)
    if field == "date":
        return _dated(value)
    if field == "is" and value.casefold() in _STATES:
        return _STATES[value.casefold()]
    return _has(_named, (f"{field}:" if field else "").casefold() + value.casefold())


def _named(row: ArticleRow) -> str:
    return f"{row.title} {row.outlet or ''}"


_WORDS: Mapping[str, Callable[[ArticleRow], str]] = {
    "title": lambda row: row.title,
    "outlet": lambda row: row.outlet or "",
    "credit": lambda row: row.credit or "",
    "lang": lambda row: row.language or "",
    "language": lambda row: row.language or "",
    "tag": lambda row: "\n".join(row.tags),
    "path": lambda row: row.place,
}
_NUMBERS: Mapping[str, Callable[[ArticleRow, Pins], float]] = {
    "words": lambda row, _: row.words,
    "share": lambda row, _: row.wire_share * 100,
    "actors": lambda row, _: row.actors,
    "quotes": lambda row, _: row.quotes,
    "pins": lambda row, pins: pins.get(row.id, 0),
    "version": lambda row, _: row.version,
}
_STATES: Mapping[str, _Fits] = {
    "starred": lambda row, _: row.starred,
    "unread": lambda row, _: not row.read,
    "read": lambda row, _: row.read,
    "undated": lambda row, _: row.published is None,
    "double": lambda row, _: row.lead is not None,
    "changed": lambda row, _: row.version > 1,
}


def _has(of: Callable[[ArticleRow], str], words: str) -> _Fits:
    return lambda row, _: words in of(row).casefold()


def _between(of: Callable[[ArticleRow, Pins], float], value: str) -> _Fits:
    least, most, open_ended = _bounds(value.replace("%", ""))
    try:
        low = float(least) if least else float("-inf")
        high = float(most) if most else float("inf")
    except ValueError:  # half typed: narrows nothing yet
        return lambda _row, _pins: True
    if open_ended:
        return lambda row, pins: low < of(row, pins) < high
    return lambda row, pins: low <= of(row, pins) <= high


def _dated(value: str) -> _Fits:
    """Days are compared as they are written, so that 2022-01 stands for its whole month."""
    least, most, open_ended = _bounds(value)

    def fits(row: ArticleRow, _pins: Pins) -> bool:
        day = (row.published or "")[:10]
        if not day:
            return False
        after = not least or (day[: len(least)] > least if open_ended else day[: len(least)] >= least)
        before = not most or (day[: len(most)] < most if open_ended else day[: len(most)] <= most)
        return after and before

    return fits


def _bounds(value: str) -> tuple[str, str, bool]:
    """The least and the most, either empty where open, and whether they are left out themselves."""
    match = _BOUND.match(value)
    assert match is not None  # every part may be empty
    sign, first, last = match["sign"] or "", match["first"].strip(), match["last"]
    if sign.startswith(">"):
        return first, "", len(sign) == 1
    if sign.startswith("<"):
        return "", first, len(sign) == 1
    return first, first if last is None else last.strip(), False
