"""Tokens: the words of an article's story as numbers in arrays, with the way back to its characters.

Two words that match (NATO and Nato, neighbour and neighbor, % and per cent) get the same number, on every
machine and in every run, so that what is made from tokens can be stored. Only blocks that belong to the
story are read: a dateline, credit, post or footer that two outlets share says nothing about their copy.
Scripts that have no spaces between words (Han, kana, Thai, Lao, Burmese, Khmer) are read character by character, each
with the signs that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING

from pressfold.model.article import Article, Block, Role
from pressfold.passages.chunks import BREAK, GAP, MARKED, STOP, Chunks, Words
from pressfold.passages.vocabulary import (
    ABBREVIATION,
    CAPITAL,
    COUNTING,
    LOWER,
    NUMBER,
    OPENING,
    SHORTENED,
    SINGLE,
    folded,
    folded_number,
    word_number,
)
from pressfold.text.normal import MATCH_VERSION

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "COMPARED",
    "TOKENS_VERSION",
    "Tokens",
    "folded",
    "folded_number",
    "together",
    "tokens",
    "tokens_of",
    "word_number",
]

#: Changes whenever the same article would give other tokens.
TOKENS_VERSION = f"tokens-3/{MATCH_VERSION}"

#: The roles that are compared: the body, and the standfirst, where many an outlet prints the agency's lede.
COMPARED = (Role.STANDFIRST, Role.BODY)
#: Articles are read together up to so many characters: arrays this long cost little beside what they hold.
_AT_ONCE = 1_000_000
#: What is put between two blocks.
_SEAM = "\n\n"


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """One entry a token in each array; `start` and `end` are code points of the article's text.

    `word` numbers the match form. `capital` marks a token that begins with a capital letter, `number` one that begins
    with a digit, `unspaced` a single character of a script without spaces, and `first` the first token of a sentence,
    by stops and abbreviations alone (text.sentences knows more, but takes longer than all the rest here). `marked`
    marks one that has a sign beside it that may be a quotation mark. `block` numbers the block that a token stands in.
    """

    article: int
    word: NDArray[np.uint64]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    first: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    number: NDArray[np.bool_]
    unspaced: NDArray[np.bool_]
    marked: NDArray[np.bool_]
    block: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.word)

    @property
    def digest(self) -> bytes:
        """What names these words: equal for two articles exactly when all their words match."""
        return blake2b(self.word.tobytes(), digest_size=16).digest()

    def only(self, kept: NDArray[np.bool_]) -> Tokens:
        """The tokens without those that are not kept."""
        return self._cut(self.article, kept)

    def part(self, article: int, start: int, end: int) -> Tokens:
        """The tokens from one place to before another, as those of this article."""
        return self._cut(article, slice(start, end))

    def _cut(self, article: int, kept: NDArray[np.bool_] | slice) -> Tokens:
        return Tokens(
            article,
            self.word[kept],
            self.start[kept],
            self.end[kept],
            self.first[kept],
            self.capital[kept],
            self.number[kept],
            self.unspaced[kept],
            self.marked[kept],
            self.block[kept],
        )


def tokens(article: Article) -> Tokens:
    """The tokens of the article's story, in reading order."""
    return _read([article], [_story(article)])[0]


def tokens_of(articles: Iterable[Article]) -> Iterator[Tokens]:
    """The tokens of each of these articles; many are read together, at a third of the cost."""
    handful: list[Article] = []
    stories: list[list[Block]] = []
    size = 0
    for article in articles:
        handful.append(article)
        stories.append(_story(article))
        size += len(article.text) + 1
        if size > _AT_ONCE:
            yield from _read(handful, stories)
            handful, stories, size = [], [], 0
    if handful:
        yield from _read(handful, stories)


def together(articles: Sequence[Tokens]) -> tuple[Tokens, NDArray[np.int64]]:
    """The tokens of these articles one behind the other as if of one; where each begins, and how many there are."""
    import numpy as np

    names = [field.name for field in fields(Tokens) if field.name != "article"]
    columns = {name: np.concatenate([getattr(article, name) for article in articles]) for name in names}
    return Tokens(-1, **columns), np.array([0, *accumulate(map(len, articles))])


def _story(article: Article) -> list[Block]:
    """The blocks that are compared, in reading order."""
    return [block for block in article.blocks if block.role in COMPARED]


def _read(articles: Sequence[Article], stories: Sequence[Sequence[Block]]) -> list[Tokens]:
    """The tokens of these articles, whose stories these are."""
    import numpy as np

    texts = [
        article.text[block.start : block.end]
        for article, story in zip(articles, stories, strict=True)
        for block in story
    ]
    starts = np.array([block.start for story in stories for block in story], np.int32)
    behind = np.array([0, *accumulate(map(len, stories))], np.int32)
    number = np.arange(len(texts), dtype=np.int32) - np.repeat(behind[:-1], np.diff(behind))
    # Two line ends between them: one white space between "per" and "cent" may be part of a word.
    words = _words(_SEAM.join(texts))
    begins = np.zeros(len(texts) + 1, np.int32)
    (np.fromiter(map(len, texts), np.int32, len(texts)) + len(_SEAM)).cumsum(out=begins[1:])
    first = np.searchsorted(words.start, begins)
    counts = np.diff(first)
    flags = words.flags
    flags[first[:-1][counts > 0]] |= BREAK << GAP
    shift = np.repeat(starts - begins[:-1], counts)
    read = Tokens(
        article=-1,
        word=words.number,
        start=words.start + shift,
        end=words.end + shift,
        first=_first_of_sentence(flags),
        capital=(flags & CAPITAL) > 0,
        number=(flags & NUMBER) > 0,
        unspaced=(flags & SINGLE) > 0,
        marked=(flags & MARKED) > 0,
        block=np.repeat(number, counts),
    )
    bounds = first[behind].tolist()
    return [read.part(*part) for part in zip([article.id for article in articles], bounds, bounds[1:], strict=False)]


def _first_of_sentence(flags: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Which tokens open a sentence, by the gaps before them."""
    import numpy as np

    gap = (flags & ~np.uint16(MARKED)) >> GAP
    stop = (gap == STOP) & ((flags & LOWER) == 0)
    before, word = flags[:-1], flags[1:]
    stop[1:] &= (before & ABBREVIATION) == 0
    stop[1:] &= ((before & COUNTING) == 0) | ((word & NUMBER) == 0)
    stop[1:] &= ((before & SHORTENED) == 0) | ((word & OPENING) > 0)
    first: NDArray[np.bool_] = stop | (gap >= BREAK)
    return first


#: The chunks met so far, while nobody reads: whoever reads takes them out, and gives them back whole or not at all.
_known: list[Chunks] = []


def _words(text: str) -> Words:
    """The words of a text."""
    try:
        chunks = _known.pop()
    except IndexError:
        chunks = Chunks()
    found = chunks.words(text)
    if not chunks.full:
        _known[:] = [chunks]
    return found
