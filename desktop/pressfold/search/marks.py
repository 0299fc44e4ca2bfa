"""Cuts a query into its marks: words as typed, phrases, operators, parentheses and field names, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from pressfold.model.errors import BadQuery
from pressfold.model.span import Span
from pressfold.search.fields import FIELDS, meant
from pressfold.text.normal import typography_folded


class Kind(Enum):
    TEXT = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `text` is what was typed, without the quotation marks of a phrase or the colon of a field.

    A phrase knows its `distance` and whether its closing mark was typed.
    """

    kind: Kind
    text: str
    place: Span
    distance: int = 0
    closed: bool = True


_OPERATORS = {
    "AND": Kind.AND, "and": Kind.AND, "And": Kind.AND, "&": Kind.AND, "&&": Kind.AND,
    "OR": Kind.OR, "or": Kind.OR, "Or": Kind.OR, "|": Kind.OR, "||": Kind.OR,
    "NOT": Kind.NOT,  # "not" is a word that people quote
}  # fmt: skip
_PARENTHESES = {"(": Kind.OPEN, "（": Kind.OPEN, ")": Kind.CLOSE, "）": Kind.CLOSE}
_MINUS = "-−–"
_FIELD = re.compile(r"([^\W\d_]+)[:：]")
_DISTANCE = re.compile(r"~(\d{1,3})")
#: A phrase in single marks, as British papers print it; its end is a mark that no letter follows.
_SINGLE = re.compile(r"['‘‚‛](\S.{0,300}?)['’‘](?!\w)", re.DOTALL)


def marks(query: str) -> Iterator[Mark]:
    """The marks of a query in order; raises `BadQuery` for a field name that is nearly one of ours."""
    at = 0
    while at < len(query):
        mark = _mark_at(query, at)
        if mark is not None:
            yield mark
        at = mark.place.end if mark else at + 1


def _mark_at(query: str, at: int) -> Mark | None:
    """The mark that starts here, or None where a character says nothing."""
    char = query[at]
    if is_blank(char) or char == "+":
        return None
    if char in _PARENTHESES:
        return Mark(_PARENTHESES[char], char, Span(at, at + 1))
    if _is_quote(char):
        return _phrase(query, at)
    if char in _MINUS:
        follows = query[at + 1 : at + 2]
        wanted = follows and not is_blank(follows) and follows not in _MINUS
        return Mark(Kind.NOT, char, Span(at, at + 1)) if wanted else None
    return _single_quoted(query, at) or _field(query, at) or _text(query, at)


@lru_cache(maxsize=1024)
def is_blank(char: str) -> bool:
    """Whether a character parts words: white space, or one that prints nothing."""
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")


@lru_cache(maxsize=1024)
def _is_quote(char: str) -> bool:
    return typography_folded(char) == '"'


def _phrase(query: str, at: int) -> Mark:
    end = next((place for place in range(at + 1, len(query)) if _is_quote(query[place])), None)
    if end is None:
        return Mark(Kind.PHRASE, query[at + 1 :], Span(at, len(query)), closed=False)
    distance = _DISTANCE.match(query, end + 1)
    behind = distance.end() if distance else end + 1
    return Mark(Kind.PHRASE, query[at + 1 : end], Span(at, behind), int(distance[1]) if distance else 0)


def _single_quoted(query: str, at: int) -> Mark | None:
    found = _SINGLE.match(query, at)
    return Mark(Kind.PHRASE, found[1], Span(*found.span())) if found else None


def _field(query: str, at: int) -> Mark | None:
    found = _FIELD.match(query, at)
    if found is None:
        return None
    name = found[1].lower()
    if name in FIELDS:
        return Mark(Kind.FIELD, name, Span(*found.span()))
    close = meant(name)
    if close is not None:
        known = ", ".join(f"{field}:" for field in FIELDS)
        raise BadQuery(f"There is no field “{name}:”. Did you mean “{close}:”? The fields are {known}.", at)
    return None


def _text(query: str, at: int) -> Mark:
    end = at + 1
    while end < len(query) and not _ends_text(query[end]):
        end += 1
    text = query[at:end]
    return Mark(_OPERATORS.get(text, Kind.TEXT), text, Span(at, end))


def _ends_text(char: str) -> bool:
    return char in _PARENTHESES or _is_quote(char) or is_blank(char)
