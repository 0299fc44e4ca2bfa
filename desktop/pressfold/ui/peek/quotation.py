"""The card of a quotation: who says it, how that is known, and the same utterance in other outlets."""

from __future__ import annotations

from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.ui.delegates.card import Card, Frame, Line, Paragraph, Part, Words
from pressfold.ui.desk.mark import Mark
from pressfold.ui.lettering import Weight
from pressfold.ui.models.quotes import NOBODY, confidence
from pressfold.ui.peek.card import Peek, PeekRow, Place
from pressfold.ui.peek.renderings import hull, listed, rendering
from pressfold.ui.peek.shelf import Shelf
from pressfold.ui.phrases import joined

_KINDS = {
    QuotationKind.DIRECT: "direct quotation",
    QuotationKind.INDIRECT: "indirect speech",
    QuotationKind.POST: "embedded post",
}


def quotation_card(mark: Mark, shelf: Shelf) -> Peek | None:
    """The card of the quotation that a mark belongs to."""
    said = next((one for one in shelf.column.quotations if one.id == mark.key), None)
    if said is None:
        return None
    words = _words(said, shelf.column.article.text)
    renderings = shelf.library.findings.renderings(said.utterance) if said.utterance else []
    by_article: dict[int, list[Quotation]] = {}
    for one in renderings:
        if one.article != said.article:
            by_article.setdefault(one.article, []).append(one)
    others, more = listed(by_article, shelf)
    rows = tuple(row for id in others for one in by_article[id] if (row := _row(one, words, shelf)) is not None)
    speaker = said.speaker or said.speaker_text or NOBODY
    facts = _facts(said, speaker)
    return Peek(
        f"Quote: {speaker}", _head(speaker, facts), f"{speaker}. {'. '.join(facts)}", rows,
        "The same utterance elsewhere", more, Place(said.article, said.span),
    )  # fmt: skip


def _words(said: Quotation, text: str) -> str:
    """What is quoted, without the words between its pieces."""
    return " … ".join(hull(text, piece) for piece in said.pieces or (said.span,))


def _head(speaker: str, facts: list[str]) -> Card:
    parts: list[Part] = [Line((Words(speaker, "ink", 13, Weight.BOLD, stretch=True),))]
    parts += [Paragraph(fact, lines=3, size=12.5, token="ink_2", serif=False) for fact in facts]
    return Card(tuple(parts), frame=Frame.HEADING)


def _facts(said: Quotation, speaker: str) -> list[str]:
    """A line for each thing that is known of how it was said."""
    printed = said.speaker_text if said.speaker_text and said.speaker_text != speaker else None
    kind = joined(_KINDS[said.kind], "fragment" if said.fragment else "", confidence(said.confidence))
    how = joined(
        f"here “{printed}”" if printed else "",
        f"cue “{said.cue}”" if said.cue else "",
        said.channel or "",
        f"via {said.via}" if said.via else "",
    )
    return [fact for fact in (f"{kind} ({round(said.confidence * 100)} %)", how, said.why) if fact]


def _row(said: Quotation, words: str, shelf: Shelf) -> PeekRow | None:
    article = shelf.article(said.article)
    if article is None:
        return None
    indirect = said.kind is QuotationKind.INDIRECT
    kind = "fragment" if said.fragment else _KINDS[said.kind].split()[0] if not indirect else "indirect"
    facts = (kind, said.channel or "")
    place = Place(said.article, said.span)
    return rendering(shelf, place, _words(said, article.text), words, facts=facts, bar="" if indirect else "quote")
