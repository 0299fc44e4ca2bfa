"""Adds the other spellings of an actor to a query: who asks for Kiev is shown Kyiv and Київ as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pressfold.model.span import Span
from pressfold.search.analyzer import search_words
from pressfold.search.fields import FIELDS, WordsIn
from pressfold.search.syntax import All, Node, Not, Phrase, Prefix, Said, Some, Spelled, Within, Word, looked_for

#: Given words in search form with one space between them ("le drian"): all spellings of the actor that they name.
Aliases = Callable[[str], Sequence[str]]

#: So many words side by side in a query are tried as one name.
_LONGEST_NAME = 4


def with_aliases(node: Node, aliases: Aliases) -> Node:
    """The tree where every word, phrase and run of words that names an actor stands for all its spellings."""
    match node:
        case Word(word) | Prefix(word, typed=True):
            return _spelled(node, (word,), aliases)
        case Phrase(words, distance=0):
            return _spelled(node, words, aliases)
        case All(parts):
            return All(tuple(_with_names(parts, aliases)))
        case Some(parts):
            return Some(tuple(with_aliases(part, aliases) for part in parts))
        case Not(part):
            return Not(with_aliases(part, aliases))
        case Said(speaker, words) if words:
            return Said(speaker, with_aliases(words, aliases))
        case Within(field, part) if _is_text(field):
            return Within(field, with_aliases(part, aliases))
        case _:
            return node


def _is_text(field: str) -> bool:
    """Whether a field says what its article says; the others hold names that were spelled out already."""
    found = FIELDS[field]
    return isinstance(found, WordsIn) and found.scored


def _with_names(parts: Sequence[Node], aliases: Aliases) -> list[Node]:
    """The parts, with the longest runs of words that are a name as one part."""
    done: list[Node] = []
    at = 0
    while at < len(parts):
        name = _name_at(parts, at, aliases)
        done.append(name or with_aliases(parts[at], aliases))
        at += len(name.typed.parts) if name and isinstance(name.typed, All) else 1
    return done


def _name_at(parts: Sequence[Node], at: int, aliases: Aliases) -> Spelled | None:
    words: list[Word] = []
    for part in parts[at : at + _LONGEST_NAME]:
        if not isinstance(part, Word):
            break
        words.append(part)
    for length in range(len(words), 1, -1):
        found = _spelled(All(tuple(words[:length])), tuple(word.word for word in words[:length]), aliases)
        if isinstance(found, Spelled):
            return found
    return None


def _spelled(node: Node, words: tuple[str, ...], aliases: Aliases) -> Node:
    """The node for any spelling; itself where there is no other."""
    others: dict[tuple[str, ...], str] = {}
    for name in aliases(" ".join(words)):
        other = tuple(search_words(name))
        if other and not _holds(other, words):
            others.setdefault(other, name)
    if not others:
        return node
    place = _place(node)
    leaves = tuple(Phrase(other, place) if len(other) > 1 else Word(other[0], place) for other in others)
    return Spelled(node, leaves, tuple(others.values()))


def _holds(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Whether `run` stands in `words`: then what was typed finds it anyway."""
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))


def _place(node: Node) -> Span:
    """Where the first word of a name stands in the query."""
    return next(leaf.place for _, leaf, _ in looked_for(node))
