"""Datelines: the place, date and agency with which an agency story opens its first sentence ("PARIS (Reuters) -")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressfold.ingest.agencies import agencies_in
from pressfold.ingest.timestamps import Stamp, day_and_month, timestamp

#: No dateline is longer, in code points.
_LONGEST = 100
#: The agency in brackets (or between strokes, as TASS does) with the sign behind it.
_AGENCY = re.compile(
    r"(?:\((?P<round>[^()]{2,40})\)|/(?P<strokes>[^/\s]{2,20})/)(?P<sign>\s?\.?\s?[-–—]{1,2}|\s?[:.])\s*"
)
#: The dash of a dateline that names no agency.
_DASH = re.compile(r"\s?[—–]\s?|\s--?\s")
#: The fewest words of a story behind a dateline, with an agency and without.
_BEHIND_AGENCY = 4
_BEHIND_PLACE = 10
_MOST_PLACE_WORDS = 5
#: What stands before a dash in capitals and is no place.
_NO_PLACES = frozenset((
    "ANALYSIS", "BREAKING", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINED", "EXPLAINER", "FACT", "FACTBOX",
    "FILE", "JUST", "LATEST", "LIVE", "NEWS", "NOTE", "OPINION", "PHOTOS", "REPORT", "REVIEW", "SPECIAL",
    "TIMELINE", "UPDATE", "UPDATED", "URGENT", "VERSION", "VIDEO", "WARNING", "WATCH", "WORLDWIDE",
))  # fmt: skip
_LOWER_IN_PLACES = frozenset(
    ("de", "del", "la", "le", "el", "al", "an", "am", "der", "of", "and", "y", "du", "da", "do")
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`length` code points of a line up to the story's first word; what they state about it."""

    length: int
    place: str | None
    agencies: tuple[str, ...]
    date: Stamp | None


def dateline(line: str, *, place_alone: bool = True) -> Dateline | None:
    """The dateline that a line of running text opens with, or None.

    Without an agency it is one only if `place_alone` says that this may be the story's first line.
    """
    beginning = line[:_LONGEST]
    found, fewest = _with_agency(beginning), _BEHIND_AGENCY
    if found is None and place_alone:
        found, fewest = _place_alone(beginning), _BEHIND_PLACE
    return found if found and len(line[found.length :].split(maxsplit=fewest)) >= fewest else None


def _with_agency(beginning: str) -> Dateline | None:
    mark = _AGENCY.search(beginning)
    if mark is None:
        return None
    agencies = tuple(agencies_in(mark["round"] or mark["strokes"]))
    head = beginning[: mark.start()].strip()
    if not head and agencies:
        return _agency_first(beginning, mark.end(), agencies)
    place = _place(head)
    if place is None or not (agencies or (place[0].isupper() and mark["sign"].strip(" .:"))):
        return None
    return Dateline(mark.end(), place[0], agencies, place[1])


def _agency_first(beginning: str, end: int, agencies: tuple[str, ...]) -> Dateline:
    """Of "(Reuters) - ", or of the Italian order "(ANSA) - ROMA, 28 GEN - "."""
    behind = _place_alone(beginning[end:])
    if behind is None:
        return Dateline(end, None, agencies, None)
    return Dateline(end + behind.length, behind.place, agencies, behind.date)


def _place_alone(beginning: str) -> Dateline | None:
    """A place in capitals before a dash, without an agency."""
    dash = _DASH.search(beginning)
    place = _place(beginning[: dash.start()].strip()) if dash else None
    if dash is None or place is None or not place[0].isupper() or len(place[0]) < 3:
        return None
    if not _NO_PLACES.isdisjoint(re.findall(r"\w+", place[0])):
        return None
    return Dateline(dash.end(), place[0], (), place[1])


def _place(head: str) -> tuple[str, Stamp | None] | None:
    """The place and the date in "KYIV, Ukraine, Jan. 28, 2022"; None where the words are no such thing."""
    place, *others = (part.strip() for part in head.split(","))
    if not _names_place(place):
        return None
    dated = [part for part in others if any(map(str.isdigit, part)) or day_and_month(part)]
    regions = [part for part in others if part not in dated]
    if len(regions) > 2 or not all(map(_names_place, regions)) or not all(map(_may_date, dated)):
        return None
    return place, timestamp(" ".join(dated))


def _names_place(words: str) -> bool:
    """Whether each word could be part of a place's name: capitalised, or a small word between such."""
    parts = re.split(r"[\s/]+", words.strip("."))
    if not words or len(parts) > _MOST_PLACE_WORDS or any(map(str.isdigit, words)):
        return False
    return all(part[:1].isupper() or part in _LOWER_IN_PLACES for part in parts) and parts[0][:1].isupper()


def _may_date(part: str) -> bool:
    return day_and_month(part) or part.isdigit()
