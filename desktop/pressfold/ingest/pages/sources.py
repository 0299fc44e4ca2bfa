"""Sources: one fact, asked of one part of a page after the other; who agree are named together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pressfold.ingest.reader import Fact
from pressfold.model.provenance import AND

JSON_LD, META, MICRODATA, PAGE = "JSON-LD", "meta tag", "microdata", "page"
#: A value and the part of the page that states it.
Source = tuple[str | None, str]


def first_stated(sources: Iterable[Source], same: Callable[[str, str], bool] = str.__eq__) -> Fact | None:
    """The first value stated, with all that state the same; None when none does."""
    stated = [(value, how) for value, how in sources if value]
    if not stated:
        return None
    value = stated[0][0]
    hows = dict.fromkeys(how for each, how in stated if same(value, each))
    return Fact(value, AND.join(list(hows)[:2]))


def same_letters(one: str, other: str) -> bool:
    """Whether two names or titles are the same but for case, signs and spaces."""
    return "".join(filter(str.isalnum, one)).casefold() == "".join(filter(str.isalnum, other)).casefold()


def same_day(one: str, other: str) -> bool:
    """Whether two moments in ISO 8601 stand on one day."""
    return one[:10] == other[:10]


def same_address(one: str, other: str) -> bool:
    """Whether two web addresses lead to one page."""
    return one.split("#")[0].rstrip("/") == other.split("#")[0].rstrip("/")
