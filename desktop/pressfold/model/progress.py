"""How long work tells how far it is, and is asked to stop.

An act takes `progress` and `cancel` and knows nothing of threads. Between chunks it calls
`cancel.check()`, which raises `Cancelled` once somebody asked.
"""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The work was stopped because somebody asked; what was done is kept whole or undone."""


class Progress(Protocol):
    """Called with how much is done, of how much (0 where unknown), and with what."""

    def __call__(self, done: int, total: int, what: str) -> None: ...


class Cancel(Protocol):
    """Asked between chunks of work."""

    def check(self) -> None:
        """Raise `Cancelled` if the work shall stop."""
        ...


def no_progress(done: int, total: int, what: str) -> None:
    """Progress that nobody watches."""


class Never:
    """A cancel that nobody can press."""

    def check(self) -> None:
        """Go on."""


NEVER = Never()
