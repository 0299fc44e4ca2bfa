"""Dates, counts and shares as the window says them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from tests.ui.people import Person

from pressfold.ui.phrases import count, joined, percent, shortened, when


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        (None, ""),
        ("2022-01-28", "28 Jan 2022"),
        ("2022-01-28T16:07:00+00:00", "28 Jan 2022, 16:07 UTC"),
        ("2022-01-28T16:07", "28 Jan 2022, 16:07"),
        ("2022-01-28T16:07:00+02:00", "28 Jan 2022, 16:07 UTC+02:00"),
        ("last Friday", "last Friday"),
    ],
)
def test_dates(iso: str | None, said: str) -> None:
    assert when(iso) == said


def test_a_date_can_be_said_without_its_time() -> None:
    assert when("2022-01-28T16:07:00+00:00", time=False) == "28 Jan 2022"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0"), (0.001, "1"), (0.22, "22"), (0.999, "99"), (1, "100"), (0.005, "1"), (0.995, "99")],
)
def test_a_little_is_never_nothing_and_nearly_all_is_never_all(share: float, said: str) -> None:
    assert percent(share) == f"{said}\u202f%"


def test_counts_have_their_number() -> None:
    assert [count(n, "article", "articles") for n in (0, 1, 2, 10_000)] == [
        "0 articles",
        "1 article",
        "2 articles",
        "10,000 articles",
    ]


def test_only_what_says_something_is_joined() -> None:
    assert joined("a", "", "b") == "a · b"


def test_a_long_text_is_cut_after_a_word() -> None:
    assert shortened("one two,\nthree four", 12) == "one two …"
    assert shortened("short  text", 20) == "short text"


class Marked(QTranslator):
    """A language in which everything stands in brackets."""

    def translate(self, context: str, sentence: str, *_rest: object) -> str:
        return f"⟦{sentence}⟧"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    """The window speaks the language in brackets."""
    translator = Marked()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("marked")
def test_what_lists_say_aloud_can_be_translated(reader: Person) -> None:
    reader.open("000", "001")
    reader.pin("000", "consultations or confrontation")
    window = reader.window
    for cards in (window.library.list, window.passages.list, window.actors.list, window.quotes.list):
        heard = [
            cards.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(cards.rows.rows))
        ]
        assert heard and all("⟦" in said for said in heard), heard


@pytest.mark.usefixtures("marked")
def test_where_a_walk_stands_can_be_translated(reader: Person) -> None:
    reader.open("000", "001")
    reader.do("walking.next_passage")
    assert reader.window.status._position.text().startswith("⟦")
