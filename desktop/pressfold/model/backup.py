"""Backups of a library: what each holds, and what a restore would change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked for"
    DAILY = "daily"
    MIGRATION = "before an update"
    RESTORE = "before a restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (ISO 8601, UTC), why, and its size in bytes."""

    path: str
    made: str
    reason: Reason
    size: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a restore would bring: how much the backup holds, the titles that come back, and those that would go.

    `gone` were imported after the backup; their originals stay, so that importing them again brings them back.
    """

    backup: Backup
    articles: int
    collections: int
    tags: int
    back: tuple[str, ...]
    gone: tuple[str, ...]
