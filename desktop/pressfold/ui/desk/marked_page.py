"""A page with its marks: fills, underlines and bars painted under the words.

Marks are painted from boxes that are kept (see `placing`), for the strip that a scroll step uncovers. Neither layers
nor themes nor findings set the text anew; only what is quieter than the story (posts, boilerplate, credits) has its
colour as a format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pressfold.model.article import Article, Role
from pressfold.model.span import Span
from pressfold.ui import motion, theme
from pressfold.ui.desk import page, strokes
from pressfold.ui.desk.layers import SHOWN_AT_FIRST, Layer
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marks import MarkKind
from pressfold.ui.desk.page_view import PageView
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


class MarkedPage(PageView):
    """Paints the marks of an article on its page, and knows which of them lie at a place."""

    def __init__(self, article: Article, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(article, typography, parent)
        # The page paints all of its ground itself, so that Qt can move pixels when it is scrolled.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.current_family: str | None = None
        self.current_hit = -1
        self._marks: Sequence[Found] = ()
        self._passing: Sequence[Found] = ()
        self._layers: frozenset[Layer] = SHOWN_AT_FIRST
        self._inks = Inks(theme.current())
        self._quiet: dict[Role, QColor] = {}
        self._quieten()
        self._flashed: Span | None = None
        self._flash_timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash_timer.timeout.connect(self._end_flash)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self._placing = Placing(self.sheet(), self.places, typography, ())
        theme.keeper().changed.connect(self._on_theme_changed)

    # --- what it shows -------------------------------------------------------------------------------------------

    def set_marks(self, marks: Sequence[Found]) -> None:
        """Show these marks from now on; the text stays as it is."""
        self._marks = marks
        self._placing = Placing(self.sheet(), self.places, self._type, marks)
        self._placing.set_passing(self._passing)
        self.viewport().update()

    def set_passing(self, marks: Sequence[Found]) -> None:
        """Show these marks in the place of those that come and go; all others stay."""
        self._passing = marks
        self._placing.set_passing(marks)
        self.viewport().update()

    def set_layers(self, layers: frozenset[Layer]) -> None:
        if layers != self._layers:
            self._layers = layers
            self._quieten()
            self.viewport().update()

    def _on_type_changed(self) -> None:
        self._placing.set_type(self._type)

    def colour(self) -> None:
        self._quiet = {}
        self._quieten()

    def _relaid(self, *, anew: bool = True) -> None:
        self._placing.forget()
        super()._relaid(anew=anew)

    def set_current(self, family: str | None, hit: int) -> None:
        """Show this family, and the hit that begins at this offset, as the current ones."""
        if (family, hit) != (self.current_family, self.current_hit):
            self.current_family, self.current_hit = family, hit
            self.viewport().update()

    def flash(self, span: Span) -> None:
        """Frame these words for a moment, or where nothing may vanish by itself, until the caret moves on."""
        self._flashed = span
        if not motion.reduced():
            self._flash_timer.start()
        self.viewport().update()

    def mark_heights(self, *, passing: bool = False) -> Iterator[tuple[MarkKind, Mark, float, float]]:
        """The shown marks, or only those that come and go, in painting order with about where each begins and ends.

        Right to the paragraph, in proportion inside it: on the ruler a line is a fraction of a pixel.
        """
        paragraphs = self._heights.paragraphs()
        for part in self._placing.passing if passing else self._placing.parts:
            if part.kind.layer in self._layers:
                top, _, step = paragraphs[part.paragraph]
                yield part.kind, part.mark, top + part.start * step, top + part.end * step

    def mark_count(self) -> int:
        """About how many marks the page has, those of hidden layers too."""
        return len(self._placing.parts)

    def covered_by(self, span: Span) -> QRect:
        """What these words cover of the viewport, their visible part; empty where they are out of it."""
        hull = QRectF()
        for box in self._placing.boxes(*self.places.range(span)):
            hull = hull.united(box.rect)
        return hull.translated(0, -self.top()).toAlignedRect().intersected(self.viewport().rect())

    def line_height(self) -> int:
        """The height of a line of body text."""
        return self._type.line

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
            letter_font=strokes.letter_font(self._type.scale * (0.85 if self._type.narrow else 1)),
        )

    def _quieten(self) -> None:
        """Draw the words of quiet roles in their colour, those of a hidden layer like the story."""
        shown = {
            role: self._inks[token if layer is None or layer in self._layers else "ink"]
            for role, (layer, token) in _QUIET.items()
        }
        if shown != self._quiet:
            self._quiet = shown
            page.set_colours(self.sheet(), self.places, shown)

    def _shown_marks(self, height: float, wanted: Callable[[Placed], bool]) -> list[tuple[MarkKind, Mark]]:
        """The shown marks at a height of the page that are `wanted`, the topmost first."""
        found = [
            (kind, placed.mark)
            for block, _rect in self._placing.between(height - 1, height + 1)
            for kind, placed in self._placing.paragraph(block)
            if kind.layer in self._layers and wanted(placed)
        ]
        return found[::-1]

    def _on_caret_moved(self) -> None:
        if self._flashed is not None and motion.reduced():
            self._end_flash()

    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._inks = Inks(theme.current())
        self._quieten()
        self.viewport().update()
