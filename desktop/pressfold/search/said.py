"""Joins what a query asks of speakers and of quoted words into questions about one quotation.

`speaker:macron quote:nato` is about a quotation of Macron that has Nato in it, not about an article where Macron says
one thing and somebody else the other.
"""

from __future__ import annotations

from dataclasses import replace

from pressfold.search.syntax import All, Node, Not, Said, Some, Within, joined

_SPEAKER, _QUOTE = "speaker", "quote"


def said(node: Node) -> Node:
    """The tree with every condition on speakers or quoted words inside a `Said`; those side by side share one."""
    match node:
        case All(parts):
            return _together(parts)
        case Some(parts):
            return replace(node, parts=tuple(said(part) for part in parts))
        case Not(part):
            return Not(said(part))
        case Within(field, part) if field == _SPEAKER:
            return Said(part, None)
        case Within(field, part) if field == _QUOTE:
            return Said(None, part)
        case _:
            return node


def _together(parts: tuple[Node, ...]) -> Node:
    """The parts of an `All`, the quotation that they ask for in the place of the first word about it."""
    speakers = _asked(parts, _SPEAKER)
    words = _asked(parts, _QUOTE)
    rest = [said(part) for part in parts if not _about_a_quotation(part)]
    if not speakers and not words:
        return All(tuple(rest))
    wanted = Said(joined(All, speakers) if speakers else None, joined(All, words) if words else None)
    first = next(at for at, part in enumerate(parts) if _about_a_quotation(part))
    return joined(All, [*rest[:first], wanted, *rest[first:]])


def _asked(parts: tuple[Node, ...], field: str) -> list[Node]:
    return [part.part for part in parts if isinstance(part, Within) and part.field == field]


def _about_a_quotation(part: Node) -> bool:
    return isinstance(part, Within) and part.field in (_SPEAKER, _QUOTE)
