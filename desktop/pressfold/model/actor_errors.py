"""Errors that a user can meet with actors and the registry of their own. Each carries its own sentences."""

from __future__ import annotations

from pressfold.model.errors import PressfoldError


class NoSuchActor(PressfoldError):
    def __init__(self, actor: str) -> None:
        super().__init__(
            f"There is no actor “{actor}” any more. Nothing was changed. “pressfold actors” shows those there are."
        )
