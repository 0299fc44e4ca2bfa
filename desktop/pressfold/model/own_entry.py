"""The reader's own registry: actors entered by hand or from a table, and what was wrong in the file."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.actor import ActorKind

#: The fields of an entry in a file, in the order of a table's columns.
FIELDS = ("name", "kind", "aliases", "handles", "speaks_for", "country", "id")


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One actor of the reader's own. `id` is that of a known actor, whose entry it adds to, or a new one.

    `handles` are without the sign. `speaks_for` and `country` are ids.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    speaks_for: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in a file that could not be taken: its line (1 is the first), the field, and a whole sentence."""

    line: int
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An alias that several of the reader's entries claim: it links to none of them, all are offered."""

    alias: str
    actors: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The conflict told to the reader."""
        return f"“{self.alias}” is claimed by {' and by '.join(self.actors)}. It is linked to none of them."


@dataclass(frozen=True, slots=True)
class OwnEntries:
    """The entries of a file, what was wrong in it, and the aliases that several entries claim."""

    entries: tuple[OwnEntry, ...]
    mistakes: tuple[Mistake, ...] = ()
    claims: tuple[Claim, ...] = ()
