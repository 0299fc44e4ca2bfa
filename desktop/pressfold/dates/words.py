"""The words of a text as dated phrases are read in: each with the kinds of word that it can be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pressfold.resources import resource

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TOKEN = re.compile(
    rf"""(?P<iso>(?<![\d-])(?:1[5-9]|2[01])\d\d(?P<bar>[-/])\d\d(?P=bar)\d\d(?![\d-])(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)
    | (?P<figures>(?<![\d/.])\d{{1,2}}(?P<sep>[/.])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d{{2}})(?![\d/]))
    | (?P<clock>(?<![\d:.,])\d{{1,2}}(?:[:.]\d{{2}})?\s?(?:[ap]\.m\.|[ap]\.m\b|[ap]m\b)
        |(?<![\d:.,])\d{{1,2}}:\d{{2}}(?![\d:])
        |(?<![\d:.,])(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC)\b))
    | (?P<decade>(?<!\d)(?:1[5-9]|20)\d0s\b)
    | (?P<nth>(?<![\d.,])\d{{1,3}}(?:st|nd|rd|th)\b)
    | (?P<number>(?<![\d.,])\d{{1,4}}(?![\d]|[.,]\d|\s?%|\s?per\ ?cent))
    | (?P<dash>(?<=\d)(?:\s?[-–—]\s?|/)(?=\d))
    | (?P<word>(?:(?:{_TENS})[- ](?:{_ONES})\b)|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: What may stand between two words of one phrase.
_GAP = re.compile(r"\.?,?[ \u00a0\u202f]+|-|\.|(?:['’]s?)?[ \u00a0]|", re.ASCII)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place; `kinds` are the slots that it fits, `value` what it counts as in them."""

    word: str
    start: int
    end: int
    kinds: frozenset[str]
    value: int | str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of words.toml."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    future: frozenset[str]
    infinitive: str
    present: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    coming: frozenset[str]
    open: frozenset[str]
    over: frozenset[str]
    month_first: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    grammar: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """What is known about words."""
    lists = tomllib.loads(resource("dates", "words.toml").read_text(encoding="utf-8"))
    return Lexicon(
        weekdays=lists["weekdays"],
        months=lists["months"],
        numbers=lists["numbers"],
        units=lists["units"],
        future=frozenset(lists["future"]["words"]),
        infinitive=lists["future"]["infinitive"],
        present=frozenset(lists["future"]["present"]),
        past=frozenset(lists["past"]["words"]),
        not_past=frozenset(lists["past"]["not_past"]),
        coming=frozenset(lists["prepositions"]["coming"]),
        open=frozenset(lists["prepositions"]["open"]),
        over=frozenset(lists["prepositions"]["over"]),
        month_first=frozenset(lists["order"]["month_first"]),
        kinds={name: frozenset(words) for name, words in lists["kinds"].items()},
        grammar={name: frozenset(words) for name, words in lists["grammar"].items()},
    )


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of `text[start:end]`, numbers and dates in figures among them."""
    return list(_tokens(text, start, end))


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but what a phrase may hold stands between two neighbours."""
    return _GAP.fullmatch(text, left.end, right.start) is not None


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or ""
        kind = {"sep": "figures", "bar": "iso"}.get(kind, kind)
        found = match.group()
        if kind == "word":
            yield _word(found, match.start(), match.end())
        elif kind == "number":
            yield Token(found, match.start(), match.end(), _number_kinds(int(found)), int(found))
        elif kind == "dash":
            tight = {"tight"} if not any(map(str.isspace, found)) else set()
            yield Token(found, match.start(), match.end(), frozenset({"dash"} | tight), found)
        elif kind == "nth":
            number = int(re.sub(r"\D", "", found))
            kinds = {"nth"} | ({"day"} if 1 <= number <= 31 else set())
            yield Token(found.lower(), match.start(), match.end(), frozenset(kinds), number)
        else:
            yield Token(found, match.start(), match.end(), frozenset({kind}), found)


def _number_kinds(number: int) -> frozenset[str]:
    kinds = set()
    if 1 <= number <= 31:
        kinds.add("day")
    if 1500 <= number <= 2199:
        kinds.add("year")
    elif number >= 1:
        kinds.add("number")
        if number >= 1000:
            kinds.add("far")  # a year of another calendar, if it is one
    return frozenset(kinds)


def _word(printed: str, start: int, end: int) -> Token:
    """A word in letters. Weekdays and months are only read with a capital."""
    word = printed.lower().replace("’", "'")
    known = lexicon()
    if word in known.weekdays and printed[0].isupper():
        kinds = {"anyday", "weekday"} if word.endswith("day") else {"anyday"}
        return Token(word, start, end, frozenset(kinds), known.weekdays[word])
    if word in known.months and printed[0].isupper():
        kinds = {"month"} if word in known.kinds["unsure_months"] else {"month", "suremonth"}
        return Token(word, start, end, frozenset(kinds), known.months[word])
    if word in known.units:
        return Token(word, start, end, frozenset({"unit"}), known.units[word])
    if word in known.numbers or (" " in word or "-" in word):
        return Token(word, start, end, frozenset({"number", "any"}), _spelled(word))
    if printed in known.kinds["zones"]:
        return Token(word, start, end, frozenset({"zone"}), printed)
    kinds = {"name"} if printed[0].isupper() else set()
    kinds |= {"any"} if word not in known.kinds["shifts"] else set()
    for kind, name in (("part", "parts"), ("shift", "shifts"), ("season", "seasons"), ("nth", "nth")):
        if word in known.kinds[name]:
            kinds.add(kind)
    return Token(word, start, end, frozenset(kinds), word)


def _spelled(word: str) -> int:
    numbers = lexicon().numbers
    return sum(numbers[part] for part in re.split(r"[- ]", word))
