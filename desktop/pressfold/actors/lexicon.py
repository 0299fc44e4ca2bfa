"""Word lists: what tells that a word is a title, a body, a place, a date, a name, or plain English."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pressfold.actors.wordlists import listed_words, sections


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
    government: frozenset[str]
    media: frozenset[str]
    speaks: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    plain_words: frozenset[str]

    @staticmethod
    @cache
    def core() -> Lexicon:
        """The lists that ship with Pressfold, read once."""
        listed = {name: listed_words(name) for name in ("first_names", "surnames", "plain_words")}
        return Lexicon(**sections("lexicon"), **listed)
