"""Tokens: the words of an article's story as numbers in arrays, with the way back to its characters.

Two words that match (NATO and Nato, neighbour and neighbor, % and per cent) get the same number, on every
machine and in every run, so that what is made from tokens can be stored. Only blocks that belong to the
story are read: a dateline, credit, post or footer that two outlets share says nothing about their copy.
Scripts that have no spaces between words (Han, kana, Thai, Lao, Burmese, Khmer) are read character by character, each
with the signs that belong to it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from pressfold.model.article import Article, Role
from pressfold.resources import resource
from pressfold.text.normal import MATCH_VERSION, match_word
from pressfold.text.words import MARKS, SILENT, WORD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Changes whenever the same article would give other tokens.
TOKENS_VERSION = f"tokens-1/{MATCH_VERSION}"

#: The roles that are compared: the body, and the standfirst, where many an outlet prints the agency's lede.
COMPARED = (Role.STANDFIRST, Role.BODY)

#: Thai, Lao, Burmese and Khmer letters, kana, and Han; and the vowel and tone signs of the first four.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SIGNS = "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
#: Most words by far: letters of the English alphabet that nothing joins on. It saves a third of the time.
_PLAIN = rf"[a-oq-zA-OQ-Z][A-Za-z]++(?![^\W_]|['’ʼ{MARKS}{SILENT}])"
_TOKEN = re.compile(
    rf"({_PLAIN}|[{_UNSPACED}][{_SIGNS}]*|\d+(?=[{_UNSPACED}])|%|[Pp]er\s[Cc]ent(?!\w)|[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])"
    rf"|{WORD.pattern})"
)
_BREAK = re.compile(r"[!?\n\u3002\uff01\uff1f]")
#: Kinds of gaps between words.
STOP, BREAK = 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """One entry a token in each array; `start` and `end` are code points of the article's text.

    `word` numbers the match form. `capital` marks a token that begins with a capital letter, `number` one that begins
    with a digit, `unspaced` a single character of a script without spaces, and `first` the first token of a sentence,
    by stops and abbreviations alone (text.sentences knows more, but takes longer than all the rest here).
    `block` numbers the block that a token stands in.
    """

    article: int
    word: NDArray[np.uint64]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    first: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    number: NDArray[np.bool_]
    unspaced: NDArray[np.bool_]
    block: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.word)

    @property
    def digest(self) -> bytes:
        """What names these words: equal for two articles exactly when all their words match."""
        return blake2b(self.word.tobytes(), digest_size=16).digest()

    def only(self, kept: NDArray[np.bool_]) -> Tokens:
        """The tokens without those that are not kept."""
        columns = {field.name: getattr(self, field.name)[kept] for field in fields(self) if field.name != "article"}
        return Tokens(self.article, **columns)


def tokens(article: Article) -> Tokens:
    """The tokens of the article's story, in reading order."""
    import numpy as np

    spans = article.spans(*COMPARED)
    # Splitting gives gaps and words by turns, as plain strings: twice as quick as a match object for every word.
    blocks = [_TOKEN.split(article.text[span.start : span.end])[:-1] for span in spans]
    counts = np.array([len(block) // 2 for block in blocks], np.int64)
    pieces = [piece for block in blocks for piece in block]
    edges = _edges(pieces, [span.start for span in spans], counts)
    known, gaps = _vocabulary(), _gaps()
    word = np.fromiter(map(known.__getitem__, pieces[1::2]), np.int32, len(pieces) // 2)
    gap = np.fromiter(map(gaps.__getitem__, pieces[::2]), np.int8, len(pieces) // 2)
    gap[_openings(counts)] = BREAK
    return Tokens(
        article=article.id,
        word=known.number[word],
        start=edges[::2],
        end=edges[1::2],
        first=_first_of_sentence(gap, known.abbreviation[word], known.lower[word]),
        capital=known.capital[word],
        number=known.digit[word],
        unspaced=known.unspaced[word],
        block=np.repeat(np.arange(len(blocks), dtype=np.int32), counts),
    )


def _edges(pieces: list[str], starts: list[int], counts: NDArray[np.int64]) -> NDArray[np.int32]:
    """Where each piece ends in the text: a gap where its word starts, a word where it ends."""
    import numpy as np

    ends = np.fromiter(map(len, pieces), np.int32, len(pieces)).cumsum(dtype=np.int32)
    before = np.concatenate(([0], ends))[2 * (counts.cumsum() - counts)]
    shift: NDArray[np.int32] = np.repeat(np.array(starts, np.int32) - before, 2 * counts).astype(np.int32)
    return ends + shift


def _openings(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of the first tokens of blocks that have any."""
    return (counts.cumsum() - counts)[counts > 0]


def _first_of_sentence(
    gap: NDArray[np.int8], abbreviation: NDArray[np.bool_], lower: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which tokens open a sentence, by the gaps before them."""
    stop = gap == STOP
    stop[1:] &= ~abbreviation[:-1]
    first: NDArray[np.bool_] = (stop & ~lower) | (gap == BREAK)
    return first


class _Gaps(dict[str, int]):
    """What stands between two words -> whether it is a full stop, a break that ends any sentence, or neither."""

    def __missing__(self, gap: str) -> int:
        kind = BREAK if _BREAK.search(gap) else STOP if "." in gap else 0
        if len(gap) < 8:
            self[gap] = kind
        return kind


@cache
def _gaps() -> _Gaps:
    """The gaps met so far."""
    return _Gaps()


class _Vocabulary(dict[str, int]):
    """Printed word -> its place in the arrays below; a new word is taken in. Ten times as quick as folding anew."""

    #: So many words are remembered, more where one article has them; then the vocabulary begins again.
    MOST = 500_000
    _COLUMNS = ("number", "capital", "digit", "unspaced", "lower", "abbreviation")

    def __init__(self) -> None:
        import numpy as np

        super().__init__()
        self.number = np.empty(self.MOST, np.uint64)
        self.capital = np.empty(self.MOST, np.bool_)
        self.digit = np.empty(self.MOST, np.bool_)
        self.unspaced = np.empty(self.MOST, np.bool_)
        self.lower = np.empty(self.MOST, np.bool_)
        self.abbreviation = np.empty(self.MOST, np.bool_)

    def __missing__(self, printed: str) -> int:
        place = len(self)
        if place == len(self.number):
            self._grow()
        self.number[place] = folded_number(folded(printed))
        self.capital[place] = printed[0].isupper()
        self.digit[place] = printed[0].isdigit()
        self.unspaced[place] = _is_unspaced(printed[0])
        self.lower[place] = printed[0].islower()
        self.abbreviation[place] = (len(printed) == 1 and printed.isupper()) or printed in _abbreviations()
        self[printed] = place
        return place

    def _grow(self) -> None:
        """Make room for twice as many words."""
        import numpy as np

        for name in self._COLUMNS:
            column = getattr(self, name)
            setattr(self, name, np.concatenate((column, np.empty_like(column))))


_known: list[_Vocabulary] = []


def _vocabulary() -> _Vocabulary:
    """The words met so far; a new one once there are very many, between two articles."""
    if not _known or len(_known[0]) > _Vocabulary.MOST // 2:
        _known[:] = [_Vocabulary()]
    return _known[0]


def word_number(printed: str) -> int:
    """The number of a printed word: a 64-bit hash of its match form, the same everywhere."""
    return folded_number(folded(printed))


def folded_number(form: str) -> int:
    """The number of a match form."""
    return int.from_bytes(blake2b(form.encode(), digest_size=8).digest(), "little")


def folded(printed: str) -> str:
    """The match form of a printed word, newsroom variants (Kyiv/Kiev, mln/million) folded as well."""
    form = match_word(printed)
    return _variants().get(form, form)


@cache
def _abbreviations() -> frozenset[str]:
    """The abbreviations that never end a sentence, without their stops."""
    lists = tomllib.loads(resource("text", "sentences.toml").read_text(encoding="utf-8"))
    return frozenset(lists["before_names"])


@cache
def _variants() -> dict[str, str]:
    """Match form -> the match form that stands for it."""
    chosen: dict[str, str] = {}
    for line in resource("passages", "same_words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            forms = [match_word(word.strip()) for word in line.split("=")]
            chosen.update(dict.fromkeys(forms, forms[0]))
    return chosen


_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")


def _is_unspaced(character: str) -> bool:
    return character > "\u0dff" and _UNSPACED_CHARACTER.match(character) is not None
