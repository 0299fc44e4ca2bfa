"""The versions of an article in the window: marked in the list, compared at the words, taken apart again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.people import Person

from pressfold.model.passage import Change
from pressfold.model.span import Span
from pressfold.ui.dialogs.versions import VersionsDialog, change_rows, excerpt, sentence


@pytest.fixture
def newer(reader: Person, tmp_path: Path) -> int:
    """A newer version of the article 001, brought in."""
    text = reader.wiring.library.articles.get(reader.id("001")).text
    path = tmp_path / "later.txt"
    path.write_text(text.replace("massed troops", "gathered more troops"), encoding="utf-8")
    reader.wiring.importing.bring([path])
    reader.rest()
    return next(row.id for row in reader.wiring.catalogue.listing.rows if row.version == 2)


def test_a_newer_version_takes_the_place_of_the_older_in_the_list(reader: Person, newer: int) -> None:
    assert len(reader.wiring.catalogue.listing.rows) == 5
    assert "1 new version" in " ".join(said.text for said in reader.window.toasts.log)
    assert "version 2" in reader.window.library.list.rows.data(reader.window.library.list.rows.find(newer))


def test_what_changed_is_shown_and_both_are_laid_side_by_side(reader: Person, newer: int) -> None:
    reader.click_button(reader.window.library.list, newer, "versions")
    (dialog,) = reader.window.findChildren(VersionsDialog)
    assert [sentence(row) for row in dialog.list.rows.rows] == ["Changed: massed → gathered more"]
    dialog._on_compare()
    reader.rest()
    shown = reader.window.desk.article_ids()
    assert len(shown) == 2 and newer in shown
    reader.wiring.catalogue.refresh()
    reader.rest()
    assert reader.window.desk.article_ids() == shown


def test_a_version_that_is_none_is_taken_apart_and_joined_again(reader: Person, newer: int) -> None:
    reader.wiring.catalogue.show_versions(newer)
    reader.rest()
    (dialog,) = reader.window.findChildren(VersionsDialog)
    dialog._on_separate()
    reader.rest()
    assert len(reader.wiring.catalogue.listing.rows) == 6
    reader.do("history.undo")
    reader.rest()
    assert len(reader.wiring.catalogue.listing.rows) == 5


TEXT = (
    "First line here.\nThe minister said on Friday that nothing at all would ever change in this respect, he added.\n"
)


@pytest.mark.parametrize("words", ["First", "minister", "Friday", "added"])
def test_an_excerpt_marks_the_words_in_their_line(words: str) -> None:
    at = TEXT.index(words)
    found = excerpt(TEXT, Span(at, at + len(words)))
    assert found.mark.of(found.text) == words
    assert "\n" not in found.text


def test_words_that_were_only_added_or_dropped_have_one_side() -> None:
    rows = change_rows([Change(0, 5, 0, 0, "First", ""), Change(0, 0, 0, 5, "", "First")], TEXT, TEXT)
    assert [row.kind for row in rows] == ["Dropped", "Added"]
    assert [(row.before is None, row.after is None) for row in rows] == [(False, True), (True, False)]
