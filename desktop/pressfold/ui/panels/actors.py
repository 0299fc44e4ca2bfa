"""The actors page: who is named in the open articles; the chosen actor lists its mentions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pressfold.model.actor import Actor
from pressfold.model.span import Span
from pressfold.ui import fuzzy
from pressfold.ui.action_table import Where
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.actors import actor_card
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.models import actors as rows
from pressfold.ui.models.rows import Rows
from pressfold.ui.narrowing_field import NarrowingField
from pressfold.ui.spread import Spread

_MANY = 30
_MENU = ("answers.page", "walking.next_mention", "walking.previous_mention", "")
#: The acts on one actor, in the order of their menus.
OF_ACTORS = (
    *("ruling.merge", "ruling.split", "ruling.rename", "ruling.retype", "ruling.speaks_for", "ruling.side", ""),
    *("ruling.hide", "ruling.never"),
)
_OF_MENTIONS = ("ruling.accept", "ruling.place", "ruling.reject", "")


class ActorsPage(QWidget):
    """Shows the actors of a spread, most mentions first."""

    icon = "users"

    actor_chosen = Signal(object)  # the actor's id, None when none is chosen any more
    mention_chosen = Signal(int, object)  # the article, and the span
    pressed = Signal(str)  # a button of the chosen actor: "page", "merge", "rename"

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._spread = Spread()
        self._chosen: str | None = None
        self._filter = NarrowingField(self.tr("Narrow the actors by name"), self.tr("Narrow by name"))
        self._filter.textChanged.connect(self._show)
        self._filter.hide()
        self.list = CardList(self.tr("Actors"), Rows(rows.sentence, rows.key, self), CardDelegate(actor_card))
        self.list.setProperty("ground", "panel")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.clicked.connect(self._on_clicked)
        self.list.opened.connect(self._on_opened)
        self.list.pressed_button.connect(self._on_pressed)
        actions.hear(Where.ACTORS, self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 0)
        column.addWidget(self._filter)
        column.addWidget(self.list)
        self.show_spread(self._spread)

    @property
    def title(self) -> str:
        return self.tr("Actors")

    def show_spread(self, spread: Spread) -> None:
        """List the actors of these articles."""
        self._spread = spread
        self._filter.setVisible(len(spread.actors) >= _MANY)
        if self.current() is None:
            self._chosen = None
        self._show()

    def show_current(self, actor: str | None) -> None:
        """Choose an actor and list its mentions."""
        self._chosen = actor
        self._show()
        if actor is not None:
            self.list.choose((actor, -1, -1))

    def current(self) -> Actor | None:
        """The chosen actor."""
        return next((actor for actor in self._spread.actors if actor.id == self._chosen), None)

    def at_hand(self) -> str | None:
        """The id of the actor whose row is the current one, or to whom the current mention belongs."""
        key = self.list.current_key()
        return key[0] or self._chosen if isinstance(key, tuple) else self._chosen

    def mention_at_hand(self) -> tuple[int, Span, str] | None:
        """The mention whose row is the current one: its article, its span and its actor."""
        key, actor = self.list.current_key(), self.current()
        if not isinstance(key, tuple) or key[0] or actor is None:
            return None
        found = next((m for m in actor.mentions if (m.article, m.start) == key[1:]), None)
        return (found.article, found.span, actor.id) if found else None

    def show_mention(self, article: int, start: int) -> None:
        """Choose the row of a mention that was walked to."""
        self.list.choose(("", article, start))

    def _show(self) -> None:
        spread = self._spread
        self.list.empty_text = (
            self.tr("No actor was found in the open articles.")
            if spread.columns
            else self.tr("Open an article to see who is named in it.")
        )
        shown = fuzzy.best(spread.actors, self._filter.text(), _names, len(spread.actors))
        self.list.rows.set_rows(rows.actor_rows(shown, spread.texts, spread.names, self._chosen))

    def _on_clicked(self) -> None:
        self._choose_row(self.list.current_key())

    def _on_opened(self, key: object, _keys: Qt.KeyboardModifier) -> None:
        self._choose_row(key)

    def _choose_row(self, key: object) -> None:
        if not isinstance(key, tuple):
            return
        actor, article, start = key
        if actor:
            self.actor_chosen.emit(None if actor == self._chosen else actor)
            return
        mention = next(m for a in self._spread.actors for m in a.mentions if (m.article, m.start) == (article, start))
        self.mention_chosen.emit(article, Span(mention.start, mention.end))

    def _on_pressed(self, _key: object, button: str) -> None:
        if button == "more":
            self._pop_up(self.list.menu_place())
        else:
            self.pressed.emit(button)

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self._pop_up(self.list.viewport().mapToGlobal(at))

    def _pop_up(self, at: QPoint) -> None:
        about = _OF_MENTIONS if self.mention_at_hand() else ()
        self._actions.pop_up((*about, *_MENU, *OF_ACTORS), self, at)


def _names(actor: Actor) -> str:
    return " ".join((actor.name, *actor.aliases))
