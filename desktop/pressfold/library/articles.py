"""The door to the articles: list, get, remove, restore, set a fact."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pressfold.library import article_rows
from pressfold.library.decisions import Decision, Decisions
from pressfold.library.store import Store
from pressfold.model.article import DATED, FIELDS, Article
from pressfold.model.errors import BadValue, NoSuchArticle, NoSuchField
from pressfold.model.listing import ArticleRow


@dataclass(frozen=True, slots=True)
class Removed:
    """What `restore` needs to bring removed articles back."""

    ids: tuple[int, ...]


class Articles:
    """The articles of one library. Every act is on the disk before it returns."""

    def __init__(self, store: Store, decisions: Decisions, now: Callable[[], str]) -> None:
        self._store = store
        self._decisions = decisions
        self._now = now

    def rows(self) -> list[ArticleRow]:
        """One row an article, newest published (or, where none is stated, suggested) first; undated ones last."""
        with self._store.reading() as connection:
            return article_rows.listing(connection)

    def ids(self) -> list[int]:
        with self._store.reading() as connection:
            return article_rows.ids(connection)

    def all(self) -> list[Article]:
        """Every article with its text, by id."""
        with self._store.reading() as connection:
            return article_rows.load(connection)

    def some(self, ids: Collection[int]) -> list[Article]:
        """Those of these articles that are there, by id."""
        with self._store.reading() as connection:
            return article_rows.load(connection, ids)

    def get(self, id: int) -> Article:
        """One article. Raises NoSuchArticle."""
        found = self.some((id,))
        if not found:
            raise NoSuchArticle(str(id))
        return found[0]

    def ids_by_copy(self) -> dict[str, int]:
        """The articles by the place they came from and the hash of their text; the newest of several."""
        with self._store.reading() as connection:
            return article_rows.ids_by_copy(connection)

    def named(self, name: str) -> Article:
        """The article that somebody means by `name`: its id, or the place it came from. Raises NoSuchArticle."""
        id = number(name)
        if id is not None:
            return self.get(id)
        for row in self.rows():
            if row.place == name:
                return self.get(row.id)
        raise NoSuchArticle(name)

    def remove(self, ids: Iterable[int]) -> Removed:
        """Take articles out of the library; originals and texts stay until they are deleted for good."""
        articles = self.some(tuple(ids))
        gone = Removed(tuple(article.id for article in articles))
        with self._store.transaction() as connection:
            article_rows.set_removed(connection, gone.ids, self._now())
            self._decisions.log(*(Decision("remove", article.reading.text_sha256) for article in articles))
        return gone

    def restore(self, removed: Removed) -> None:
        """Bring removed articles back as they were."""
        with self._store.transaction() as connection:
            article_rows.set_removed(connection, removed.ids, None)
            back = article_rows.load(connection, removed.ids)
            self._decisions.log(*(Decision("restore", article.reading.text_sha256) for article in back))

    def set_field(self, id: int, field: str, value: str | None) -> tuple[str | None, str | None]:
        """Set one fact by the reader's hand; the value and provenance before, for `restore_field`.

        Raises NoSuchArticle, NoSuchField, or BadValue where a date is not in ISO 8601.
        """
        return self.restore_field(id, field, checked(field, value), "edited")

    def restore_field(self, id: int, field: str, value: str | None, how: str | None) -> tuple[str | None, str | None]:
        """Set one fact and how it was found; the value and provenance before."""
        article = self.get(id)
        before = getattr(article.metadata, field), article.metadata.provenance.get(field)
        with self._store.transaction() as connection:
            article_rows.set_fact(connection, id, field, value, how)
            self._decisions.log(Decision("set", article.reading.text_sha256, field, value, how))
        return before


def number(name: str) -> int | None:
    """The id that a name spells, None where it is no number that SQLite can hold."""
    return int(name) if name.isascii() and name.isdecimal() and len(name) < 19 else None


def checked(field: str, value: str | None) -> str | None:
    """The value as it is stored: trimmed, None for nothing, a date in ISO 8601. Raises NoSuchField, BadValue."""
    if field not in FIELDS:
        raise NoSuchField(field, FIELDS)
    text = (value or "").strip()
    if not text:
        return None
    if field in DATED:
        return _iso(field, text)
    return text


def _iso(field: str, text: str) -> str:
    """A date or a date and time in ISO 8601. Raises BadValue."""
    try:
        return date.fromisoformat(text).isoformat() if len(text) <= 10 else datetime.fromisoformat(text).isoformat()
    except ValueError:
        raise BadValue(field, text, "a date such as 2022-01-28 or 2022-01-28T16:07:00+00:00") from None
