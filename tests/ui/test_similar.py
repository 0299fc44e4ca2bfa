"""More like this: ranked, explained by words and passages, and opened beside."""

from __future__ import annotations

import pytest
from tests.ui.people import Person

from pressfold.ui.dialogs.similar import SimilarDialog
from pressfold.ui.models.similar import SimilarRow


def dialog(person: Person) -> SimilarDialog:
    found = person.window.findChild(SimilarDialog)
    assert found is not None and found.isVisible()
    return found


@pytest.mark.parametrize("way", ["the list", "the column"])
def test_articles_like_one_are_ranked_with_what_explains_them(reader: Person, way: str) -> None:
    if way == "the list":
        reader.click(reader.window.library.list, reader.id("000"))
        reader.press("M", reader.window.library.list)
    else:
        reader.open("001", "000")
        reader.wiring.columns.focus(1)
        reader.do("similar.current")
    rows: tuple[SimilarRow, ...] = dialog(reader).list.rows.rows
    assert rows[0].article.id == reader.id("001")
    assert reader.id("000") not in {row.article.id for row in rows}
    like = [row.similar.likeness for row in rows]
    assert like == sorted(like, reverse=True)
    text = reader.wiring.library.articles.get(reader.id("001")).text.casefold()
    assert rows[0].similar.words and all(word.casefold() in text for word in rows[0].similar.words)
    assert f"{rows[0].similar.shared} words in shared passages" in rows[0].explained


def test_an_article_is_opened_beside_and_the_list_stays(reader: Person) -> None:
    reader.open("000")
    reader.do("similar.current")
    shown = dialog(reader)
    first = shown.list.rows.rows[0].article.id
    reader.press("Return", shown.list)
    assert reader.wiring.columns.ids == (reader.id("000"), first)
    assert shown.isVisible()


def test_an_answer_that_comes_after_the_list_was_closed_is_dropped(reader: Person) -> None:
    reader.open("000")
    reader.window.acts["similar.current"].trigger()
    dialog(reader).close()
    reader.rest()
    assert reader.wiring.passages.similar._dialog is None
