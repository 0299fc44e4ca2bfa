"""The first start: an empty library, one press of Enter, and the five starter articles are read, compared, open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.people import Person


def test_enter_on_the_welcome_brings_the_starter_story(newcomer: Person, corpus: Path) -> None:
    window = newcomer.window
    newcomer.until(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    assert QApplication.focusWidget().text() == "Open the starter story"  # type: ignore[union-attr]  # just waited for
    newcomer.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    newcomer.until(lambda: len(window.library.list.rows.rows) == 5)
    newcomer.until(lambda: len(window.passages.list.rows.rows) > 1)
    newcomer.rest()
    assert len(window.desk.article_ids()) == 2
    for row in newcomer.wiring.catalogue.listing.rows:
        stored = newcomer.wiring.library.articles.get(row.id).text
        assert stored == Path(row.path).read_bytes().decode("utf-8").replace("\r\n", "\n")
    assert newcomer.wiring.activity.report is not None
    assert window.toasts.log[0].text == "5 articles added."
    assert not newcomer.wiring.library.analysis.due()
