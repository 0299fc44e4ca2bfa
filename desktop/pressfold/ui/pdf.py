"""PDF: a document on pages of A4, with its fonts inside, page numbers, and the handling line on every page.

`write` may be called in any thread; the shipped fonts must be loaded before (`fonts.load`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QThread
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from pressfold import disk
from pressfold.model.briefing_errors import CannotSave
from pressfold.model.document import Document
from pressfold.text.printable import printable_line
from pressfold.ui import fonts
from pressfold.ui.paper import PRINTED, Mark, fill

#: Millimetres around the text, and dots to the inch: the finer, the truer the letters stand.
_SIDE, _ABOVE = 28.0, 25.0
_DOTS = 600


def write(document: Document, path: Path) -> Path:
    """Write the document as a PDF, whole or not at all; `path` comes back. Raises CannotSave."""
    press = _Press(document)
    press.start()
    press.wait()
    if press.error is not None:
        raise press.error
    try:
        disk.replace_whole(path, press.content)
    except OSError as error:
        raise CannotSave(str(path), error.strerror or str(error)) from error
    return path


class _Press(QThread):
    """Renders in a thread of Qt's own: its fonts keep timers, which a thread of Python's cannot run."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.content = b""
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.content = rendered(self._document)
        except Exception as error:  # noqa: BLE001 - it is raised again in the thread that waits
            self.error = error


def rendered(document: Document) -> bytes:
    """The bytes of the PDF."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle(printable_line(document.title))
    writer.setCreator("Pressfold")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_SIDE, _ABOVE, _SIDE, _ABOVE),
            QPageLayout.Unit.Millimeter,
        )
    )
    page = QTextDocument()
    page.setDocumentMargin(0)
    page.documentLayout().setPaintDevice(writer)
    for _ in fill(page, document, dots=_DOTS):
        pass
    size = QSizeF(writer.width(), writer.height())
    page.setPageSize(size)
    _keep_headings(page, size)
    painter = QPainter(writer)
    for number in range(1, page.pageCount() + 1):
        if number > 1:
            writer.newPage()
        _paint(painter, page, number, size)
        _paint_edges(painter, document, number, page.pageCount(), size)
    painter.end()
    buffer.close()
    return bytes(content.data())


def _paint(painter: QPainter, page: QTextDocument, number: int, size: QSizeF) -> None:
    """The words of one page, and a bar beside each quote."""
    shown = QRectF(0, (number - 1) * size.height(), size.width(), size.height())
    painter.save()
    painter.translate(0, -shown.top())
    painter.setClipRect(shown)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = shown
    page.documentLayout().draw(painter, context)
    _paint_bars(painter, page, shown)
    painter.restore()


def _keep_headings(page: QTextDocument, size: QSizeF) -> None:
    """Begin a new page before each heading that would stand alone at the foot of one."""
    layout = page.documentLayout()
    for block in _marked(page, Mark.HEADING):
        behind = block.next()
        if not behind.isValid():
            continue
        top, first = layout.blockBoundingRect(block).top(), behind.layout().lineAt(0)
        below = layout.blockBoundingRect(behind).top() + (first.y() if first.isValid() else 0)
        if int(top // size.height()) != int(below // size.height()):
            form = block.blockFormat()
            form.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(form)
            # Laid out from here alone, Qt loses the pages behind lists and text from right to left.
            page.markContentsDirty(0, page.characterCount())


def _marked(page: QTextDocument, mark: Mark) -> Iterator[QTextBlock]:
    block = page.begin()
    while block.isValid():
        if block.blockFormat().property(QTextBlockFormat.Property.UserProperty.value) == mark.value:
            yield block
        block = block.next()


def _paint_bars(painter: QPainter, page: QTextDocument, shown: QRectF) -> None:
    wide = _DOTS / 40
    for block in _marked(page, Mark.QUOTE):
        words = page.documentLayout().blockBoundingRect(block)
        if words.intersects(shown):
            right = block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = shown.right() - wide if right else 0.0
            painter.fillRect(QRectF(left, words.top(), wide, words.height()), QColor(PRINTED.link))


def _paint_edges(painter: QPainter, document: Document, number: int, pages: int, size: QSizeF) -> None:
    """The running title from the second page on, the page number, and the handling line above and below."""
    face = fonts.sans(12)
    face.setPointSizeF(8)
    face.setFeature(QFont.Tag("calt"), 0)  # the raised colon of “TLP:RED” would not be found in the file
    painter.setFont(face)
    gap, line = _DOTS * 0.45, _DOTS * 0.2
    head = QRectF(0, -gap, size.width(), line)
    foot = QRectF(0, size.height() + gap - line, size.width(), line)
    painter.setPen(QColor(PRINTED.quiet))
    if number > 1:
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _title(document, painter))
    counted = f"Page {number} of {pages}"
    side = Qt.AlignmentFlag.AlignLeft if document.handling else Qt.AlignmentFlag.AlignRight
    painter.drawText(foot, side | Qt.AlignmentFlag.AlignVCenter, counted)
    if document.handling:
        face.setBold(True)
        painter.setFont(face)
        painter.setPen(QColor(PRINTED.plain))
        for place in (head, foot):
            words = printable_line(document.handling)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def _title(document: Document, painter: QPainter) -> str:
    wide = painter.window().width() * 0.5
    return painter.fontMetrics().elidedText(printable_line(document.title), Qt.TextElideMode.ElideRight, round(wide))
