"""Speakers: which actors a phrase like "French Foreign Minister Jean-Yves Le Drian" or "he" means."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pressfold.actors.grammar import Grammar
from pressfold.actors.lexicon import Lexicon
from pressfold.model.actor import Actor, ActorKind, Mention
from pressfold.model.span import Span

#: How far back a pronoun reaches, in code points.
_REACH = 600
_SINGULAR = frozenset({"he", "she"})
_OTHERS = frozenset({"they", "it"})
_PAPERS = frozenset({"statement", "report", "letter", "tweet", "post", "document", "memo", "communique", "communiqué"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: actor ids (none where nobody named is meant), their names, and how sure the link is (0..1)."""

    actors: tuple[str, ...]
    name: str | None
    sure: float


_NOBODY = Speaker((), None, 0.8)


Mentioned = tuple[Mention, Actor]


def mentioned(actors: Sequence[Actor]) -> dict[int, list[Mentioned]]:
    """The mentions in each article with their actors, by place."""
    found: dict[int, list[Mentioned]] = defaultdict(list)
    for actor in actors:
        for mention in actor.mentions:
            found[mention.article].append((mention, actor))
    return {article: sorted(here, key=lambda pair: pair[0].start) for article, here in found.items()}


class Cast:
    """The actors of one article by where they are mentioned."""

    def __init__(self, text: str, mentions: Sequence[Mentioned]) -> None:
        self._text = text
        self._mentions = sorted(mentions, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [mention.start for mention, _ in self._mentions]
        self._kinds = {actor.id: actor.kind for _, actor in self._mentions}
        self._last: list[tuple[int, Speaker, bool]] = []

    def media(self, span: Span) -> list[Span]:
        """Where outlets are named in a span."""
        return [mention.span for mention, actor in self._inside(span) if actor.kind is ActorKind.MEDIA]

    def spoke(self, at: int, speaker: Speaker, channel: str | None = None) -> None:
        """Remember who spoke at this place, for the pronouns that follow, and whether in a paper."""
        if speaker.actors:
            self._last.append((at, speaker, bool(channel) and not _PAPERS.isdisjoint((channel or "").split())))

    def speaker(self, source: Span) -> Speaker:
        """Whom the phrase at `source` means."""
        words = source.of(self._text).lower().split()
        if len(words) == 1 and words[0] in Grammar.core().pronouns:
            return self._meant(words[0], source.start)
        named = self._heads(source)
        if named:
            return Speaker(tuple(actor.id for actor in named), "; ".join(actor.name for actor in named), 1.0)
        if words and words[-1] in _PAPERS and self._last:
            _, issuer, _ = next((last for last in reversed(self._last) if last[2]), self._last[-1])
            return Speaker(issuer.actors, issuer.name, 0.6)
        return _NOBODY

    def named(self, span: Span) -> tuple[str, ...]:
        """The actors that a phrase names or means, in order."""
        heads = [actor for mention, actor in self._inside(span) if not self._modifies(mention, span)]
        return tuple(dict.fromkeys(actor.id for actor in heads))

    def _inside(self, span: Span) -> list[Mentioned]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [pair for pair in self._mentions[first:last] if pair[0].end <= span.end + 2]

    def _heads(self, source: Span) -> list[Actor]:
        """The actors that a phrase names as speakers, not those it only places or belongs to."""
        inside = self._inside(source)
        whole = [
            actor for mention, actor in inside if mention.how.value == "role" and mention.start <= source.start + 4
        ]
        people = [
            actor for mention, actor in inside if actor.kind is ActorKind.PERSON and not self._modifies(mention, source)
        ]
        heads = people or whole or [actor for mention, actor in inside if not self._modifies(mention, source)]
        if not people and not whole and self._is_unnamed(source, inside):
            return []
        return list({actor.id: actor for actor in heads}.values())

    def _modifies(self, mention: Mention, source: Span) -> bool:
        """Whether a mention only tells whose or where the speaker is ("France's ...", "... in Moscow")."""
        behind = self._text[mention.end : min(source.end, mention.end + 2)]
        before = self._text[max(source.start, mention.start - 8) : mention.start].lower().split()
        return behind in ("'s", "’s") or behind[:1] == "’" or (bool(before) and before[-1] in ("in", "to", "at"))

    def _is_unnamed(self, source: Span, inside: Sequence[Mentioned]) -> bool:
        """Whether the phrase means somebody whose name it does not give ("a US official", "Pentagon sources")."""
        words = source.of(self._text).lower().replace("’", "'").split()
        if any(mention.end == source.end and actor.kind is not ActorKind.PLACE for mention, actor in inside):
            return False
        if not words or not inside or Lexicon.core().spokes & set(words):
            return False
        grammar = Grammar.core()
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        return head in grammar.roles or head in grammar.people or head in Lexicon.core().titles

    def _meant(self, pronoun: str, at: int) -> Speaker:
        """Whom a pronoun means: the last speaker who fits, else the person named last."""
        for where, speaker, _ in reversed(self._last):
            if at - where > _REACH:
                break
            if self._fits(pronoun, speaker):
                return Speaker(speaker.actors, speaker.name, 0.75)
        if pronoun in _SINGULAR:
            return self._person_before(at)
        return Speaker((), None, 0.6)

    def _fits(self, pronoun: str, speaker: Speaker) -> bool:
        people = all(self._kinds[actor] is ActorKind.PERSON for actor in speaker.actors)
        if pronoun in _SINGULAR:
            return people and len(speaker.actors) == 1
        if pronoun in _OTHERS:
            return not people or (pronoun == "they" and len(speaker.actors) > 1)
        return pronoun in ("i", "we", "you")

    def _person_before(self, at: int) -> Speaker:
        place = bisect_left(self._starts, at)
        for mention, actor in reversed(self._mentions[:place]):
            if at - mention.end > _REACH:
                break
            if actor.kind is ActorKind.PERSON:
                return Speaker((actor.id,), actor.name, 0.6)
        return Speaker((), None, 0.6)
