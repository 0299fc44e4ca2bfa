"""The ladder's page: the sides with their shares at the left, at the right the sentences, each with its rung."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from pressfold.model.attribution import Rung
from pressfold.ui import icons
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.ladder import sentence_card, side_card
from pressfold.ui.models import ladder as rows
from pressfold.ui.models.ladder import RUNGS, Rated, SentenceRow, SideRow, rung_name
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named


class LadderPage(QWidget):
    """Shows on whose word sentences stand; a click on a side lists its sentences alone, and again all."""

    opened = Signal(int, object)  # article and Span
    side_asked = Signal(str, str)  # an actor's id and name: on whose side

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rated = Rated()
        self.sides = CardList(
            self.tr("Sides"), Rows(rows.side_sentence, lambda row: row.share.side.id, self), CardDelegate(side_card)
        )
        self.sentences = CardList(
            self.tr("Sentences"), Rows(rows.sentence_sentence, _place, self), CardDelegate(sentence_card)
        )
        self.sides.empty_text = self.tr("Nobody is named as the source of anything.")
        self._said = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._said.setProperty("kind", "secondary")
        self.rung = named(QComboBox(), self.tr("Rung"))
        self.rung.addItem(self.tr("All rungs"), None)
        for rung in Rung:
            self.rung.addItem(icons.icon(RUNGS[rung][1]), rung_name(rung), rung.value)
        line = QHBoxLayout()
        line.addWidget(self._said, 1)
        line.addWidget(self.rung)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.sides)
        split.addWidget(self.sentences)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(split, 1)
        self.setFocusProxy(self.sides)
        self.rung.activated.connect(self._refresh)
        self.sides.clicked.connect(lambda: self._on_side(self.sides.current_key()))
        self.sides.opened.connect(lambda key, _keys: self._on_side(key))
        self.sides.pressed_button.connect(self._on_other_side)
        self.sentences.clicked.connect(lambda: self._on_sentence(self.sentences.current_key()))
        self.sentences.opened.connect(lambda key, _keys: self._on_sentence(key))

    def show_rated(self, rated: Rated, *, empty: str) -> None:
        """Show this ladder, the side that was chosen still chosen where it is there; `empty` says why there is none."""
        sides = {share.side.id for share in rated.ladder.sides}
        self.rated = replace(rated, side=self.rated.side if self.rated.side in sides else None)
        self.sentences.empty_text = empty
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.rung.currentData()
        self.rated = replace(self.rated, rung=Rung(chosen) if chosen else None)
        self._said.setText(self.rated.summary() if self.rated.ladder.sentences else "")
        self.sides.rows.set_rows(self.rated.sides())
        self.sentences.rows.set_rows(self.rated.sentences())

    def _on_side(self, key: object) -> None:
        self.rated = replace(self.rated, side=None if key == self.rated.side else str(key))
        self._refresh()

    def _on_sentence(self, key: object) -> None:
        row: SentenceRow | None = next((one for one in self.sentences.rows.rows if _place(one) == key), None)
        if row is not None:
            self.opened.emit(row.one.article, row.one.span)

    def _on_other_side(self, key: object, button: str) -> None:
        row: SideRow | None = next((one for one in self.sides.rows.rows if one.share.side.id == key), None)
        if row is not None:
            voice = row.share.voices[int(button.split()[1])]
            self.side_asked.emit(voice.actor, voice.name)


def _place(row: SentenceRow) -> tuple[int, int]:
    return row.one.article, row.one.start
