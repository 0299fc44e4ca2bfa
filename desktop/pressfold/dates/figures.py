"""Figures: what articles count differently, and figures that many print and one source gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pressfold.dates.event_words import event_words
from pressfold.dates.told import Heard, Told, check, reason
from pressfold.model.article import READ, Article
from pressfold.model.event import Check
from pressfold.model.span import Span
from pressfold.text.sentences import sentences

_NUMBER = re.compile(
    r"(?<![\d.,-])(\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+(?:\.\d+)?)(?:\s+(thousand|million|hundred))?"
    r"(?!\s?%|-year|\d)((?:\s+[a-z][\w'’-]*){0,3}?)\s+",
)
_TIMES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
#: Figures this near to each other are one that was rounded.
_ROUNDED = 0.05


@dataclass(frozen=True, slots=True)
class _Figure:
    article: int
    span: Span
    value: float
    thing: str
    actors: frozenset[str]
    alleged: bool


def different_figures(articles: Sequence[Article], heard: Heard) -> list[Check]:
    """A card for each thing that several articles about the same actors count: differently, or from one source."""
    by_thing: dict[str, list[_Figure]] = defaultdict(list)
    told = Told(articles, (), (), heard)
    for article in articles:
        for figure in _figures(told, article):
            by_thing[figure.thing].append(figure)
    found: list[Check] = []
    for thing, figures in sorted(by_thing.items()):
        for group in _about_the_same(figures):
            made = _compared(told, thing, group)
            if made is not None:
                found.append(made)
    return found


def _figures(told: Told, article: Article) -> list[_Figure]:
    known, text = event_words(), article.text
    found: list[_Figure] = []
    for block in article.blocks:
        if block.role not in READ:
            continue
        around: list[Span] | None = None
        for match in _NUMBER.finditer(text, block.start, block.end):
            noun = known.thing.match(text, match.end())
            if noun is None or noun.end() > block.end:
                continue
            around = sentences(text, *block.span) if around is None else around
            sentence = next((one for one in around if one.start <= match.start() < one.end), block.span)
            number = float(re.sub(r"[,\u00a0 ]", "", match[1])) * _TIMES.get(match[2] or "", 1)
            actors = frozenset(told.within(article.id, sentence))
            alleged = known.alleging.search(text, *sentence) is not None
            thing = known.things[noun.group().lower()]
            found.append(_Figure(article.id, sentence, number, thing, actors, alleged))
    return found


def _about_the_same(figures: Sequence[_Figure]) -> list[list[_Figure]]:
    """Figures for one thing whose sentences name an actor in common."""
    groups: list[list[_Figure]] = []
    of_actor: dict[str, list[_Figure]] = {}
    for figure in figures:
        home = next((of_actor[actor] for actor in sorted(figure.actors) if actor in of_actor), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(figure)
        for actor in figure.actors:
            of_actor.setdefault(actor, home)
    return groups


def _compared(told: Told, thing: str, figures: Sequence[_Figure]) -> Check | None:
    articles = len({figure.article for figure in figures})
    if articles < 2 and not any(figure.alleged for figure in figures):
        return None
    values = sorted({figure.value for figure in figures})
    reasons = dict.fromkeys(reason(told, figure.article, figure.span) for figure in figures)
    actors = sorted(set.union(*(set(figure.actors) for figure in figures)))
    about = (thing, *actors, *map(_said, values))
    said = " / ".join(_said(value) for value in values)
    if articles > 1 and values[-1] - values[0] > _ROUNDED * values[-1]:
        sentence = f"The articles count {thing} differently: {said}. They may speak of different places or days."
        return check("figures", f"Different figures for {thing}: {said}", sentence, reasons, about)
    number = told.origins.count((figure.article, figure.span) for figure in figures)
    alleged = any(figure.alleged for figure in figures)
    if number == 1 or alleged:
        how = "It is alleged, not stated. " if alleged else ""
        many = "Only one article prints this figure." if articles == 1 else f"{articles} articles print this figure"
        one = "" if articles == 1 else ", all from one wire passage." if number == 1 else "."
        return check("one source", f"One figure for {thing}: {said}", how + many + one, reasons, about)
    return None


def _said(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
