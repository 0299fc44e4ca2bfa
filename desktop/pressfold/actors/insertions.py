"""Insertions: what stands between a speaker's name and the verb ("Smith, 45, a lawyer in Paris, said")."""

from __future__ import annotations

from pressfold.actors.grammar import Grammar
from pressfold.actors.lexicon import Lexicon
from pressfold.actors.stretch import Stretch

#: How long an insertion may be, in tokens.
_LONGEST = 30


def before_insertion(stretch: Stretch, closing: int, floor: int) -> int | None:
    """Where the phrase ends that an insertion follows: "Smith, a lawyer in Paris, said" -> behind "Smith".

    Of several insertions the leftmost counts, as long as each begins like one.
    """
    opening = {")": "("}.get(stretch.tokens[closing].text, stretch.tokens[closing].text)
    best: int | None = None
    for at in range(closing - 1, max(floor, closing - _LONGEST), -1):
        mark = stretch.tokens[at].text
        if not stretch.outside(at) or mark in (";", ":", "?", "!") or (mark == "." and opening == ","):
            break
        if mark != opening or at == floor:
            continue
        if opening != ",":
            return at
        surely = _begins_insertion(stretch, at + 1)
        if _can_end(stretch, at - 1) and (surely or (best is None and _may_begin_insertion(stretch, at + 1))):
            if best is None or stretch.tokens[at - 1].capital:
                best = at
        elif best is not None:
            break
    return best


def _begins_insertion(stretch: Stretch, at: int) -> bool:
    """Whether a token surely begins what is inserted behind a name: "a lawyer", "who ...", "45", "president of ..."."""
    grammar = Grammar.core()
    word = stretch.lower[at]
    plain = not stretch.tokens[at].capital and (word in Lexicon.core().titles or word in grammar.roles)
    return word in grammar.determiners or word in ("who", "whose", "former", "now") or word.isdigit() or plain


def _may_begin_insertion(stretch: Stretch, at: int) -> bool:
    grammar = Grammar.core()
    word = stretch.lower[at]
    return stretch.tokens[at].capital or word in grammar.prepositions or word in ("which", "speaking", "citing")


def insertion_end(stretch: Stretch, at: int) -> int:
    """Behind "..., a professor of law at Yale" after a speaker; `at` where nothing of the kind follows."""
    if not stretch.is_comma(at) or at + 1 >= len(stretch) or not _begins_insertion(stretch, at + 1):
        return at
    for last in range(at + 1, min(len(stretch), at + _LONGEST)):
        if not stretch.outside(last) or stretch.lower[last] in (".", ";", ":", "—", "–", "--"):
            return last
        if stretch.is_comma(last) and not _lists_on(stretch, last):
            return last
    return len(stretch) if len(stretch) - at < _LONGEST else at


def _lists_on(stretch: Stretch, comma: int) -> bool:
    """Whether an insertion goes on behind a comma ("..., 45, a lawyer", "..., a former minister, now in Paris")."""
    return (comma + 1 < len(stretch) and _begins_insertion(stretch, comma + 1)) or stretch.lower[comma - 1].isdigit()


def _can_end(stretch: Stretch, at: int) -> bool:
    """Whether a speaker's phrase may end with this token: a name, or a noun."""
    word = stretch.lower[at]
    return stretch.outside(at) and word[0].isalpha() and word not in Grammar.core().prepositions
