"""Errors that a user can meet with passages. Each carries its own sentences."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.model.errors import PressfoldError


class NoSuchFamily(PressfoldError):
    def __init__(self, family: str) -> None:
        super().__init__(
            f"There is no passage “{family}” any more. Nothing was changed. “pressfold passages” shows those there are."
        )


class NoMember(PressfoldError):
    def __init__(self, article: int, family: str, members: Sequence[int]) -> None:
        held = ", ".join(map(str, members))
        super().__init__(
            f"The article “{article}” has not the passage “{family}”. Nothing was changed. It stands in {held}."
        )


class EmptyPhrase(PressfoldError):
    def __init__(self) -> None:
        super().__init__("The phrase has no words. Nothing was changed. Type the words that are to be hidden.")


class NoBase(PressfoldError):
    def __init__(self, article: str) -> None:
        super().__init__(
            f"The article “{article}” shares no wire copy with another one, so there is nothing to hold it against. "
            "Choose an article as the base."
        )
