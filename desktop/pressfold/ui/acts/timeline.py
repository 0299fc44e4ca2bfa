"""The timeline as the window uses it: shown and hidden, read in the background, saved as a table or a picture."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, Signal
from PySide6.QtGui import QImageWriter, QPainter
from PySide6.QtWidgets import QDockWidget, QFileDialog, QWidget

from pressfold import disk
from pressfold.library.library import Library
from pressfold.library.story_sheet import story_sheet
from pressfold.model.errors import LibraryUnwritable
from pressfold.model.event import Story
from pressfold.ui.actions import Actions
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.faults import Faults
from pressfold.ui.models.ladder import Rated
from pressfold.ui.models.timeline import Shown
from pressfold.ui.phrases import shortened
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.timeline.page import TimelinePage
from pressfold.ui.toasts import Toasts

#: On whose word sentences stand is read of so many articles at most; of more, the open ones are read.
ONE_STORY = 100
_KINDS = "CSV (*.csv);;PNG (*.png);;SVG (*.svg)"


class Timeline(QObject):
    """Keeps the timeline in step with the library while it is shown."""

    went = Signal(int, object)  # article and Span

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        dock: QDockWidget,
        actions: Actions,
        toasts: Toasts,
        faults: Faults,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._dock = dock
        self._actions = actions
        self._toasts = toasts
        self._faults = faults
        self._reading = Latest(runner, Lane.READING, self)
        self._reading.answered.connect(self._on_read)
        self._reading.failed.connect(faults.show)
        self._rating = Latest(runner, Lane.READING, self)
        self._rating.answered.connect(self._on_rated)
        self._rating.failed.connect(faults.show)
        #: Who knows which articles are open.
        self.open_articles: Callable[[], Collection[int]] = tuple
        self.page = TimelinePage()
        dock.setWidget(self.page)
        self.page.opened.connect(self.went)
        self.page.scope_changed.connect(self.refresh)
        self.page.ladder_wanted.connect(self.read_ladder)
        self.page.save_asked.connect(self.save)
        self.page.dismissed.connect(self._on_dismissed)
        dock.visibilityChanged.connect(self._on_visible)

    def panel(self, shown: bool) -> None:
        """Show or hide the timeline."""
        self._dock.setVisible(shown)
        if shown:
            self.page.chart.setFocus()

    def refresh(self) -> None:
        """Read what the articles tell, where somebody looks."""
        if self._dock.isHidden():
            return
        asked = tuple(self.open_articles()) if self.page.of_open_articles() else None
        self._reading.ask(self._library.stories.read, asked)
        if self.page.shows_ladder():
            self.read_ladder()

    def follow(self) -> None:
        """Other articles are open: read anew what is about the open ones."""
        if self._dock.isHidden():
            return
        if self.page.of_open_articles():
            self.refresh()
        elif self.page.shows_ladder() and not self._one_story():
            self.read_ladder()

    def _one_story(self) -> bool:
        return len(self._catalogue.listing.rows) <= ONE_STORY

    def read_ladder(self) -> None:
        """Read on whose word sentences stand: those of one story, else of the open articles."""
        whole = not self.page.of_open_articles() and self._one_story()
        self._rating.ask(rated, self._library, None if whole else tuple(self.open_articles()))

    def save(self) -> None:
        """Ask where to, and save as what the name ends in."""
        name, _kind = QFileDialog.getSaveFileName(self._dock, self.tr("Save timeline"), "timeline.csv", _KINDS)
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Save the timeline as it is filtered: a table, or for .png and .svg a picture."""
        made = {".png": self._png, ".svg": self._svg}.get(path.suffix.lower(), self._csv)
        try:
            disk.replace_whole(path, made())
        except OSError as error:
            self._faults.show(LibraryUnwritable(str(path.parent), error.strerror or str(error)))
            return
        self._toasts.say(self.tr("The timeline was saved as %s.") % path.name)

    def _csv(self) -> bytes:
        from pressfold.export.csv import rendered

        shown = self.page.shown
        return rendered(story_sheet(Story(tuple(shown.events()), names=shown.story.names), shown.outlet))

    def _png(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(self.page.chart.picture())
        return bytes(buffer.data().data())

    def _svg(self) -> bytes:
        from PySide6.QtSvg import QSvgGenerator

        buffer, chart = QBuffer(), self.page.chart
        size = chart.whole()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(self.tr("Timeline"))
        painter = QPainter(generator)
        chart.draw(painter, QRectF(0, 0, size.width(), size.height()), 0, 0)
        painter.end()
        return bytes(buffer.data().data())

    def _on_read(self, story: Story) -> None:
        self.page.show_story(Shown(story, self._catalogue.listing.called))

    def _on_rated(self, read: Rated) -> None:
        shown = replace(read, names=self._catalogue.listing.called)
        self.page.ladder.show_rated(shown, empty=self.tr("Open articles to see on whose word their sentences stand."))

    def _on_dismissed(self, check: str) -> None:
        self._catalogue.run(self._library.stories.dismiss, check)

    def _on_visible(self, _visible: bool) -> None:
        self._actions.set_checked("timeline.panel", not self._dock.isHidden())
        if self._dock.isHidden():
            self._runner.run(self._library.stories.rest, lane=Lane.READING)  # much memory is given back in its own time
        self.refresh()


def rated(library: Library, articles: Collection[int] | None) -> Rated:
    """On whose word each sentence of these articles stands (all where None), with the sentences' words in one line."""
    ladder = library.stories.ladder(articles)
    texts = {one.id: one.text for one in library.articles.some({one.article for one in ladder.sentences})}
    words = {
        (one.article, one.start): shortened(" ".join(one.span.of(texts[one.article]).split()), 400)
        for one in ladder.sentences
    }
    return Rated(ladder, words)
