"""Parts a result: how many of its articles have which date, outlet, language, actor, agency, tag, collection."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

from pressfold.model.search import Facet, FacetValue

#: So many values of a facet are listed.
_MOST = 30
#: Dates are told by day where a result has no more than so many, by month up to so many months, else by year.
_DAYS = 31
_MONTHS = 36

_DATE = "date"
#: The other facets in their order: field and name.
_NAMES = (
    ("outlet", "Outlet"),
    ("lang", "Language"),
    ("actor", "Actor"),
    ("credit", "Agency"),
    ("tag", "Tag"),
    ("in", "Collection"),
    ("shares", "Shares"),
)


def facets(counted: Mapping[str, Mapping[str, int]]) -> tuple[Facet, ...]:
    """The facets of articles, given how many of them have each value of each field; one without values is left out."""
    found = [_dates(counted[_DATE]), *(_facet(field, name, counted[field]) for field, name in _NAMES)]
    return tuple(facet for facet in found if facet.values)


def _facet(field: str, name: str, counted: Mapping[str, int]) -> Facet:
    """The values of one field, the most frequent first."""
    ranked = heapq.nsmallest(_MOST, counted.items(), key=lambda value: (-value[1], value[0]))
    values = tuple(FacetValue(value, count) for value, count in ranked)
    return Facet(field, name, values, len(counted) - len(values))


def _dates(counted: Mapping[str, int]) -> Facet:
    """A histogram in order of time, as fine as its span allows."""
    found: dict[str, int] = {}
    for length, most in ((10, _DAYS), (7, _MONTHS), (4, len(counted))):
        found = {}
        for day in sorted(counted):
            found[day[:length]] = found.get(day[:length], 0) + counted[day]
        if len(found) <= most:
            break
    return Facet(_DATE, "Date", tuple(FacetValue(day, count) for day, count in found.items()))
