"""One column of the desk: a card with the head, the reading text and the ruler of one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.desk.content import ColumnContent
from pressfold.ui.desk.header import Header
from pressfold.ui.desk.layers import Layer
from pressfold.ui.desk.linking import Page
from pressfold.ui.desk.marks import KINDS, Surroundings
from pressfold.ui.desk.pointing import Hover
from pressfold.ui.desk.ruler import Ruler
from pressfold.ui.desk.text_view import TextView
from pressfold.ui.desk.typography import Typography

_CORNER = 10
NARROWEST = 150
#: A text lower than this is none.
_LOWEST = 32
_LASTING = tuple(kind for kind in KINDS if not kind.passing)
_PASSING = tuple(kind for kind in KINDS if kind.passing)


@dataclass(frozen=True)
class Fittings:
    """What all columns of a desk have in common."""

    typography: Typography = field(default_factory=Typography)
    text_actions: tuple[QAction, ...] = ()  # of the text's context menu
    column_actions: tuple[QAction, ...] = ()  # of the column's menu
    single_keys: bool = True  # whether single letters act while the text has the focus
    told_by_cards: frozenset[str] = frozenset()  # the kinds of marks, by name, that a card speaks of, not a tooltip


class Column(QFrame):
    """Shows one article; tells the desk what the reader does in it."""

    # Each carries the column itself.
    focused = Signal(object)
    scrolled = Signal(object)
    relaid = Signal(object)
    close_wanted = Signal(object)
    date_wanted = Signal(int)
    pin_wanted = Signal(object, bool)
    # These say all by themselves.
    share_asked = Signal(int)  # the article
    mark_chosen = Signal(object, str)
    layer_key = Signal(str)
    selection_changed = Signal()
    pointed = Signal(object)  # a Pointed
    unpointed = Signal()
    # The head is dragged: the column itself, and the pointer's place on the screen.
    head_dragged = Signal(object, object)
    head_dropped = Signal(object, object)
    head_left = Signal()

    def __init__(self, content: ColumnContent, fittings: Fittings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.header = Header()
        self.view = TextView(content.article, fittings.typography)
        self.ruler = Ruler(self.view)
        self._hover = Hover(self.view)
        theme.keeper().changed.connect(self._on_scaled)
        self._on_scaled()
        self.setAccessibleName(content.article.title)
        self._line = QFrame()
        self._line.setProperty("ground", "rule")
        self._line.setFixedHeight(1)
        page = QHBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.view, 1)
        page.addWidget(self.ruler)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._line)
        layout.addLayout(page, 1)
        self._foot: QWidget | None = None
        self.setFocusProxy(self.view)
        self._actions: tuple[QAction, ...] = ()
        self._listen()
        self.fit(fittings)

    def _on_scaled(self) -> None:
        self.setMinimumWidth(theme.px(NARROWEST))
        self.view.setMinimumHeight(theme.px(_LOWEST))  # Qt's own least height would cut the head in a low window

    def _listen(self) -> None:
        view = self.view
        view.focused.connect(self._on_focused)
        view.unfocused.connect(self.update)
        view.scrolled.connect(self._on_scrolled)
        view.relaid.connect(self._on_relaid)
        view.pin_wanted.connect(self._on_pin_wanted)
        view.mark_chosen.connect(self.mark_chosen)
        view.layer_key.connect(self.layer_key)
        view.selectionChanged.connect(self.selection_changed)
        self._hover.rested.connect(self.pointed)
        self._hover.left.connect(self.unpointed)
        self.header.menu_button.clicked.connect(self._on_menu_wanted)
        self.header.share_asked.connect(self._on_share_asked)
        self.header.lede_asked.connect(self._on_lede_asked)
        self.header.pressed.connect(self._on_head_pressed)
        self.header.dragged.connect(self._on_head_dragged)
        self.header.dropped.connect(self._on_head_dropped)
        self.header.drag_left.connect(self.head_left)
        self.header.date_wanted.connect(self._on_date_wanted)
        self.header.stacked.connect(self._on_stacked)

    def fit(self, fittings: Fittings) -> None:
        """Take on what all columns have in common."""
        self._actions = fittings.column_actions
        self.view.text_actions = fittings.text_actions
        self.view.single_keys = fittings.single_keys
        self.view.told_by_cards = fittings.told_by_cards
        self.view.set_type(fittings.typography)

    def _on_menu_wanted(self) -> None:
        self.view.setFocus()  # the actions act on the current column
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions)
        if not self._actions:  # a column by itself can only go
            menu.addAction(self.tr("Close column")).triggered.connect(self._on_close)
        button = self.header.menu_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_date_wanted(self) -> None:
        self.date_wanted.emit(self.content.article.id)

    def show_content(self, content: ColumnContent, around: Surroundings) -> None:
        """Show the same article with these findings; the text and its place stay."""
        self.content = content
        self.view.set_article(content.article)
        self.header.show_content(content)
        self.view.set_marks([(kind, mark) for kind in _LASTING for mark in kind.find(content, around)])
        self.show_passing(around)
        self.ruler.redraw()

    def show_passing(self, around: Surroundings) -> None:
        """Show the marks that come and go at every key; all others stay."""
        self.view.set_passing([(kind, mark) for kind in _PASSING for mark in kind.find(self.content, around)])
        self.ruler.redraw_passing()

    def set_foot(self, foot: QWidget | None) -> None:
        """Let a widget that belongs to somebody else stand below the text, or nothing any more."""
        if self._foot is not None and self._foot is not foot and self._foot.parent() is self:
            self._foot.hide()
            self._foot.setParent(None)
        self._foot = foot
        layout = self.layout()
        if foot is not None and layout is not None:
            layout.addWidget(foot)

    def set_base(self, on: bool) -> None:
        """Say that the others are compared with this one, or not."""
        self.header.set_base(on)
        self.setAccessibleName(f"Base: {self.content.article.title}" if on else self.content.article.title)

    def set_layers(self, layers: frozenset[Layer]) -> None:
        self.view.set_layers(layers)
        self.ruler.redraw()

    def quotation_at_caret(self) -> Span | None:
        """The smallest quotation around the caret, whole, whether its layer is shown or not."""
        at = self.view.caret()
        here = [
            said.span
            for said in self.content.quotations
            if said.article == self.content.article.id
            and any(piece.start <= at <= piece.end for piece in said.pieces or (said.span,))
        ]
        return min(here, key=lambda span: span.end - span.start, default=None)

    def quotations(self) -> list[Span]:
        """Where the article's quotations stand."""
        return [said.span for said in self.content.quotations if said.article == self.content.article.id]

    def page(self) -> Page:
        """This column as linked scrolling sees it."""
        return Page(self.view.furthest(), self.view.viewport().height())

    def set_head_height(self, height: int) -> None:
        """Give the head this height at once: who scrolls columns together asks where their texts begin."""
        self.header.setFixedHeight(height)
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def view_top(self) -> int:
        """How far below the column's top the text's view begins."""
        return self.view.mapTo(self, QPoint(0, 0)).y()

    def _on_relaid(self) -> None:
        self.header.set_sides(self.view.viewportMargins().left())
        self.relaid.emit(self)

    def _on_stacked(self) -> None:
        self.relaid.emit(self)

    def _on_scrolled(self) -> None:
        self.scrolled.emit(self)

    def _on_focused(self) -> None:
        self.update()
        self.focused.emit(self)

    def _on_share_asked(self) -> None:
        self.share_asked.emit(self.content.article.id)

    def _on_lede_asked(self) -> None:
        if self.content.two_ledes is not None:
            self.view.setFocus()
            self.view.bring_into_view(self.content.two_ledes.second)
            self.view.flash(self.content.two_ledes.second)

    def _on_head_pressed(self) -> None:
        self.view.setFocus()

    def _on_head_dragged(self, at: QPoint) -> None:
        self.head_dragged.emit(self, at)

    def _on_head_dropped(self, at: QPoint) -> None:
        self.head_dropped.emit(self, at)

    def _on_close(self) -> None:
        self.close_wanted.emit(self)

    def _on_pin_wanted(self, with_note: bool) -> None:
        self.pin_wanted.emit(self, with_note)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QPainterPath()
        corner = theme.px(_CORNER)
        card.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, corner + 1), corner, corner)
        painter.setBrush(QColor(tokens.paper))
        focused = self.view.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent if focused else tokens.line), 1))
        painter.drawPath(card)
