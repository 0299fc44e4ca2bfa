"""Pages that answer about actors: one actor, the voices of an article, what is offered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.actor import Offer as ActorOffer
from pressfold.model.actor_page import Matrix
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.walking import Walking
from pressfold.ui.dialogs.answers import Answers, Question
from pressfold.ui.dialogs.matrix import MatrixDialog
from pressfold.ui.faults import Faults
from pressfold.ui.models.actor_page import mentions_shown, page_rows
from pressfold.ui.models.entries import Row
from pressfold.ui.models.matrix import ACTORS, Asked, read_cell
from pressfold.ui.models.offered import grouped, link_entries, offer_rows
from pressfold.ui.models.voices import voice_rows
from pressfold.ui.panels.actors import ActorsPage
from pressfold.ui.phrases import told
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.toasts import Offer, Toasts


class Answering(QObject):
    """Serves the trade "answers": opens pages, and does what is chosen on them."""

    position_told = Signal(str)

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        columns: Columns,
        walking: Walking,
        page: ActorsPage,
        faults: Faults,
        toasts: Toasts,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._columns = columns
        self._walking = walking
        self._page = page
        self._faults = faults
        self._toasts = toasts
        self._window = window
        self._open: dict[str, Answers] = {}
        self._matrix: MatrixDialog | None = None
        self._counting = Latest(runner, Lane.READING, self)
        self._counting.answered.connect(self._on_counted)
        self._counting.failed.connect(faults.show)
        catalogue.listed.connect(self._on_listed)

    # --- acts --------------------------------------------------------------------------------------------------------

    def page(self) -> None:
        """Open the page of the actor at hand."""
        actor = self._page.at_hand()
        if actor is None:
            self.position_told.emit(self.tr("Choose an actor first"))
        else:
            self.show_actor(actor)

    def voices(self) -> None:
        """Say whose words fill the current article, and whom the story quotes elsewhere."""
        article = self._columns.current()
        if article is not None:
            called = self._catalogue.listing.called
            title = self.tr("Voices in %s") % called.get(article, "")
            self._show("voices", title, "", partial(read_voices, self._library, article, called))

    def matrix(self) -> None:
        """Open the table of actors and outlets, of the whole library."""
        dialog = self._matrix
        if dialog is None:
            dialog = self._matrix = MatrixDialog(self._runner, self._window)
            self._tie(dialog)
            dialog.cell_asked.connect(self._on_cell)
            dialog.finished.connect(self._on_matrix_closed)
        self._ask_matrix()
        dialog.show()
        dialog.raise_()

    def offers(self) -> None:
        """List what is likely and not joined in the open articles, or in the whole library where none is open."""
        asked = partial(read_offers, self._library, self._columns.ids or None, self._catalogue.listing.called)
        empty = self.tr("Nothing is offered: every link that is likely was made or decided by you.")
        self._show("offers", self.tr("Offered links"), empty, asked)

    def show_actor(self, actor: str) -> None:
        """Open the page of an actor."""
        asked = partial(read_page, self._library, actor, self._catalogue.listing.called)
        name = next((one.name for one in self._columns.spread.actors if one.id == actor), self.tr("Actor"))
        self._show("actor", name, "", asked)

    # --- pages -------------------------------------------------------------------------------------------------------

    def _show(self, kind: str, title: str, empty: str, question: Question) -> None:
        dialog = self._open.get(kind)
        if dialog is None:
            dialog = Answers(title, empty, self._runner, self._window)
            self._tie(dialog)
            dialog.finished.connect(partial(self._on_closed, kind))
            self._open[kind] = dialog
        dialog.setWindowTitle(title)
        dialog.ask(question)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.list.setFocus()

    def _tie(self, dialog: Answers) -> None:
        dialog.went.connect(self._walking.go)
        dialog.actor_asked.connect(self.show_actor)
        dialog.pressed.connect(self._on_pressed)
        dialog.failed.connect(self._faults.show)

    def _ask_matrix(self) -> None:
        self._counting.ask(partial(self._library.actors.matrix, most=ACTORS))

    def _on_counted(self, matrix: Matrix) -> None:
        if self._matrix is not None:
            self._matrix.show_matrix(matrix)

    def _on_cell(self, asked: Asked) -> None:
        if self._matrix is not None:
            self._matrix.ask(partial(read_cell, self._library, asked, self._catalogue.listing.called))

    def _on_matrix_closed(self, _result: int) -> None:
        self._counting.drop()
        self._matrix = None

    def _on_closed(self, kind: str, _result: int) -> None:
        self._open.pop(kind, None)

    def _on_listed(self, _listing: object) -> None:
        """Something was decided, or articles came or went."""
        for dialog in self._open.values():
            dialog.ask()
        if self._matrix is not None:
            self._ask_matrix()

    def _on_pressed(self, key: str, choice: str) -> None:
        if choice in ("accept", "dismiss"):
            self._settle(key, accept=choice == "accept")
        elif choice == "walk":
            self._walking.choose_actor(key.removeprefix("actor "))
            self._walking.next_mention()

    def _settle(self, key: str, *, accept: bool) -> None:
        if key.startswith("alike "):
            self._settle_alike(*key.split()[1:], accept=accept)
            return
        text, _, _ = key.removeprefix("offer ").rpartition("|")[0].rpartition("|")
        said = self.tr("“%s” was linked.") if accept else self.tr("“%s” is not asked about again.")

        def told_of(_done: Done) -> None:
            self._toasts.say(said % text, Offer(self.tr("Undo"), self._catalogue.history.undo))

        articles = self._columns.ids or None
        self._catalogue.run(settle, self._library, articles, key, accept, told=told_of)

    def _settle_alike(self, one: str, other: str, *, accept: bool) -> None:
        """The same for two quotations that may be one statement."""
        said = self.tr("The two are one statement now.") if accept else self.tr("The two are not offered again.")

        def told_of(_done: Done) -> None:
            self._toasts.say(said, Offer(self.tr("Undo"), self._catalogue.history.undo))

        self._catalogue.run(settle_alike, self._library, one, other, accept, told=told_of)


# --- in the worker ---------------------------------------------------------------------------------------------------


def read_page(library: Library, actor: str, called: Mapping[int, str]) -> tuple[Row, ...]:
    """The page of an actor with what is offered about it. Raises NoSuchActor."""
    page = library.actors.page(actor)
    texts = {id: library.articles.get(id).text for id in sorted(mentions_shown(page))}
    here = {place.article for place in page.places}
    links = [one for one in library.findings.offers(here) if page.actor.id in (one.actor, one.other)]
    return page_rows(page, called, texts, link_entries(links, called, library.findings.actor_names()))


def read_voices(library: Library, article: int, called: Mapping[int, str]) -> tuple[Row, ...]:
    """Whose words fill an article, and who is absent. Raises NoSuchArticle."""
    return voice_rows(library.actors.attributed_share(article), library.actors.absent_voices(article), called)


def read_offers(library: Library, articles: Collection[int] | None, called: Mapping[int, str]) -> tuple[Row, ...]:
    """What is offered in these articles, or in all."""
    return offer_rows(library.actors.offers(articles), called, library.findings.actor_names())


def settle(library: Library, articles: Collection[int] | None, key: str, accept: bool) -> Done:
    """Accept or dismiss all places of an offer as one step."""
    group = grouped(library.findings.offers(articles)).get(key) or grouped(library.findings.offers()).get(key, [])
    name = told("Accept offer") if accept else told("Dismiss offer")
    return _one_step(name, _ruled(library, group, accept) if group else ())


def settle_alike(library: Library, one: str, other: str, accept: bool) -> Done:
    """Join or part two quotations (ids) that are offered as one statement."""
    said = library.findings.quotations_of((one, other))
    if len(said) < 2:  # an analysis found something else a moment ago
        return Done(told("Accept offer"), (), (), ())
    rulings = library.rulings
    return rulings.one_statement(*said) if accept else rulings.another_statement(said[0], said[1:])


def _ruled(library: Library, offers: Sequence[ActorOffer], accept: bool) -> list[Done]:
    """An offer about a whole actor merges it, another one sets its places; dismissed, it is not made again."""
    first = offers[0]
    if not accept:
        return [library.rulings.apart(first.text, first.other)]
    if first.whole and first.actor is not None:
        return [library.rulings.merge(first.actor, first.other)]
    return [library.rulings.place(offer.article, offer.span, offer.other) for offer in offers]


def _one_step(name: str, steps: Sequence[Done]) -> Done:
    undo = tuple(decision for step in reversed(steps) for decision in step.undo)
    return Done(name, (), undo, tuple(decision for step in steps for decision in step.redo))
