"""What the names model sees of each token: its letters, its neighbours, the word lists, and the rest of the document.

Training and reading use the same function, so a change here asks for a new model (`tools/train_names.py`).
Looking at the whole document follows Chieu and Ng (2002): a name that is once "President Suluhu" is a person
everywhere, and a word that the document also writes in lower case is seldom a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.registry import Registry

#: The model file must carry the same number in its name.
VERSION = 1

_RUN = re.compile(r"(.)\1{2,}")


class Document:
    """What the sentences of one document say about each word, as features by lower-case word."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._seen: dict[str, set[str]] = {}
        for sentence in sentences:
            self._learn(sentence)

    def _learn(self, words: Sequence[str]) -> None:
        lexicon = Lexicon.core()
        lower = [word.lower() for word in words]
        for at, word in enumerate(words):
            if not word[0].isalpha():
                continue
            seen = self._seen.setdefault(lower[at], set())
            if word[0].islower():
                seen.add("D=lower")
            elif at:
                seen.add("D=Upper")
                seen.update(_context(lower, at, lexicon))

    def of(self, word: str) -> set[str]:
        """The document's features of a lower-case word."""
        return self._seen.get(word, _NONE)


_NONE: set[str] = set()


def _context(lower: Sequence[str], at: int, lexicon: Lexicon) -> list[str]:
    """What stands around one capitalised word inside a sentence."""
    found = []
    before = lower[at - 1]
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if before in lexicon.titles:
        found.append("D=title")
    elif before in lexicon.first_names and before not in lexicon.plain_words:
        found.append("D=first")
    elif before in lexicon.at_places:
        found.append("D=in")
    if after in lexicon.sayings:
        found.append("D=says")
    elif after in lexicon.bodies:
        found.append("D=body")
    return found


def features(words: Sequence[str], document: Document) -> list[list[str]]:
    """The features of each word of a sentence."""
    lower = [word.lower() for word in words]
    shapes = [shape(word) for word in words]
    lists = [word_lists(word) for word in lower]
    known = _registry_marks(words)
    shouted = sum(map(str.isupper, words)) > 0.7 * sum(word[0].isalpha() for word in words)
    last = len(words) - 1
    found = []
    for at, word in enumerate(words):
        own = [*_own(lower[at], shapes[at]), *lists[at], known[at]]
        if word[0].isupper():
            own.append("C")
            own.extend(document.of(lower[at]))
        if shouted:
            own.append("shouted")
        if at == 0:
            own.append("first")
        else:
            own += (
                f"w-1={lower[at - 1]}",
                f"s-1={shapes[at - 1]}",
                f"x-1={lower[at - 1][-3:]}",
                f"k-1={known[at - 1]}",
            )
            own += (f"W-1={shapes[at]}|{lower[at - 1]}", *(f"-1{mark}" for mark in lists[at - 1]))
            if at > 1:
                own += (f"w-2={lower[at - 2]}", *(f"-2{mark}" for mark in lists[at - 2]))
        if at == last:
            own.append("last")
        else:
            own += (
                f"w+1={lower[at + 1]}",
                f"s+1={shapes[at + 1]}",
                f"x+1={lower[at + 1][-3:]}",
                f"k+1={known[at + 1]}",
            )
            own += (f"W+1={shapes[at]}|{lower[at + 1]}", *(f"+1{mark}" for mark in lists[at + 1]))
            if at + 1 < last:
                own += (f"w+2={lower[at + 2]}", *(f"+2{mark}" for mark in lists[at + 2]))
            if at:
                own.append(f"ss={shapes[at - 1]}|{shapes[at]}|{shapes[at + 1]}")
        found.append(own)
    return found


@lru_cache(maxsize=50_000)
def _own(word: str, form: str) -> tuple[str, ...]:
    return (
        "b", f"w={word}", f"s={form}", f"p2={word[:2]}", f"p3={word[:3]}",
        f"x2={word[-2:]}", f"x3={word[-3:]}", f"x4={word[-4:]}",
    )  # fmt: skip


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """The word's outline: X for capitals, x for small letters, d for digits, runs cut to two ("XxX-Xx")."""
    outline = "".join(
        "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char for char in word
    )
    return _RUN.sub(r"\1\1", outline)


@lru_cache(maxsize=50_000)
def word_lists(word: str) -> tuple[str, ...]:
    """The lists that hold a lower-case word."""
    return tuple(f"g={name}" for name, words in _lists() if word in words)


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    lexicon = Lexicon.core()
    demonyms = Registry.core().demonyms
    return (
        ("first", lexicon.first_names), ("last", lexicon.surnames), ("plain", lexicon.plain_words),
        ("title", lexicon.titles), ("body", lexicon.bodies), ("place", lexicon.places), ("date", lexicon.dates),
        ("says", lexicon.sayings), ("at", lexicon.at_places), ("link", lexicon.links),
        ("demonym", demonyms | {word + "s" for word in demonyms}),
    )  # fmt: skip


def _registry_marks(words: Sequence[str]) -> list[str]:
    """For each word whether it begins or continues an alias of the registry, and of which kind."""
    registry = Registry.core()
    marks = ["k=O"] * len(words)
    at = 0
    while at < len(words):
        match = registry.longest(words, at) if words[at][0].isalpha() and not words[at][0].islower() else None
        if match is None:
            at += 1
            continue
        kinds = sorted({entry.kind.value for entry in match.entries})
        mark = f"{kinds[0] if len(kinds) == 1 else 'several'}{'' if match.sure else '?'}"
        marks[at] = f"k=B-{mark}"
        for inside in range(at + 1, at + match.length):
            marks[inside] = f"k=I-{mark}"
        at += match.length
    return marks
