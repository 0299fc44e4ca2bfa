"""Passages, actors and quotations as values, and the cancel that nobody presses."""

from __future__ import annotations

import dataclasses

import pytest

from pressfold.model.actor import How, Mention
from pressfold.model.briefing import Briefing, Pin, Proof, Section, Selector, Source
from pressfold.model.document import Paragraph, Run, Style
from pressfold.model.passage import Family, Passage, PassageKind, WireShare
from pressfold.model.progress import NEVER, no_progress
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span


def test_a_family_names_each_article_once_and_in_order() -> None:
    members = (Passage(3, 0, 9), Passage(1, 4, 12), Passage(3, 40, 49))
    assert Family("f", PassageKind.WIRE, 9, members).articles == (1, 3)


@pytest.mark.parametrize(("edits", "edited"), [((), False), ((Span(2, 4),), True)], ids=["as it was", "with edits"])
def test_a_passage_is_edited_where_its_words_differ(edits: tuple[Span, ...], edited: bool) -> None:
    assert Passage(1, 0, 9, edits).edited is edited


def test_passages_mentions_and_quotations_say_where_they_stand() -> None:
    quotation = Quotation("q", 1, 5, 30, "words", (Span(5, 9), Span(20, 30)), QuotationKind.DIRECT, False, (), None,
                          None, None, None, None, None, 0.8)  # fmt: skip
    assert quotation.span == Span(5, 30)
    assert Passage(1, 3, 9).span == Span(3, 9)
    assert Mention(1, 3, 9, "Macron", How.NAME, "registry alias").span == Span(3, 9)


@pytest.mark.parametrize(("words", "counted", "share"), [(260, 65, 0.25), (0, 0, 0.0)], ids=["a quarter", "no words"])
def test_a_wire_share_is_the_counted_part_of_the_words(words: int, counted: int, share: float) -> None:
    assert WireShare(words, counted).share == share


def test_findings_cannot_be_changed_once_they_are_made() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Passage(1, 0, 9).start = 2  # type: ignore[misc]  # what the test is about


def test_work_that_nobody_watches_or_stops_goes_on() -> None:
    no_progress(1, 0, "reading")
    NEVER.check()


def pin(name: str, source: str) -> Pin:
    proof = Proof("0" * 64, "1" * 64, "2" * 64, "plain-1", "proof-1")
    return Pin(name, "2026-11-22T05:00:00Z", source, "words", Selector("words", "", ""), Span(0, 5), proof)


def briefing() -> Briefing:
    """Two sections with three pins from two sources; the pins' own order is another."""
    pins = {name: pin(name, source) for name, source in (("p1", "s1"), ("p2", "s2"), ("p3", "s1"))}
    sources = {name: Source(name, "0" * 64, "1" * 64, f"Article {name}") for name in ("s1", "s2")}
    sections = (Section("a", "First", pins=("p2",)), Section("b", "Second", pins=("p3", "p1")))
    return Briefing("b", "Title", "2026-11-22T05:00:00Z", sections=sections, pins=pins, sources=sources)


def test_the_pins_of_a_briefing_come_in_the_order_of_its_sections() -> None:
    assert [each.id for each in briefing().ordered()] == ["p2", "p3", "p1"]


def test_the_sources_of_a_briefing_come_in_the_order_they_are_first_quoted() -> None:
    assert [source.id for source in briefing().ordered_sources()] == ["s2", "s1"]


def test_a_pin_leads_to_its_source_and_its_section() -> None:
    whole = briefing()
    assert whole.source_of(whole.pins["p3"]).title == "Article s1"
    assert whole.section_of("p3").heading == "Second"


def test_a_pin_that_is_not_in_the_briefing_has_no_section() -> None:
    with pytest.raises(KeyError):
        briefing().section_of("p9")


def test_the_text_of_a_paragraph_is_that_of_its_runs() -> None:
    assert Paragraph(Style.TEXT, (Run("It is up "), Run("to Putin", bold=True), Run("."))).text == "It is up to Putin."
