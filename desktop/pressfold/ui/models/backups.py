"""Rows of the backups: when each was made, why, and how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pressfold.model.backup import Backup, Preview, Reason
from pressfold.ui.phrases import count, joined, told, when

_REASONS = {
    Reason.ASKED: "Asked for",
    Reason.DAILY: "Daily",
    Reason.MIGRATION: "Before an update of Pressfold",
    Reason.RESTORE: "Before a restore",
}
#: Titles that a preview names; more are counted.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class BackupRow:
    backup: Backup

    @property
    def made(self) -> str:
        return when(self.backup.made)

    @property
    def about(self) -> str:
        """Why it was made, and its size."""
        size = self.backup.size / 1_000_000
        return joined(told(_REASONS[self.backup.reason]), f"{size:,.1f} MB" if size < 100 else f"{size:,.0f} MB")


def backup_rows(backups: Sequence[Backup]) -> tuple[BackupRow, ...]:
    return tuple(BackupRow(backup) for backup in backups)


def sentence(row: BackupRow) -> str:
    return f"{row.made}, {row.about}"


def key(row: BackupRow) -> str:
    return row.backup.path


def preview_words(preview: Preview) -> str:
    """What a restore would change, in a few lines."""
    lines = [
        joined(
            count(preview.articles, "article", "articles"),
            count(preview.collections, "collection", "collections"),
            count(preview.tags, "tag", "tags"),
        )
    ]
    for says, titles in ((told("Comes back"), preview.back), (told("No longer listed"), preview.gone)):
        if titles:
            more = told(" and %d more", len(titles) - _NAMED) if len(titles) > _NAMED else ""
            lines.append(f"{says}: {', '.join(f'“{title}”' for title in titles[:_NAMED])}{more}")
    if not preview.back and not preview.gone:
        lines.append(told("The same articles as now; facts, tags and collections as they were then."))
    if preview.gone:
        lines.append(told("What is no longer listed keeps its original: importing it again brings it back."))
    return "\n".join(lines)
