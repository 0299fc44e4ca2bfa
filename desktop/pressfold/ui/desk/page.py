"""Sets an article as a document: plain text, paragraph by paragraph, in the look of each role.

Nothing of an article is ever read as HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from pressfold.model.article import Role
from pressfold.ui.desk.places import Paragraph, Places
from pressfold.ui.desk.typography import LOOKS, Typography


class _Setting(NamedTuple):
    """What makes two paragraphs look the same."""

    role: Role
    more: bool
    cut: bool


def new_document(places: Places, typography: Typography, parent: QObject) -> QTextDocument:
    """The article's document, not laid out yet."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setPlainText(places.text)
    set_type(document, places, typography)
    return document


def set_type(document: QTextDocument, places: Places, typography: Typography) -> None:
    """Set the whole document in this typography."""
    document.setDefaultFont(typography.font)
    set_margins(document, typography)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_block_format(_Setting(Role.BODY, False, False), typography))
    for setting, first, last in _runs(places.paragraphs):
        if setting != _Setting(Role.BODY, False, False):
            _select(cursor, document, first, last)
            cursor.setBlockFormat(_block_format(setting, typography))
            cursor.setCharFormat(_char_format(setting.role, typography))
    cursor.endEditBlock()


def set_margins(document: QTextDocument, typography: Typography) -> None:
    """Give the page the margins of this typography."""
    frame = document.rootFrame().frameFormat()
    frame.setLeftMargin(typography.left)
    frame.setRightMargin(typography.right)
    frame.setTopMargin(typography.top)
    frame.setBottomMargin(typography.top)
    document.rootFrame().setFrameFormat(frame)


def set_colours(document: QTextDocument, places: Places, colours: Mapping[Role, QColor]) -> None:
    """Draw the words of these roles in these colours; only their paragraphs are touched.

    Extra selections would do it without a format, but Qt lays the whole page out for the last of them.
    """
    cursor = QTextCursor(document)
    for role, run in groupby(enumerate(places.paragraphs), key=lambda pair: pair[1].role):
        if role in colours:
            numbers = [number for number, _ in run]
            colour = QTextCharFormat()
            colour.setForeground(colours[role])
            cursor.beginEditBlock()  # one block for each run: Qt lays out all that lies inside one
            _select(cursor, document, numbers[0], numbers[-1])
            cursor.mergeCharFormat(colour)
            cursor.endEditBlock()


def _select(cursor: QTextCursor, document: QTextDocument, first: int, last: int) -> None:
    """Select whole paragraphs by their numbers."""
    cursor.setPosition(document.findBlockByNumber(first).position())
    end = document.findBlockByNumber(last)
    cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)


def _runs(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[_Setting, int, int]]:
    """Runs of paragraphs that look the same: the setting, the first and the last number."""
    roles = [*(paragraph.role for paragraph in paragraphs[1:]), None]
    settings = (
        _Setting(one.role, one.role != Role.BODY and one.role == following, one.cut)
        for one, following in zip(paragraphs, roles, strict=False)
    )
    for setting, run in groupby(enumerate(settings), key=lambda pair: pair[1]):
        numbers = [number for number, _ in run]
        yield setting, numbers[0], numbers[-1]


def _block_format(setting: _Setting, typography: Typography) -> QTextBlockFormat:
    look = LOOKS[setting.role]
    made = QTextBlockFormat()
    made.setLineHeight(typography.line_of(look), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setBottomMargin(0 if setting.cut else typography.space_after(look, more=setting.more))
    made.setLeftMargin(typography.indent(look))
    return made


def _char_format(role: Role, typography: Typography) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(
        typography.set_in(LOOKS[role]), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
    )
    return made
