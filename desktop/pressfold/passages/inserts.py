"""Inserts: lines that newsrooms put between the paragraphs of stories that have nothing else in common.

"Click here for more" and "Sponsored content: ..." stand anywhere in a story, word for word, in articles of all kinds. A
paragraph of common copy is told from them by its company: wherever it was printed, others of the same story stand
beside it. And an insert tells of nobody: no name stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressfold.passages.furniture import Paragraphs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: An insert stands in so many articles at least, has so many tokens at most ...
ARTICLES, LONGEST = 8, 16
#: ... and no other paragraph stands beside it in more than this part of them.
COMPANY = 0.25
#: A capital within a sentence makes a name of a word that tells so much, in bits: a rare one.
NAME = 14.0


def inserts(all_paragraphs: Paragraphs) -> NDArray[np.uint64]:
    """The texts (ascending) that may be inserts by where they stand; what they tell of is not looked at."""
    import numpy as np

    texts, text = np.unique(all_paragraphs.words, return_inverse=True)
    short = all_paragraphs.end - all_paragraphs.start <= LONGEST
    rows = np.flatnonzero(short & (np.bincount(text)[text] >= ARTICLES)) if len(text) else np.empty(0, np.int64)
    article = all_paragraphs.article
    held = np.unique(np.stack((text[rows], article[rows]), 1), axis=0)
    articles = np.bincount(held[:, 0], minlength=len(texts))
    most = np.zeros(len(texts), np.int64)
    for step in (-1, 1):
        beside = np.clip(rows + step, 0, max(0, len(text) - 1))
        near = (article[beside] == article[rows]) & (beside != rows)
        met = np.unique(np.stack((text[rows], text[beside], article[rows]), 1)[near], axis=0)
        pairs, times = np.unique(met[:, :2], axis=0, return_counts=True)
        np.maximum.at(most, pairs[:, 0], times)
    found: NDArray[np.uint64] = texts[(articles >= ARTICLES) & (most <= COMPANY * articles)]
    return found


def tells_of_nobody(capital: NDArray[np.bool_], first: NDArray[np.bool_], bits: NDArray[np.float32]) -> bool:
    """Whether no name stands among the tokens of a paragraph, by what each tells with names at their full worth."""
    return not bool((capital & ~first & (bits >= NAME)).any())
