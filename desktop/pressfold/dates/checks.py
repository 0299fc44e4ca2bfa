"""What does not add up between articles: every kind of check, one after the other.

A check is a suggestion with its reasons, never a verdict. A new kind is a module with a function from the story to
checks, and its line in `_KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pressfold.dates.different_days import different_days
from pressfold.dates.early import older_than_event
from pressfold.dates.figures import different_figures
from pressfold.dates.sequences import claimed_sequences
from pressfold.dates.silences import broken_silences
from pressfold.dates.told import Told
from pressfold.model.event import Check

_KINDS: Sequence[Callable[[Told], list[Check]]] = (
    claimed_sequences,
    different_figures,
    different_days,
    broken_silences,
    older_than_event,
)


def checks(told: Told) -> list[Check]:
    """All that may not add up, those that do add up last."""
    found = [check for kind in _KINDS for check in kind(told)]
    return sorted(found, key=lambda check: (check.consistent, check.kind, check.articles, check.id))
