"""Bylines: lines that name who wrote a story ("By John Smith, Moscow correspondent"), in a few languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from pressfold.ingest.agencies import agencies_in
from pressfold.ingest.timestamps import Stamp, timestamps
from pressfold.resources import resource

#: No byline has more words.
_MOST_WORDS = 20
#: What parts the name in a byline from the date and the outlet behind it.
_PARTED = re.compile(r"\s*(?:[|•·]|\s[–—-]\s)\s*|\s+(?=(?:Published|Updated|Posted|Last)\b)")
_OPENING = re.compile(r"(?P<opening>[^\W\d_]+(?: [^\W\d_]+)?)(?P<colon>\s?:)?(?:\s+|$)")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*-?")
_ROLE_PARTED = re.compile(r"\s*[,|•·]\s*|\s[–—-]\s|\s(?=in [A-Z])")
_JOINED = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|и|&)\s+")
_NAME_WORD = re.compile(r"[^\W\d_a-z](?:[^\W\d_]|['’-])*\.?")
_LONGEST_PLAIN = 80


def opens_byline(line: str) -> bool:
    """Whether the line is a byline's opening alone ("By:"): the name is in the next line."""
    opening = _opening(line)
    return opening is not None and not line[opening.end() :].strip()


def is_byline(line: str) -> bool:
    """Whether the line is a byline with its name."""
    return byline_name(line) is not None


def byline_name(line: str) -> str | None:
    """Who a byline names, as printed; None when the line is no byline."""
    opening = _opening(line)
    if opening is None or len(line.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS:
        return None
    name, *_ = _PARTED.split(line[opening.end() :], maxsplit=1)
    return name.strip(" ,;") if names_somebody(name) else None


def plain_byline(line: str) -> str | None:
    """Who a line names that holds nothing but names, perhaps with what they are ("Jane Roe, Moscow correspondent").

    To be asked only about lines that stand where a byline may.
    """
    people, *roles = _ROLE_PARTED.split(line, maxsplit=1)
    if len(line) > _LONGEST_PLAIN or (roles and not tells_role(roles[0])):
        return None
    names = _JOINED.split(people)
    return people.strip() if all(map(_could_be_name, names)) else None


def tells_role(words: str) -> bool:
    """Whether words behind a name say what somebody is at an outlet ("Moscow correspondent", "Reuters")."""
    return bool(agencies_in(words)) or not _words().roles.isdisjoint(words.lower().replace(",", " ").split())


def has_role(line: str) -> bool:
    """Whether a line names somebody's part at an outlet behind a sign."""
    return any(map(tells_role, _ROLE_PARTED.split(line, maxsplit=1)[1:]))


def _could_be_name(words: str) -> bool:
    """Whether two to four words are written as somebody's first and last names are."""
    found = words.split()
    if not 2 <= len(found) <= 4 or not all(_NAME_WORD.fullmatch(word) for word in (found[0], found[-1])):
        return False
    return all(_NAME_WORD.fullmatch(word) or word.lower() in _words().particles for word in found)


def byline_dates(line: str) -> list[Stamp]:
    """The dates that stand in a byline behind the name."""
    return [stamp for part in _PARTED.split(line)[1:] for stamp in timestamps(part)]


def names_somebody(words: str) -> bool:
    """Whether each word could be part of names, the first being capitalised, and no sentence ends here."""
    found = _WORD.findall(words)
    if (
        not found
        or len(found) > _MOST_WORDS
        or words.rstrip().endswith((".", "!", "?", ":"))
        or not found[0][0].isupper()
    ):
        return False
    known = _words()
    if found[0].lower() in known.no_names:
        return False
    named = _WORD.findall(re.split(r"[,(]", words, maxsplit=1)[0])
    return len(named) <= 12 and all(word[0].isupper() or word.lower() in known.particles for word in named)


def _opening(line: str) -> re.Match[str] | None:
    """The opening of a byline; the longer of one and two words that is known."""
    words = _words()
    for pattern in (_OPENING, _SHORT_OPENING):
        found = pattern.match(line)
        if found and found["opening"].lower() in words.openings:
            return found if found["colon"] or found["opening"].lower() not in words.with_colon else None
    return None


_SHORT_OPENING = re.compile(r"(?P<opening>[^\W\d_]+)(?P<colon>\s?:)?(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of bylines.toml."""

    openings: frozenset[str]
    with_colon: frozenset[str]
    particles: frozenset[str]
    roles: frozenset[str]
    no_names: frozenset[str]


@cache
def _words() -> _Words:
    lists = tomllib.loads(resource("ingest", "bylines.toml").read_text(encoding="utf-8"))
    return _Words(**{name: frozenset(entries) for name, entries in lists.items()})
