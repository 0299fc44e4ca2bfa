"""The page of one article: its document, its place on the screen, and the marks painted under its words.

Marks are painted from boxes that are kept (see `placing`), for the strip that a scroll step uncovers. Neither layers
nor themes nor findings set the text anew; only what is quieter than the story (posts, boilerplate, credits) has its
colour as a format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollBar, QTextEdit, QWidget

from pressfold.model.article import Article, Role
from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.desk import page, strokes
from pressfold.ui.desk.heights import Heights
from pressfold.ui.desk.layers import SHOWN_AT_FIRST, Layer
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marks import MarkKind
from pressfold.ui.desk.places import Places
from pressfold.ui.desk.placing import Found, Placing
from pressfold.ui.desk.strokes import Canvas, Inks, Placed
from pressfold.ui.desk.typography import Typography

#: Words of these roles are quieter than the story while their layer is shown (None: always); by which token.
_QUIET: dict[Role, tuple[Layer | None, str]] = {
    Role.STANDFIRST: (None, "ink_2"),
    Role.DATELINE: (None, "ink_2"),
    Role.BYLINE: (None, "ink_2"),
    Role.CREDIT: (None, "ink_2"),
    Role.CAPTION: (None, "ink_2"),
    Role.POST: (Layer.POSTS, "ink_3"),
    Role.BOILERPLATE: (Layer.BOILERPLATE, "ink_3"),
}
_FLASH_MS = 1600


class PageView(QTextEdit):
    """Shows an article as a page; knows where each of its spans stands."""

    scrolled = Signal()
    relaid = Signal()

    def __init__(self, article: Article, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self._bar = _RoomyBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The page paints all of its ground itself, so that Qt can move pixels when it is scrolled.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.article = article
        self.places = Places(article)
        self._type = typography
        self.setFont(typography.font)
        self._marks: Sequence[Found] = ()
        self._layers: frozenset[Layer] = SHOWN_AT_FIRST
        self._inks = Inks(theme.current())
        self.current_family: str | None = None
        self.current_hit = -1
        self._quiet: dict[Role, QColor] = {}
        self._flashed: Span | None = None
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)
        self._held = True
        self._laid_width = 0
        self._pending: QTextDocument | None = page.new_document(self.places, typography, self)
        self._placing = Placing(self._pending, self.places, typography, ())
        self._heights = Heights(self._pending, self.places, typography)
        theme.keeper().changed.connect(self._on_theme_changed)
        self._bar.valueChanged.connect(self._on_scrolled)

    # --- what it shows -------------------------------------------------------------------------------------------

    def set_marks(self, marks: Sequence[Found]) -> None:
        """Show these marks from now on; the text stays as it is."""
        self._marks = marks
        self._placing = Placing(self._page(), self.places, self._type, marks)
        self.viewport().update()

    def set_layers(self, layers: frozenset[Layer]) -> None:
        if layers != self._layers:
            self._layers = layers
            self._quieten()
            self.viewport().update()

    def set_type(self, typography: Typography) -> None:
        """Set the page anew in this typography; what stands at the top stays there."""
        if typography == self._type:
            return
        top = self.top_offset()
        self._type = typography
        self.setFont(typography.font)
        page.set_type(self._page(), self.places, typography)
        self._quiet = {}
        self._quieten()
        self._placing = Placing(self._page(), self.places, typography, self._marks)
        self._heights = Heights(self._page(), self.places, typography)
        if self._pending is None:
            self._laid_width = 0
            self._fit()
            self.scroll_to(self.heights(Span(top, top + 1))[0] if top else 0)

    def set_current(self, family: str | None, hit: int) -> None:
        """Show this family, and the hit that begins at this offset, as the current ones."""
        if (family, hit) != (self.current_family, self.current_hit):
            self.current_family, self.current_hit = family, hit
            self.viewport().update()

    def flash(self, span: Span) -> None:
        """Frame these words for a moment."""
        self._flashed = span
        self._flash_timer.start()
        self.viewport().update()

    # --- where things stand --------------------------------------------------------------------------------------

    def heights(self, span: Span) -> tuple[float, float]:
        """How far down the page a span begins and ends, in pixels; lays the page out as far as that."""
        self._install()
        return self._heights.exact(*self.places.range(span))

    def heights_now(self, span: Span) -> tuple[float, float]:
        """The same, by guess where Qt has not laid the page out yet; `relaid` tells when it has."""
        return self._heights.now(*self.places.range(span))

    def rough_heights(self, span: Span) -> tuple[float, float]:
        """About where a span begins and ends, at a tenth of the cost: enough to know whether it is in view."""
        return self._heights.rough(*self.places.range(span))

    def mark_heights(self) -> Iterator[tuple[MarkKind, Mark, float, float]]:
        """The shown marks in painting order with about where each begins and ends.

        Right to the paragraph, in proportion inside it: on the ruler a line is a fraction of a pixel.
        """
        paragraphs = self._heights.paragraphs()
        for part in self._placing.parts:
            if part.kind.layer in self._layers:
                top, _, step = paragraphs[part.paragraph]
                yield part.kind, part.mark, top + part.start * step, top + part.end * step

    def content_height(self) -> float:
        """The height of all that is set, in pixels. (Qt's own documentSize() would lay out all of it.)"""
        return self._heights.bottom() + self._type.top

    def top(self) -> int:
        """How far the page is scrolled, in pixels."""
        return self._bar.value()

    def scroll_to(self, top: float) -> None:
        """Scroll so that this height of the page is at the top of the view."""
        self._install()
        self._bar.setValue(round(top))

    def top_offset(self) -> int:
        """The offset in the article of the first words in view."""
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

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if not self._held:
            self._fit()

    def _fit(self) -> None:
        """Lay the page out for the width that the view has now, once; what stands at the top stays there."""
        top = self.top_offset()
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
        if top:
            self.scroll_to(self.heights(Span(top, top + 1))[0])

    def _page(self) -> QTextDocument:
        return self._pending or self.document()

    def _install(self) -> None:
        """Hand the document to Qt, which lays it out for the view's width; before, that would be done twice."""
        if self._pending is not None and not self._held:
            self._quieten()
            document, self._pending = self._pending, None
            document.setTextWidth(self.viewport().width())
            self.setDocument(document)
            document.documentLayout().documentSizeChanged.connect(self._relaid)

    def _center(self) -> None:
        """Give what is wider than the measure to both margins."""
        spare = self.width() - self._type.left - self._type.right - self._type.widest
        side = max(0, spare // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def _relaid(self) -> None:
        self._placing.forget()
        self._heights.forget()
        self._bar.reach(self.furthest())
        self.relaid.emit()

    def _on_scrolled(self) -> None:
        self.scrolled.emit()

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        strip = QRectF(event.rect())
        painter = QPainter(self.viewport())
        painter.fillRect(strip, self._inks["paper"])
        painter.translate(0, -self.top())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter, strip.translated(0, self.top()))
        painter.end()
        super().paintEvent(event)

    def _paint_marks(self, painter: QPainter, strip: QRectF) -> None:
        canvas = self._canvas(painter)
        for block, _rect in self._placing.between(strip.top(), strip.bottom()):
            for kind, placed in self._placing.paragraph(block):
                if kind.layer in self._layers and placed.touches(strip):
                    kind.paint(canvas, placed)
        if self._flashed is not None:
            strokes.flash(canvas, self._placing.boxes(*self.places.range(self._flashed)))

    def _canvas(self, painter: QPainter) -> Canvas:
        return Canvas(
            painter,
            self._inks,
            left=self._type.left,
            right=self.viewport().width() - self._type.right,
            scale=self._type.scale,
            current_family=self.current_family,
            current_hit=self.current_hit,
            ratio=self.devicePixelRatioF(),
            letter_font=strokes.letter_font(self._type.scale),
        )

    def _quieten(self) -> None:
        """Draw the words of quiet roles in their colour, those of a hidden layer like the story."""
        shown = {
            role: self._inks[token if layer is None or layer in self._layers else "ink"]
            for role, (layer, token) in _QUIET.items()
        }
        if shown != self._quiet:
            self._quiet = shown
            page.set_colours(self._page(), self.places, shown)

    def _shown_marks(self, height: float, wanted: Callable[[Placed], bool]) -> list[tuple[MarkKind, Mark]]:
        """The shown marks at a height of the page that are `wanted`, the topmost first."""
        found = [
            (kind, placed.mark)
            for block, _rect in self._placing.between(height - 1, height + 1)
            for kind, placed in self._placing.paragraph(block)
            if kind.layer in self._layers and wanted(placed)
        ]
        return found[::-1]

    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._inks = Inks(theme.current())
        self._quieten()
        self.viewport().update()


class _RoomyBar(QScrollBar):
    """A scroll bar that lets the last line rise to the top, so that any passage can stand beside any other.

    QTextEdit sets the range whenever its size or its document's changes; what it sets is overruled at once.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._furthest = 0

    def reach(self, furthest: int) -> None:
        """Let the page be scrolled this far."""
        self._furthest = furthest
        self.setMaximum(furthest)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change == QAbstractSlider.SliderChange.SliderRangeChange:
            self.setMaximum(self._furthest)
        super().sliderChange(change)
