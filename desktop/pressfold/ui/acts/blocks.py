"""What a paragraph is: the reader puts right what was taken for story or for furniture, by one key at the cursor."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.model.article import Block, Role
from pressfold.ui.action_table import ROLES
from pressfold.ui.actions import Actions
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.desk.desk import Desk


class Blocks(QObject):
    """Serves the trade "blocks"; each role has a method of its name."""

    def __init__(self, library: Library, catalogue: Catalogue, desk: Desk, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._catalogue = catalogue
        self._desk = desk
        self._actions = actions
        for role in ROLES:
            setattr(self, role.value, partial(self.call, role))

    def furniture(self) -> None:
        """Call the paragraph at the cursor boilerplate, or story where it is that already."""
        block = self.block()
        if block is not None:
            self.call(Role.BODY if block.role is Role.BOILERPLATE else Role.BOILERPLATE)

    def ask(self) -> None:
        """Offer what the paragraph at the cursor may be."""
        column, block = self._desk.current_column(), self.block()
        if column is None or block is None:
            return
        view = column.view
        at = view.viewport().mapToGlobal(view.cursorRect().bottomLeft())
        menu = self._actions.pop_up([f"blocks.{role.value}" for role in ROLES], view, at)
        menu.setActiveAction(self._actions[f"blocks.{block.role.value}"])

    def call(self, role: Role, _checked: bool = False) -> None:
        """Say that the paragraph at the cursor has this role; undoable."""
        article, block = self._desk.current_article(), self.block()
        if article is not None and block is not None and block.role is not role:
            self._catalogue.run(self._library.articles.set_role, article, block, role)

    def block(self) -> Block | None:
        """The block at the cursor, or the one that begins behind it."""
        column = self._desk.current_column()
        if column is None:
            return None
        at = column.view.caret()
        return next((block for block in column.content.article.blocks if at <= block.end), None)
