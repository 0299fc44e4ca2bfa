"""The card of a dated phrase: the day that it means, by which rule, counted from what, or why no day can be said."""

from __future__ import annotations

from pressfold.model.dated import NO_DATE, DatedPhrase
from pressfold.ui.delegates.card import Badge, Card, Element, Frame, Line, Paragraph, Part, Words
from pressfold.ui.desk.mark import Mark
from pressfold.ui.lettering import Weight
from pressfold.ui.peek.card import Peek, Place
from pressfold.ui.peek.shelf import Shelf
from pressfold.ui.phrases import meant, told, when


def date_card(mark: Mark, shelf: Shelf) -> Peek | None:
    """The card of the dated phrase that a mark covers."""
    phrase = next((one for one in shelf.column.dates if one.span == mark.span), None)
    if phrase is None:
        return None
    name = told("No date") if phrase.rule == NO_DATE else meant(phrase) or told("No day can be said")
    facts = _facts(phrase)
    asked = told("Date needed") if phrase.asks else told("Set by you") if phrase.set else ""
    badges: tuple[Element, ...] = (Badge(asked, "warn" if phrase.asks else "ink_2"),) if asked else ()
    parts: list[Part] = [Line((Words(name, "ink", 13, Weight.BOLD, stretch=True),), badges)]
    parts += [Paragraph(fact, lines=3, size=12.5, token="ink_2", serif=False) for fact in facts]
    words = " ".join(phrase.text.split())
    said = f"“{words}”: {name}. {' '.join(facts)}"
    place = Place(shelf.here, mark.span)
    head = Card(tuple(parts), frame=Frame.HEADING)
    return Peek(told("Date: %s", words), head, said, pins=place, dates=place)


def _facts(phrase: DatedPhrase) -> list[str]:
    """A line for each thing that is known of how the phrase was read."""
    if phrase.anchor is None:
        counted = ""
    elif phrase.assumed:
        counted = told("Counted from %s, assumed from a post.", when(phrase.anchor))
    else:
        counted = told("Counted from %s.", when(phrase.anchor))
    rule = "" if phrase.set else told("Rule: %s.", phrase.rule)
    asked = told("The badge in the column's head sets the article's date.") if phrase.asks else ""
    return [fact for fact in (phrase.why, counted, rule, asked) if fact]
