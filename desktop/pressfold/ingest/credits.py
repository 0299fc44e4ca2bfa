"""Credits: lines, and ends of lines, that say whose work a story is ("(With wires)", "(Reporting by ...)", "(AFP)")."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from pressfold.ingest.agencies import agencies_in, is_agency, without_agencies
from pressfold.resources import resource

#: More words than this are no credit, however they begin.
_MOST_WORDS = 60
_MOST_BARE = 12
_WRAPPED = "()[]{} \t*_–—-\u00a0"
_WORD = re.compile(r"\w+")
#: A bracket or an agency's name behind the last stop of a story: "... the talks. (AFP)", "... stuck together. REUTER".
_TAIL = re.compile(r"[.!?…][\"”’»]?\s*(?P<credit>[(\[][^()\[\]]{2,80}[)\]]|[–—-]*\s?[^\W\d_][\w./-]{1,15})\s*\.{0,3}$")
#: How much of a line's end can hold such a credit.
_TAIL_LENGTH = 100


def is_credit(line: str) -> bool:
    """Whether the line is a credit and nothing else."""
    words = line.strip(_WRAPPED)
    count = len(words.split(maxsplit=_MOST_WORDS))
    if not words or count > _MOST_WORDS:
        return False
    lower = words.lower()
    if lower.endswith(_words().endings):
        return True
    opening = _opening(lower)
    if opening and opening not in _words().strict and not _runs_on(words[len(opening) :]):
        return True
    return count <= _MOST_BARE and _names_only_agencies(words)


def credit_tail(line: str) -> int | None:
    """Where in a line of running text the credit behind its last stop starts, None when it has none."""
    begin = max(0, len(line) - _TAIL_LENGTH)
    tail = _TAIL.search(line, begin)
    if tail is None:
        return None
    credit = tail["credit"]
    bracketed = credit[0] in "(["
    return tail.start("credit") if (is_credit(credit) if bracketed else is_agency(credit.strip("–—-. "))) else None


def credited(block: str) -> str | None:
    """What a credit says: the agencies it names, else its words without the brackets around them."""
    return ", ".join(agencies_in(block)) or block.strip(_WRAPPED).rstrip(".") or None


def _opening(words: str) -> str | None:
    """The known opening that the words begin with."""
    if not words.startswith(_words().openings):
        return None
    return next((opening for opening in _words().openings if words.startswith(opening)), None)


def _runs_on(words: str) -> bool:
    """Whether these are sentences rather than names: names and filling words make up less than two thirds of them."""
    all_words = _WORD.findall(words)
    telling = [word for word in all_words if word[0].islower() and word not in _words().beside]
    return len(telling) > len(all_words) / 3


def _names_only_agencies(words: str) -> bool:
    """Whether agencies, or words for them, stand here among filling words alone."""
    rest = [word.lower() for word in _WORD.findall(without_agencies(words))]
    wires = [word for word in rest if word in _words().wires]
    return bool(wires or agencies_in(words)) and all(word in _words().beside for word in rest if word not in wires)


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of credits.toml."""

    openings: tuple[str, ...]
    endings: tuple[str, ...]
    strict: frozenset[str]
    wires: frozenset[str]
    beside: frozenset[str]


@cache
def _words() -> _Words:
    lists = tomllib.loads(resource("ingest", "credits.toml").read_text(encoding="utf-8"))
    openings = sorted(lists["openings"], key=lambda opening: (-len(opening), opening))
    return _Words(
        openings=tuple(openings),
        endings=tuple(lists["endings"]),
        strict=frozenset(lists["strict"]),
        wires=frozenset(lists["wires"]),
        beside=frozenset(lists["beside"]),
    )
