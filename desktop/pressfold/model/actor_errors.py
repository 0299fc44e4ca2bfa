"""Errors that a user can meet with actors and the registry of their own. Each carries its own sentences."""

from __future__ import annotations

from pressfold.model.errors import PressfoldError


class NoSuchActor(PressfoldError):
    def __init__(self, actor: str) -> None:
        super().__init__(
            f"There is no actor “{actor}” any more. Nothing was changed. “pressfold actors” shows those there are."
        )


class RegistryUnreadable(PressfoldError):
    def __init__(self, path: str, details: str = "") -> None:
        super().__init__(
            f"The registry “{path}” could not be read. Nothing was changed. "
            "Look whether the file is there and may be opened.",
            details,
        )


class NotARegistry(PressfoldError):
    def __init__(self, path: str, details: str = "") -> None:
        super().__init__(
            f"“{path}” is no registry of actors. Nothing was changed. Give a .yaml, .csv or .xlsx file.",
            details,
        )
