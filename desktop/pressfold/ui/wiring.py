"""Who hears whom: the one page where the window's parts and the reader's acts are tied together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.model.briefing import Anchor, Briefing
from pressfold.model.listing import ImportReport
from pressfold.ui.action_table import Needs
from pressfold.ui.activity import Activity
from pressfold.ui.actor_work import ActorWork
from pressfold.ui.acts.blocks import Blocks
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.acts.catalogue import Catalogue, Listing
from pressfold.ui.acts.columns import MOST, Columns
from pressfold.ui.acts.dating import Dating
from pressfold.ui.acts.finding import Finding
from pressfold.ui.acts.history import History
from pressfold.ui.acts.importing import Importing
from pressfold.ui.acts.keeping import Keeping
from pressfold.ui.acts.layers import Layers
from pressfold.ui.acts.peeking import Peeking
from pressfold.ui.acts.pinning import Pinning
from pressfold.ui.acts.results import Results
from pressfold.ui.acts.searching import Searching
from pressfold.ui.acts.selecting import Selecting
from pressfold.ui.acts.sorting import Sorting
from pressfold.ui.acts.timeline import Timeline
from pressfold.ui.acts.view import View
from pressfold.ui.acts.walking import Walking
from pressfold.ui.acts.window import WindowActs
from pressfold.ui.briefing_wiring import BriefingWiring
from pressfold.ui.faults import Faults
from pressfold.ui.main_window import MainWindow
from pressfold.ui.models.shelves import Kind
from pressfold.ui.passage_work import PassageWork
from pressfold.ui.runner import Runner
from pressfold.ui.settings import Settings
from pressfold.ui.spread import Overlay, Spread


class Wiring(QObject):
    """Makes the acts for a window and a library, and lets them hear each other."""

    def __init__(self, window: MainWindow, library: Library, settings: Settings, log: Path) -> None:
        super().__init__(window)
        self.window = window
        self.library = library
        self.settings = settings
        self.runner = Runner(self)
        self.history = History(self)
        self.faults = Faults(window.toasts, self)
        self.activity = Activity(self.runner, window.toasts, self)
        self._make_acts(log)
        self._serve()
        self._tie_library()
        self._tie_desk()
        self._tie_peeking()
        self._tie_search()
        self._tie_briefing()
        self._tie_state()
        self.enable()

    def _make_acts(self, log: Path) -> None:
        window, library, runner = self.window, self.library, self.runner
        toasts, faults, history = window.toasts, self.faults, self.history
        self.catalogue = Catalogue(library, runner, history, toasts, faults, window)
        self.importing = Importing(library, runner, toasts, faults, window)
        self.columns = Columns(library, runner, history, self.catalogue, window.desk, faults, window)
        self.sorting = Sorting(library, runner, self.catalogue, faults, toasts, window.library, window.acts, window)
        self.blocks = Blocks(library, self.catalogue, window.desk, window.acts, self)
        self.keeping = Keeping(library, runner, history, toasts, faults, window)
        self.walking = Walking(self.columns, window.desk, self)
        self.actors = ActorWork(library, runner, self.catalogue, self.columns, self.walking, faults, window)
        self.passages = PassageWork(library, runner, self.catalogue, self.columns, self.walking, faults, window)
        self.searching = Searching(
            library, runner, self.catalogue, self.walking, faults, window.top_bar.field, window.popup
        )
        self.results = Results(library, runner, self.searching, self.catalogue, faults, window.results, window)
        self.finding = Finding(runner, self.columns, window.desk, window.acts, faults, self)
        self.work = BriefingWork(library, runner, history, toasts, faults, window)
        self.paper = BriefingWiring(
            window, library, runner, self.work, history, self.columns, self.walking, self.settings, faults
        )
        self.pinning = Pinning(
            library, self.work, history, self.columns, self.walking, toasts, window.desk, window.briefing, window
        )
        self.peeking = Peeking(library, runner, self.columns, self.catalogue, self.settings, window.desk, window)
        self.selecting = Selecting(window.desk, self)
        self.dating = Dating(library, runner, self.catalogue, window.desk, faults, window)
        self.timeline = Timeline(
            library, runner, self.catalogue, window.timeline_dock, window.acts, toasts, faults, window
        )
        self.layers = Layers(window.desk, window.acts, self)
        self.view = View(self.settings, window.desk, window.acts, self)
        self.acts = WindowActs(window, window.acts, self.settings, self.activity, window.panes, (library.folder, log))

    def _serve(self) -> None:
        """Connect every action to the object that does it; the layers connect their own."""
        for trade, server in {
            "importing": self.importing,
            "catalogue": self.catalogue,
            "sorting": self.sorting,
            "blocks": self.blocks,
            "keeping": self.keeping,
            "columns": self.columns,
            "walking": self.walking,
            **self.passages.trades,
            **self.actors.trades,
            "searching": self.searching,
            "results": self.results,
            "finding": self.finding,
            "peeking": self.peeking,
            "selecting": self.selecting,
            "briefing": self.work,
            "pinning": self.pinning,
            "view": self.view,
            "docks": self.window.docks,
            "timeline": self.timeline,
            "dating": self.dating,
            "history": self.history,
            "window": self.acts,
        }.items():
            self.window.acts.serve(trade, server)

    # --- who hears whom ----------------------------------------------------------------------------------------------

    def _tie_library(self) -> None:
        page, catalogue, importing = self.window.library, self.catalogue, self.importing
        catalogue.chosen = page.chosen_ids
        catalogue.current = self.columns.current
        page.opened.connect(self.columns.open_all)
        page.chosen.connect(self.enable)
        page.versions_wanted.connect(catalogue.show_versions)
        page.shelves.list.chosen.connect(self.enable)
        page.shelves_opened.connect(self._on_shelves)
        page.table_shown.connect(self._on_table)
        self.keeping.restored.connect(catalogue.refresh)
        self.keeping.restored.connect(importing.analyse_if_due)
        catalogue.touched.connect(page.show_holdings)
        catalogue.compared.connect(self.columns.show_articles)
        catalogue.listed.connect(self._on_listed)
        catalogue.listed.connect(self.timeline.refresh)
        self.timeline.open_articles = lambda: self.columns.ids
        self.timeline.went.connect(self.walking.go)
        self.timeline.page.ladder.side_asked.connect(self.actors.siding.ask)
        catalogue.changed.connect(importing.analyse_if_due)
        importing.brought.connect(self._on_brought)
        importing.came.connect(self.activity.note)
        self.acts.article_wanted.connect(self.columns.open_article)
        importing.analysed.connect(catalogue.refresh)
        importing.activity_asked.connect(self.acts.activity)
        self.window.files_over.connect(importing.look)
        importing.looked.connect(self.window.overlay.say)
        self.activity.began.connect(self.window.status.busy.follow)
        self.activity.ended.connect(self.window.status.busy.rest)
        self.window.status.activity_asked.connect(self.acts.activity)

    def _tie_desk(self) -> None:
        window, columns, walking = self.window, self.columns, self.walking
        columns.overlay = self._overlay
        columns.shown.connect(self._on_shown)
        columns.changed.connect(self._on_columns_changed)
        columns.changed.connect(self.timeline.follow)
        window.desk.articles_dropped.connect(self._on_dropped)
        window.desk.quotation_chosen.connect(self._on_quotation_chosen)
        window.desk.date_wanted.connect(self.catalogue.date_of)
        window.desk.pin_chosen.connect(window.briefing.choose)
        window.desk.selection_changed.connect(self.enable)
        window.desk.linked_changed.connect(self._on_linked)
        walking.passage_reached.connect(window.passages.show_current)
        walking.passage_reached.connect(self._bring_passages)
        walking.actor_chosen.connect(window.actors.show_current)
        walking.actor_chosen.connect(self._bring_actors)
        walking.mention_reached.connect(window.actors.show_mention)
        walking.position_told.connect(window.status.show_position)
        walking.pin_asked.connect(self.pinning.pin_span)
        walking.why_asked.connect(window.passages.show_why)
        walking.changed.connect(self.enable)
        window.passages.family_chosen.connect(walking.choose_family)
        window.actors.actor_chosen.connect(walking.choose_actor)
        window.actors.mention_chosen.connect(walking.go)
        window.quotes.quotation_chosen.connect(walking.show_quotation)
        window.quotes.alike_chosen.connect(walking.show_both)
        window.quotes.pin_asked.connect(self.pinning.pin_quotation)

    def _tie_peeking(self) -> None:
        peeking = self.peeking
        peeking.pins = self._pins
        peeking.popover.judged.connect(self.passages.judging.judge)
        self.window.desk.share_asked.connect(peeking.show_counted)
        peeking.went.connect(self.walking.go_beside)
        peeking.pin_asked.connect(self.pinning.pin_span)
        peeking.popover.date_asked.connect(self.dating.ask)
        self.timeline.page.date_asked.connect(self.dating.ask)
        self.dating.position_told.connect(self.window.status.show_position)
        peeking.position_told.connect(self.window.status.show_position)
        self.selecting.position_told.connect(self.window.status.show_position)

    def _tie_search(self) -> None:
        searching = self.searching
        searching.hits_changed.connect(self.columns.refresh)
        searching.hits_changed.connect(self.enable)
        searching.position_told.connect(self.window.status.show_position)
        self.finding.position_told.connect(self.window.status.show_position)
        self.finding.changed.connect(self.enable)
        self.results.brought.connect(self._on_results_brought)
        searching.article_chosen.connect(self._on_article_chosen)
        searching.actor_chosen.connect(self._on_actor_sought)
        searching.marked.connect(self.columns.refresh)
        searching.pin_chosen.connect(self.pinning.show_pin)
        searching.pin_found.connect(self.pinning.bring)
        searching.briefing_chosen.connect(self._on_briefing_chosen)

    def _tie_briefing(self) -> None:
        work, window = self.work, self.window
        work.changed.connect(self._on_briefing_changed)
        self.catalogue.changed.connect(self._on_sources_changed)
        work.saved.connect(window.status.show_saved)
        self.paper.verifying.articles.connect(self.importing.bring)
        self.paper.verifying.unpacked.connect(self.catalogue.refresh)
        self.paper.exporting.changed.connect(self.enable)
        window.briefing.chosen.connect(self.enable)
        self.history.changed.connect(self.enable)
        self.history.told.connect(window.status.show_position)
        self.sorting.query = self._last_query

    def _tie_state(self) -> None:
        self.settings.refused.connect(self._on_refused)
        self.layers.changed.connect(self.enable)

    # --- what follows from what --------------------------------------------------------------------------------------

    def _overlay(self) -> Overlay:
        return Overlay(self.pinning.on_articles(), self.searching.hits(), self.passages.loosening.found)

    def _pins(self) -> tuple[Briefing | None, Mapping[str, Anchor]]:
        return self.work.briefing, self.work.checked

    def _on_shelves(self, on: bool) -> None:
        self.window.acts.set_checked("sorting.shelves", on)

    def _on_table(self, on: bool) -> None:
        self.window.acts.set_checked("sorting.table", on)
        self.window.widen_library(on)

    def _on_listed(self, listing: Listing) -> None:
        window = self.window
        window.library.show_holdings(listing.holdings)
        window.welcome.show_library(listing.counts.articles)
        counts = listing.counts
        window.status.show_counts(counts.articles, counts.wires, counts.quotes, counts.actors)
        self.columns.keep_to({*self.catalogue.by_id, *listing.older})
        self.enable()

    def _on_brought(self, report: ImportReport, open_them: bool) -> None:
        self.activity.keep(report)
        self.catalogue.refresh()
        self._on_sources_changed()
        ids = report.articles()
        if open_them and ids:
            self.columns.open_all(list(ids[:2]), False)
        elif len(ids) == 1:
            self.columns.open_article(ids[0], beside=True)

    def _on_shown(self, spread: Spread) -> None:
        window = self.window
        window.show_desk(bool(spread.columns))
        window.library.show_desk(spread.ids)
        window.findings.show_spread(spread)
        self.catalogue.note_read(spread.ids)
        self.searching.know(spread.actors, self.work.briefing)
        self.searching.mark_in(spread.ids)
        self.searching.recent_articles = list(dict.fromkeys((*spread.ids, *self.searching.recent_articles)))[:12]
        self.enable()

    def _on_columns_changed(self) -> None:
        self.window.library.show_desk(self.columns.ids)
        self.window.docks.make_room_for(len(self.columns.ids))
        self.enable()

    def _on_dropped(self, ids: list[int], column: int) -> None:
        """Articles of the list stand where they were dropped."""
        stay = [id for at, id in enumerate(self.columns.ids) if at != column and id not in ids]
        self.columns.show_articles([*stay[:column], *ids, *stay[column:]])

    def _on_quotation_chosen(self, id: str) -> None:
        self.window.findings.bring(self.window.quotes)
        self.window.quotes.show_current(id)

    def _on_linked(self, on: bool) -> None:
        self.window.acts.set_checked("columns.linked", on)

    def _bring_passages(self, family: str | None, _position: str) -> None:
        if family is not None:
            self.window.findings.bring(self.window.passages)

    def _bring_actors(self, actor: str | None) -> None:
        if actor is not None:
            self.window.findings.bring(self.window.actors)

    def _on_article_chosen(self, id: int, beside: bool) -> None:
        self.columns.open_article(id, beside=beside)

    def _on_results_brought(self) -> None:
        self.window.docks.show("findings")
        self.window.findings.bring(self.window.results)

    def _on_actor_sought(self, actor: str) -> None:
        self.walking.choose_actor(actor)
        self.walking.next_mention()

    def _on_briefing_chosen(self, path: str) -> None:
        self.work.open_path(Path(path))

    def _on_briefing_changed(self) -> None:
        briefing, window = self.work.briefing, self.window
        window.briefing.show_briefing(briefing, self.work.checks)
        pins = self.pinning.on_articles()
        window.library.show_pins({article: len(places) for article, places in pins.items()})
        window.setWindowTitle(f"{briefing.title} – Pressfold" if briefing else "Pressfold")
        self.searching.know(self.columns.spread.actors, briefing)
        self.columns.refresh()
        self.enable()

    def _on_sources_changed(self) -> None:
        """Articles came, went or have newer versions: look what that means for the pins."""
        if self.work.briefing is not None and self.work.briefing.pins:
            self.work.check()

    def _on_refused(self, sentence: str) -> None:
        self.window.toasts.say(sentence, warns=True)

    def _last_query(self) -> str:
        """The query whose answer is shown."""
        return self.searching.result.query if self.searching.result else ""

    # --- what makes sense now ----------------------------------------------------------------------------------------

    def enable(self) -> None:
        """Enable the acts that make sense now, and name what undo and redo would do."""
        actions = self.window.acts
        actions.enable(self.needs())
        for name, word, what in (
            ("history.undo", self.tr("&Undo"), self.history.undo_name()),
            ("history.redo", self.tr("&Redo"), self.history.redo_name()),
        ):
            actions[name].setText(f"{word} {what}".strip())

    def needs(self) -> set[Needs]:
        """What is so now."""
        briefing, current = self.work.briefing, self.window.briefing.current()
        page = self.window.library
        removed = page.shelf.kind is Kind.REMOVED
        first = self.catalogue.by_id.get(page.first_chosen() or self.columns.current() or 0)
        so = {
            Needs.ARTICLES: bool(self.catalogue.listing.rows),
            Needs.CHOSEN: page.has_chosen() and not removed,
            Needs.REMOVED: page.has_chosen() and removed,
            Needs.VERSIONS: first is not None and first.version > 1,
            Needs.LABEL: page.shelves.current().label is not None,
            Needs.COLLECTION: page.shelves.current().kind is Kind.COLLECTION,
            Needs.TAG: page.shelves.current().kind is Kind.TAG,
            Needs.OPEN: bool(self.columns.ids),
            Needs.TWO: len(self.columns.ids) > 1,
            Needs.ROOM: len(self.columns.ids) < MOST,
            Needs.BASE: self.columns.base is not None,
            Needs.CLOSED: self.columns.can_reopen(),
            Needs.SELECTION: self.window.desk.selection() is not None,
            Needs.PASSAGES: bool(self.columns.spread.numbers),
            Needs.FAMILY: self.walking.family is not None,
            Needs.SEARCHED: self.searching.result is not None,
            Needs.HITS: bool(self.searching.result and self.searching.result.hits),
            Needs.FINDING: self.finding.open,
            Needs.ACTOR: self.walking.actor is not None,
            Needs.BACK: self.walking.can_go_back(),
            Needs.FORWARD: self.walking.can_go_forward(),
            Needs.UNDO: bool(self.history.undo_name()),
            Needs.REDO: bool(self.history.redo_name()),
            Needs.BRIEFING: briefing is not None,
            Needs.ITEM: current is not None,
            Needs.PIN: briefing is not None and current in briefing.pins,
            Needs.NEWER: current in self.work.checks.newer,
            Needs.PINS: briefing is not None and bool(briefing.pins),
            Needs.EXPORTED: self.paper.exporting.last is not None,
        }
        return {need for need, is_so in so.items() if is_so}
