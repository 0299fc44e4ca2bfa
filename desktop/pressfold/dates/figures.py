"""Figures: what articles count differently, and figures that many print and one source gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressfold.dates.event_words import event_words
from pressfold.dates.told import Heard, Told, check, reason
from pressfold.model.article import READ, Article
from pressfold.model.event import Check
from pressfold.model.span import Span
from pressfold.text.sentences import sentences

_NUMBER = re.compile(
    r"(?<![\d.,-])(\d{1,3}(?:[,\u00a0 ]\d{3})+|\d+(?:\.\d+)?)(?:\s+(thousand|million|hundred))?"
    r"(?!\s?%|-year|\d)(?=\s)",
)
#: A word between a number and what is counted: "40 people dead", "100,000 Russian soldiers".
_BETWEEN = re.compile(r"\s+[^\W\d_][\w'’-]*")
_MOST_BETWEEN = 3
_TIMES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
#: Figures this near to each other are one that was rounded.
_ROUNDED = 0.05


#: Figures of articles further apart than so many days are not about the same moment.
_DAYS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of things in a sentence, with whom it is about; `alleged` where the paper does not vouch for it."""

    article: int
    span: Span
    value: float
    thing: str
    actors: frozenset[str]
    alleged: bool


def figures(article: Article, heard: Heard) -> list[Figure]:
    """The numbers of things that an article counts, in reading order."""
    known, text = event_words(), article.text
    found: list[Figure] = []
    for block in article.blocks:
        if block.role not in READ:
            continue
        around: list[Span] | None = None
        for match in _NUMBER.finditer(text, block.start, block.end):
            noun = _counted(text, match.end(), block.end)
            if not noun:
                continue
            around = sentences(text, *block.span) if around is None else around
            sentence = next((one for one in around if one.start <= match.start() < one.end), block.span)
            number = float(re.sub(r"[,\u00a0 ]", "", match[1])) * _TIMES.get(match[2] or "", 1)
            actors = frozenset(heard.named.head(actor) for _, actor in heard.named.about(article.id, sentence))
            alleged = known.alleging.search(text, *sentence) is not None
            found.append(Figure(article.id, sentence, number, known.things[noun], actors, alleged))
    return found


def _counted(text: str, at: int, end: int) -> str:
    """The word for what a number counts that ends at a place, in small letters; nothing where none follows."""
    known = event_words()
    for _ in range(_MOST_BETWEEN + 1):
        word = _BETWEEN.match(text, at, end)
        if word is None:
            return ""
        noun = known.thing.match(text, word.end() - len(word.group().lstrip()), end)
        if noun:
            return " ".join(noun.group().lower().split())
        at = word.end()
    return ""


def different_figures(told: Told, counted: Iterable[Figure]) -> list[Check]:
    """A card for each thing that articles of near days count of one actor: differently, or from one source."""
    by_thing: dict[str, list[Figure]] = defaultdict(list)
    for figure in counted:
        by_thing[figure.thing].append(figure)
    made = (
        _compared(told, thing, group)
        for thing, figures in sorted(by_thing.items())
        for group in _about_the_same(told, figures)
    )
    return [check for check in made if check is not None]


def _about_the_same(told: Told, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures for one thing whose sentences share an actor with the first of them, in articles of near days."""
    groups: list[list[Figure]] = []
    of_actor: dict[str, list[list[Figure]]] = defaultdict(list)
    for figure in figures:
        near = (group for actor in sorted(figure.actors) for group in of_actor[actor])
        home = next((group for group in near if told.near(group[0].article, figure.article, _DAYS)), None)
        if home is None:
            home = []
            groups.append(home)
            for actor in figure.actors:
                of_actor[actor].append(home)
        home.append(figure)
    return groups


def _compared(told: Told, thing: str, figures: Sequence[Figure]) -> Check | None:
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
