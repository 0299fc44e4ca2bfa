"""A document as Qt lays it out, for the preview and for a PDF: built paragraph by paragraph, never from markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from pressfold.export.direction import runs_right_to_left
from pressfold.model.document import Document, Paragraph, Run, Style, Table, Tone
from pressfold.text.printable import printable
from pressfold.ui import fonts


class Mark(IntEnum):
    """What a block says of itself beyond its format."""

    QUOTE = 1
    HEADING = 2


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a page, as `#rrggbb`."""

    plain: str
    quiet: str
    ok: str
    warn: str
    link: str
    line: str


#: What a printed page is set in, whatever the theme of the window.
PRINTED = Ink("#1d1c1a", "#5d5952", "#1d6b3c", "#9a3b00", "#1f5fa8", "#d3cec3")


@dataclass(frozen=True, slots=True)
class _Look:
    """Type of one style: size and space in points, the indent on both sides of the text."""

    size: float
    before: float = 0
    after: float = 6
    indent: float = 0
    sans: bool = False
    bold: bool = False
    tone: Tone = Tone.PLAIN


_LOOKS: dict[Style, _Look] = {
    Style.TITLE: _Look(22, 0, 4, bold=True),
    Style.META: _Look(8.5, 0, 14, sans=True, tone=Tone.QUIET),
    Style.HEADING: _Look(14, 18, 5, bold=True),
    Style.LEAD: _Look(12, 0, 6),
    Style.TEXT: _Look(10.5, 0, 6),
    Style.QUOTE: _Look(10.5, 8, 3, indent=18),
    Style.ATTRIBUTION: _Look(8.5, 0, 8, indent=18, sans=True, tone=Tone.QUIET),
    Style.DIFFERENCE: _Look(8.5, 0, 8, indent=18, sans=True, tone=Tone.WARN),
    Style.COMMENT: _Look(10, 0, 8, indent=18),
    Style.ITEM: _Look(10.5, 0, 4, indent=14),
    Style.BULLET: _Look(10.5, 0, 3, indent=14),
    Style.NUMBER: _Look(10.5, 0, 3, indent=18),
    Style.PASSAGE: _Look(10.5, 6, 3),
    Style.SMALL: _Look(8.5, 0, 4, sans=True, tone=Tone.QUIET),
}
_MARKS = {Style.QUOTE: Mark.QUOTE, Style.HEADING: Mark.HEADING}
_NOTE = _Look(9, 0, 4, indent=14)
_CELL = _Look(9, 0, 2, sans=True)


def fill(
    page: QTextDocument, document: Document, ink: Ink = PRINTED, *, dots: float = 96, zoom: float = 1
) -> Iterator[None]:
    """Write the document into an empty page; stops after each paragraph, so that a window can breathe between them.

    `dots` are those of the page's device to the inch: Qt scales type to the device by itself, but not every margin.
    """
    fonts.load()
    fonts.load_italic(fonts.SERIF)
    fonts.load_italic(fonts.SANS)
    page.setUndoRedoEnabled(False)
    writer = _Writer(QTextCursor(page), ink, dots / 72, zoom)
    item = 0
    for block in document.body:
        item = item + 1 if isinstance(block, Paragraph) and block.style is Style.ITEM else 0
        writer.block(block, f"{item}." if item else _label(block))
        yield
    if document.notes:
        writer.block(Paragraph(Style.HEADING, (Run(document.notes_heading),)), "")
    for number, runs in enumerate(document.notes, start=1):
        writer.note(number, runs)
        yield


def _label(block: Paragraph | Table) -> str:
    """What hangs before an item of a list in the reader's own words."""
    if not isinstance(block, Paragraph) or block.style not in (Style.BULLET, Style.NUMBER):
        return ""
    return f"{block.number}." if block.number else "•"


