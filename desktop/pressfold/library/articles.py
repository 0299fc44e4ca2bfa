"""The door to the articles: list, get, remove, restore, set a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from pressfold.library import article_rows, finding_rows, label_rows, version_rows
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.doubles import leads
from pressfold.library.store import Store
from pressfold.model.article import DATED, FIELDS, Article, Block, Role
from pressfold.model.errors import BadValue, NoSuchArticle, NoSuchField
from pressfold.model.label import LabelKind
from pressfold.model.listing import ArticleRow


class Articles:
    """The articles of one library. Every act is on the disk before it returns."""

    def __init__(self, store: Store, decider: Decider) -> None:
        self._store = store
        self._decider = decider

    def rows(self) -> list[ArticleRow]:
        """One row an article, newest published (or, where none is stated, suggested) first; undated ones last."""
        with self._store.reading() as connection:
            rows = article_rows.listing(connection, label_rows.of_articles(connection, LabelKind.TAG))
            lead = leads(finding_rows.near(connection), rows)
        return [replace(row, lead=lead[row.id]) if row.id in lead else row for row in rows]

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

    def printing(self, words: str) -> list[int]:
        """The articles that may print these words: those that hold the longest of them as it is written here."""
        longest = max(words.split(), key=len, default="")
        core = max(re.findall(r"\w+", longest), key=len, default="")
        if not core:
            return []
        with self._store.reading() as connection:
            return article_rows.holding(connection, core)

    def named(self, name: str) -> Article:
        """The article that somebody means by `name`: its id, or the place it came from. Raises NoSuchArticle."""
        id = number(name)
        if id is not None:
            return self.get(id)
        for row in self.rows():
            if row.place == name:
                return self.get(row.id)
        raise NoSuchArticle(name)

    def remove(self, ids: Iterable[int]) -> Done:
        """Take articles with all their versions out; originals and texts stay until they are deleted for good."""
        wanted = tuple(self.text_hashes(ids))
        with self._store.reading() as connection:
            texts = [text for id in wanted for _, text in version_rows.group(connection, id)]
        name = "Remove article" if len(wanted) == 1 else "Remove articles"
        return self._decider.decide(name, [Decision("remove", text) for text in texts], wanted)

    def set_fields(self, ids: Iterable[int], values: Mapping[str, str | None]) -> Done:
        """Set facts of articles by the reader's hand.

        Raises NoSuchArticle, NoSuchField, or BadValue where a date is not in ISO 8601; then nothing is set.
        """
        facts = {field: checked(field, value) for field, value in values.items()}
        name = f"Edit {next(iter(facts))}" if len(facts) == 1 else "Edit facts"
        return self._decide(
            name,
            ids,
            lambda text: [Decision("set", text, field, value, "edited") for field, value in facts.items()],
        )

    def set_field(self, id: int, field: str, value: str | None) -> Done:
        """Set one fact of one article. Raises as `set_fields` does."""
        return self.set_fields((id,), {field: value})

    def set_role(self, id: int, block: Block, role: Role) -> Done:
        """Say what a block of an article is. Raises NoSuchArticle; a block that is not there changes nothing."""
        place = f"{block.start}:{block.end}"
        return self._decide(f"Call it {role.value}", (id,), lambda text: [Decision("role", text, place, role.value)])

    def star(self, ids: Iterable[int], on: bool = True) -> Done:
        """Star articles, or take the star away. Raises NoSuchArticle."""
        act = "star" if on else "unstar"
        return self._decide("Star" if on else "Remove star", ids, lambda text: [Decision(act, text)])

    def mark_read(self, ids: Iterable[int], on: bool = True) -> Done:
        """Call articles read, or unread. Raises NoSuchArticle."""
        act = "read" if on else "unread"
        return self._decide(f"Mark as {act}", ids, lambda text: [Decision(act, text)])

    def undo(self, done: Done) -> Done:
        """Take back what any door of the library did."""
        return self._decider.undo(done)

    def redo(self, done: Done) -> Done:
        """Do again what was taken back."""
        return self._decider.redo(done)

    def text_hashes(self, ids: Iterable[int]) -> dict[int, str]:
        """The hashes of the texts of articles: decisions name them by these. Raises NoSuchArticle."""
        wanted = tuple(ids)
        with self._store.reading() as connection:
            there = article_rows.text_hashes(connection, wanted)
        for id in wanted:
            if id not in there:
                raise NoSuchArticle(str(id))
        return {id: there[id] for id in wanted}

    def _decide(self, name: str, ids: Iterable[int], decisions: Callable[[str], Iterable[Decision]]) -> Done:
        """Decide the same about each of these articles. Raises NoSuchArticle."""
        texts = self.text_hashes(ids)
        made = [decision for text in texts.values() for decision in decisions(text)]
        return self._decider.decide(name, made, texts)


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
