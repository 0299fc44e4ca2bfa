"""A quote as it is printed: with what its reader left out or put into brackets, by command alone.

The quote itself stays as it was pinned and is what every proof looks at; how it is printed is laid over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressfold.briefing.selection import whole_words
from pressfold.model.briefing import Alteration, Pin
from pressfold.model.span import Span

#: What stands for words that were left out.
OMISSION = "[…]"

Alterations = tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote and what is printed for it; both are the same where nothing was altered."""

    span: Span
    printed: str
    altered: bool = False


def pieces(pin: Pin) -> Iterator[Piece]:
    """The quote from its beginning to its end in pieces."""
    at = 0
    for alteration in pin.alterations:
        if alteration.start > at:
            yield Piece(Span(at, alteration.start), pin.quote[at : alteration.start])
        yield Piece(Span(alteration.start, alteration.end), _in_place(pin.quote, alteration), altered=True)
        at = alteration.end
    if at < len(pin.quote):
        yield Piece(Span(at, len(pin.quote)), pin.quote[at:])


def _in_place(quote: str, alteration: Alteration) -> str:
    """What is printed at an altered place; an insertion keeps a space from the letters beside it."""
    if not alteration.words:
        return OMISSION
    if alteration.end > alteration.start:
        return f"[{alteration.words}]"
    before, behind = quote[: alteration.start][-1:], quote[alteration.end :][:1]
    return f"{' ' if before.isalnum() else ''}[{alteration.words}]{' ' if behind.isalnum() else ''}"


def printed(pin: Pin) -> str:
    """The words as they are printed."""
    return "".join(piece.printed for piece in pieces(pin)) if pin.alterations else pin.quote


def told(pin: Pin) -> str:
    """What was done to the quote: "2 omissions, 1 insertion in brackets"; empty where nothing was."""
    inserted = sum(bool(alteration.words) for alteration in pin.alterations)
    left_out = len(pin.alterations) - inserted
    parts = []
    if left_out:
        parts.append(f"{left_out} omission{'s' if left_out > 1 else ''}")
    if inserted:
        parts.append(f"{inserted} insertion{'s' if inserted > 1 else ''} in brackets")
    return ", ".join(parts)


def left_out(pin: Pin, span: Span) -> Alterations:
    """The alterations with the whole words that `span` touches left out; those inside it and beside it become one."""
    place = whole_words(pin.quote, span)
    if place.end <= place.start:
        return pin.alterations
    apart = []
    for alteration in pin.alterations:
        if _apart(pin.quote, alteration, place):
            apart.append(alteration)
        else:
            place = Span(min(place.start, alteration.start), max(place.end, alteration.end))
    return _ordered([*apart, Alteration(*place)])


def in_brackets(pin: Pin, span: Span, words: str) -> Alterations:
    """The alterations with `words` in brackets in the place of `span`, or at it where it is empty."""
    words = " ".join(words.split()).strip("[]").strip()
    place = whole_words(pin.quote, span) if span.end > span.start else span
    apart = [other for other in pin.alterations if other.end <= place.start or other.start >= place.end]
    if not words or (place == span and any(other.start < place.start < other.end for other in apart)):
        return pin.alterations
    return _ordered([*apart, Alteration(*place, words)])


def restored(pin: Pin, span: Span) -> Alterations:
    """The alterations without those that `span` touches."""
    return tuple(other for other in pin.alterations if other.end < span.start or other.start > span.end)


def fits(quote: str, alterations: Alterations) -> bool:
    """Whether alterations lie inside a quote, in order, none over another, and leave a word of it standing."""
    at = 0
    for alteration in alterations:
        if not at <= alteration.start <= alteration.end <= len(quote):
            return False
        if alteration.start == alteration.end and not alteration.words:
            return False
        at = alteration.end
    if not alterations:
        return True
    return any(char.isalnum() for kept in _kept(quote, alterations) for char in kept)


def _kept(quote: str, alterations: Alterations) -> Iterator[str]:
    at = 0
    for alteration in alterations:
        yield quote[at : alteration.start]
        at = alteration.end
    yield quote[at:]


def _apart(quote: str, alteration: Alteration, place: Span) -> bool:
    """Whether words stand between an alteration and a place, or the alteration puts words of its own there."""
    if alteration.end <= place.start:
        return bool(alteration.words) or bool(quote[alteration.end : place.start].strip())
    if alteration.start >= place.end:
        return bool(alteration.words) or bool(quote[place.end : alteration.start].strip())
    return False


def _ordered(alterations: Iterable[Alteration]) -> Alterations:
    return tuple(sorted(alterations, key=lambda alteration: (alteration.start, alteration.end)))
