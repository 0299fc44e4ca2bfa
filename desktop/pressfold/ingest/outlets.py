"""Outlets: newspapers, broadcasters and agencies by their web addresses and by all their names.

The list is `resources/ingest/outlets.csv`; a reader's own rows, in a table of the same form, come before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlsplit

from pressfold.model.article import Reading
from pressfold.model.provenance import OWN_LIST
from pressfold.resources import resource

#: What stands before the name of a site in its address and is none of it.
_PREFIXES = ("www.", "m.", "amp.", "mobile.")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: the name to show, and whether it is an agency; country and language as ISO codes or empty."""

    name: str
    agency: bool
    country: str
    language: str


class Outlets:
    """A list of outlets that can be asked by address and by name."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        """The outlets of a table's rows; the first row that has an address or a name keeps it.

        A name that two outlets go by ("CNA") names neither, unless it is the name that one is shown with.
        """
        self._by_domain: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        other: dict[str, Outlet | None] = {}
        for row in rows:
            name = (row.get("name") or "").strip()
            if not name:
                continue
            outlet = Outlet(name, row.get("agency") == "yes", row.get("country") or "", row.get("language") or "")
            for domain in _listed(row.get("domains")):
                self._by_domain.setdefault(domain.lower(), outlet)
            self._by_name.setdefault(_letters(name), outlet)
            for also in _listed(row.get("also")):
                letters = _letters(also)
                other[letters] = outlet if letters not in other else None
        for letters, known in other.items():
            if known and letters:
                self._by_name.setdefault(letters, known)

    def at(self, address: str) -> Outlet | None:
        """The outlet whose site this web address is on."""
        host = _host(address)
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def called(self, name: str) -> Outlet | None:
        """The outlet that goes by this name, however it is written."""
        letters = _letters(name)
        return self._by_name.get(letters) or self._by_name.get(letters.removeprefix("the"))


def renamed(reading: Reading, own: Outlets) -> Reading:
    """The reading with the name that a reader's own list has for the outlet at its address, or for its outlet."""
    facts = reading.metadata
    found = (own.at(facts.url) if facts.url else None) or (own.called(facts.outlet) if facts.outlet else None)
    if found is None or found.name == facts.outlet:
        return reading
    provenance = {**facts.provenance, "outlet": OWN_LIST}
    return replace(reading, metadata=replace(facts, outlet=found.name, provenance=provenance))


@cache
def known_outlets() -> Outlets:
    """The outlets that Pressfold knows."""
    return Outlets(rows(resource("ingest", "outlets.csv").read_text(encoding="utf-8")))


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table of outlets: comma-separated, with the columns name, domains, agency, country, language, also.

    Domains and other names are parted by "|"; only the name is needed.
    """
    return list(csv.DictReader(io.StringIO(table)))


def _listed(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def _host(address: str) -> str:
    """The host of an address without what stands before the site's name; empty where there is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # no address at all, such as an unclosed bracket
        return ""
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()
