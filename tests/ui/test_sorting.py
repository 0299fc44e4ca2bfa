"""Sorting in the window: shelves, tags and collections in bulk, stars, what was removed; each with its way back."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QMessageBox, QPushButton
from tests.ui.people import Person

from pressfold.model.label import Label, LabelKind
from pressfold.ui.dialogs.labels import LabelsDialog
from pressfold.ui.models.shelves import EVERYTHING, Kind, Shelf

TAG, COLLECTION = LabelKind.TAG, LabelKind.COLLECTION


def shown(person: Person) -> set[int]:
    return {row.article.id for row in person.window.library.list.rows.rows}


def label(person: Person, kind: LabelKind, name: str, *numbers: str) -> None:
    """Give articles a label behind the window's back, and let it look."""
    person.wiring.library.labels.put(kind, name, [person.id(number) for number in numbers])
    person.wiring.catalogue.refresh()
    person.rest()


Dialog = TypeVar("Dialog", bound=QDialog)


def dialog_of(person: Person, kind: type[Dialog]) -> Dialog:
    found = person.window.findChild(kind)
    assert found is not None
    return found


def choose(person: Person, *numbers: str) -> None:
    cards = person.window.library.list
    person.click(cards, person.id(numbers[0]))
    for number in numbers[1:]:
        at = cards.rows.find(person.id(number))
        cards.selectionModel().select(at, cards.selectionModel().SelectionFlag.Select)


def test_a_shelf_shows_what_stands_on_it(reader: Person) -> None:
    label(reader, TAG, "Check", "000", "003")
    label(reader, COLLECTION, "Calls", "001")
    all_of_them = {number: reader.id(number) for number in ("000", "001", "002", "003", "004")}
    page = reader.window.library
    page.open_shelves(True)
    for shelf, numbers in (
        (Shelf(Kind.TAG, "Check"), {"000", "003"}),
        (Shelf(Kind.COLLECTION, "Calls"), {"001"}),
        (Shelf(Kind.STARRED), set()),
        (EVERYTHING, set(all_of_them)),
    ):
        reader.click(page.shelves.list, shelf)
        assert shown(reader) == {all_of_them[number] for number in numbers}
        assert page.shelves.list.current_key() == shelf


def test_several_articles_get_and_lose_tags_at_one_stroke(reader: Person) -> None:
    label(reader, TAG, "Check", "000")
    label(reader, TAG, "Done", "000", "001")
    choose(reader, "000", "001")
    reader.do("sorting.tag")
    dialog = dialog_of(reader, LabelsDialog)
    assert dialog.box("Check").checkState() is Qt.CheckState.PartiallyChecked
    assert dialog.box("Done").checkState() is Qt.CheckState.Checked
    dialog.box("Done").setCheckState(Qt.CheckState.Unchecked)
    dialog.write_new("Second source", "teal")
    dialog.accept()
    reader.rest()
    assert reader.wiring.library.labels.all(TAG) == [
        Label(TAG, "Check", "grey", 1),
        Label(TAG, "Done", "grey", 0),
        Label(TAG, "Second source", "teal", 2),
    ]
    assert reader.wiring.history.undo_name() == "Change tags"
    reader.do("history.undo")
    reader.rest()
    assert {one.name: one.articles for one in reader.wiring.library.labels.all(TAG)} == {"Check": 1, "Done": 2}


def test_a_star_is_given_by_its_key_and_taken_back(reader: Person) -> None:
    reader.click(reader.window.library.list, reader.id("002"))
    reader.press("S", reader.window.library.list)
    reader.rest()
    row = next(row for row in reader.window.library.list.rows.rows if row.article.id == reader.id("002"))
    assert row.article.starred
    assert "starred" in reader.window.library.list.rows.data(reader.window.library.list.rows.find(reader.id("002")))
    reader.do("history.undo")
    reader.rest()
    assert not any(row.starred for row in reader.wiring.library.articles.rows())


def test_what_is_opened_is_read(reader: Person) -> None:
    reader.open("003")
    reader.rest()
    assert [row.id for row in reader.wiring.library.articles.rows() if row.read] == [reader.id("003")]
    assert reader.wiring.history.undo_name() == ""


