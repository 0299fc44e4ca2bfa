"""Which of somebody's offices says most: the one held on a day, by an order that stands in data.

A co-prince of Andorra is the president of France, and a king of fifteen states one of the United Kingdom.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pressfold.actors.registry import Office
from pressfold.resources import resource

#: An office of a kind that the list lacks comes last.
_LAST = 99


class _Line(NamedTuple):
    """A line of `office_order.txt`: a kind of office, of one country or with a title where they are said."""

    kind: str
    country: str
    title: str
    rank: int


def by_telling(offices: Iterable[Office], day: str | None) -> list[Office]:
    """The offices, those surely held on the day first, then those perhaps held, then the others; the latest first."""
    found = sorted(offices, key=lambda office: office.start or "", reverse=True)
    return sorted(found, key=lambda office: (_held(office, day), rank(office.kind, office.of, office.title)))


def rank(kind: str, country: str, title: str) -> int:
    """The place of an office in the order of importance, 0 for the first."""
    fitting = [line for line in _order() if line.kind == kind and _fits(line, country, title)]
    return max(fitting, key=lambda line: (bool(line.country), bool(line.title))).rank if fitting else _LAST


def _fits(line: _Line, country: str, title: str) -> bool:
    return line.country in ("", country) and title.startswith(line.title)


def _held(office: Office, day: str | None) -> int:
    if day is None:  # then what nobody has left counts as held
        return 0 if office.end is None else 2
    if not office.held_on(day):
        return 2
    return 0 if office.surely_held_on(day) else 1


@cache
def _order() -> tuple[_Line, ...]:
    listed = resource("actors", "office_order.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_line(text, at) for at, text in enumerate(one for one in listed if one and not one.startswith("#")))


def _line(text: str, at: int) -> _Line:
    said, _, title = text.partition(" = ")
    kind, _, country = said.partition(" @")
    return _Line(kind.strip(), country.strip(), title.strip(), at)
