"""Where pinned words stand in other articles too: the very words, and other renderings of what was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressfold.briefing.pins import find_quote
from pressfold.model.article import Article
from pressfold.model.briefing import Pin
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span

#: What undo calls the act that pins them all.
ADD_SOURCES = "Add sources"

Place = tuple[int, Span]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Places in other articles, one an article: `words` has the pinned words, `utterance` another rendering of them.

    `origins` is how many independent texts the words amount to, None where nobody counted.
    """

    words: tuple[Place, ...] = ()
    utterance: tuple[Place, ...] = ()
    origins: int | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """All of them, in the order of the articles."""
        return tuple(sorted((*self.words, *self.utterance), key=lambda place: place[0]))


def elsewhere(
    pin: Pin, article: int, carriers: Iterable[Article], renderings: Iterable[Quotation], origins: int | None
) -> Elsewhere:
    """Where the words of a pin of `article` stand too.

    `carriers` are articles that share a passage around them, `renderings` the quotations of its utterance.
    """
    words = {
        other.id: places[0]
        for other in carriers
        if other.id != article and (places := find_quote(other.text, pin.quote))
    }
    said: dict[int, Span] = {}
    for rendering in renderings:
        if rendering.article != article and rendering.article not in words:
            said.setdefault(rendering.article, rendering.span)
    return Elsewhere(tuple(sorted(words.items())), tuple(sorted(said.items())), origins)
