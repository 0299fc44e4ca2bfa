"""Mastheads: the few words above a headline that name the outlet ("English News") or its section ("World News")."""

from __future__ import annotations

import tomllib
from functools import cache

from pressfold.resources import resource

_MOST_WORDS = 4


def is_masthead(line: str) -> bool:
    """Whether a line above the headline names an outlet or a section."""
    words = _words_of(line)
    media, sections = _lists()
    return 0 < len(words) <= _MOST_WORDS and (not media.isdisjoint(words) or all(word in sections for word in words))


def outlet_of(masthead: str) -> str | None:
    """The outlet that a masthead names, as printed; None where it names a section only."""
    media, sections = _lists()
    words = _words_of(masthead)
    named = not media.isdisjoint(words) and not all(word in sections for word in words)
    return " ".join(masthead.split()) if named else None


def _words_of(line: str) -> list[str]:
    return [word.strip(".,:|-–—") for word in line.lower().split()] if len(line) < 60 else []


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """The words of media and of sections in mastheads.toml."""
    lists = tomllib.loads(resource("ingest", "mastheads.toml").read_text(encoding="utf-8"))
    return frozenset(lists["media"]), frozenset(lists["sections"])
