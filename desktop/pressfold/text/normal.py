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
_DOUBLE = dict.fromkeys(map(ord, "“”„‟«»〝〞＂″"), '"')
_SINGLE = dict.fromkeys(map(ord, "‘’‚‛′＇`´ʼʹ"), "'")
_DASH = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_PLAIN = {**_DOUBLE, **_SINGLE, **_DASH, ord("…"): "..."}
_BREVE = "\u0306"


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
    return " ".join(unicodedata.normalize("NFC", "".join(c for c in text if c not in _SILENT)).split())


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
    for start, end in _clusters(text):
        piece = text[start:end]
        if piece in _SILENT:
            continue
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


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the combining marks behind it, as offsets."""
    if text.isascii():
        return [(at, at + 1) for at in range(len(text))]
    clusters: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if clusters and unicodedata.combining(char):
            clusters[-1] = (clusters[-1][0], at + 1)
        else:
            clusters.append((at, at + 1))
    return clusters


def _folded_characters(piece: str) -> str:
    """One cluster in search form: straight marks, no case, no accents but the Cyrillic breve of й."""
    plain = piece.translate(_PLAIN).casefold()
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    kept = [
        char
        for at, char in enumerate(apart)
        if not unicodedata.combining(char) or (char == _BREVE and at and apart[at - 1] in "иИ")
    ]
    return unicodedata.normalize("NFC", "".join(kept)) or plain


@lru_cache(maxsize=200_000)
def search_word(word: str) -> str:
    """The search form of one word: no case, accents or possessive; O’Neill, O'Neill and ONeill are one."""
    folded = word.translate(_PLAIN)
    if folded[-2:] in ("'s", "'S"):
        folded = folded[:-2]
    folded = folded.replace("'", "")
    return folded.lower() if folded.isascii() else "".join(_folded_characters(c) for c in _pieces(folded))


def _pieces(word: str) -> list[str]:
    return [word[start:end] for start, end in _clusters(word)]


#: British endings and their American twins, tried in this order on words of more than five letters.
_SPELLINGS = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
    ("ysed", "yzed"), ("yse", "yze"), ("oured", "ored"), ("ouring", "oring"), ("ours", "ors"), ("our", "or"),
    ("ogue", "og"), ("elling", "eling"), ("elled", "eled"), ("tre", "ter"), ("ence", "ense"),
    ("ramme", "ram"), ("wards", "ward"),
)  # fmt: skip
_PLURAL_Y = re.compile(r"(?:ies|ied)$")


@lru_cache(maxsize=200_000)
def match_word(word: str) -> str:
    """The match form of one word or sign: what two renderings of the same copy have in common.

    "U.S." and "US", "%" and "percent", "neighbour" and "neighbor", "talks" and "talk" come out equal.
    """
    if word == "%":
        return "percent"
    folded = search_word(word.replace(".", "") if word[:1].isalpha() else word)
    if len(folded) > 5:
        for british, american in _SPELLINGS:
            if folded.endswith(british):
                folded = folded[: -len(british)] + american
                break
    return _light_stem(folded)


def _light_stem(word: str) -> str:
    if len(word) > 6:
        word = _PLURAL_Y.sub("y", word)
    if len(word) > 4 and word[-1] == "s" and word[-2] not in "su":
        word = word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 5 and word.endswith("ed"):
        word = word[:-2]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word
