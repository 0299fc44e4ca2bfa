"""Reads a query as a tree, forgiving as a librarian.

Words side by side must all be there. AND binds closest, then OR, then standing side by side, as in Whoosh's own
language: `macron kiev OR kyiv` is macron and either of the two. A phrase may stand in any quotation marks; one that is
not closed ends with the query, and so does a parenthesis. What cannot be read raises `BadQuery` with its place and what
to do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pressfold.model.errors import BadQuery
from pressfold.model.span import Span
from pressfold.search.analyzer import search_words
from pressfold.search.fields import FIELDS, DateIn, KeptIn
from pressfold.search.marks import Kind, Mark, marks
from pressfold.search.said import said
from pressfold.search.syntax import All, Fuzzy, Node, Not, Phrase, Prefix, Some, Wildcard, Within, Word, joined
from pressfold.text.normal import search_word

#: A word is only completed, and only guessed, when so many letters are known: fewer fit half the vocabulary.
SHORTEST_PREFIX = 2
SHORTEST_FUZZY = 3

_LONGEST = 100_000
_DEEPEST = 50
_FUZZY = re.compile(r"~\d*$")
_LETTERS_OR_WILD = re.compile(r"(?:[^\W_]|[*?'’ʼ\u0300-\u036f])+")
_WILD = re.compile(r"([*?]+)")
_JOKER = re.compile(r"\*|[^\W_]\?(?=[^\W_*?])")

_OPERATORS = (Kind.AND, Kind.OR, Kind.NOT)


def parse(query: str, *, typing: bool = False) -> Node:
    """The tree of a query; raises `BadQuery`.

    While the reader is `typing`, the last word counts as the start of one, and an operator without its right side is
    not there yet.
    """
    if len(query) > _LONGEST:
        raise BadQuery(f"This search is too long ({len(query):,} characters). Search for a part of it.", _LONGEST)
    found = list(marks(query))
    if typing:
        found = _without_loose_end(found)
    node = _Parser(found, len(query) if typing else None).whole()
    if node is None:
        raise BadQuery("There is nothing to search for. Type a word, or a phrase in quotation marks.", 0)
    return said(node)


def _without_loose_end(found: list[Mark]) -> list[Mark]:
    while found and found[-1].kind in (*_OPERATORS, Kind.FIELD, Kind.OPEN):
        found = found[:-1]
    return found


class _Parser:
    """Recursive descent over the marks; `typed_at` is where the reader types, or None."""

    def __init__(self, found: Sequence[Mark], typed_at: int | None) -> None:
        self._marks = found
        self._typed_at = typed_at
        self._at = 0
        self._depth = 0

    def whole(self) -> Node | None:
        """All marks; a closing parenthesis that closes nothing is passed over."""
        parts: list[Node] = []
        while self._at < len(self._marks):
            parts += self._parts()
            self._at += 1
        return joined(All, parts) if parts else None

    def _parts(self) -> list[Node]:
        """What stands side by side, up to a closing parenthesis or the end."""
        parts: list[Node] = []
        while self._kind() not in (None, Kind.CLOSE):
            parts += self._chain(Kind.OR, Some)
        return parts

    def _chain(self, operator: Kind, kind: type[All] | type[Some]) -> list[Node]:
        """Operands of one operator as one node; none where they say nothing."""
        parts = self._operand(operator)
        while self._kind() is operator and not self._is_word():
            self._at += 1
            parts += self._operand(operator)
        return [joined(kind, parts)] if parts else []

    def _operand(self, operator: Kind) -> list[Node]:
        return self._chain(Kind.AND, All) if operator is Kind.OR else self._unary()

    def _unary(self) -> list[Node]:
        negated = False
        while self._kind() is Kind.NOT:
            operator = self._take()
            negated = not negated
            self._needs_operand(operator)
        parts = self._primary()
        return [Not(_settled(part)) for part in parts] if negated else parts

    def _primary(self) -> list[Node]:
        mark = self._take()
        match mark.kind:
            case Kind.OPEN:
                return self._group(mark)
            case Kind.FIELD:
                return self._field(mark)
            case Kind.PHRASE:
                return self._phrase(mark)
            case Kind.TEXT:
                return self._text(mark)
            case _ if mark.text.islower():
                return [Word(mark.text, mark.place)]
            case _:
                raise _lone(mark)

    def _group(self, mark: Mark) -> list[Node]:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadQuery("Too many parentheses stand inside each other. Leave some of them out.", mark.place.start)
        parts = self._parts()
        self._at += self._kind() is Kind.CLOSE
        self._depth -= 1
        return [joined(All, parts)] if parts else []

    def _field(self, mark: Mark) -> list[Node]:
        field = FIELDS[mark.text]
        if self._kind() in (None, Kind.CLOSE, Kind.AND, Kind.OR):
            raise BadQuery(f"“{mark.text}:” needs something behind it, as in {mark.text}:word.", mark.place.start)
        if isinstance(field, DateIn):
            value = self._take()
            return [field.read(value.text.strip(), value.place)]
        if isinstance(field, KeptIn):
            return [self._kept(mark, field)]
        return [_within(mark.text, part) for part in self._unary()]

    def _kept(self, mark: Mark, field: KeptIn) -> Node:
        """What the library keeps; `tag:-urgent` refuses what `-tag:urgent` does."""
        refused = self._kind() is Kind.NOT
        self._at += refused
        if self._kind() not in (Kind.TEXT, Kind.PHRASE):
            raise BadQuery(f"“{mark.text}:” needs one word behind it, or several in quotation marks.", mark.place.start)
        value = self._take()
        node = field.read(value.text.strip(), value.place, self._is_typed(value))
        return Not(node) if refused else node

    def _phrase(self, mark: Mark) -> list[Node]:
        words = search_words(mark.text)
        if not mark.closed and self._is_typed(mark) and words:
            return _begun(words, mark.place)
        return _one_behind_the_other(words, mark.place, mark.distance)

    def _text(self, mark: Mark) -> list[Node]:
        if _JOKER.search(mark.text):
            return _with_wildcards(mark)
        exact = _FUZZY.sub("", mark.text)
        words = search_words(exact)
        if exact != mark.text and words:
            return _nearly(words, mark.place)
        if self._is_typed(mark) and words and mark.text[-1].isalnum():
            return _begun(words, mark.place)
        return _one_behind_the_other(words, mark.place)

    def _is_typed(self, mark: Mark) -> bool:
        return mark.place.end == self._typed_at

    def _is_word(self) -> bool:
        """Whether the operator here is a word after all: "and" or "or" in small letters with nothing behind it."""
        last = self._at + 1 == len(self._marks) or self._marks[self._at + 1].kind in (Kind.CLOSE, Kind.AND, Kind.OR)
        return last and self._marks[self._at].text.islower()

    def _needs_operand(self, operator: Mark) -> None:
        if self._kind() in (None, Kind.CLOSE, Kind.AND, Kind.OR):
            raise _lone(operator)

    def _kind(self) -> Kind | None:
        return self._marks[self._at].kind if self._at < len(self._marks) else None

    def _take(self) -> Mark:
        if self._at == len(self._marks):
            raise _lone(self._marks[-1])
        mark = self._marks[self._at]
        if mark.kind is Kind.CLOSE:
            raise _lone(self._marks[self._at - 1])
        self._at += 1
        return mark


def _lone(operator: Mark) -> BadQuery:
    return BadQuery(
        f"“{operator.text}” has nothing to join. Put a word on either side, or write it in quotation marks to search "
        "for the word itself.",
        operator.place.start,
    )


def _within(field: str, part: Node) -> Node:
    """The part asked of a field; `outlet:-bbc` refuses what `-outlet:bbc` does."""
    return Not(Within(field, part.part)) if isinstance(part, Not) else Within(field, part)


def _one_behind_the_other(words: list[str], place: Span, distance: int = 0) -> list[Node]:
    if len(words) > 1:
        return [Phrase(tuple(words), place, distance)]
    return [Word(word, place) for word in words]


def _begun(words: list[str], place: Span) -> list[Node]:
    """What the reader is typing: whole words and the start of the last."""
    *whole, last = words
    if len(last) < SHORTEST_PREFIX:
        return _one_behind_the_other(words, place)
    return [joined(All, [*_one_behind_the_other(whole, place), Prefix(last, place, typed=True)])]


def _nearly(words: list[str], place: Span) -> list[Node]:
    *whole, last = words
    if len(last) < SHORTEST_FUZZY:
        raise BadQuery(f"“{last}~” is too short to be guessed. Write at least three letters before ~.", place.start)
    return [joined(All, [*_one_behind_the_other(whole, place), Fuzzy(last, place)])]


def _with_wildcards(mark: Mark) -> list[Node]:
    parts: list[Node] = []
    for piece in _LETTERS_OR_WILD.findall(mark.text):
        pattern = _folded_pattern(piece.rstrip("?"))
        if "*" not in pattern and "?" not in pattern:
            parts += _one_behind_the_other(search_words(pattern), mark.place)
            continue
        start = _WILD.split(pattern)[0]
        if len(start) < SHORTEST_PREFIX:
            raise BadQuery(
                f"“{piece}” fits too many words. Write at least two letters before * or ?.", mark.place.start
            )
        whole = pattern == start + "*"
        parts.append(Prefix(start, mark.place) if whole else Wildcard(pattern, mark.place))
    return [joined(All, parts)] if parts else []


def _folded_pattern(piece: str) -> str:
    """The letters of a pattern in search form, with runs of stars as one."""
    runs = _WILD.split(piece)
    folded = "".join(search_word(run) if at % 2 == 0 else run for at, run in enumerate(runs))
    return re.sub(r"\*[*?]*\*|\*+", "*", folded)


def _settled(node: Node) -> Node:
    """The node with no word still being typed: what is excluded must be a whole word."""
    match node:
        case Prefix(start, place, typed=True):
            return Word(start, place)
        case All(parts) | Some(parts):
            return replace(node, parts=tuple(_settled(part) for part in parts))
        case Within(field, part):
            return Within(field, _settled(part))
        case _:
            return node
