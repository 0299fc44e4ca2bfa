"""What quick open offers: articles, actors, pins and briefings by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path

from pressfold.model.actor import Actor
from pressfold.model.briefing import Briefing
from pressfold.model.listing import ArticleRow
from pressfold.ui.fuzzy import Names
from pressfold.ui.models.choices import Choice
from pressfold.ui.phrases import count, joined, shortened, told, when

_MOST_OF_A_KIND = 4


def article_choice(row: ArticleRow) -> Choice:
    detail = joined(row.outlet or told("Outlet not stated"), when(row.published, time=False))
    return Choice("article", str(row.id), row.title, detail, icon="file-text")


def actor_choice(actor: Actor) -> Choice:
    return Choice("actor", actor.id, actor.name, count(len(actor.mentions), "mention", "mentions"), icon="user")


def pin_choices(briefing: Briefing | None) -> list[Choice]:
    """The pins of a briefing by their words."""
    if briefing is None:
        return []
    return [
        Choice("pin", pin.id, shortened(pin.quote, 80), pin.speaker or briefing.source_of(pin).outlet or "", icon="pin")
        for pin in briefing.ordered()
    ]


def briefing_choices(paths: Iterable[Path]) -> list[Choice]:
    """The briefings by the names of their files."""
    return [Choice("briefing", str(path), path.stem, told("briefing"), icon="book-open") for path in paths]


class Offers:
    """What quick open can offer: the articles at every key, and the rest as it was last told."""

    def __init__(self, briefings: Callable[[], Iterable[Path]]) -> None:
        self._briefings = briefings
        self._told: tuple[Sequence[Actor], Briefing | None] = (), None
        self._folded: list[Names[Choice]] | None = None

    def know(self, actors: Sequence[Actor], briefing: Briefing | None) -> None:
        """What there is besides articles; it is folded when the first key asks for it."""
        self._told = actors, briefing
        self._folded = None

    def fitting(self, typed: str, articles: Names[Choice]) -> list[Choice]:
        """The best few of each kind for what is typed: articles, actors, pins, briefings."""
        if self._folded is None:
            actors, briefing = self._told
            self._folded = [names(map(actor_choice, actors)), names(pin_choices(briefing))]
        kinds = (articles, *self._folded, names(briefing_choices(self._briefings())))
        return list(chain.from_iterable(kind.best(typed, _MOST_OF_A_KIND) for kind in kinds))


def names(choices: Iterable[Choice]) -> Names[Choice]:
    """The choices by their texts."""
    return Names(choices, _text)


def _text(choice: Choice) -> str:
    return choice.text
