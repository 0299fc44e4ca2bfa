"""The three forms of a text, each with the way back to the original's code points.

proof   NFC, white space runs as one space, soft hyphens and zero-width characters gone: what a pin is proved by.
        Curly and straight marks, dashes, case and accents are told apart.
search  the proof form, then casefold, accents off, quotation marks and dashes straight, possessives off.
match   the search form of a word, then spelling variants (UK/US, U.S. = US, % = per cent) and a light stem.

A change to what a form does changes its version: stored hashes, indexes and fingerprints carry it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pressfold.model.span import Span

PROOF_VERSION = "proof-1"
SEARCH_VERSION = "search-1"
MATCH_VERSION = "match-1"

#: Characters that print nothing: soft hyphen, zero-width space and joiners, word joiner, BOM, direction marks.
_SILENT = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SILENT_SIGN = re.compile(f"[{''.join(sorted(_SILENT))}]")
_DOUBLE = dict.fromkeys(map(ord, "“”„‟«»〝〞＂″"), '"')
_SINGLE = dict.fromkeys(map(ord, "‘’‚‛′＇`´ʼʹ"), "'")
_DASH = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_PLAIN = {**_DOUBLE, **_SINGLE, **_DASH, ord("…"): "..."}
_BREVE = "\u0306"
#: Letters, not marks, that compose with the letter before them: Hangul vowels and finals, parts of Indic vowels.
_COMPOSING = frozenset(
    [chr(point) for point in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))]
    + list("\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35")
    + list("\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930")
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a text and the map back: `text[i]` was made from `original[starts[i]:ends[i]]`."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def back(self, start: int, end: int) -> Span:
        """The span of the original that `text[start:end]` was made from; `start < end`."""
        return Span(self.starts[start], self.ends[end - 1])


def typography_folded(text: str) -> str:
    """The text with straight marks and plain dashes: equal results differ in typography only."""
    return text.translate(_PLAIN)


def proof(text: str) -> str:
    """The proof form of a short text (a quote), without white space at its ends."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", _SILENT_SIGN.sub("", text)).split())


def proof_form(text: str) -> Form:
    """The proof form of a whole text with the map back."""
    return _form(text, fold=False)


def search_form(text: str) -> Form:
    """The search form of a whole text with the map back (possessives stay: they are folded word by word)."""
    return _form(text, fold=True)


def _form(text: str, *, fold: bool) -> Form:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    after_space = True
    for start, end, piece in _clusters(text):
        if piece.isspace():
            if not after_space:
                chars.append(" ")
                starts.append(start)
                ends.append(end)
            after_space = True
            continue
        made = _folded_characters(piece) if fold else unicodedata.normalize("NFC", piece)
        chars.extend(made)
        starts.extend([start] * len(made))
        ends.extend([end] * len(made))
        after_space = False
    if chars and chars[-1] == " ":
        del chars[-1], starts[-1], ends[-1]
    return Form("".join(chars), tuple(starts), tuple(ends))


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Each character with all that composes with it, and its place; silent characters are left out."""
    if text.isascii():
        yield from ((at, at + 1, char) for at, char in enumerate(text))
        return
    start = end = 0
    cluster: list[str] = []
    for at, char in enumerate(text):
        if char in _SILENT:
            continue
        if cluster and _composes(char) and not cluster[0].isspace():
            cluster.append(char)
        else:
            if cluster:
                yield start, end, "".join(cluster)
            start, cluster = at, [char]
        end = at + 1
    if cluster:
        yield start, end, "".join(cluster)


def _composes(char: str) -> bool:
    return unicodedata.combining(char) > 0 or char in _COMPOSING


@lru_cache(maxsize=20_000)
def _folded_characters(piece: str) -> str:
    """One cluster in search form: straight marks, no case, no accents but the Cyrillic breve of й."""
    plain = piece.translate(_PLAIN).casefold()
    if plain.isascii():
        return plain
    apart = _apart(_apart(plain).casefold())  # ™ is TM only when taken apart
    kept = [
        char
        for at, char in enumerate(apart)
        if not (unicodedata.combining(char) or char == " ") or (char == _BREVE and at and apart[at - 1] in "иИ")
    ]
    made = unicodedata.normalize("NFC", "".join(kept)).translate(_PLAIN)
    return made if made and (made[0] not in _COMPOSING or piece[0] in _COMPOSING) else plain


def _apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


@lru_cache(maxsize=200_000)
def search_word(word: str) -> str:
    """The search form of one word: no case, accents or possessive; O’Neill, O'Neill and ONeill are one."""
    if word.isascii() and word.isalnum():  # most words: a third of the time
        return word.lower()
    plain = word.translate(_PLAIN)
    folded = plain.lower() if plain.isascii() else "".join(_folded_characters(piece) for *_, piece in _clusters(plain))
    return folded.removesuffix("'s").replace("'", "")


#: British endings and their American twins, tried in this order on words of more than five letters.
_SPELLINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
    ("ysed", "yzed"), ("yse", "yze"), ("oured", "ored"), ("ouring", "oring"), ("ours", "ors"), ("our", "or"),
    ("ogue", "og"), ("elling", "eling"), ("elled", "eled"), ("tre", "ter"), ("ence", "ense"),
    ("ramme", "ram"), ("wards", "ward"),
)  # fmt: skip
_BRITISH = tuple(british for british, _ in _SPELLINGS)


@lru_cache(maxsize=200_000)
def match_word(word: str) -> str:
    """The match form of one word or sign: what two renderings of the same copy have in common.

    "U.S." and "US", "%" and "percent", "neighbour" and "neighbor", "talks" and "talk" come out equal.
    """
    return match_form(word)


def match_form(word: str) -> str:
    """The same made anew at each call, for one who remembers it."""
    if word == "%":
        return "percent"
    if word.isascii() and word.isalnum():  # most words
        folded = word.lower()
    else:
        folded = search_word(word.replace(".", "") if word[:1].isalpha() else word)
    if len(folded) > 5 and folded.endswith(_BRITISH):
        for british, american in _SPELLINGS:
            if folded.endswith(british):
                folded = folded[: -len(british)] + american
                break
    return _light_stem(folded)


def _light_stem(word: str) -> str:
    if len(word) > 6 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    if len(word) > 4 and word[-1] == "s" and word[-2] not in "su":
        word = word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 5 and word.endswith("ed"):
        word = word[:-2]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word
