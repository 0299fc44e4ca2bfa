"""The edge where briefings take the time and their ids from the machine; everything else is handed them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

#: Gives the time as ISO 8601 in UTC, to the second.
Clock = Callable[[], str]
#: Gives an id that nobody else has given.
Ids = Callable[[], str]


def utc_now() -> str:
    """The machine's time, like "2026-11-22T09:30:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_uuid() -> str:
    """A random UUID."""
    return str(uuid4())
