"""Says in words what a query asks for: "Articles with all of: “macron”, “putin”, but not “kremlin”, from “bbc”."."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.search.fields import FIELDS, WordsIn, only_admits
from pressfold.search.syntax import (
    All,
    Dated,
    Fuzzy,
    Kept,
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

#: So many other spellings of a name are told: a head of state has dozens.
_NAMES = 3


def explain(node: Node) -> str:
    """One sentence about the articles that a query finds."""
    parts = node.parts if isinstance(node, All) else (node,)
    refused = [_words(part.part) for part in parts if isinstance(part, Not)]
    asked = [part for part in parts if not isinstance(part, Not)]
    clauses = _wanted([part for part in asked if not only_admits(part)])
    clauses += [_words(part) for part in asked if only_admits(part)]
    if refused:
        clauses.append(f"{'but not' if clauses else 'without'} {' or '.join(refused)}")
    return f"Articles {', '.join(clauses)}."


def _wanted(parts: Sequence[Node]) -> list[str]:
    if len(parts) > 1:
        return [f"with all of: {', '.join(_words(part) for part in parts)}"]
    if parts and isinstance(parts[0], Some):
        return [f"with any of: {', '.join(_words(part) for part in parts[0].parts)}"]
    return [f"with {_words(part)}" for part in parts]


def _words(node: Node) -> str:
    match node:
        case Word(word):
            return f"“{word}”"
        case Prefix(start, typed=typed):
            return f"“{start}…”" if typed else f"words starting with “{start}”"
        case Wildcard(pattern):
            return f"words like “{pattern}”"
        case Fuzzy(word):
            return f"words spelled nearly like “{word}”"
        case Phrase(words, distance=0):
            return f"the phrase “{' '.join(words)}”"
        case Phrase(words, distance=distance):
            return f"{_list(words)} within {distance} word{'s' * (distance > 1)} of each other"
        case Dated(text=text) | Kept(says=text):
            return text
        case Said(speaker, None) if speaker:
            return f"quoting {_words(speaker)}"
        case Said(None, words) if words:
            return f"{_words(words)} inside a quotation"
        case Said(speaker, words):
            assert speaker and words
            return f"{_words(words)} inside a quotation of {_words(speaker)}"
        case Spelled(typed, _, names):
            others = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
            return f"{_words(typed)} (also {_list(names[:_NAMES])}{others})"
        case Within(name, part):
            field = FIELDS[name]
            return field.says.format(_words(part)) if isinstance(field, WordsIn) else _words(part)
        case Not(part):
            return f"not {_words(part)}"
        case All(parts):
            return f"({' and '.join(_words(part) for part in parts)})"
        case Some(parts):
            return f"({' or '.join(_words(part) for part in parts)})"


def _list(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