def test_a_smart_collection_fills_itself(reader: Person) -> None:
    reader.wiring.library.labels.make(COLLECTION, "Normandy", "Normandy")
    reader.wiring.catalogue.refresh()
    reader.rest()
    found = set(reader.wiring.library.searches.smart(reader.wiring.library.labels.get(COLLECTION, "Normandy")))
    reader.window.library.open_shelves(True)
    reader.click(reader.window.library.shelves.list, Shelf(Kind.COLLECTION, "Normandy"))
    reader.rest()
    assert found and shown(reader) == found


def test_the_search_that_is_shown_is_kept_as_a_collection(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[str] = []

    def name(*_args: object, text: str = "") -> tuple[str, bool]:
        offered.append(text)
        return text.title(), True

    monkeypatch.setattr(QInputDialog, "getText", name)
    searching = reader.wiring.searching
    for query in ("zelensky", "normandy"):
        searching.ask(query)
        reader.until(lambda query=query: searching.result and searching.result.query == query)
    searching.recent_searches = ["zelensky"]  # opened last, not asked last
    reader.do("sorting.smart_collection")
    reader.rest()
    kept = reader.wiring.library.labels.get(COLLECTION, "Normandy")
    assert offered == ["normandy"] and kept.look == "normandy"


def test_a_collection_is_named_renamed_and_deleted_with_its_way_back(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(["Calls", "Phone calls"])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (next(names), True))
    reader.do("sorting.new_collection")
    reader.rest()
    reader.click(reader.window.library.shelves.list, Shelf(Kind.COLLECTION, "Calls"))
    reader.do("sorting.rename_label")
    reader.rest()
    assert [one.name for one in reader.wiring.library.labels.all(COLLECTION)] == ["Phone calls"]
    reader.window.library.shelves.list.choose(Shelf(Kind.COLLECTION, "Phone calls"))
    reader.do("sorting.delete_label")
    reader.rest()
    assert reader.wiring.library.labels.all(COLLECTION) == []
    reader.do("history.undo")
    reader.rest()
    assert [one.name for one in reader.wiring.library.labels.all(COLLECTION)] == ["Phone calls"]


def test_a_removed_article_is_brought_back_or_deleted_for_good(reader: Person) -> None:
    first, second = reader.id("003"), reader.id("004")
    choose(reader, "003", "004")
    reader.do("catalogue.remove")
    reader.rest()
    page = reader.window.library
    page.show_shelf(Shelf(Kind.REMOVED))
    assert shown(reader) == {first, second}
    reader.click(page.list, first)
    assert not reader.window.acts["catalogue.details"].isEnabled()
    reader.do("sorting.bring_back")
    reader.rest()
    assert first in reader.wiring.library.articles.ids()
    page.show_shelf(Shelf(Kind.REMOVED))
    reader.click(page.list, second)
    reader.do("sorting.erase")
    box = dialog_of(reader, QMessageBox)
    assert "no way back" in box.informativeText()
    button(box, "Delete 1 article").click()
    reader.rest()
    assert reader.wiring.library.removal.rows() == []


def button(box: QMessageBox, words: str) -> QPushButton:
    return next(one for one in box.buttons() if isinstance(one, QPushButton) and words in one.text())


def test_pins_that_depend_on_an_article_are_told_when_it_goes(reader: Person) -> None:
    reader.open("000")
    reader.pin("000", "consultations or confrontation")
    article = reader.id("000")
    reader.click(reader.window.library.list, article)
    reader.do("catalogue.remove")
    reader.rest()
    assert article not in reader.wiring.library.articles.ids()
    assert "1 pin" in reader.window.toasts.log[-1].text


def test_a_collection_has_no_colour_and_a_tag_no_query(reader: Person) -> None:
    label(reader, TAG, "Check", "000")
    label(reader, COLLECTION, "Calls", "001")
    page, acts = reader.window.library, reader.window.acts
    page.open_shelves(True)
    reader.click(page.shelves.list, Shelf(Kind.COLLECTION, "Calls"))
    assert (acts["sorting.recolour"].isEnabled(), acts["sorting.change_query"].isEnabled()) == (False, True)
    reader.click(page.shelves.list, Shelf(Kind.TAG, "Check"))
    assert (acts["sorting.recolour"].isEnabled(), acts["sorting.change_query"].isEnabled()) == (True, False)
