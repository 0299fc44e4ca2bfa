"""Word lists: what tells that a word is a title, a body, a place, a date, a name, or plain English."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pressfold.resources import resource


class Lexicon(NamedTuple):
    """The sections of `resources/actors/lexicon.txt` and the name lists beside it; all words in lower case."""

    titles: frozenset[str]
    honorifics: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    dates: frozenset[str]
    links: frozenset[str]
    sayings: frozenset[str]
    at_places: frozenset[str]
    nobody: frozenset[str]
    spokes: frozenset[str]
    city_before: frozenset[str]
    state_before: frozenset[str]
    state_after: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    plain_words: frozenset[str]

    @staticmethod
    @cache
    def core() -> Lexicon:
        """The lists that ship with Pressfold, read once."""
        sections = _sections(resource("actors", "lexicon.txt").read_text(encoding="utf-8"))
        listed = {name: _lines(name) for name in ("first_names", "surnames", "plain_words")}
        return Lexicon(**sections, **listed)


def _sections(text: str) -> dict[str, frozenset[str]]:
    """The words of each `[section]`; lines that start with # are remarks."""
    found: dict[str, set[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = set()
        elif not line.startswith("#"):
            found.setdefault(section, set()).update(line.split())
    return {name: frozenset(words) for name, words in found.items() if name}


def _lines(name: str) -> frozenset[str]:
    return frozenset(resource("actors", f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {""}
