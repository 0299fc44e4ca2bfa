"""What the library tells around a briefing: newer versions, other briefings, pins that go from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.briefing.opened import OpenBriefing
from pressfold.library.carrying import loaded, put, take_back
from pressfold.library.library import Library
from pressfold.model.briefing import AnchorState
from pressfold.model.briefing_errors import BriefingInUse
from pressfold.model.document import Paragraph, Style
from pressfold.model.span import Span
from tests.library.test_versions import BODY, bring, page

WORDS = "Sentence 7 of the report says what happened at pier 7."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def opened(library: Library, tmp_path: Path) -> Iterator[OpenBriefing]:
    """A briefing with two pins of the first version of an article."""
    bring(library, tmp_path / "in", a=page())
    article = library.articles.all()[0]
    with library.briefings.new("Strike") as opened:
        for words in (WORDS, "Sentence 9 of the report"):
            at = article.text.index(words)
            library.briefings.pin(opened, article.id, Span(at, at + len(words)))
        yield opened


# --- newer versions --------------------------------------------------------------------------------------------------


def test_a_newer_version_that_differs_at_the_pin_is_told_and_nothing_is_anchored_anew(
    library: Library, opened: OpenBriefing, tmp_path: Path
) -> None:
    before = opened.briefing
    bring(library, tmp_path / "in", b=page(body=BODY.replace("pier 7.", "pier 17.")))
    found = library.briefings.look(opened)
    first, second = opened.briefing.ordered()
    assert [anchor.state for anchor in found.anchors.values()] == [AnchorState.VERIFIED] * 2
    assert list(found.newer) == [first.id]
    newer = found.newer[first.id]
    assert newer.anchor.sentence == "“7” became “17”."
    assert newer.anchor.found == WORDS.replace("pier 7", "pier 17")
    text = library.articles.get(newer.article).text
    assert newer.anchor.span and newer.anchor.span.of(text) == newer.anchor.found
    assert library.articles.get(found.articles[first.id]).reading.text_sha256 == first.proof.text_sha256
    assert opened.briefing == before and second.id in found.articles


def test_a_newer_version_with_the_same_words_is_no_news(library: Library, opened: OpenBriefing, tmp_path: Path) -> None:
    bring(library, tmp_path / "in", b=page(body=f"Corrected at noon. {BODY}"))
    assert library.briefings.look(opened).newer == {}


def test_an_export_says_that_a_newer_version_differs(library: Library, opened: OpenBriefing, tmp_path: Path) -> None:
    bring(library, tmp_path / "in", b=page(body=BODY.replace("pier 7.", "pier 17.")))
    body = library.briefings.document(opened).body
    (told,) = [block.text for block in body if isinstance(block, Paragraph) and block.style is Style.DIFFERENCE]
    reads = WORDS.replace("pier 7", "pier 17")
    assert told == f"A newer version of the article differs here: “7” became “17”. It reads: “{reads}”"


def test_a_damaged_stored_text_is_told_apart_from_one_that_is_not_there(
    library: Library, opened: OpenBriefing, tmp_path: Path
) -> None:
    with library.store.transaction() as connection:
        connection.execute("UPDATE article SET text = replace(text, 'pier 7', 'pier 8')")
    states = {anchor.state for anchor in library.briefings.check(opened).values()}
    assert states == {AnchorState.DAMAGED}
    library.articles.remove([library.articles.rows()[0].id])
    (tmp_path / "in" / "a.md").unlink()
    assert {anchor.state for anchor in library.briefings.check(opened).values()} == {AnchorState.MISSING}


# --- other briefings -------------------------------------------------------------------------------------------------


def test_a_pin_and_an_article_know_which_other_briefings_quote_them(library: Library, opened: OpenBriefing) -> None:
    opened.save()
    first = opened.briefing.ordered()[0]
    with library.briefings.new("Morning note") as other:
        library.briefings.pin(other, library.articles.ids()[0], first.span)
        other.save()
    assert library.briefings.look(opened).used == {first.id: ("Morning note",)}
    uses = library.briefings.uses(library.articles.ids()[0])
    assert sorted((use.briefing, use.pins) for use in uses) == [("Morning note", 1), ("Strike", 2)]


def test_a_copied_pin_has_an_id_of_its_own_and_can_be_taken_back(library: Library, opened: OpenBriefing) -> None:
    (path, first) = _other(library), opened.briefing.ordered()[0]
    load = loaded(opened.briefing, [first.id], path, "Copy pin to “Other”", copies=True)
    put(library.briefings, load)
    with library.briefings.open(path) as other:
        (copied,) = other.briefing.ordered()
        assert (copied.quote, copied.proof) == (first.quote, first.proof)
        assert copied.id != first.id
        assert other.undo_name == "Copy pin to “Other”"
    take_back(library.briefings, load)
    with library.briefings.open(path) as other:
        assert not other.briefing.pins
        assert other.redo_name == "Copy pin to “Other”"
    put(library.briefings, load)
    put(library.briefings, load)
    with library.briefings.open(path) as other:
        assert [pin.id for pin in other.briefing.ordered()] == [copied.id]


def test_what_was_done_in_the_other_briefing_since_stays_when_the_pin_is_taken_back(
    library: Library, opened: OpenBriefing
) -> None:
    path = _other(library)
    load = loaded(opened.briefing, [opened.briefing.ordered()[0].id], path, "Move", copies=False)
    put(library.briefings, load)
    article = library.articles.ids()[0]
    with library.briefings.open(path) as other:
        kept = library.briefings.pin(other, article, opened.briefing.ordered()[1].span)
        other.save()
    take_back(library.briefings, load)
    with library.briefings.open(path) as other:
        assert list(other.briefing.pins) == [kept.id]


def test_a_briefing_that_is_open_elsewhere_takes_nothing(library: Library, opened: OpenBriefing) -> None:
    path = _other(library)
    load = loaded(opened.briefing, list(opened.briefing.pins), path, "Move", copies=False)
    with library.briefings.open(path), pytest.raises(BriefingInUse):
        put(library.briefings, load)
    with library.briefings.open(path) as other:
        assert not other.briefing.pins


def _other(library: Library) -> Path:
    with library.briefings.new("Other") as other:
        return other.path
