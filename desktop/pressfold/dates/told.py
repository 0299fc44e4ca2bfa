"""Everything that is told of a story, as checks take it: texts, dates, events, actors and quotations as values."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pressfold.dates.events import Named, Origins
from pressfold.dates.find import published
from pressfold.model.actor import Actor
from pressfold.model.article import READ, Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Check, Event, Reason
from pressfold.model.passage import Family
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.text.sentences import sentences


class Heard:
    """Who is named and quoted in some articles, and what of it came off one wire: the same whatever their dates.

    `texts` are the articles' by id.
    """

    def __init__(
        self,
        actors: Sequence[Actor],
        quotations: Sequence[Quotation],
        families: Sequence[Family],
        texts: Mapping[int, str],
    ) -> None:
        self.quotations = quotations
        self.named = Named(actors, texts)
        self.origins = Origins(families)
        self._by_voice: dict[str, list[Quotation]] = defaultdict(list)
        self._described = [said for said in quotations if said.speaker_text and not said.speakers]
        self._spoken: dict[str, list[Quotation]] = {}
        for said in quotations:
            for id in dict.fromkeys((*said.speakers, *filter(None, (said.offered, said.via)))):
                self._by_voice[id].append(said)

    def spoken_for(self, actor: str) -> list[Quotation]:
        """The quotations of an actor, and of officials who are not named but called by its name."""
        if actor not in self._spoken:
            found = self.named.actors[actor]
            names = {name.casefold() for name in (found.name, *found.aliases) if len(name) > 3}
            described = (
                said for said in self._described if any(name in (said.speaker_text or "").casefold() for name in names)
            )
            both = {said.id: said for said in (*self._by_voice.get(actor, ()), *described)}
            self._spoken[actor] = sorted(both.values(), key=lambda said: (said.article, said.start))
        return self._spoken[actor]


@dataclass(frozen=True)
class Told:
    """The articles of a story with what was found in them."""

    articles: Sequence[Article]
    phrases: Sequence[DatedPhrase]
    events: Sequence[Event]
    heard: Heard
    by_id: Mapping[int, Article] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {article.id: article for article in self.articles})

    @property
    def named(self) -> Named:
        return self.heard.named

    @property
    def origins(self) -> Origins:
        return self.heard.origins

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

    def near(self, one: int, other: int, days: int) -> bool:
        """Whether two articles are of so many days apart at most; one without a date may be of any."""
        first, second = (published(self.by_id[id]) for id in (one, other))
        return first is None or second is None or abs((first.day - second.day).days) <= days

    def name(self, actor: str) -> str:
        return self.named.actors[actor].name


def reason(told: Told, article: int, span: Span) -> Reason:
    """A place with its words in one line."""
    return Reason(article, span, " ".join(span.of(told.by_id[article].text).split()))


def check(
    kind: str, title: str, sentence: str, reasons: Iterable[Reason], about: Iterable[str], *, consistent: bool = False
) -> Check:
    """A check whose id is made of what it is `about`, so that it is known again after every analysis."""
    made = hashlib.sha256("|".join((kind, *about)).encode("utf-8")).hexdigest()[:16]
    return Check(made, kind, title, sentence, tuple(reasons), consistent)
