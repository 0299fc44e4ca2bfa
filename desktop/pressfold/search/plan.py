"""Makes Whoosh queries of a query's tree.

A word is looked for in the titles and in the texts. What only admits or refuses an article (outlet, date ...) has no
say in its score; where nothing else is asked for, all scores are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from whoosh.query import And, AndNot, ConstantScoreQuery, Every, NullQuery, Or, Query, Require, Term
from whoosh.query import Phrase as PhraseQuery

from pressfold.search.expansion import Expansion
from pressfold.search.fields import FIELDS, WordsIn, only_admits
from pressfold.search.queries import Among, DateBetween, Near, SameQuotation
from pressfold.search.schema import TEXTS
from pressfold.search.syntax import (
    All,
    Dated,
    Fuzzy,
    Kept,
    Leaf,
    Node,
    Not,
    Phrase,
    Prefix,
    Said,
    Some,
    Spelled,
    Wildcard,
    Within,
    Word,
)

#: Says which words a leaf stands for in the fields of the schema.
Expand = Callable[[Prefix | Wildcard | Fuzzy, Sequence[str]], Expansion]


#: Says which articles the library keeps something about; raises `BadQuery` where there is no such tag or collection.
KeptIds = Callable[[Kept], Collection[int]]


def nothing_kept(_: Kept) -> Collection[int]:
    """What an index without a library keeps."""
    return ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a plan must be told: the words of the index, and what the library keeps."""

    expand: Expand
    kept: KeptIds = nothing_kept


def plan(node: Node, known: Known, field: str | None = None) -> Query:
    """The Whoosh query that answers a tree, inside a field where one is named."""
    match node:
        case Not(part):
            return AndNot(Every(), plan(part, known, field))
        case All(parts):
            return _all(parts, known, field)
        case Some(parts):
            return Or([plan(part, known, field) for part in parts])
        case Spelled(typed, others):
            return Or([plan(part, known, field) for part in (typed, *others)])
        case Within(name, part):
            found = plan(part, known, name)
            return ConstantScoreQuery(found) if only_admits(node) else found
        case Dated(first, last):
            return ConstantScoreQuery(DateBetween(first, last))
        case Kept():
            return ConstantScoreQuery(Among(known.kept(node)))
        case Said(speaker, words):
            asked = [plan(part, known, name) for part, name in ((speaker, "speaker"), (words, "quote")) if part]
            found = SameQuotation(_every(asked))
            return ConstantScoreQuery(found) if only_admits(node) else found
        case _:
            return _either(_leaf(node, searched(field), known.expand))


def searched(field: str | None) -> tuple[str, ...]:
    """The fields of the schema that a condition on `field` is about."""
    if field is None:
        return TEXTS
    found = FIELDS[field]
    return (found.indexed,) if isinstance(found, WordsIn) else ()


def _all(parts: Sequence[Node], known: Known, field: str | None) -> Query:
    refused = [plan(part.part, known, field) for part in parts if isinstance(part, Not)]
    asked = [part for part in parts if not isinstance(part, Not)]
    scored = [plan(part, known, field) for part in asked if not only_admits(part)]
    admitting = [plan(part, known, field) for part in asked if only_admits(part)]
    found = _every(scored or admitting)
    if scored and admitting:
        found = Require(found, _every(admitting))
    return AndNot(found, _either(refused)) if refused else found


def _leaf(node: Leaf, fields: Sequence[str], expand: Expand) -> list[Query]:
    match node:
        case Word(word):
            return _terms(fields, [word])
        case Phrase(words, distance=0):
            return [PhraseQuery(field, list(words)) for field in fields]
        case Phrase(words, distance=distance):
            return [Near(field, words, distance) for field in fields]
        case Prefix(start, typed=True):
            # The word itself counts twice, so that whole words come before longer ones.
            return _terms(fields, [start, *expand(node, fields).words])
        case Prefix() | Wildcard() | Fuzzy():
            return _terms(fields, expand(node, fields).words)
        case Dated() | Kept():
            raise AssertionError("a date and what the library keeps stand in no field of words")


def _terms(fields: Sequence[str], words: Sequence[str]) -> list[Query]:
    return [Term(field, word) for word in words for field in fields]


def _every(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else And(queries) if queries else Every()


def _either(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Or(queries) if queries else NullQuery
