"""Lineage: which article a family likely came from, and how many independent sources its members amount to.

What speaks for an origin, strongest first: the article is the agency's own, it credits the agency, it states the
earliest time, it has the most complete rendering. Every reason is a sentence that the reader can check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache

from pressfold.model.article import Article
from pressfold.model.passage import Origin, Pair, Passage, PassageKind
from pressfold.resources import resource
from pressfold.text.normal import search_word
from pressfold.text.words import count_words, words


def likely_origin(members: Sequence[Passage], articles: Mapping[int, Article]) -> Origin | None:
    """The member's article that most speaks for; None when nothing tells the members apart."""
    own = {member.article: articles[member.article] for member in members}
    lengths = dict.fromkeys(own, 0)
    for member in members:
        lengths[member.article] += count_words(own[member.article].text, member.start, member.end)
    earliest, most_complete = _earliest(own), _most_complete(lengths)
    given = {
        id: [_is_agency(own[id]), _credits_agency(own[id]), earliest.get(id), most_complete.get(id)]
        for id in sorted(own)
    }
    gaps = {id: [reason is None for reason in reasons] for id, reasons in given.items()}
    best = min(given, key=lambda id: gaps[id])
    reasons = tuple(reason for reason in given[best] if reason)
    alone = list(gaps.values()).count(gaps[best]) == 1
    return Origin(best, reasons) if reasons and alone else None


def wire_neighbours(pairs: Iterable[Pair]) -> dict[int, set[int]]:
    """The articles that each article shares wire copy with."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        if pair.kind is PassageKind.WIRE:
            neighbours[pair.a].add(pair.b)
            neighbours[pair.b].add(pair.a)
    return neighbours


def sources(kind: PassageKind, members: Sequence[Passage], neighbours: Mapping[int, set[int]]) -> int:
    """How many independent sources print the members: articles that share wire copy are one source."""
    if kind is PassageKind.WIRE:
        return 1
    left = {member.article for member in members}
    found = 0
    while left:
        found += 1
        reached = [left.pop()]
        while reached:
            near = neighbours.get(reached.pop(), set()) & left
            left -= near
            reached += near
    return found


def _is_agency(article: Article) -> str | None:
    agency = _agency_in(article.metadata.outlet) or _agency_in(article.metadata.byline)
    return f"It is {agency}’s own article." if agency else None


def _credits_agency(article: Article) -> str | None:
    agency = _agency_in(article.metadata.credit) or _agency_in(article.metadata.dateline)
    return f"It credits {agency}." if agency else None


def _earliest(articles: Mapping[int, Article]) -> dict[int, str]:
    """The only article with the earliest date, and its reason; times of day count where all state one with its zone."""
    stated = {id: _published(article) for id, article in articles.items()}
    times = {id: time for id, time in stated.items() if time}
    if len(times) < 2:
        return {}
    exact = len(times) == len(stated) and all(time.tzinfo for time in times.values())
    rank: dict[int, datetime | date] = {id: time if exact else time.date() for id, time in times.items()}
    first = min(rank, key=lambda id: (rank[id], id))
    if list(rank.values()).count(rank[first]) > 1:
        return {}
    return {first: f"It states the earliest time, {articles[first].metadata.published}."}


def _most_complete(lengths: Mapping[int, int]) -> dict[int, str]:
    """The only article with the longest rendering, and its reason."""
    longest = max(lengths.values())
    holders = [id for id, length in lengths.items() if length == longest]
    return {holders[0]: f"Its rendering is the most complete, with {longest} words."} if len(holders) == 1 else {}


@lru_cache(maxsize=10_000)
def _agency_in(text: str | None) -> str | None:
    """The news agency that a line of text names, as it calls itself."""
    found = [search_word(word.text) for word in words(text or "")]
    for name, agency in _agencies().items():
        parts = name.split()
        if any(found[at : at + len(parts)] == parts for at in range(len(found))):
            return agency
    return None


@cache
def _agencies() -> dict[str, str]:
    """Names of news agencies in search form -> how they call themselves, longest names first."""
    names: dict[str, str] = {}
    for line in resource("passages", "agencies.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            own, *others = [part.strip() for part in line.split("=")]
            for name in (own, *others):
                names[" ".join(search_word(word.text) for word in words(name))] = own
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def _published(article: Article) -> datetime | None:
    try:
        return datetime.fromisoformat(article.metadata.published or "")
    except ValueError:
        return None
