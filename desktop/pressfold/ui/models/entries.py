"""Rows of every page that answers a question: headings, and entries that may be gone to or decided on."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.span import Span
from pressfold.ui.phrases import joined


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands."""

    article: int
    span: Span


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done with an entry: its name, its words, what it does in a sentence, where it leads."""

    name: str
    text: str
    tip: str
    leads: Place | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over entries; `amount` stands at the right edge."""

    text: str
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `head` is its first line with `amount` at the right, `text` words of an article, `facts` small lines.

    `quoted` are words that an article prints inside marks; `marks` are set off in `text`; `share` (0..1) draws a bar;
    `warns` is what is odd about it. `opens` is where it leads: a place, or the id of an actor.
    """

    key: str
    head: str = ""
    amount: str = ""
    text: str = ""
    facts: tuple[str, ...] = ()
    marks: tuple[Span, ...] = ()
    quoted: bool = False
    share: float | None = None
    warns: str = ""
    opens: Place | str | None = None
    choices: tuple[Choice, ...] = ()


Row = Heading | Entry


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, Heading):
        return joined(row.text, row.amount)
    parts = (row.head, row.amount, row.text, *row.facts, row.warns, *(choice.text for choice in row.choices))
    return ", ".join(part for part in parts if part)


def key(row: Row) -> str:
    return f"heading {row.text}" if isinstance(row, Heading) else row.key
