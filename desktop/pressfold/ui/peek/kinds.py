"""The one table of the kinds of cards: which kind of mark has which card.

A new kind of card is a module beside this one with a function from a mark and the shelf to a card, and its line here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pressfold.ui.desk.mark import Mark
from pressfold.ui.peek.actor import actor_card
from pressfold.ui.peek.card import MakeCard, Peek
from pressfold.ui.peek.date import date_card
from pressfold.ui.peek.passage import passage_card
from pressfold.ui.peek.pin import pin_card
from pressfold.ui.peek.quotation import quotation_card
from pressfold.ui.peek.shelf import Shelf

#: By the name of the kind of mark, as `ui/desk/marks.py` names it.
CARDS: dict[str, MakeCard] = {
    "passage": passage_card,
    "only here": passage_card,
    "actor": actor_card,
    "quotation": quotation_card,
    "date": date_card,
    "pin": pin_card,
}


def cards(marks: Sequence[tuple[str, Mark]], shelf: Shelf, kinds: Mapping[str, MakeCard] | None = None) -> list[Peek]:
    """The cards of a stack of marks, the topmost first; two marks that say the same have one card."""
    makers = CARDS if kinds is None else kinds
    made = (makers[name](mark, shelf) for name, mark in marks if name in makers)
    return list(dict.fromkeys(card for card in made if card is not None))
