"""The library as the window sees it: its rows and counts, and the acts on its articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.article import Article
from pressfold.model.dependents import Dependents
from pressfold.model.label import Label, LabelKind, Version
from pressfold.model.listing import ArticleRow, Counts
from pressfold.model.passage import Change
from pressfold.ui import quick_open
from pressfold.ui.acts.history import History, Step
from pressfold.ui.faults import Faults
from pressfold.ui.fuzzy import Names
from pressfold.ui.models.choices import Choice
from pressfold.ui.models.shelves import Holdings
from pressfold.ui.phrases import count, percent, shortened, told
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.spread import article_name
from pressfold.ui.toasts import Offer, Toasts

#: The versions of an article, their texts, and what changed from each to the next.
Told = tuple[Sequence[Version], Sequence[str], Sequence[Sequence[Change]]]


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of the library, newest first, with the counts and the names for quick open.

    `called` is what to call each article in a few words, `published` its date, by its id; `collections` in which
    collections it is, `older` the newest version of every older one.
    """

    rows: tuple[ArticleRow, ...]
    counts: Counts
    called: Mapping[int, str] = field(default_factory=dict)
    names: Names[Choice] = field(default_factory=lambda: quick_open.names(()), compare=False)
    older: Mapping[int, int] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
    collections: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[ArticleRow, ...] = ()
    published: Mapping[int, str | None] = field(default_factory=dict)

    @property
    def holdings(self) -> Holdings:
        """What the list shows of it."""
        return Holdings(self.rows, self.removed, self.labels, self.collections)


def read_listing(library: Library, known: Mapping[int, ArticleRow]) -> Listing:
    """Ask the library what it holds; a row that is as it was known stays the same value, so that nobody compares it."""
    rows = tuple(known[row.id] if known.get(row.id) == row else row for row in library.articles.rows())
    called = {row.id: article_name(row) for row in rows}
    names = quick_open.names(map(quick_open.article_choice, rows))
    labels = tuple(label for kind in LabelKind for label in library.labels.all(kind))
    collections = library.labels.by_article(LabelKind.COLLECTION)
    removed = tuple(library.removal.rows())
    older = library.versions.older()
    called |= {id: told("%s (older version)", called[newest]) for id, newest in older.items() if newest in called}
    published = {row.id: row.published for row in rows}
    return Listing(rows, library.findings.counts(), called, names, older, labels, collections, removed, published)


