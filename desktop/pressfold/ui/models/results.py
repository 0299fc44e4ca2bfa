"""What the results page shows: the choices of the reader, the facets, and the summary of a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from pressfold.model.search import FacetChoice, ResultOrder, SearchResult
from pressfold.ui.phrases import count, joined, told

#: The orders as the reader chooses them.
ORDERS: tuple[tuple[ResultOrder, str], ...] = (
    (ResultOrder.RELEVANCE, "Best first"),
    (ResultOrder.NEWEST, "Newest first"),
    (ResultOrder.OLDEST, "Oldest first"),
    (ResultOrder.OUTLET, "By outlet"),
    (ResultOrder.WIRE, "Wire copy first"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """How a search is answered beside its words."""

    order: ResultOrder = ResultOrder.RELEVANCE
    folded: bool = True
    spelled: bool = True
    choices: tuple[FacetChoice, ...] = ()

    def with_choice(self, choice: FacetChoice) -> Options:
        """The same with this choice, or without it where it was made; the opposite one goes."""
        opposite = replace(choice, excluded=not choice.excluded)
        rest = tuple(made for made in self.choices if made not in (choice, opposite))
        return replace(self, choices=rest if choice in self.choices else (*rest, choice))

    def with_dates(self, values: list[str]) -> Options:
        """The same with these days, months or years alone; none of them: any date."""
        rest = tuple(made for made in self.choices if made.field != "date")
        return replace(self, choices=(*rest, *(FacetChoice("date", value) for value in values)))


def summary(result: SearchResult) -> str:
    """ "42 articles · 31 stories", "at least 500 articles"; stories where near-doubles are folded."""
    articles = count(result.articles, "article", "articles")
    stories = count(result.stories, "story", "stories") if result.stories < result.articles else ""
    return joined(told("at least %s", articles) if result.at_least else articles, stories)


def said(choice: FacetChoice) -> str:
    """A choice in words: "Reuters", "not Reuters"."""
    return told("not %s", choice.value) if choice.excluded else choice.value


def conditions(choices: Iterable[FacetChoice]) -> list[tuple[str, Callable[[Options], Options]]]:
    """The choices in words, each with how it is taken back; days, months or years are one: "2022-01 to 2022-03"."""
    made = list(choices)
    found: list[tuple[str, Callable[[Options], Options]]] = [
        (said(choice), partial(_without, choice)) for choice in made if choice.field != "date"
    ]
    dates = sorted(choice.value for choice in made if choice.field == "date")
    if dates:
        words = dates[0] if len(dates) == 1 else told("%s to %s", dates[0], dates[-1])
        found.append((words, partial(Options.with_dates, values=[])))
    return found


def _without(choice: FacetChoice, options: Options) -> Options:
    return options.with_choice(choice)
