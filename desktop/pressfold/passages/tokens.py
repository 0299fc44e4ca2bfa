"""Tokens: the words of an article's story as numbers in arrays, with the way back to its characters.

Two words that match (NATO and Nato, neighbour and neighbor, % and per cent) get the same number, on every
machine and in every run, so that what is made from tokens can be stored. Only blocks that belong to the
story are read: a dateline, credit, post or footer that two outlets share says nothing about their copy.
Scripts that have no spaces between words (Han, kana, Thai, Lao, Burmese, Khmer) are read character by character, each
with the signs that belong to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from pressfold.model.article import Article, Role
from pressfold.resources import resource
from pressfold.text.normal import MATCH_VERSION, match_word
from pressfold.text.words import WORD

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
_TOKEN = re.compile(
    rf"[{_UNSPACED}][{_SIGNS}]*|\d+(?=[{_UNSPACED}])|%|[Pp]er\s[Cc]ent(?!\w)|[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])|{WORD.pattern}"
)
_FULL_STOP = re.compile(r"[.!?\n\u3002\uff01\uff1f]")


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """One entry a token in each array; `start` and `end` are code points of the article's text.

    `word` numbers the match form. `first` marks the first token of a sentence as far as punctuation tells,
    `capital` a token that begins with a capital letter, `number` one that begins with a digit,
    `unspaced` a single character of a script without spaces, `block` numbers the block a token stands in.
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

    blocks = [list(_TOKEN.finditer(article.text, *span)) for span in article.spans(*COMPARED)]
    matches = [match for block in blocks for match in block]
    printed = [match.group() for match in matches]
    places = np.array([match.span() for match in matches], np.int32).reshape(-1, 2)
    initials = [word[0] for word in printed]
    return Tokens(
        article=article.id,
        word=np.fromiter(map(word_number, printed), np.uint64, len(printed)),
        start=places[:, 0],
        end=places[:, 1],
        first=_first_of_sentence(article, places),
        capital=np.fromiter(map(str.isupper, initials), np.bool_, len(initials)),
        number=np.fromiter(map(str.isdigit, initials), np.bool_, len(initials)),
        unspaced=np.fromiter(map(_is_unspaced, initials), np.bool_, len(initials)),
        block=np.repeat(np.arange(len(blocks), dtype=np.int32), [len(block) for block in blocks]),
    )


@lru_cache(maxsize=400_000)
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


def _first_of_sentence(article: Article, places: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which tokens follow a full stop or a line break, or open a block."""
    import numpy as np

    starts = [span.start for span in article.spans(*COMPARED)]
    stops = sorted([match.start() for match in _FULL_STOP.finditer(article.text)] + starts)
    before = np.searchsorted(np.array(stops, np.int32), places[:, 0], side="right")
    behind = np.searchsorted(np.array(stops, np.int32), places[:, 1], side="left")
    return before > np.concatenate(([0], behind[:-1]))