class Catalogue(QObject):
    """Keeps the listing at hand, removes articles and corrects their facts."""

    listed = Signal(object)  # a Listing
    touched = Signal(object)  # the Holdings: nothing but what was read is another
    compared = Signal(list)  # the ids of two versions that shall be laid side by side
    changed = Signal()  # articles were removed, brought back or corrected: the findings are due

    def __init__(
        self, library: Library, runner: Runner, history: History, toasts: Toasts, faults: Faults, window: QWidget
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._runner = runner
        self.history = history
        self._toasts = toasts
        self._faults = faults
        self._reading = Latest(runner, Lane.READING, self)
        self._reading.answered.connect(self._on_read)
        self._reading.failed.connect(faults.show)
        self.listing = Listing((), Counts(0, 0, 0, 0))
        self.by_id: dict[int, ArticleRow] = {}
        #: Who knows what is chosen in the list, and which open article is the current one.
        self.chosen: Callable[[], Sequence[int]] = list
        self.current: Callable[[], int | None] = _nobody

    def refresh(self) -> None:
        """Ask the library anew; `listed` tells the answer."""
        self._reading.ask(read_listing, self._library, self.by_id)

    def _on_read(self, listing: Listing) -> None:
        self.listing = listing
        self.by_id = {row.id: row for row in listing.rows}
        self.listed.emit(listing)

    def note_read(self, ids: Sequence[int]) -> None:
        """Call the articles read that are before the reader now; that is no step to be undone."""
        unread = [id for id in ids if id in self.by_id and not self.by_id[id].read]
        if not unread or self._library.refusal is not None:
            return
        task = self._runner.run(self._library.articles.mark_read, unread)
        task.failed.connect(self._faults.show)
        self.by_id |= {id: replace(self.by_id[id], read=True) for id in unread}
        self.listing = replace(self.listing, rows=tuple(self.by_id[row.id] for row in self.listing.rows))
        self.touched.emit(self.listing.holdings)

    # --- acts --------------------------------------------------------------------------------------------------------

    def details(self) -> None:
        """Open the facts of the chosen articles."""
        chosen = tuple(self.chosen())
        if chosen:
            self._ask_details(chosen)

    def open_details(self) -> None:
        """Open the facts of the article in the current column."""
        current = self.current()
        if current is not None:
            self._ask_details((current,))

    def set_date(self) -> None:
        """Open the facts of the article in the current column at its date."""
        current = self.current()
        if current is not None:
            self.date_of(current)

    def date_of(self, id: int) -> None:
        """Open the facts of this article at its date."""
        self._ask_details((id,), at="published")

    def why_share(self) -> None:
        """Say where the share of the first chosen article comes from."""
        row = self.by_id.get(next(iter(self.chosen()), -1))
        if row is not None:
            self._toasts.say(share_reason(row))

    def versions(self) -> None:
        """Show the older texts of the first chosen article, or of the one in the current column, and what changed."""
        id = next(iter(self.chosen()), None) or self.current()
        if id is not None:
            self.show_versions(id)

    def show_versions(self, id: int) -> None:
        """The same for this article."""
        task = self._runner.run(read_history, self._library, id, lane=Lane.READING)
        task.finished.connect(self._open_versions)
        task.failed.connect(self._faults.show)

    def remove(self) -> None:
        """Take the chosen articles out of the library; a toast and the Edit menu bring them back."""
        ids = list(self.chosen())
        if ids:
            task = self._runner.run(self._library.removal.dependents, ids)
            task.finished.connect(lambda found: self._remove(ids, found))
            task.failed.connect(self._faults.show)

    def set_field(self, id: int, field: str, value: str) -> None:
        """Correct one fact of an article."""
        self.run(self._library.articles.set_field, id, field, value)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _ask_details(self, ids: Sequence[int], *, at: str = "") -> None:
        task = self._runner.run(self._library.articles.some, ids, lane=Lane.READING)
        task.finished.connect(lambda articles: self._open_details(articles, at))
        task.failed.connect(self._faults.show)

    def _open_details(self, articles: Sequence[Article], at: str = "") -> None:
        from pressfold.ui.dialogs.details import DetailsDialog

        if not articles:
            return
        dialog = DetailsDialog(articles, self._window)

        def keep() -> None:
            corrections = dialog.corrections()
            if corrections:
                ids = [article.id for article in articles]
                self.run(self._library.articles.set_fields, ids, corrections)

        dialog.accepted.connect(keep)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        if at:
            dialog.field(at).setFocus()

    def run(self, act: Callable[..., Done], *values: object, told: Callable[[Done], None] | None = None) -> None:
        """Run an act of the library that can be undone; `told` hears what it did, where it did anything."""
        task = self._runner.run(act, *values)
        task.finished.connect(lambda done: self._on_done(done, told))
        task.failed.connect(self._faults.show)

    def _on_done(self, done: Done, told: Callable[[Done], None] | None) -> None:
        if not done.undo:
            return
        articles = self._library.articles

        def undo() -> None:
            self._run_again(articles.undo, done)

        def redo() -> None:
            self._run_again(articles.redo, done)

        self.history.add(Step(done.name, undo, redo, "library"))
        if told is not None:
            told(done)
        self._on_changed()

    def _run_again(self, act: Callable[[Done], Done], done: Done) -> None:
        task = self._runner.run(act, done)
        task.finished.connect(self._on_changed)
        task.failed.connect(self._faults.show)

    def _remove(self, ids: Sequence[int], depends: Dependents) -> None:
        """Remove at once, as it can be undone, and say with it what depends on the articles."""

        def told_of(done: Done) -> None:
            said = f"{self._removal_words(done.articles)} {dependents_sentence(depends)}".strip()
            self._toasts.say(said, Offer(self.tr("Undo"), self.history.undo))

        self.run(self._library.articles.remove, ids, told=told_of)

    def _open_versions(self, told: Told) -> None:
        from pressfold.ui.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(*told, self._window)
        dialog.compared.connect(self.compared)
        dialog.separated.connect(self._separate)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _separate(self, id: int) -> None:
        self.run(self._library.versions.separate, id)

    def _removal_words(self, ids: Sequence[int]) -> str:
        if len(ids) == 1 and (row := self.by_id.get(ids[0])):
            return self.tr("“%s” was removed.") % shortened(row.title, 50)
        return self.tr("%s were removed.") % count(len(ids), "article", "articles")

    def _on_changed(self, _value: object = None) -> None:
        self.refresh()
        self.changed.emit()


def read_history(library: Library, id: int) -> Told:
    """The versions of an article with their texts, the oldest first, and what changed from each to the next."""
    versions = library.versions.of(id)
    texts = [library.articles.get(version.article).text for version in versions]
    return versions, texts, [library.versions.changes(a.article, b.article) for a, b in pairwise(versions)]


def dependents_sentence(depends: Dependents) -> str:
    """What depends on articles that were removed, in a sentence; nothing where nothing does."""
    named = ", ".join(f"“{title}” ({count(pins, 'pin', 'pins')})" for title, pins in depends.briefings)
    return told("Quotes stay in %s, marked that their source is gone.", named) if named else ""


def _nobody() -> int | None:
    return None


def share_reason(row: ArticleRow) -> str:
    """Where the share comes from, in a sentence."""
    body = count(row.words, "body word", "body words")
    if not row.counted:
        return f"None of the {body} stands in a wire passage; posts, captions and furniture are not counted."
    stand = "stands" if row.counted == 1 else "stand"
    wires = count(row.wires, "wire passage", "wire passages")
    return (
        f"{percent(row.wire_share)}: {row.counted} of {body} {stand} in {wires}. "
        "Shared quotes, posts, captions and furniture are not counted."
    )
