"""Utterances: renderings of the same words in several articles, or twice in one, joined by an id.

Two quotations are compared by the words they have in common, the words inside quotation marks first: a paper that
quotes half a sentence and one that reports all of it render one utterance. The same words may be credited to
different speakers (a ministry, its minister); such a pair must be the more alike. Statements of two occasions are
joined only where words in marks agree. Pairs that are less alike are offered, not joined.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pressfold.actors.likeness import Alike, alike
from pressfold.actors.occasions import Occasion, date_of, occasion, weekday
from pressfold.actors.partings import differ, longest_run
from pressfold.actors.registry import Registry
from pressfold.actors.renderings import Rendering, Renderings, told
from pressfold.actors.sides import Sides
from pressfold.actors.wordlists import listed_words
from pressfold.model.actor import Actor, ActorKind
from pressfold.model.article import Article, Role
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.utterance import Likeness, Utterance
from pressfold.text.words import words

#: From this likeness on two renderings of one speaker are one utterance, and how much more other speakers need.
_JOINED, _UNKNOWN_SPEAKER, _OTHER_SPEAKER, _OTHER_PERSON = 0.6, 0.08, 0.15, 0.3
#: A headline sums up: it needs less. Words said on two days need more.
_HEADLINE, _OTHER_DAY = 0.1, 0.2
#: So alike must words in marks be to be one utterance on another occasion.
_SAME_WORDS = 0.85
#: From this likeness on a pair is offered as possibly the same.
_OFFERED = 0.45
#: Speakers of words in marks that are so alike contradict each other.
_CONFLICT = 0.7
#: And so many words in a row must be the same.
_SAME_RUN = 3


@dataclass(frozen=True, slots=True)
class Joined:
    """The quotations with their utterances' ids, the utterances, and the pairs that are only offered."""

    quotations: tuple[Quotation, ...]
    utterances: tuple[Utterance, ...]
    offers: tuple[Likeness, ...]


def with_utterances(
    found: Sequence[Quotation], actors: Sequence[Actor], articles: Sequence[Article], registry: Registry
) -> Joined:
    """The same quotations, those that render one utterance with one id; the others keep None."""
    return _Joining(found, actors, articles, registry).joined()


def told_of(members: Sequence[Quotation], actors: Sequence[Actor], articles: Sequence[Article]) -> Utterance:
    """One utterance of these quotations, whoever joined them, with what is to be told of it; `actors` spoke them."""
    return _Joining(members, actors, articles, Registry.core()).one()


