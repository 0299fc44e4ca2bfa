"""Questions to ask of a collection, drawn from its own words: forty of every class, the same each time."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_SEED = 42
PER_CLASS = 40


@dataclass(frozen=True)
class Question:
    """`words` are lower case; a filter has two words, one of which must be there, then one that must not."""

    kind: str
    words: tuple[str, ...]
    outlet: str = ""
    first: int = 0
    last: int = 0


def questions(articles: Iterable[tuple[str, str]]) -> list[Question]:
    """The questions for articles given as outlet and text."""
    seen, pairs, names, outlets = Counter[str](), Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    number = 0
    for outlet, text in articles:
        number += 1
        words = _WORD.findall(text)
        lower = [word.lower() for word in words]
        seen.update(set(lower))
        pairs.update(set(pairwise(lower)))
        names.update({word.lower() for before, word in pairwise(words) if before.islower() and word.istitle()})
        outlets[outlet] += 1
    chance = random.Random(_SEED)
    rare = _band(seen, number, 0.005, 0.03)
    middle = _band(seen, number, 0.02, 0.1)
    named = [word for word in _band(seen, number, 0.001, 0.02) if names[word] > 0.8 * seen[word] and len(word) > 5]
    common = [word for word, _ in seen.most_common(80) if len(word) > 1]
    told = sorted(pair for pair, times in pairs.items() if 0.004 < times / number < 0.05 and min(map(len, pair)) > 3)
    everywhere = [pair for pair, _ in pairs.most_common(PER_CLASS)]
    made = {
        "single": [(word,) for word in _some(chance, [*rare, *named])],
        "common word": [(word,) for word in _some(chance, common)],
        "two words": [tuple(chance.sample(middle, 2)) for _ in range(PER_CLASS)],
        "two common words": [tuple(chance.sample(common, 2)) for _ in range(PER_CLASS)],
        "phrase": _some(chance, told),
        "phrase of common words": everywhere,
        "prefix": [(word[: chance.choice((3, 4, 4, 5))],) for word in _some(chance, named)],
        "prefix of two letters": [(word[:2],) for word in _some(chance, [*rare, *named])],
        "nearly spelled": [(_slip(chance, word),) for word in _some(chance, named)],
        "near": _some(chance, told),
        "list of 200 names": [tuple(chance.sample(named, min(200, len(named)))) for _ in range(PER_CLASS)],
    }
    asked = [Question(kind, words) for kind, several in made.items() for words in several]
    return asked + [
        _filter(chance, middle, rare, [name for name, _ in outlets.most_common(4)]) for _ in range(PER_CLASS)
    ]


def _band(seen: Counter[str], number: int, low: float, high: float) -> list[str]:
    return sorted(word for word, times in seen.items() if low <= times / number <= high and len(word) > 3)


def _some(chance: random.Random, several: Sequence[Any]) -> list[Any]:
    return chance.sample(several, min(PER_CLASS, len(several)))


def _slip(chance: random.Random, word: str) -> str:
    at = chance.randrange(2, len(word) - 1)
    return word[:at] + word[at + 1 :]


def _filter(chance: random.Random, middle: Sequence[str], rare: Sequence[str], outlets: Sequence[str]) -> Question:
    year = chance.randrange(2010, 2018)
    words = (*chance.sample(middle, 2), chance.choice(rare))
    return Question("filter", words, chance.choice(outlets), year * 10000 + 101, (year + 2) * 10000 + 1231)
