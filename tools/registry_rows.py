"""Rows of the registry in the making: what is known of one actor before the keys are made."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "desktop"))

from pressfold.actors.spelling import key

#: Latin and Cyrillic: what a name is looked up in word by word.
READABLE = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u045f\u0490\u0491\u1e00-\u1eff0-9 .,'’ʻ()&/+-]+")


@dataclass
class Row:
    """One actor on its way into the registry."""

    id: str
    name: str
    kind: str
    qid: str | None = None
    country: str | None = None
    speaks_for: str | None = None
    aliases: list[str] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)
    offices: list[tuple[str, str, str, str | None, str | None, str | None]] = field(default_factory=list)
    surname: str | None = None
    short: str | None = None
    ours: bool = False
    weak: bool = False
    tier: int = 0

    @property
    def spellings(self) -> list[str]:
        """The name and its aliases, each key once."""
        kept: dict[str, str] = {}
        for name in (self.name, *self.aliases):
            if name and READABLE.fullmatch(name) and key(name):
                kept.setdefault(name, name)
        return list(kept)


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
