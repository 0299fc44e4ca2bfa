"""Furniture: paragraphs that an outlet prints under or over its stories, and that are no copy.

A reader's "Sign up for our newsletter" and an agency's "About us" repeat word for word at the edge of stories that
have nothing else in common. Only paragraphs that ingest took for story are looked at; what is found is left out of
the comparison and listed as a set phrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A shorter paragraph (in tokens) is no passage, and does not part one edge paragraph from another.
SHORTEST = 5
#: Repeated paragraphs at an edge are furniture up to so many tokens or so much of the article, but never more than
#: `EDGE_MOST` of it: that is common copy.
EDGE_TOKENS, EDGE_PART, EDGE_MOST = 80, 0.4, 0.6
#: A paragraph is furniture when it stands at the end of so many articles (two of them of one outlet, where all outlets
#: are known), or at either edge of so many of one outlet: many outlets may open with one agency's lede ...
ARTICLES, OF_OUTLET = 4, 3
#: ... and hardly ever elsewhere.
AT_EDGE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Paragraphs:
    """The paragraphs of all articles in order: whose, which tokens (of that article), and what names the words."""

    article: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    words: NDArray[np.uint64]

    def of(self, articles: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the paragraphs of each of these articles begin and end among these, where they come by article."""
        import numpy as np

        return np.searchsorted(self.article, articles), np.searchsorted(self.article, articles, side="right")


def paragraphs(word: NDArray[np.uint64], opens: NDArray[np.bool_], bounds: NDArray[np.int64]) -> Paragraphs:
    """The paragraphs of some articles that are long enough to be compared.

    `opens` tells which words open a paragraph (the first of each article does), `bounds` where the words of each
    article begin, and at the end how many there are.
    """
    import numpy as np

    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(word))[: len(first)]
    texts = np.add.reduceat(placed(word, first, last), first) if len(first) else np.empty(0, np.uint64)
    long = last - first >= SHORTEST
    first, last = first[long], last[long]
    article = np.searchsorted(bounds, first, "right") - 1
    return Paragraphs(article, first - bounds[article], last - bounds[article], texts[long])


def placed(word: NDArray[np.uint64], first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Each word mixed with its place in its paragraph, so that a sum over them names the words in order."""
    import numpy as np

    place = (np.arange(len(word)) - np.repeat(first, last - first)).astype(np.uint64)
    mixed = (word + place * np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xC2B2AE3D27D4EB4F)
    return mixed ^ (mixed >> np.uint64(31))


def furniture(all_paragraphs: Paragraphs, lengths: NDArray[np.int64], outlet: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which paragraphs are furniture, by the articles' lengths in tokens and each one's outlet (-1: unknown)."""
    import numpy as np

    _, text = np.unique(all_paragraphs.words, return_inverse=True)
    article = all_paragraphs.article
    count = _distinct(text, article)
    alone = int(outlet.max(initial=0)) + 1 + article
    outlet_count = _most_of_one(text, np.where(outlet < 0, alone, outlet), article)
    opens, closes = _at_edges(all_paragraphs, count[text] >= 2, lengths)
    places = np.bincount(text)
    at_end, at_edge = (np.bincount(text, weights=edge) / places for edge in (closes, opens | closes))
    known = np.bincount(text, weights=outlet < 0) == 0
    often = (count >= ARTICLES) & (~known | (outlet_count >= 2)) & (at_end >= AT_EDGE)
    often |= (outlet_count >= OF_OUTLET) & (at_edge >= AT_EDGE)
    found: NDArray[np.bool_] = often[text]
    return found


def _distinct(text: NDArray[np.int64], article: NDArray[np.int64]) -> NDArray[np.int64]:
    """In how many articles each text stands."""
    import numpy as np

    return np.bincount(_unique_pairs(text, article)[0])


def _most_of_one(text: NDArray[np.int64], outlet: NDArray[np.int64], article: NDArray[np.int64]) -> NDArray[np.int64]:
    """In how many articles of one outlet each text stands, of the outlet that has most."""
    import numpy as np

    texts, articles = _unique_pairs(text, article)
    outlet_of = np.zeros(int(article.max(initial=0)) + 1, np.int64)
    outlet_of[article] = outlet
    pairs, counts = np.unique(texts * (outlet.max(initial=0) + 1) + outlet_of[articles], return_counts=True)
    most = np.zeros(int(text.max(initial=-1)) + 1, np.int64)
    np.maximum.at(most, pairs // (outlet.max(initial=0) + 1), counts)
    return most


def _unique_pairs(left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair of numbers once."""
    import numpy as np

    width = int(right.max(initial=0)) + 1
    both = np.unique(left * width + right)
    return both // width, both % width


def _at_edges(
    all_paragraphs: Paragraphs, repeated: NDArray[np.bool_], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which paragraphs stand in a short run of repeated ones that opens an article, and which in one that closes it."""
    import numpy as np

    article, size = all_paragraphs.article, all_paragraphs.end - all_paragraphs.start
    most = np.minimum(np.maximum(EDGE_TOKENS, EDGE_PART * lengths), EDGE_MOST * lengths)
    opens = _leading(article, size, repeated, most)
    return opens, _leading(article[::-1], size[::-1], repeated[::-1], most)[::-1]


def _leading(
    article: NDArray[np.int64], size: NDArray[np.int64], repeated: NDArray[np.bool_], most: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which paragraphs stand in the run of repeated ones that opens an article, if that run is short enough."""
    import numpy as np

    opens = np.diff(article, prepend=-1) != 0
    group = np.cumsum(opens) - 1
    own = np.cumsum(~repeated)
    own_before: NDArray[np.int64] = own - (own - ~repeated)[opens][group]
    leading: NDArray[np.bool_] = own_before == 0
    run = np.bincount(group, weights=size * leading)
    short: NDArray[np.bool_] = run[group] <= most[article]
    return leading & short
