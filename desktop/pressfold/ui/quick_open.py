"""What quick open offers: articles, actors, pins and briefings by their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def fitting(typed: str, kinds: Sequence[Names[Choice]]) -> list[Choice]:
    """The best few of each kind for what is typed, in the order of the kinds."""
    return list(chain.from_iterable(kind.best(typed, _MOST_OF_A_KIND) for kind in kinds))


def names(choices: Iterable[Choice]) -> Names[Choice]:
    """The choices by their texts."""
    return Names(choices, _text)


def _text(choice: Choice) -> str:
    return choice.text
