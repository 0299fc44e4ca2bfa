"""Everything that is told of a story, as checks take it: texts, dates, events, actors and quotations as values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pressfold.dates.events import Named, Origins
from pressfold.model.actor import Actor
from pressfold.model.article import READ, Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Check, Event, Reason
from pressfold.model.passage import Family
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.text.sentences import sentences


@dataclass(frozen=True)
class Told:
    """The articles of a story with what was found in them."""

    articles: Sequence[Article]
    phrases: Sequence[DatedPhrase]
    events: Sequence[Event]
    actors: Sequence[Actor]
    quotations: Sequence[Quotation]
    families: Sequence[Family]
    named: Named = field(init=False)
    origins: Origins = field(init=False)
    text: Mapping[int, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", Named(self.actors))
        object.__setattr__(self, "origins", Origins(self.families))
        object.__setattr__(self, "text", {article.id: article.text for article in self.articles})

    def sentence(self, article: Article, at: int) -> Span | None:
        """The sentence of the story that holds a place; None where it is no part of the story."""
        block = next((one for one in article.blocks if one.start <= at < one.end and one.role in READ), None)
        if block is None:
            return None
        return next((one for one in sentences(article.text, *block.span) if one.start <= at < one.end), None)

    def within(self, article: int, span: Span) -> list[str]:
        """The actors that a span names, each once, whom they speak for in their place."""
        ids = (actor for _, actor in self.named.within(article, span))
        return list(dict.fromkeys(self.named.head(id) for id in ids))

    def name(self, actor: str) -> str:
        return self.named.actors[actor].name


def reason(told: Told, article: int, span: Span) -> Reason:
    """A place with its words in one line."""
    return Reason(article, span, " ".join(span.of(told.text[article]).split()))


def check(
    kind: str, title: str, sentence: str, reasons: Iterable[Reason], about: Iterable[str], *, consistent: bool = False
) -> Check:
    """A check whose id is made of what it is `about`, so that it is known again after every analysis."""
    made = hashlib.sha256("|".join((kind, *about)).encode("utf-8")).hexdigest()[:16]
    return Check(made, kind, title, sentence, tuple(reasons), consistent)
