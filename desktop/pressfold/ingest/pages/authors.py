"""Authors: the names that a page gives for who wrote its article, without those of sites, desks and systems."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cache

from pressfold.ingest.bylines import byline_name
from pressfold.resources import resource

_PARTED = re.compile(r"\s*(?:[;|/]|\s(?:and|und|et|y|e|en|och|og|i|и|та|&)\s|,\s(?!Jr|Sr|[IV]+\b))\s*")
_OPENING = re.compile(r"^(?:by|von|par|por|di|door|av|af|autor|autorin|text|texte|от|автор)\b\s?:?\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"https?://|www\.|@|\d|[<>{}\[\]_=]|\.(?:com|net|org|de|fr)\b")
_MOST_WORDS = 5


def names(stated: Iterable[str], sites: Collection[str]) -> list[str]:
    """The people among what a page states as authors, each once, in order; `sites` are the names of the site."""
    letters = {_letters(site) for site in sites}
    found = [name for each in stated for name in _people(each) if _letters(name) not in letters]
    return list(dict.fromkeys(found))


def byline_of(line: str, sites: Collection[str]) -> str | None:
    """Who a line that a page calls a byline names, None where it names nobody."""
    plain = byline_name(line) or line
    return ", ".join(names([re.split(r"\s[|•·–-]\s|\d|\t", plain, maxsplit=1)[0].strip(" ,")], sites)) or None


def _people(stated: str) -> list[str]:
    """The names in one statement that could be a person's."""
    plain = " ".join(_OPENING.sub("", stated).split()).strip(" ,.;:-–|")
    return [name for part in _PARTED.split(plain) if (name := part.strip(" ,.;:-–|")) and _could_be(name)]


def _could_be(name: str) -> bool:
    """Whether these words are a person's name and not a desk's, a site's or a system's."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or _NO_NAME.search(name):
        return False
    lower = [word.strip(".,-").casefold() for word in words]
    if any(word in _no_people() for word in lower):
        return False
    if len(words) == 1:
        return False
    return words[0][0].isupper() and words[-1][0].isupper()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


@cache
def _no_people() -> frozenset[str]:
    lists = tomllib.loads(resource("ingest", "authors.toml").read_text(encoding="utf-8"))
    return frozenset(lists["no_people"])
