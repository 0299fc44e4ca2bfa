"""The desk for those who hear it: every control has a name, the text can be read out, the focus can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.desk import Desk


def name_of(widget: QWidget) -> str:
    """The name a screen reader is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def test_everything_that_takes_the_focus_has_a_name(pair: Desk) -> None:
    nameless = [
        widget
        for widget in pair.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not name_of(widget)
    ]
    assert nameless == []


def test_the_text_of_the_article_can_be_read_out(pair: Desk) -> None:
    view = pair.findChild(Column).view
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.state().readOnly
    text = interface.textInterface()
    heard = text.text(0, text.characterCount())
    assert heard.split() == view.article.text.split()


def test_ruler_gap_and_desk_say_what_they_are(pair: Desk) -> None:
    column = pair.findChild(Column)
    assert name_of(column.ruler).startswith("Overview of ")
    assert name_of(pair) == "Desk"


@pytest.mark.parametrize("choice", [theme.Choice.LIGHT, theme.Choice.DARK, theme.Choice.HIGH_CONTRAST], ids=str)
def test_the_column_with_the_focus_is_framed_in_the_accent(pair: Desk, choice: theme.Choice) -> None:
    theme.keeper().choose(choice)
    QApplication.processEvents()
    focused, other = sorted(pair.findChildren(Column), key=lambda column: column.x())
    assert focused.view.hasFocus()
    middle = focused.height() // 2
    assert focused.grab().toImage().pixelColor(0, middle).name() == theme.current().accent
    assert other.grab().toImage().pixelColor(0, middle).name() == theme.current().line
