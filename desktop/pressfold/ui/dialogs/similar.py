"""More like this: the articles most like one, ranked, with what explains it; stays open beside the work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.similar import similar_card
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.models import similar as rows
from pressfold.ui.models.rows import Rows
from pressfold.ui.models.similar import SimilarRow


class SimilarDialog(QDialog):
    """Lists the rows it is handed; an article is opened beside by Enter, a double click or its button."""

    beside_wanted = Signal(int)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("More like this"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        heading.setProperty("kind", "title")
        said = QLabel(
            self.tr("Ranked by the words that tell most and the passages that both have. Enter opens one beside."),
            wordWrap=True,
        )
        said.setProperty("kind", "tertiary")
        self.list = CardList(
            self.tr("Articles like this one"), Rows(rows.sentence, rows.key, self), CardDelegate(similar_card)
        )
        self.list.setProperty("ground", "paper")
        self.list.empty_text = self.tr("Looking for articles like this one …")
        self.list.opened.connect(self._on_opened)
        self.list.pressed_button.connect(self._on_pressed)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(said)
        column.addWidget(self.list, 1)
        column.addWidget(box)
        self.list.setFocus()
        open_at(self, parent, 520, 560)

    def show_rows(self, found: Sequence[SimilarRow]) -> None:
        """List these articles."""
        self.list.empty_text = self.tr("No other article of the library is like this one.")
        self.list.rows.set_rows(found)
        self.list.choose(rows.key(found[0]) if found else None)
        self.list.viewport().update()

    def _on_opened(self, article: int, _keys: Qt.KeyboardModifier) -> None:
        self.beside_wanted.emit(article)

    def _on_pressed(self, article: int, _button: str) -> None:
        self.beside_wanted.emit(article)
