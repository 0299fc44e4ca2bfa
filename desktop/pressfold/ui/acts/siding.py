"""Siding: what the reader says of whose side an actor speaks for goes before what the program found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.ruling import Ruling
from pressfold.ui.models.choices import Choice

_OWN, _RULES = "own", "rules"


class Siding(QObject):
    """Asks on whose side an actor is; what is answered can be undone."""

    def __init__(self, library: Library, catalogue: Catalogue, ruling: Ruling, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._catalogue = catalogue
        self._ruling = ruling

    def ask(self, actor: str, name: str) -> None:
        """Ask on whose side this actor speaks."""
        own = Choice(_OWN, actor, self.tr("On its own side"), self.tr("%s speaks for nobody else") % name, icon="user")
        rules = Choice(_RULES, "", self.tr("As the rules say"), self.tr("take back what you said"), icon="undo-2")
        asked = self.tr("“%s” speaks on the side of …") % name
        self._ruling.ask_actor(asked, partial(self._answered, actor), but=actor, first=(own, rules))

    def _answered(self, actor: str, choice: Choice) -> None:
        self._catalogue.run(self._library.rulings.side, actor, None if choice.kind == _RULES else choice.key)
