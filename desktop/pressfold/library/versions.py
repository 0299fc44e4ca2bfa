"""The door to the versions of an article: which there are, what changed between two, and that one is none."""

from __future__ import annotations

from pressfold.library import version_rows
from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.store import Store
from pressfold.model.label import Version
from pressfold.model.passage import Change


class Versions:
    """Texts of one article, changed between two imports. The newest is on the desk and in lists."""

    def __init__(self, store: Store, articles: Articles, decider: Decider) -> None:
        self._store = store
        self._articles = articles
        self._decider = decider

    def of(self, id: int) -> list[Version]:
        """All versions of an article, the oldest first; `id` may be any of them. Raises NoSuchArticle."""
        self._articles.get(id)
        with self._store.reading() as connection:
            return version_rows.versions(connection, id)

    def older(self) -> dict[int, int]:
        """The newest version of every older one that is kept."""
        with self._store.reading() as connection:
            return version_rows.older(connection)

    def newest(self, id: int) -> int:
        """The newest version of an article that is there. Raises NoSuchArticle."""
        return self.of(id)[-1].article

    def changes(self, a: int, b: int) -> tuple[Change, ...]:
        """What changed from one text to another, word by word, in the order of reading. Raises NoSuchArticle."""
        from pressfold.passages.revision import changes

        return changes(self._articles.get(a), self._articles.get(b))

    def separate(self, id: int) -> Done:
        """Make the newest version an article of its own. Nothing changes where `id` is not one of several."""
        text = self._articles.get(id).reading.text_sha256
        return self._decider.decide("Make it an article of its own", [Decision("separate", text)], (id,))