class _Joining:
    def __init__(
        self, found: Sequence[Quotation], actors: Sequence[Actor], articles: Sequence[Article], registry: Registry
    ) -> None:
        self._found = found
        self._texts = {article.id: article.text for article in articles}
        self._occasions: dict[int, Occasion | None] = {article.id: occasion(article) for article in articles}
        self._dates = {article.id: date_of(article) for article in articles}
        self._headlines = {article.id: article.spans(Role.HEADLINE) for article in articles}
        self._sides = Sides(actors, registry)
        self._people = frozenset(actor.id for actor in actors if actor.kind is ActorKind.PERSON)
        made = Renderings(actors, self._sides, self._texts)
        self._renderings: list[Rendering] = [made.of(quotation) for quotation in found]

    def joined(self) -> Joined:
        pairs = alike(self._found, self._renderings)
        surely = [pair for pair in pairs if pair.likeness >= self._needed(pair)]
        groups = _groups(len(self._found), surely)
        ids = {at: self._id(members) for members in groups for at in members}
        quotations = tuple(replace(q, utterance=ids.get(at)) for at, q in enumerate(self._found))
        close: dict[str, list[Alike]] = defaultdict(list)
        for pair in pairs:
            if ids.get(pair.one) is not None and ids.get(pair.one) == ids.get(pair.other):
                close[ids[pair.one]].append(pair)
        utterances = {ids[members[0]]: self._utterance(members, close[ids[members[0]]]) for members in groups}
        unsure = [
            p for p in pairs if p.likeness >= _OFFERED and (ids.get(p.one) is None or ids[p.one] != ids.get(p.other))
        ]
        unsure.sort(key=lambda pair: (-pair.likeness, pair.one, pair.other))
        return Joined(quotations, tuple(utterances.values()), tuple(map(self._offer, unsure)))

    def one(self) -> Utterance:
        """All quotations as one utterance."""
        return self._utterance(range(len(self._found)), alike(self._found, self._renderings))

    # --- what a pair needs ---

    def _needed(self, pair: Alike) -> float:
        """How alike a pair must be to be one utterance; above 1 where its occasions differ."""
        one, other = self._found[pair.one], self._found[pair.other]
        if not self._one_occasion(one, other) and pair.marked < _SAME_WORDS:
            return 2.0
        needed = _JOINED + self._for_speakers(one, other) + _OTHER_DAY * self._other_day(one, other)
        return needed - _HEADLINE * (
            one.article == other.article and self._in_headline(one) != self._in_headline(other)
        )

    def _for_speakers(self, one: Quotation, other: Quotation) -> float:
        """How much more alike words must be because of who is said to have said them."""
        if not one.speakers and not other.speakers and _telling(one.speaker_text) & _telling(other.speaker_text):
            return 0.0
        if not one.speakers or not other.speakers:
            return _UNKNOWN_SPEAKER
        if self._one_voice(one, other):
            return 0.0
        return _OTHER_PERSON if self._are_people(one, other) else _OTHER_SPEAKER

    def _in_headline(self, quotation: Quotation) -> bool:
        return any(span.overlap(quotation.span) for span in self._headlines[quotation.article])

    def _other_day(self, one: Quotation, other: Quotation) -> bool:
        """Whether the sentences state days, and two of them: a sentence without one means its article's."""
        days = [weekday(quotation.when, self._dates[quotation.article]) for quotation in (one, other)]
        return bool(one.when or other.when) and None not in days and days[0] != days[1]

    def _are_people(self, one: Quotation, other: Quotation) -> bool:
        return self._people.issuperset((*one.speakers, *other.speakers))

    def _one_occasion(self, one: Quotation, other: Quotation) -> bool:
        if one.article == other.article:
            return True
        left, right = self._occasions[one.article], self._occasions[other.article]
        return left is None or right is None or left.may_be(right)

    def _one_voice(self, one: Quotation, other: Quotation) -> bool:
        """Whether one quotation's speakers may stand for the other's: two people never do."""
        if set(one.speakers) & set(other.speakers):
            return True
        if self._are_people(one, other):
            return False
        return bool(self._sides.of_speakers(one.speakers) & self._sides.of_speakers(other.speakers))

    # --- what is told of an utterance ---

    def _utterance(self, members: Sequence[int], pairs: Sequence[Alike]) -> Utterance:
        conflict = next((told for pair in pairs if (told := self._conflict(pair))), "")
        translated = next((told for pair in pairs if (told := self._translated(pair))), "")
        posted = next((told for pair in pairs if (told := self._posted(pair))), "")
        return Utterance(self._id(members), tuple(self._found[at].id for at in members), conflict, translated, posted)

    def _conflict(self, pair: Alike) -> str:
        """A sentence where words in marks agree and their speakers do not."""
        one, other = self._found[pair.one], self._found[pair.other]
        if pair.marked < _CONFLICT or not one.speakers or not other.speakers or self._one_voice(one, other):
            return ""
        if longest_run(self._texts, one, other) < _SAME_RUN:
            return ""
        return f"The same words are credited to {one.speaker} and to {other.speaker}."

    def _translated(self, pair: Alike) -> str:
        """A sentence where two direct renderings of different articles choose other words for the same."""
        one, other = self._found[pair.one], self._found[pair.other]
        direct = one.kind is QuotationKind.DIRECT and other.kind is QuotationKind.DIRECT
        if not direct or one.article == other.article:
            return ""
        changed = differ(self._texts, one, other)
        for left, right in changed.differences:
            printed = left.of(self._texts[one.article]), right.of(self._texts[other.article])
            if all(_telling(text) for text in printed):
                return (
                    f"Both stand in quotation marks, but one prints “{printed[0]}” where the other prints "
                    f"“{printed[1]}”: at least one was likely translated."
                )
        return ""

    def _posted(self, pair: Alike) -> str:
        """A sentence where a paper quotes a post and leaves out or changes some of its words."""
        post, quoted = self._found[pair.one], self._found[pair.other]
        if quoted.kind is QuotationKind.POST:
            post, quoted = quoted, post
        if post.kind is not QuotationKind.POST or quoted.kind is not QuotationKind.DIRECT:
            return ""
        texts = self._texts[post.article], self._texts[quoted.article]
        changed = [(a.of(texts[0]), b.of(texts[1])) for a, b in differ(self._texts, post, quoted).differences]
        told = [f"prints “{new}” for “{old}”" for old, new in changed if old and new]
        told += [f"leaves out “{old}”" for old, new in changed if old and not new]
        told += [f"adds “{new}”" for old, new in changed if new and not old]
        return f"The paper that quotes the post {', and '.join(told)}." if told else ""

    def _offer(self, pair: Alike) -> Likeness:
        one, other = self._found[pair.one], self._found[pair.other]
        conflict = self._conflict(pair)
        why = conflict or self._doubt(one, other, round(100 * pair.likeness))
        return Likeness(one.id, other.id, round(pair.likeness, 3), why, bool(conflict))

    def _doubt(self, one: Quotation, other: Quotation, percent: int) -> str:
        """Why two quotations that are alike were not joined."""
        if not self._one_occasion(one, other):
            return "The words are alike, but the articles are of different days."
        told = f"{percent} % of what their words tell agrees"
        if self._other_day(one, other):
            return f"{told}, but they were said on different days."
        if one.speakers and other.speakers and not self._one_voice(one, other):
            return f"{told}, but they are credited to {one.speaker} and to {other.speaker}."
        return f"{told}, too little to be sure."

    def _id(self, members: Sequence[int]) -> str:
        """An id made from the words of the group's fullest rendering."""
        fullest = max(members, key=lambda at: (len(self._found[at].text), -at))
        telling = " ".join(sorted(_telling(self._found[fullest].text)))
        return "u-" + hashlib.sha256(telling.encode("utf-8")).hexdigest()[:12]


def _telling(text: str | None) -> frozenset[str]:
    """The words that tell one statement from another."""
    dull = listed_words("dull_words")
    return frozenset(told(word.text) for word in words(text or "") if word.text.lower() not in dull)


def _groups(size: int, pairs: Sequence[Alike]) -> list[list[int]]:
    """The quotations that the pairs hold together, groups of two and more."""
    head = list(range(size))

    def find(at: int) -> int:
        while head[at] != at:
            head[at] = head[head[at]]
            at = head[at]
        return at

    for pair in pairs:
        one, other = sorted((find(pair.one), find(pair.other)))
        head[other] = one
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        groups[find(at)].append(at)
    return [members for members in groups.values() if len(members) > 1]
