"""Similar: articles on the same matter, by the words that tell most about one and that others have too.

The words of an article are weighed by what they tell in news at large and by how few articles of the library have
them (Spärck Jones 1972); passages that both articles have count beside. It only ranks: nothing is found or counted by
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from pressfold.model.article import Article
from pressfold.model.passage import Similar
from pressfold.passages.fingerprints import is_function_word
from pressfold.passages.segments import Segment
from pressfold.passages.shelf import Shelf, State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: So many words stand for an article, and so many of those shared are told.
WORDS, TOLD = 60, 8
#: Articles that have less than this part of what these words tell are not alike.
LEAST = 0.15
#: How much of a likeness passages in common may make.
BY_PASSAGES = 0.4
#: A first look at words by so many of their bits spares most of the exact ones.
_LOOK = 12


class _Telling(NamedTuple):
    """The words that stand for an article, ascending by number: what each tells, and where it is printed first."""

    word: NDArray[np.uint64]
    weight: NDArray[np.float64]
    token: NDArray[np.int64]


def similar(shelf: Shelf, state: State, article: Article, shared: Mapping[int, int], limit: int) -> list[Similar]:
    """The articles most like one of those that are there; `shared` counts the words in passages with each other."""
    import numpy as np

    (rank,) = np.flatnonzero((shelf.id == article.id) & state.there).tolist() or (None,)
    if rank is None:
        return []
    segment, nth = shelf.segments[shelf.segment[rank]], int(shelf.nth[rank])
    telling = _telling(segment, nth)
    holder, which = _holders(shelf, state, telling.word)
    others = holder != rank
    holder, which = holder[others], which[others]
    count = np.bincount(which, minlength=len(telling.word))
    weight = telling.weight * np.log2(1 + state.there.sum() / (1 + count))
    told = np.bincount(holder, weights=weight[which], minlength=len(shelf)) / max(float(weight.sum()), 1.0)
    length = max(1, int(shelf.length[rank]))
    found = []
    for other in np.flatnonzero((told >= LEAST) | np.isin(shelf.id, list(shared)) & state.there).tolist():
        id = int(shelf.id[other])
        if id == article.id:
            continue
        part = min(1.0, shared.get(id, 0) / length)
        words = sorted(which[holder == other].tolist(), key=lambda one: (-float(weight[one]), one))[:TOLD]
        printed = tuple(_printed(article.text, segment, nth, int(telling.token[one])) for one in words)
        found.append(
            Similar(id, float((1 - BY_PASSAGES) * told[other] + BY_PASSAGES * part), printed, shared.get(id, 0))
        )
    return sorted(found, key=lambda one: (-one.likeness, one.article))[:limit]


def _telling(segment: Segment, nth: int) -> _Telling:
    """The words that tell most about an article: told often, and telling much."""
    import numpy as np

    tokens, bits = segment.tokens_of(nth), segment.known_bits_of(nth)
    content = np.flatnonzero(~is_function_word(tokens.word) & ~tokens.number)
    word, first, count = np.unique(tokens.word[content], return_index=True, return_counts=True)
    weight = bits[content][first] * (1 + np.log2(count))
    most = np.sort(np.lexsort((word, -weight))[:WORDS])
    return _Telling(word[most], weight[most].astype(np.float64), content[first[most]])


def _holders(shelf: Shelf, state: State, words: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Who has which of these words (ascending): ranks of articles that are there, and places of words, each once."""
    import numpy as np

    look = np.zeros(1 << _LOOK, np.bool_)
    look[words >> np.uint64(64 - _LOOK)] = True
    found = [np.empty(0, np.int64)]
    for number, segment in enumerate(shelf.segments):
        near = np.flatnonzero(look[segment.word >> np.uint64(64 - _LOOK)])
        word = segment.word[near]
        which = np.minimum(np.searchsorted(words, word), max(0, len(words) - 1))
        equal = words[which] == word if len(words) else np.zeros(len(near), np.bool_)
        rank = shelf.ranks(number, np.searchsorted(segment.tokens, near[equal], side="right") - 1)
        there = state.there[rank]
        found.append(np.unique(rank[there] * WORDS + which[equal][there]))
    every = np.concatenate(found)
    return every // WORDS, every % WORDS


def _printed(text: str, segment: Segment, nth: int, token: int) -> str:
    at = int(segment.tokens[nth]) + token
    return text[int(segment.start[at]) : int(segment.end[at])]
