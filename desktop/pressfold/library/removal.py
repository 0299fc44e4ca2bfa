"""The door to leaving: what depends on articles, bringing removed ones back, and deleting them for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressfold.library import article_rows, label_rows, version_rows
from pressfold.library.backups import Backups
from pressfold.library.briefings import Briefings
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision, Decisions
from pressfold.library.originals import Originals
from pressfold.library.store import Store
from pressfold.model.dependents import Dependents, Erased
from pressfold.model.errors import LibraryUnwritable, NoSuchArticle
from pressfold.model.label import LabelKind
from pressfold.model.listing import ArticleRow


@dataclass(frozen=True, slots=True)
class _Gone:
    id: int
    sha256: str
    part: str
    text_sha256: str
    title: str


class Removal:
    """Removed articles lie here until they are brought back or deleted for good."""

    def __init__(
        self,
        store: Store,
        decider: Decider,
        decisions: Decisions,
        originals: Originals,
        briefings: Briefings,
        backups: Backups,
        forget_index: Callable[[], None],
    ) -> None:
        self._store = store
        self._decider = decider
        self._decisions = decisions
        self._originals = originals
        self._briefings = briefings
        self._backups = backups
        self._forget_index = forget_index

    def rows(self) -> list[ArticleRow]:
        """The removed articles, the one removed last first."""
        with self._store.reading() as connection:
            return article_rows.removed(connection)

    def dependents(self, ids: Iterable[int]) -> Dependents:
        """The briefings that quote any version of these articles, and the collections that these are in."""
        with self._store.reading() as connection:
            groups = [version_rows.group(connection, id) for id in ids]
            names = label_rows.of_articles(
                connection, LabelKind.COLLECTION, [group[-1][0] for group in groups if group]
            )
        texts = {text for group in groups for _, text in group}
        pins: dict[str, int] = {}
        for use in self._briefings.pin_uses():
            if use.text_sha256 in texts:
                pins[use.briefing] = pins.get(use.briefing, 0) + use.pins
        collections = dict.fromkeys(name for of_one in names.values() for name in of_one)
        return Dependents(tuple(sorted(pins.items())), tuple(sorted(collections)))

    def bring_back(self, ids: Iterable[int]) -> Done:
        """Take the removal of articles back, with all their versions. Raises NoSuchArticle."""
        gone = self._gone(tuple(ids))
        name = "Bring article back" if len(gone) == 1 else "Bring articles back"
        return self._decider.decide(
            name, [Decision("restore", each.text_sha256) for each in gone], (each.id for each in gone)
        )

    def for_good(self, ids: Iterable[int]) -> Erased:
        """Delete articles with all their versions: originals, texts, findings, decisions, index entries.

        There is no way back. Pins keep their quotes. Raises NoSuchArticle, LibraryUnwritable.
        """
        gone = self._gone(tuple(ids))
        with self._store.transaction() as connection:
            article_rows.delete(connection, [each.id for each in gone])
        self._decisions.forget({each.text_sha256 for each in gone})
        try:
            for each in gone:
                self._originals.forget(each.sha256, each.part)
        except OSError as error:
            raise LibraryUnwritable(str(self._originals.folder.parent), error.strerror or str(error)) from error
        self._forget_index()
        self._store.wipe()
        titles = tuple(dict.fromkeys(each.title for each in gone))
        return Erased(titles, tuple(self._still_held(gone)))

    def _gone(self, ids: Sequence[int]) -> list[_Gone]:
        """All versions of these articles, removed or not. Raises NoSuchArticle."""
        found: dict[int, _Gone] = {}
        with self._store.reading() as connection:
            for id in ids:
                group = [member for member, _ in version_rows.group(connection, id)]
                if not group:
                    raise NoSuchArticle(str(id))
                for row in article_rows.remains(connection, group):
                    found[row["id"]] = _Gone(
                        row["id"], row["sha256"], row["part"], row["text_sha256"], row["title"] or row["path"]
                    )
        return list(found.values())

    def _still_held(self, gone: Sequence[_Gone]) -> Iterable[str]:
        texts = [each.text_sha256 for each in gone]
        for path in (*self._backups.paths(), *self._backups.put_aside()):
            if _holds(path, texts):
                yield str(path)


def _holds(path: Path, texts: Sequence[str]) -> bool:
    """Whether an older database has one of these texts; one that cannot be read may."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        asked = "SELECT 1 FROM article WHERE text_sha256 = ? LIMIT 1"
        return any(connection.execute(asked, (text,)).fetchone() for text in texts)
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()
