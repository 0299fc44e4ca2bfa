"""The card of a passage: the same passage in every other outlet, with the words that differ."""

from __future__ import annotations

from pressfold.model.passage import Family, PassageKind, Verdict
from pressfold.ui.delegates.card import Card, Element, Frame, Letter, Line, Paragraph, Part, Words
from pressfold.ui.desk.content import letter, spans_of
from pressfold.ui.desk.mark import Mark
from pressfold.ui.lettering import Weight
from pressfold.ui.peek.card import Peek, PeekRow, Place
from pressfold.ui.peek.renderings import hull, listed, rendering
from pressfold.ui.peek.shelf import Shelf
from pressfold.ui.phrases import count, joined

_KINDS = {
    PassageKind.WIRE: ("Passage", "shared copy"),
    PassageKind.QUOTE: ("Shared quote", "somebody's words: not copying"),
    PassageKind.STOCK: ("Set phrase", "not counted"),
}


def passage_card(mark: Mark, shelf: Shelf) -> Peek | None:
    """The card of the family that a mark belongs to."""
    family = next((one for one in shelf.column.families if one.id == mark.key), None)
    own = spans_of(family, shelf.here) if family is not None else []
    if family is None or not own:
        return None
    here = next((span for span in own if span.overlap(mark.span)), own[0])
    words = hull(shelf.column.article.text, here)
    others, more = listed((id for id in family.articles if id != shelf.here), shelf)
    rows = tuple(row for id in others if (row := _row(family, id, words, shelf)) is not None)
    noun = "Rejected passage" if family.verdict is Verdict.REJECTED else _KINDS[family.kind][0]
    name = f"{noun} {letter(shelf.numbers[family.id])}" if family.id in shelf.numbers else noun
    facts = _facts(family, len(own))
    said = joined(name, facts, _reason(family, shelf))
    return Peek(
        name,
        _head(family, name, facts, shelf),
        said,
        rows,
        "The same passage elsewhere",
        more,
        Place(shelf.here, here),
        family.id,
    )


def _facts(family: Family, times: int) -> str:
    """ "27 words · in 2 articles · 1 origin · shared copy"."""
    origins = count(family.origins, "origin", "origins") if family.kind is PassageKind.WIRE else ""
    return joined(
        count(family.words, "word", "words"),
        f"in {count(len(family.articles), 'article', 'articles')}",
        origins,
        _KINDS[family.kind][1],
        family.verdict.value,
        f"×{times} here" if times > 1 else "",
    )


def _head(family: Family, name: str, facts: str, shelf: Shelf) -> Card:
    number = shelf.numbers.get(family.id)
    sign: tuple[Element, ...] = (Letter(letter(number), number),) if number is not None else ()
    parts: list[Part] = [
        Line((*sign, Words(name, "ink", 13, Weight.BOLD))),
        Paragraph(facts, lines=2, size=12.5, token="ink_2", serif=False),
    ]
    reason = _reason(family, shelf)
    if reason:
        parts.append(Paragraph(reason, lines=4, size=12.5, token="ink_2", serif=False))
    return Card(tuple(parts), frame=Frame.HEADING)


def _reason(family: Family, shelf: Shelf) -> str:
    """Why it is a set phrase, or from where the passage likely came and why."""
    origin = family.likely_origin
    if family.kind is PassageKind.STOCK or origin is None:
        return family.why
    return f"Likely from {shelf.outlet(origin.article)}: {' '.join(origin.reasons)}"


def _row(family: Family, id: int, words: str, shelf: Shelf) -> PeekRow | None:
    article = shelf.article(id)
    if article is None:
        return None
    spans = spans_of(family, id)
    return rendering(shelf, Place(id, spans[0]), hull(article.text, spans[0]), words, times=len(spans))
