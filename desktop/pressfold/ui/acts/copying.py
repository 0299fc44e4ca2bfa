"""Copying a quote with its citation: of a selection, of a quotation, of a pin."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pressfold.model.article import Article
from pressfold.model.briefing import Source
from pressfold.model.quotation import QuotationKind
from pressfold.model.span import Span
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.acts.columns import Columns
from pressfold.ui.desk.desk import Desk
from pressfold.ui.panels.briefing import BriefingPage
from pressfold.ui.panels.quotes import QuotesPage
from pressfold.ui.settings import Settings
from pressfold.ui.toasts import Toasts


class Copying(QObject):
    """Puts quotes on the clipboard: rich, plain and as Markdown."""

    def __init__(
        self,
        settings: Settings,
        work: BriefingWork,
        columns: Columns,
        toasts: Toasts,
        desk: Desk,
        page: BriefingPage,
        quotes: QuotesPage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._work = work
        self._columns = columns
        self._toasts = toasts
        self._desk = desk
        self._page = page
        self._quotes = quotes

    def quote(self) -> None:
        """Copy the pin or quotation whose list has the focus, else the selected words or the quotation at the caret."""
        focus = QGuiApplication.focusObject()
        if isinstance(focus, QWidget) and self._page.isAncestorOf(focus):
            copied = self._pin()
        elif isinstance(focus, QWidget) and self._quotes.isAncestorOf(focus):
            copied = self._quotation()
        else:
            copied = self._words() or self._pin()
        if not copied:
            self._toasts.say(self.tr("Select words, or choose a pin or a quotation, then copy."), warns=True)

    def _pin(self) -> bool:
        briefing, current = self._work.briefing, self._page.current()
        if briefing is None or current is None or current not in briefing.pins:
            return False
        from pressfold.briefing.shortened import printed

        pin = briefing.pins[current]
        return self._copy(printed(pin), briefing.source_of(pin), spoken=pin.kind != QuotationKind.INDIRECT)

    def _quotation(self) -> bool:
        chosen = self._quotes.current()
        article = self._columns.spread.article(chosen.article) if chosen else None
        if chosen is None or article is None:
            return False
        return self._copy_span(article, chosen.span, spoken=chosen.kind is not QuotationKind.INDIRECT)

    def _words(self) -> bool:
        place = self._desk.words_here()
        article = self._columns.spread.article(place[0]) if place else None
        if place is None or article is None:
            return False
        return self._copy_span(article, place[1])

    def _copy_span(self, article: Article, span: Span, *, spoken: bool = True) -> bool:
        from pressfold.briefing.pins import source_of

        return self._copy(span.of(article.text), source_of(article, ""), spoken=spoken)

    def _copy(self, words: str, source: Source, *, spoken: bool) -> bool:
        from pressfold.briefing.citations import STYLES
        from pressfold.export.quoted import quoted

        cite = STYLES[str(self._settings.value("citation_style"))]
        made = quoted(words, cite(source), spoken=spoken)
        carried = QMimeData()
        carried.setText(made.plain)
        carried.setHtml(made.html)
        carried.setData("text/markdown", made.markdown.encode("utf-8", "replace"))
        QGuiApplication.clipboard().setMimeData(carried)
        self._toasts.say(self.tr("The quote is on the clipboard with its source."))
        return True
