"""Rows of a card that tell the same words in other articles, with the words that differ set off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pressfold.model.span import Span
from pressfold.text.differences import Differences, differences
from pressfold.text.words import count_words
from pressfold.ui.delegates.card import Badge, Button, Card, Element, Frame, Line, Paragraph, When, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.peek.card import PeekRow, Place
from pressfold.ui.peek.shelf import Shelf
from pressfold.ui.phrases import count, shortened

#: More articles than this are counted and not listed.
MOST = 24
#: Where more than this share of its words is its own, a rendering says the same in other words: nothing is set off.
_OTHER_WORDS = 0.7
#: Words that a rendering lacks are named up to this many characters.
_NAMED = 90


def listed(ids: Iterable[int], shelf: Shelf) -> tuple[list[int], str]:
    """The articles to list, those on the desk first, and the sentence about those that are only counted."""
    ids = sorted(set(ids), key=shelf.order)
    left = len(ids) - MOST
    more = f"and {count(left, 'article', 'articles')} more" if left > 0 else ""
    return ids[:MOST], more


def rendering(
    shelf: Shelf,
    place: Place,
    printed: str,
    words: str,
    *,
    times: int = 1,
    facts: Sequence[str] = (),
    bar: str = "",
) -> PeekRow:
    """The row of one rendering: `printed` is what stands there in one line, `words` are those it is compared with.

    `times` says how often it stands in its article, `facts` stand behind outlet and date.
    """
    differs = differences(printed, words)
    own = sum(count_words(printed, *span) for span in differs.only)
    marks = differs.only if own <= _OTHER_WORDS * count_words(printed) else ()
    note = _note(differs) if marks or not differs.only else "says it in other words"
    parts = (
        source_line(shelf, place.article, times=times, facts=facts),
        Paragraph(printed, lines=6, size=14, marks=marks, bar=bar),
        Line((Words(note, "ink_3" if not differs else "ink_2", 11.5, stretch=True),)),
    )
    marked = [f"“{span.of(printed)}”" for span in marks]
    only = f"Only here: {', '.join(marked)}. " if marked else ""
    said = f"{shelf.facts(place.article)}. {printed} {only}{note}."
    return PeekRow(place, Card(parts, frame=Frame.ROW), said)


def source_line(shelf: Shelf, article: int, *, times: int = 1, facts: Sequence[str] = ()) -> Line:
    """Outlet, date and how often, with a button that pins what the row shows."""
    left: list[Element] = [Words(shelf.outlet(article), "ink", 12, Weight.BOLD, stretch=True)]
    left += [Words(fact, "ink_3", 11.5) for fact in (shelf.dated(article), *facts) if fact]
    if times > 1:
        left.append(Words(f"×{times}", "ink_2", 12, Weight.BOLD))
    right: list[Element] = [Badge("open", "accent")] if article in shelf.open else []
    right.append(Button("pin", "Pin these words", "pin", when=When.ACTIVE))
    return Line(tuple(left), tuple(right))


def _note(differs: Differences) -> str:
    """What a rendering lacks, and whether it has words of its own."""
    if not differs:
        return "the same words in another order" if differs.moved else "word for word the same"
    if not differs.missing:
        return "has words of its own"
    lacks = "lacks " + ", ".join(f"“{words}”" for words in differs.missing)
    return shortened(lacks, _NAMED)


def hull(text: str, span: Span) -> str:
    """The words of a span in one line."""
    return " ".join(span.of(text).split())
