"""Counting a list of names: pasted or opened, a line each, counted in every article, kept as a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from pressfold.library.library import Library
from pressfold.model.errors import PressfoldError
from pressfold.model.search import BatchRow
from pressfold.ui import theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.faults import Faults
from pressfold.ui.models.counts import FIXED, Counts
from pressfold.ui.naming import named
from pressfold.ui.runner import Lane, Runner, Task


class CountDialog(QDialog):
    """Names on the left, counts on the right; Enter or a double click on a count opens the article.

    `titles` are those of the articles by id.
    """

    article_chosen = Signal(int, bool)

    def __init__(
        self, library: Library, runner: Runner, titles: Mapping[int, str], faults: Faults, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Count a list of names"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library = library
        self._runner = runner
        self._titles = titles
        self._faults = faults
        self._task: Task | None = None
        self.names = named(QPlainTextEdit(), self.tr("Names, one a line"))
        self.names.setPlaceholderText(self.tr("One name or phrase a line.\nPaste a list, or open one."))
        self.names.setTabChangesFocus(True)
        self.table = named(QTableView(), self.tr("Counts"))
        self.table.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.doubleClicked.connect(self._open_article)
        self.table.setSortingEnabled(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.progress = QProgressBar(textVisible=False)
        self.progress.hide()
        self._lay_out()
        open_at(self, parent, 860, 520)

    def count(self) -> None:
        """Count what stands in the list."""
        asked = self.names.toPlainText().splitlines()
        self._task = self._runner.run(self._library.searches.batch, asked, lane=Lane.SEARCH, stops=True, reports=True)
        self._task.progressed.connect(self._on_progress)
        self._task.finished.connect(self._on_counted)
        self._task.failed.connect(self._on_failed)
        self.progress.setRange(0, 0)
        self.progress.show()
        self._buttons_while(True)

    def open_list(self) -> None:
        """Take the names of a file."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a list"), "", self.tr("Lists (*.txt *.csv)"))
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """The lines of a text file, or the first column of a CSV file."""
        from pressfold.library.names import names_in

        try:
            self.names.setPlainText("\n".join(names_in(path)))
        except PressfoldError as error:
            self._faults.show(error)

    def save(self) -> None:
        """Keep the table as CSV."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the counts"), "counts.csv", "CSV (*.csv)")
        if name:
            self.write(Path(name).with_suffix(".csv"))

    def write(self, path: Path) -> None:
        """Write the table to a file."""
        from pressfold.export.formats import write

        model = self.table.model()
        assert isinstance(model, Counts)
        try:
            write(model.sheet(), path)
        except PressfoldError as error:
            self._faults.show(error)

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
        super().reject()

    # --- what happens ------------------------------------------------------------------------------------------------

    def _on_progress(self, done: int, total: int, _what: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_counted(self, rows: list[BatchRow]) -> None:
        self._end()
        self.table.setModel(Counts(rows, self._titles, self))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultSectionSize(theme.px(140))
        for column in range(FIXED):
            self.table.resizeColumnToContents(column)
        found = sum(bool(row.counts) for row in rows)
        self.told.setText(self.tr("%s of %s names stand in the library.") % (found, len(rows)))
        self._save.setEnabled(bool(rows))

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._faults.show(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the article of the chosen count, and with Control it counts from anywhere."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._count.isEnabled():
            self.count()
        elif self.table.hasFocus():
            self._open_article(self.table.currentIndex())

    def _open_article(self, index: QModelIndex) -> None:
        model = self.table.model()
        article = model.article(index.column()) if isinstance(model, Counts) else None
        if article is not None:
            self.article_chosen.emit(article, False)

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        self._buttons_while(False)

    def _buttons_while(self, counting: bool) -> None:
        self._count.setEnabled(not counting)
        self._open.setEnabled(not counting)

    # --- looks -------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.names)
        split.addWidget(self.table)
        split.setStretchFactor(1, 3)
        self.told = QLabel(self.tr("Every spelling of an actor counts. Names may stand in quotation marks."))
        self.told.setProperty("kind", "tertiary")
        self._open = QPushButton(self.tr("Open a list…"))
        self._open.clicked.connect(self.open_list)
        self._count = QPushButton(self.tr("Count"), default=True)
        self._count.setProperty("kind", "primary")
        self._count.clicked.connect(self.count)
        self._save = QPushButton(self.tr("Save as CSV…"))
        self._save.setEnabled(False)
        self._save.clicked.connect(self.save)
        for button in (self._open, self._save):
            button.setAutoDefault(False)
        self._count.setToolTip(self.tr("Count what stands in the list (Ctrl+Enter)"))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.addButton(self._open, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self._save, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self._count, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (split, self.told, self.progress, box):
            column.addWidget(widget)
        column.setStretchFactor(split, 1)
