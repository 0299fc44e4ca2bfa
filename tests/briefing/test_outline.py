"""The document of a briefing: its parts in order, each quote with its proof, nothing without content."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressfold.briefing.edits import EditNote, EditText, Fact, GradePin, SetFact, SetJudgements
from pressfold.briefing.findings import NOTHING_FOUND, Findings, Named, Shared
from pressfold.briefing.outline import document
from pressfold.briefing.proof import check
from pressfold.model.briefing import Anchor, AnchorState, Briefing, Judgement
from pressfold.model.document import Document, Paragraph, Style, Table, Tone
from tests.briefing.making import NOW, briefing_with

TEXT = "It is up to Putin to say. At least 15 people were killed in the shelling, he said."
FIRST, SECOND = "It is up to Putin to say.", "At least 15 people were killed in the shelling"
FOUND = Findings(
    named=(Named("Vladimir Putin", "person", None, 3, 2), Named("Kremlin", "government", "Vladimir Putin", 1, 1)),
    shared=(Shared("Moscow has massed troops", "wire", 4, ("Reuters, n.d.", "AFP, n.d."), 1, "Reuters, n.d.",
                   ("It was first.",), ("AFP, n.d.: “massed” became “sent”.",)),),
    origins=1,
)  # fmt: skip


def made(briefing: Briefing | None = None, text: str = TEXT, findings: Findings = NOTHING_FOUND) -> Document:
    briefing = briefing or briefing_with(FIRST, SECOND, text=TEXT)
    anchors = {pin.id: check(pin, text, checked=NOW) for pin in briefing.ordered()}
    return document(briefing, anchors=anchors, created=NOW, findings=findings)


def lines(document: Document, style: Style) -> list[str]:
    return [block.text for block in document.body if isinstance(block, Paragraph) and block.style is style]


def test_an_empty_briefing_is_a_title_and_its_facts() -> None:
    document = made(Briefing("b", "Calls", NOW))
    assert [block.style for block in document.body if isinstance(block, Paragraph)] == [Style.TITLE, Style.META]
    assert (document.notes, document.keywords, document.handling) == ((), (), "")


def test_all_parts_stand_in_their_order() -> None:
    briefing = briefing_with(FIRST, SECOND, text=TEXT)
    for edit in (
        SetFact(Fact.BOTTOM_LINE, "So it is.\n\nAnd so."), SetFact(Fact.AUTHOR, "A. Analyst"),
        SetFact(Fact.CUT_OFF, "2022-02-03"), SetFact(Fact.HANDLING, "TLP:GREEN"),
        SetJudgements((Judgement("j", "Likely.", ("pin-2", "gone", "pin-1")), Judgement("k", "Unfounded."))),
        EditText("evidence", "Free words."), EditNote("pin-1", "Check this.\n\nTwice."),
    ):  # fmt: skip
        briefing = edit.apply(briefing)
    document = made(briefing, findings=FOUND)
    assert lines(document, Style.HEADING) == [
        "Bottom line", "Key judgements", "Evidence", "Who is named", "Shared passages", "Source summary", "Scope note",
    ]  # fmt: skip
    assert lines(document, Style.META) == [
        "Information cut-off 3 February 2022 · A. Analyst · 22 November 2026, 09:30 UTC · Revision 0"
    ]
    assert lines(document, Style.LEAD) == ["So it is.", "And so."]
    assert lines(document, Style.ITEM) == ["Likely. Evidence: 1, 2", "Unfounded."]
    assert lines(document, Style.COMMENT) == ["Analyst comment: Check this.", "Twice."]
    assert (document.handling, document.author) == ("TLP:GREEN", "A. Analyst")
    assert document.keywords == ("Vladimir Putin", "Kremlin")


def test_each_quote_carries_its_note_and_a_bookmark_that_judgements_link_to() -> None:
    briefing = SetJudgements((Judgement("j", "Likely.", ("pin-2",)),)).apply(briefing_with(FIRST, SECOND, text=TEXT))
    document = made(briefing)
    quotes = [block for block in document.body if isinstance(block, Paragraph) and block.style is Style.QUOTE]
    assert [(quote.text, quote.bookmark) for quote in quotes] == [(FIRST, "pin_1"), (SECOND, "pin_2")]
    assert [[run.note for run in quote.runs if run.note] for quote in quotes] == [[1], [2]]
    (item,) = [block for block in document.body if isinstance(block, Paragraph) and block.style is Style.ITEM]
    assert [run.link for run in item.runs if run.link] == ["pin_2"]
    assert len(document.notes) == 2


def test_a_verified_quote_says_so() -> None:
    assert lines(made(), Style.ATTRIBUTION)[0].startswith("Verified · ")
    assert lines(made(), Style.DIFFERENCE) == []


def test_a_changed_quote_shows_what_its_source_says_now() -> None:
    document = made(text=TEXT.replace("15", "51"))
    (line,) = lines(document, Style.DIFFERENCE)
    assert line == ("“15” became “51”. The source now reads: “At least 51 people were killed in the shelling”")
    states = [
        run for block in document.body if isinstance(block, Paragraph) and block.style is Style.ATTRIBUTION
        for run in block.runs if run.tone is Tone.WARN
    ]  # fmt: skip
    assert [run.text for run in states] == ["Changed in its source"]
    assert "1 verified, 1 changed in its source" in lines(document, Style.SMALL)[-1]


def test_a_quote_that_was_not_checked_says_so() -> None:
    document_ = document(briefing_with(FIRST), anchors={}, created=NOW)
    assert lines(document_, Style.ATTRIBUTION)[0].startswith("Not checked")
    assert "1 not checked" in lines(document_, Style.SMALL)[-1]


@pytest.mark.parametrize("state", AnchorState)
def test_every_state_has_words(state: AnchorState) -> None:
    anchors = {"pin-1": Anchor(state, NOW, sentence="Because.")}
    attribution = lines(document(briefing_with(FIRST), anchors=anchors, created=NOW), Style.ATTRIBUTION)[0]
    assert not attribution.startswith(("Not checked", " ·"))


def test_a_speaker_is_named_with_the_channel() -> None:
    briefing = briefing_with(FIRST)
    pin = replace(briefing.pins["pin-1"], speaker="le Drian", channel="told RTL radio")
    document = made(replace(briefing, pins={"pin-1": pin}), text=FIRST)
    assert "Le Drian, told RTL radio · " in lines(document, Style.ATTRIBUTION)[0]


def test_a_note_grades_names_others_and_finds_the_place() -> None:
    briefing = GradePin("pin-1", "B", None).apply(briefing_with(FIRST))
    pin = replace(briefing.pins["pin-1"], also_in=("AFP, n.d.",))
    (runs,) = made(replace(briefing, pins={"pin-1": pin}), text=FIRST).notes
    text = "".join(run.text for run in runs)
    assert " Graded B–. Also in AFP, n.d. File story.txt, characters 0–25, SHA-256 " in text
    assert ".." not in text


def test_the_source_summary_counts_articles_and_origins() -> None:
    two = briefing_with(FIRST, text=TEXT)
    assert lines(made(two), Style.TEXT) == ["1 article."]
    counted = document(two, anchors={}, created=NOW, findings=Findings(origins=1))
    assert lines(counted, Style.TEXT) == ["1 article, 1 origin."]
    (table,) = [block for block in counted.body if isinstance(block, Table)]
    assert table.rows == (("[It is up to Putin to say. At least 15]", "not stated", "n.d.", "1"),)


def test_shared_origins_are_explained() -> None:
    briefing = briefing_with("one")
    other = briefing_with("two").pins["pin-1"]
    source = briefing_with("two").source_of(other)
    both = replace(
        briefing,
        sections=(replace(briefing.sections[0], pins=("pin-1", "other")),),
        pins={**briefing.pins, "other": replace(other, id="other")},
        sources={**briefing.sources, source.id: source},
    )
    told = lines(document(both, anchors={}, created=NOW, findings=Findings(origins=1)), Style.TEXT)
    assert told == ["2 articles, 1 origin. Articles that share wire copy are one origin."]


def test_hostile_words_are_made_printable_and_kept_from_turning_the_page() -> None:
    briefing = briefing_with("a\x00b \u202egnp.exe")
    for edit in (
        SetFact(Fact.TITLE, "\u2066x\n\x1b"),
        EditNote("pin-1", "n\x0b\u202bm"),
        EditText("evidence", "t\x7f"),
    ):
        briefing = edit.apply(briefing)
    for block in made(briefing, text="").body:
        text = block.text if isinstance(block, Paragraph) else "".join(map("".join, block.rows))
        assert not set(text) & set("\x00\x1b\x7f\x0b")
        assert text.count("\u202e") + text.count("\u202b") == text.count("\u202c")
        assert text.count("\u2066") == text.count("\u2069")


def test_the_same_briefing_gives_the_same_document() -> None:
    assert made(findings=FOUND) == made(findings=FOUND)
