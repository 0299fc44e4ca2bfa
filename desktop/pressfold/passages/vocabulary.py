"""Vocabulary: printed words, each with the number of its match form and what can be told of it by itself.

Two words that match (NATO and Nato, neighbour and neighbor, % and per cent) get the same number, on every machine and
in every run. A word is folded once and remembered: ten times as quick as folding anew.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from pressfold.passages.growing import Growing
from pressfold.resources import resource
from pressfold.text.normal import match_form, match_word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Thai, Lao, Burmese and Khmer letters, kana, and Han.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED_CHARACTER = re.compile(f"[{UNSPACED}]")
#: Flags of a word: it begins with a capital, a digit, a character of a script without spaces or a small letter; a full
#: stop after it ends no sentence, none before a number, or only one before a word that opens sentences, as it may be.
CAPITAL, NUMBER, SINGLE, LOWER, ABBREVIATION, COUNTING, SHORTENED, OPENING = (1 << nth for nth in range(8))


class Vocabulary(dict[str, int]):
    """Printed word -> its row in `number` and `flags`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = Growing(number="uint64", flags="uint16")
        self._new: list[str] = []

    def __missing__(self, printed: str) -> int:
        row = self[printed] = len(self)
        self._new.append(printed)
        return row

    def look_up(self, printed: list[str]) -> tuple[NDArray[np.uint64], NDArray[np.uint16]]:
        """The numbers and flags of these words; new ones are taken in."""
        import numpy as np

        rows = np.fromiter(map(self.__getitem__, printed), np.int64, len(printed))
        if self._new:
            self._take_in()
        return self._rows["number"][rows], self._rows["flags"][rows]

    def _take_in(self) -> None:
        import numpy as np

        new, self._new = self._new, []
        variants = _variants()
        digests = b"".join([_digest(variants.get(form, form)) for form in map(match_form, new)])
        flags = [_first_flags(word[0]) | _stop_flags(word) for word in new]
        self._rows.put(len(self) - len(new), len(self), number=np.frombuffer(digests, "<u8"), flags=flags)


def word_number(printed: str) -> int:
    """The number of a printed word: a 64-bit hash of its match form, the same everywhere."""
    return folded_number(folded(printed))


def folded_number(form: str) -> int:
    """The number of a match form."""
    return int.from_bytes(_digest(form), "little")


@lru_cache(maxsize=100_000)
def folded(printed: str) -> str:
    """The match form of a printed word, newsroom variants (Kyiv/Kiev, mln/million) folded as well."""
    form = match_word(printed)
    return _variants().get(form, form)


def _digest(form: str) -> bytes:
    return blake2b(form.encode(), digest_size=8).digest()


@lru_cache(maxsize=10_000)
def _first_flags(character: str) -> int:
    """What the first character of a word tells of it."""
    unspaced = character > "\u0dff" and _UNSPACED_CHARACTER.match(character) is not None
    return (
        character.isupper() * CAPITAL | character.isdigit() * NUMBER | unspaced * SINGLE | character.islower() * LOWER
    )


def _stop_flags(word: str) -> int:
    """What the lists of abbreviations tell of a full stop after a word, and of one before it."""
    found = _listed().get(word.capitalize() if word.isupper() and len(word) > 1 else word, 0)
    return found | (len(word) == 1 and word.isupper()) * ABBREVIATION | (word.lower() in _opening()) * OPENING


@cache
def _listed() -> dict[str, int]:
    """Abbreviation, without its stop -> flags."""
    lists, found = _lists(), dict[str, int]()
    for name, flag in (("before_names", ABBREVIATION), ("before_numbers", COUNTING), ("may_end", SHORTENED)):
        for word in lists[name]:
            found[word] = found.get(word, 0) | flag
    return found


@cache
def _opening() -> frozenset[str]:
    """The words that open sentences and are no part of a name that began with an abbreviation, in lower case."""
    return frozenset(_lists()["opening"])


@cache
def _lists() -> dict[str, list[str]]:
    """What the text room knows about stops."""
    return tomllib.loads(resource("text", "sentences.toml").read_text(encoding="utf-8"))


@cache
def _variants() -> dict[str, str]:
    """Match form -> the match form that stands for it."""
    chosen: dict[str, str] = {}
    for line in resource("passages", "same_words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            forms = [match_word(word.strip()) for word in line.split("=")]
            chosen.update(dict.fromkeys(forms, forms[0]))
    return chosen
