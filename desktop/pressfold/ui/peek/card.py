"""What a peek card says, in values: facts at its head, and rows of places that the reader can go to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pressfold.model.span import Span
from pressfold.ui.delegates.card import Card
from pressfold.ui.desk.mark import Mark
from pressfold.ui.peek.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article of the library."""

    article: int
    span: Span


@dataclass(frozen=True, slots=True)
class PeekRow:
    """One row: where it goes, how it looks, and how it is said to who hears it."""

    place: Place
    card: Card
    said: str


@dataclass(frozen=True, slots=True)
class Peek:
    """One card. `name` is what its tab is called, `said` the head for who hears it.

    `listed` names the rows, `more` is said below them, `pins` is what P pins while no row is chosen, and `family` is
    the passage that Y confirms and N rejects; `dates` are words for a day, whose date E sets.
    """

    name: str
    head: Card
    said: str
    rows: tuple[PeekRow, ...] = ()
    listed: str = ""
    more: str = ""
    pins: Place | None = None
    family: str = ""
    dates: Place | None = None


#: Makes the card of a mark; None where there is nothing to tell. It runs beside the window's thread.
MakeCard = Callable[[Mark, Shelf], Peek | None]