class _Writer:
    """Writes at the end of a page."""

    def __init__(self, cursor: QTextCursor, ink: Ink, dot: float, zoom: float) -> None:
        self._cursor = cursor
        self._ink = ink
        self._dot = dot
        self._zoom = zoom
        self._colours = {
            Tone.PLAIN: ink.plain,
            Tone.QUIET: ink.quiet,
            Tone.OK: ink.ok,
            Tone.WARN: ink.warn,
        }
        self._fresh = True

    def block(self, block: Paragraph | Table, label: str) -> None:
        if isinstance(block, Table):
            self._table(block)
        else:
            self._paragraph(_LOOKS[block.style], block.runs, label, block.bookmark, _MARKS.get(block.style))

    def note(self, number: int, runs: Sequence[Run]) -> None:
        self._paragraph(_NOTE, runs, f"{number}", f"note_{number}", None)

    def _paragraph(self, look: _Look, runs: Sequence[Run], label: str, bookmark: str, mark: Mark | None) -> None:
        """A paragraph; its `label` hangs before it."""
        right_to_left = runs_right_to_left("".join(run.text for run in runs))
        form = QTextBlockFormat()
        form.setTopMargin(self._px(look.before))
        form.setBottomMargin(self._px(look.after))
        form.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        (form.setRightMargin if right_to_left else form.setLeftMargin)(self._side(look.indent))
        if label:
            form.setTextIndent(-self._side(look.indent))
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if mark:
            form.setProperty(QTextBlockFormat.Property.UserProperty.value, mark.value)
        self._begin(form, self._form(look))
        if label:
            self._cursor.insertText(f"{label}\u2002", self._form(look))
        for nth, run in enumerate(runs):
            self._run(look, run, bookmark if nth == 0 else "")

    def _begin(self, form: QTextBlockFormat, chars: QTextCharFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(chars)
        else:
            self._cursor.insertBlock(form, chars)
        self._fresh = False

    def _run(self, look: _Look, run: Run, bookmark: str) -> None:
        form = self._form(look, run)
        if bookmark:
            form.setAnchorNames([bookmark])
        if run.link:
            form.setAnchor(True)
            form.setAnchorHref(f"#{run.link}")
            form.setForeground(QBrush(QColor(self._ink.link)))
        self._cursor.insertText(printable(run.text).replace("\n", "\u2028"), form)
        if run.note is not None:
            mark = self._form(look)
            mark.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            mark.setForeground(QBrush(QColor(self._ink.link)))
            mark.setAnchor(True)
            mark.setAnchorHref(f"#note_{run.note}")
            self._cursor.insertText(str(run.note), mark)

    def _form(self, look: _Look, run: Run | None = None) -> QTextCharFormat:
        form = QTextCharFormat()
        face = fonts.sans(12) if look.sans else fonts.serif(12)
        form.setFontFamilies(face.families())
        form.setFontPointSize(look.size * self._zoom)
        if look.bold or (run and run.bold):
            form.setFontWeight(QFont.Weight.DemiBold.value)
        form.setFontItalic(bool(run and run.italic))
        tone = run.tone if run and run.tone is not Tone.PLAIN else look.tone
        form.setForeground(QBrush(QColor(self._colours[tone])))
        return form

    def _table(self, table: Table) -> None:
        form = QTextTableFormat()
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setCellSpacing(0)
        form.setCellPadding(self._px(3))
        form.setBorder(self._px(0.75))
        form.setBorderBrush(QBrush(QColor(self._ink.line)))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setHeaderRowCount(1)
        shares = table.widths or (1 / len(table.header),) * len(table.header)
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, share * 100) for share in shares]
        )
        made = self._cursor.insertTable(len(table.rows) + 1, len(table.header), form)
        for row, cells in enumerate((table.header, *table.rows)):
            for column, words in enumerate(cells):
                at = made.cellAt(row, column).firstCursorPosition()
                if runs_right_to_left(words):
                    side = QTextBlockFormat()
                    side.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                    at.setBlockFormat(side)
                at.insertText(printable(words), self._form(_CELL, Run("", bold=row == 0)))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _px(self, points: float) -> float:
        """Points as pixels of a screen, which Qt scales to the device: space above, below and in cells."""
        return points * 96 / 72 * self._zoom

    def _side(self, points: float) -> float:
        """Points as dots of the device: Qt takes the space beside a paragraph as it is."""
        return points * self._dot * self._zoom
