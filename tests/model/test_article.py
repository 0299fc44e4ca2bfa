"""Articles and what the library lists of them."""

from __future__ import annotations

from pressfold.model.article import FIELDS, READ, STORY, Article, Block, Metadata, Reading, Role
from pressfold.model.listing import ArticleRow, ImportReport, ImportRow, Outcome
from pressfold.model.span import Span

TEXT = "Putin told Macron\n\nPARIS (Reuters) - They spoke.\n\nAdvertisement\n\nThey agreed."


def article(text: str = TEXT, *, title: str | None = None) -> Article:
    roles = (Role.HEADLINE, Role.BODY, Role.BOILERPLATE, Role.BODY)
    blocks, at = [], 0
    for part, role in zip(text.split("\n\n"), roles, strict=False):
        blocks.append(Block(at, at + len(part), role))
        at += len(part) + 2
    reading = Reading("a.txt", text, tuple(blocks), Metadata(title=title), "0" * 64, "1" * 64, "utf-8", "plain-1")
    return Article(7, reading)


def test_the_spans_of_a_role_come_in_reading_order() -> None:
    found = article().spans(Role.BODY, Role.HEADLINE)
    assert [span.of(TEXT) for span in found] == ["Putin told Macron", "PARIS (Reuters) - They spoke.", "They agreed."]


def test_a_title_that_was_found_is_shown() -> None:
    assert article(title="Putin told Macron he did not want to escalate").title.startswith("Putin told Macron he did")


def test_an_article_without_a_title_is_called_by_its_first_ten_words() -> None:
    assert article("one two three four five six seven eight\nnine ten eleven").title == (
        "one two three four five six seven eight nine ten"
    )


def test_an_article_without_words_is_untitled() -> None:
    assert article(" \n ").title == "Untitled"


def test_the_story_is_read_for_actors_and_furniture_is_not() -> None:
    assert STORY < READ
    assert not {Role.BOILERPLATE, Role.BYLINE, Role.CREDIT, Role.DATELINE} & READ


def test_every_field_that_a_reader_may_set_is_a_field_of_the_metadata() -> None:
    assert all(hasattr(Metadata(), field) for field in FIELDS)


def row(words: int, counted: int) -> ArticleRow:
    return ArticleRow(1, "t", None, None, None, None, "en", words, counted, 0, 0, 0, "a.txt", "0" * 64)


def test_the_wire_share_of_a_row_is_a_part_of_its_body_words() -> None:
    assert row(260, 65).wire_share == 0.25


def test_an_article_without_body_words_has_no_wire_share() -> None:
    assert row(0, 0).wire_share == 0.0


def test_an_import_report_counts_outcomes_and_names_the_articles_that_are_there_now() -> None:
    report = ImportReport(
        (
            ImportRow("a.txt", Outcome.ADDED, 1),
            ImportRow("b.txt", Outcome.DUPLICATE, 1),
            ImportRow("c.bin", Outcome.FAILED, None, "It is no text."),
        )
    )
    assert report.articles() == (1, 1)
    assert [report.count(outcome) for outcome in (Outcome.ADDED, Outcome.FAILED, Outcome.SKIPPED)] == [1, 1, 0]


def test_a_block_and_its_span_are_the_same_place() -> None:
    assert Block(3, 9, Role.BODY).span == Span(3, 9)
