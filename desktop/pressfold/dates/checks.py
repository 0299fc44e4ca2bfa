"""What does not add up between articles: every kind of check, one after the other.

A check is a suggestion with its reasons, never a verdict. Some need no dates and stay while dates change: `lasting`;
the others follow the events: `checks`. A new kind is a module with a function from the story to checks, and its line
in one of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pressfold.dates.different_days import different_days
from pressfold.dates.early import older_than_event
from pressfold.dates.figures import different_figures
from pressfold.dates.sequences import claimed_sequences
from pressfold.dates.silences import Silence, broken_silences, silences
from pressfold.dates.told import Heard, Told
from pressfold.model.article import Article
from pressfold.model.event import Check


def lasting(articles: Sequence[Article], heard: Heard) -> list[Check]:
    """What may not add up whatever the dates."""
    return different_figures(articles, heard)


def silent(articles: Iterable[Article], heard: Heard) -> list[Silence]:
    """Who is said to be silent; whether it was broken depends on the dates."""
    return [found for article in articles for found in silences(article, heard)]


def checks(told: Told, silent: Iterable[Silence]) -> list[Check]:
    """What may not add up for the days of what is told."""
    return [*claimed_sequences(told), *different_days(told), *broken_silences(told, silent), *older_than_event(told)]


def in_order(found: Iterable[Check]) -> list[Check]:
    """Those that do add up last."""
    return sorted(found, key=lambda check: (check.consistent, check.kind, check.articles, check.id))
