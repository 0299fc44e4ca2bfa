"""Parties: actors in the making. Each gathers the names that are its own, with the reason for every link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pressfold.actors.recognise import Name
from pressfold.actors.registry import Entry, Registry
from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.span import Span


@dataclass
class Party:
    """An actor in the making: its mentions so far, and how they spell and class it."""

    id: str
    entry: Entry | None = None
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    sure: bool = False

    def add(self, article: int, name: Name, why: str) -> None:
        """Count a name as this actor's."""
        self.mentions.append(Mention(article, name.start, name.end, name.text, name.how, why))
        self.kinds[name.kind] += 2 if name.sure else 1
        self.sure = self.sure or name.sure
        if name.how is How.NAME:
            self.spellings[name.text] += 1

    def add_role(self, article: int, span: Span, text: str, why: str) -> None:
        """Count a phrase that means this actor."""
        self.mentions.append(Mention(article, span.start, span.end, text, How.ROLE, why))

    @property
    def kind(self) -> ActorKind:
        """The registry's kind, else the one that the mentions show most often."""
        if self.entry:
            return self.entry.kind
        return max(self.kinds, key=lambda kind: (self.kinds[kind], kind.value), default=ActorKind.PERSON)

    @property
    def name(self) -> str:
        """The registry's name, else the fullest spelling, the most frequent of several."""
        if self.entry:
            return self.entry.name
        if not self.spellings:
            return self.mentions[0].text
        return max(self.spellings, key=lambda text: (len(text.split()), self.spellings[text], text))

    def actor(self) -> Actor:
        """The finished value."""
        entry, name = self.entry, self.name
        printed = (text for text, _ in self.spellings.most_common())
        aliases = dict.fromkeys([*printed, *(entry.aliases if entry else ())])
        aliases.pop(name, None)
        return Actor(
            id=self.id,
            name=name,
            kind=self.kind,
            kind_sure=entry is not None or self.sure,
            qid=entry.qid if entry else None,
            aliases=tuple(aliases),
            speaks_for=entry.speaks_for if entry else None,
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.article, m.start))),
        )


class Parties:
    """All parties of a collection by id, in the order in which they were met."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._all: dict[str, Party] = {}

    def __iter__(self) -> Iterator[Party]:
        return iter(list(self._all.values()))

    def of(self, actor: str) -> Party:
        """The party with this id, a new one if there is none; the registry's entry is known to it."""
        if actor not in self._all:
            self._all[actor] = Party(actor, self.registry.entry(actor))
        return self._all[actor]

    def named(self, actor: str, kind: ActorKind) -> Party:
        """The party with an id made from a name; another kind of that id in the registry keeps its own."""
        entry = self.registry.entry(actor)
        return self.of(f"{actor}-{kind.value}" if entry and entry.kind is not kind else actor)
