"""The versions of an article: which there are, and what changed from one to the next, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.label import Version
from pressfold.model.passage import Change
from pressfold.model.span import Span
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card import Card, Frame, Line, Paragraph, Words
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named
from pressfold.ui.phrases import count, told, when

#: Characters of the surroundings that a change is shown in, at either side.
_AROUND = 48


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some words of a text with what stands around them; `mark` is their place in `text`."""

    text: str
    mark: Span


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: words dropped, added, or put in the place of others; each side with its surroundings."""

    number: int
    before: Excerpt | None
    after: Excerpt | None

    @property
    def kind(self) -> str:
        if self.before is None:
            return told("Added")
        return told("Changed") if self.after is not None else told("Dropped")


def change_rows(changes: Sequence[Change], old: str, new: str) -> list[ChangeRow]:
    """The changes from the text `old` to the text `new` for the list."""
    return [
        ChangeRow(
            nth,
            excerpt(old, Span(change.a_start, change.a_end)) if change.a_text else None,
            excerpt(new, Span(change.b_start, change.b_end)) if change.b_text else None,
        )
        for nth, change in enumerate(changes)
    ]


def excerpt(text: str, span: Span) -> Excerpt:
    """The words of a span with some of their line around them."""
    start = max(span.start - _AROUND, text.rfind("\n", 0, span.start) + 1)
    line_end = text.find("\n", span.end)
    end = min(span.end + _AROUND, line_end if line_end >= 0 else len(text))
    head = "… " if start and text[start - 1] != "\n" else ""
    tail = " …" if end < len(text) and text[end] != "\n" else ""
    at = len(head) + span.start - start
    return Excerpt(f"{head}{text[start:end]}{tail}", Span(at, at + span.end - span.start))


def sentence(row: ChangeRow) -> str:
    words = [one.mark.of(one.text) for one in (row.before, row.after) if one is not None]
    return f"{row.kind}: {' → '.join(words)}"


def key(row: ChangeRow) -> int:
    return row.number


def change_card(row: ChangeRow) -> Card:
    """What was there with a minus, what is there with a plus; the words themselves are set off."""
    lines = [
        Paragraph(f"{sign} {one.text}", 4, 13.5, token, marks=(Span(one.mark.start + 2, one.mark.end + 2),))
        for sign, one, token in (("−", row.before, "ink_2"), ("+", row.after, "ink"))
        if one is not None
    ]
    return Card((Line((Words(row.kind, "ink_3", 11.5),)), *lines), Frame.ROW)


class VersionsDialog(QDialog):
    """Shows two neighbouring versions at a time; `changes` lists what changed from each version to the next."""

    compared = Signal(list)
    separated = Signal(int)

    def __init__(
        self,
        versions: Sequence[Version],
        texts: Sequence[str],
        changes: Sequence[Sequence[Change]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions"))
        self._versions = versions
        self._texts = texts
        self._changes = changes
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        title = QLabel(versions[-1].title, wordWrap=True)
        title.setProperty("kind", "title")
        column.addWidget(title)
        self._choice = named(QComboBox(), self.tr("Which versions"))
        for nth in range(len(changes) - 1, -1, -1):
            self._choice.addItem(self._says(versions[nth], versions[nth + 1]), nth)
        self._choice.activated.connect(self._show)
        column.addWidget(self._choice)
        self._told = QLabel(wordWrap=True)
        self._told.setProperty("kind", "secondary")
        column.addWidget(self._told)
        self.list = CardList(self.tr("Changes"), Rows(sentence, key, self), CardDelegate(change_card))
        self.list.setProperty("ground", "paper")
        self.list.empty_text = self.tr("No words changed; only furniture, posts or typography differ.")
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())
        open_at(self, parent, 560, 560)
        self._show()

    def _says(self, a: Version, b: Version) -> str:
        return self.tr("Version %d (%s) → version %d (%s)") % (
            a.number,
            when(a.imported[:10]),
            b.number,
            when(b.imported[:10]),
        )

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        compare = QPushButton(self.tr("Lay side by side"))
        compare.setToolTip(self.tr("Open both versions on the desk."))
        compare.clicked.connect(self._on_compare)
        separate = QPushButton(self.tr("Not the same article"))
        separate.setToolTip(self.tr("Make the newest version an article of its own; this can be undone."))
        separate.clicked.connect(self._on_separate)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        for button in (compare, separate):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(box)
        return line

    def _nth(self) -> int:
        return int(self._choice.currentData() or 0)

    def _show(self) -> None:
        changes = self._changes[self._nth()] if self._changes else ()
        old, new = self._versions[self._nth()], self._versions[min(self._nth() + 1, len(self._versions) - 1)]
        self._told.setText(
            self.tr("%s. %s before, %s now.")
            % (count(len(changes), "change", "changes"), count(old.words, "body word", "body words"), new.words)
        )
        self.list.rows.set_rows(change_rows(changes, *self._texts[self._nth() : self._nth() + 2]) if changes else ())

    def _on_compare(self) -> None:
        nth = self._nth()
        self.compared.emit([version.article for version in self._versions[nth : nth + 2]])
        self.accept()

    def _on_separate(self) -> None:
        self.separated.emit(self._versions[-1].article)
        self.accept()
