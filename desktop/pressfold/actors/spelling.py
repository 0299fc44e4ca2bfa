"""The keys by which two spellings of a name are known to be one: the plain key, and the skeleton across scripts.

The *key* forgets what typography may change: case, accents, curly marks, dots of abbreviations, hyphens, a leading
article ("The U.N." and "UN" are "un"). The *skeleton* also forgets what a transliteration may change: the script,
y/j/i, kh/h, w/v, the many ends of -skyj, doubled letters ("Володимир Зеленський" and "Volodymyr Zelensky" are one).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pressfold.text.normal import search_word
from pressfold.text.words import WORD

_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}|\b(?:[^\W\d_]\.)+[^\W\d_]\b")
_SILENT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ARTICLES = frozenset({"the", "a", "an"})

#: Letters that transliterations from Slavic, Arabic and Turkic scripts write in several ways, in this order.
_SAME_SOUND = (
    ("kh", "h"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("tch", "c"), ("zh", "z"), ("ph", "f"), ("ou", "u"),
    ("w", "v"), ("tz", "z"), ("ts", "z"), ("ck", "k"), ("q", "k"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yu", "u"),
    ("iu", "u"), ("ju", "u"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("yo", "o"), ("x", "ks"),
)  # fmt: skip
_SLAVIC_END = re.compile(r"(?:skyy|skyi|skyj|skiy|skij|skii|sky|ski|skyi)\b")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """The plain key of a name: words in search form with one space between, without a leading article."""
    joined = _ABBREVIATION.sub(lambda m: m.group().replace(".", ""), _SILENT.sub("", name))
    words = [search_word(match.group()) for match in WORD.finditer(joined)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


@lru_cache(maxsize=100_000)
def skeleton(name: str) -> str:
    """The skeleton of a name: its key in Latin letters, with the spellings of one sound made equal."""
    plain = key(name)
    if not plain.isascii():
        from anyascii import anyascii  # its tables are needed for other scripts only

        plain = key(anyascii(_SILENT.sub("", name)).replace("'", ""))
    plain = _SLAVIC_END.sub("ski", plain)
    for written, same in _SAME_SOUND:
        plain = plain.replace(written, same)
    return _DOUBLED.sub(r"\1", plain.replace("y", "i").replace("j", "i"))


def slug(name: str) -> str:
    """The name as a stable id: Latin letters, digits and hyphens."""
    from anyascii import anyascii

    plain = key(anyascii(_SILENT.sub("", name)))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"
