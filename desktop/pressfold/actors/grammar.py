"""The small words of English by which the parts of a sentence around a cue verb are told apart."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.wordlists import sections


class Grammar(NamedTuple):
    """The sections of `resources/actors/grammar.txt`, all in lower case."""

    auxiliaries: frozenset[str]
    modals: frozenset[str]
    denials: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    objects: frozenset[str]
    breaks: frozenset[str]
    people: frozenset[str]
    roles: frozenset[str]
    addressees: frozenset[str]
    media: frozenset[str]
    channels: frozenset[str]
    times: frozenset[str]
    subordinators: frozenset[str]
    openers: frozenset[str]
    verbs: frozenset[str]

    @staticmethod
    @cache
    def core() -> Grammar:
        """The lists that ship with Pressfold, read once."""
        return Grammar(**sections("grammar"))

    @property
    def speakers(self) -> frozenset[str]:
        """Words that name somebody who can speak without a name."""
        return _speakers()

    def is_adverb(self, word: str) -> bool:
        """Whether a word may stand between a subject and its verb without changing who speaks."""
        return word in self.adverbs or (word.endswith("ly") and len(word) > 4)


@cache
def _speakers() -> frozenset[str]:
    grammar = Grammar.core()
    return grammar.roles | grammar.people | grammar.pronouns | Lexicon.core().titles
