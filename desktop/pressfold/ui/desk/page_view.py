"""The page of one article: its document laid out for the width it has, and where each of its spans stands.

Laying out is the dear part, so it is done once: not before the view has its place on the desk, not while columns come
and go, and not at all when only marks, layers or the theme change.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from pressfold.model.article import Article
from pressfold.model.span import Span
from pressfold.ui.desk import page
from pressfold.ui.desk.heights import Heights
from pressfold.ui.desk.laying import Laying
from pressfold.ui.desk.places import Places
from pressfold.ui.desk.roomy_bar import RoomyBar
from pressfold.ui.desk.typography import Typography


class PageView(QTextEdit):
    """Shows an article as a page; knows where each of its spans stands."""

    scrolled = Signal()
    relaid = Signal()

    def __init__(self, article: Article, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self._bar = RoomyBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.article = article
        self.places = Places(article)
        self._type = typography
        self.setFont(typography.font)
        self.setCursorWidth(typography.caret)
        self._held = True
        self._laid_width = 0
        self._pending: QTextDocument | None = page.new_document(self.places, typography, self)
        self._heights = Heights(self._pending, self.places, typography)
        self._laying = Laying(self)
        self._laying.arrived.connect(self._on_arrived)
        self._bar.valueChanged.connect(self._on_scrolled)

    def set_type(self, typography: Typography) -> None:
        """Set the page anew in this typography; what stands at the top stays there."""
        typography = typography.fitted(self.width())
        if typography == self._type:
            return
        top = self.top_offset()
        self._type = typography
        self._on_type_changed()
        self.setFont(typography.font)
        self.setCursorWidth(typography.caret)
        self._set_anew(top)

    def set_article(self, article: Article) -> None:
        """Show the same text with other roles; what stands at the top stays there."""
        same = article.blocks == self.article.blocks
        self.article = article
        places = self.places if same else Places(article)
        if same or places.text != self.places.text:
            return
        top = self.top_offset()
        self.places = places
        self._set_anew(top)

    def _set_anew(self, top: int) -> None:
        """Set every paragraph in the look of its role, with the offset `top` at the top."""
        page.set_type(self.sheet(), self.places, self._type)
        self.colour()
        self._heights = Heights(self.sheet(), self.places, self._type)
        if self._pending is None:
            self._laid_width = 0
            self._fit()
            self.scroll_to(self.heights(Span(top, top + 1))[0] if top else 0)

    # --- where things stand --------------------------------------------------------------------------------------

    def heights(self, span: Span) -> tuple[float, float]:
        """How far down the page a span begins and ends, in pixels; lays the page out as far as that."""
        self._install()
        top, bottom = self._heights.exact(*self.places.range(span))
        if bottom > self._heights.bottom() + self._type.line:  # the guess fell short, and Qt tells only when it is idle
            self._relaid(anew=False)
        return top, bottom

    def heights_now(self, span: Span) -> tuple[float, float]:
        """The same, by guess where Qt has not laid the page out yet; `relaid` tells when it has."""
        return self._heights.now(*self.places.range(span))

    def rough_heights(self, span: Span) -> tuple[float, float]:
        """About where a span begins and ends, at a tenth of the cost: enough to know whether it is in view."""
        return self._heights.rough(*self.places.range(span))

    def content_height(self) -> float:
        """The height of all that is set, in pixels. (Qt's own documentSize() would lay out all of it.)"""
        return self._heights.bottom() + self._type.top

    def top(self) -> int:
        """How far the page is scrolled, in pixels."""
        return self._bar.value()

    def scroll_to(self, top: float) -> None:
        """Scroll so that this height of the page is at the top of the view."""
        self._laying.stay()
        self._install()
        self._bar.setValue(round(top))

    def return_to(self, offset: int) -> None:
        """Bring these words to the top of the view: on a long page after a few breaths, unless it is scrolled first."""
        self._install()
        self._laying.go(self.document(), self.places.range(Span(offset, offset + 1))[0])

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Stay at this place of the page, or on the way to one, whatever Qt scrolls meanwhile."""
        top, goal = self.top(), self._laying.goal
        yield
        self.scroll_to(top)
        if goal is not None:
            self._laying.go(self.document(), goal)

    def _on_arrived(self, place: int) -> None:
        offset = self.places.offset(place)
        self.scroll_to(self.heights(Span(offset, offset + 1))[0] if offset else 0)

    def top_offset(self) -> int:
        """The offset in the article of the first words in view, or of those that are on their way to the top."""
        if (goal := self._laying.goal) is not None:
            return self.places.offset(goal)
        if self._pending is not None or self.top() == 0:
            return 0
        layout = self.document().documentLayout()
        at = layout.hitTest(QPointF(self._type.left, self.top() + 1), Qt.HitTestAccuracy.FuzzyHit)
        return self.places.offset(max(0, at))

    def furthest(self) -> int:
        """How far the page may be scrolled: until its last line is the first."""
        return max(0, round(self._heights.bottom()) - self._type.top - self._type.line)

    # --- laying out ----------------------------------------------------------------------------------------------

    def hold(self) -> None:
        """Columns come and go: lay nothing out until `settle`."""
        self._held = True

    def settle(self) -> None:
        """The view has its place on the desk: lay the page out for it, now or as soon as it is shown."""
        self._held = False
        if self.isVisible():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The document keeps the font it was set in: each new style sheet gives the widget another one back."""
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if not self._held:
            self._fit()

    def _fit(self) -> None:
        """Lay the page out for the width that the view has now, once; what stands at the top stays there."""
        top = self.top_offset()
        fitted = self._type.fitted(self.width())
        if fitted != self._type:
            self._type = fitted
            self._on_type_changed()
            page.set_margins(self.sheet(), fitted)
        self._held = True  # the new margins come as a resize of their own
        self._center()
        self._held = False
        size = self.viewport().size()
        super().resizeEvent(QResizeEvent(size, QSize(self._laid_width, size.height())))
        self._install()
        if size.width() == self._laid_width:
            self.relaid.emit()
            return
        self._laid_width = size.width()
        self._relaid()
        self._laying.start(self.document())
        if top:
            self.scroll_to(self.heights(Span(top, top + 1))[0])

    def _on_type_changed(self) -> None:
        """Whatever is worked out from the typography is stale."""

    def sheet(self) -> QTextDocument:
        """The document, laid out already or not yet."""
        return self._pending or self.document()

    def colour(self) -> None:
        """Give the words their colours, after their formats were set: here all are the theme's ink."""

    def _install(self) -> None:
        """Hand the document to Qt, which lays it out for the view's width; before, that would be done twice."""
        if self._pending is not None and not self._held:
            document, self._pending = self._pending, None
            document.setTextWidth(self.viewport().width())
            self.setDocument(document)
            document.documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def _center(self) -> None:
        """Give what is wider than the measure to both margins."""
        spare = self.width() - self._type.left - self._type.right - self._type.widest
        side = max(0, spare // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def _on_size_changed(self) -> None:
        self._relaid(anew=False)

    def _relaid(self, *, anew: bool = True) -> None:
        """The page was laid out, `anew` or only further down."""
        if anew:
            self._heights.forget()
        else:
            self._heights.further()
        self._bar.reach(self.furthest())
        self.relaid.emit()

    def _on_scrolled(self) -> None:
        self._laying.stay()
        self.scrolled.emit()
