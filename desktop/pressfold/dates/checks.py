"""What does not add up between articles: every kind of check, one after the other.

A check is a suggestion with its reasons, never a verdict. What a check looks for in the texts is the same whatever the
dates, and kept: `remarks`. What adds up depends on the days: `checks`. A new kind is a module with a function from the
story to checks, and its line in `checks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressfold.dates.different_days import different_days
from pressfold.dates.early import older_than_event
from pressfold.dates.figures import Figure, different_figures, figures
from pressfold.dates.sequences import claimed_sequences
from pressfold.dates.silences import Silence, broken_silences, silences
from pressfold.dates.told import Heard, Told
from pressfold.model.article import Article
from pressfold.model.event import Check


@dataclass(frozen=True)
class Remarks:
    """What some articles say that checks rest on: who is silent, and what is counted."""

    silences: Sequence[Silence]
    figures: Sequence[Figure]


def remarks(articles: Iterable[Article], heard: Heard) -> Remarks:
    """What these articles say that checks rest on."""
    silent: list[Silence] = []
    counted: list[Figure] = []
    for article in articles:
        silent += silences(article, heard)
        counted += figures(article, heard)
    return Remarks(silent, counted)


def checks(told: Told, said: Remarks) -> list[Check]:
    """What may not add up for the days of what is told."""
    return [
        *claimed_sequences(told),
        *different_figures(told, said.figures),
        *different_days(told),
        *broken_silences(told, said.silences),
        *older_than_event(told),
    ]


def in_order(found: Iterable[Check]) -> list[Check]:
    """Those that do add up last."""
    return sorted(found, key=lambda check: (check.consistent, check.kind, check.articles, check.id))
