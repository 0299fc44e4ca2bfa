"""What the reader decides about passages: laid over findings, counted, undone, kept through everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.library.rebuild import rebuild
from pressfold.model.errors import NoSuchArticle
from pressfold.model.passage import Family, PassageKind, Verdict
from pressfold.model.passage_errors import EmptyPhrase, NoBase, NoSuchFamily
from pressfold.text.words import count_words


@pytest.fixture
def library(tmp_path: Path, corpus: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.intake.run([corpus])
        library.analysis.run()
        yield library


def wire(library: Library) -> list[Family]:
    return [family for family in library.findings.families() if family.kind is PassageKind.WIRE]


def named(library: Library, id: str) -> Family:
    return next(family for family in library.findings.families() if family.id == id)


def counted(library: Library) -> dict[int, int]:
    return {row.id: row.counted for row in library.articles.rows() if row.counted}


def test_a_rejected_family_is_hidden_with_the_reason_and_not_counted(library: Library) -> None:
    before, first = counted(library), wire(library)[0]
    done = library.passages.reject(first.id)
    rejected = named(library, first.id)
    assert rejected.kind is PassageKind.STOCK and rejected.verdict is Verdict.REJECTED
    assert rejected.why == "You said that this is no match."
    assert done.name == "Reject passage" and done.articles == first.articles
    texts = {member.article: member.span.of(library.articles.get(member.article).text) for member in first.members}
    assert counted(library) == {id: before[id] - count_words(text) for id, text in texts.items()}
    library.articles.undo(done)
    assert named(library, first.id) == first
    assert counted(library) == before


def test_a_confirmed_family_says_so_and_stays_what_it_was(library: Library) -> None:
    first = wire(library)[0]
    library.passages.confirm(first.id)
    assert named(library, first.id).verdict is Verdict.CONFIRMED
    assert named(library, first.id).kind is PassageKind.WIRE
    library.passages.reject(first.id)
    assert named(library, first.id).verdict is Verdict.REJECTED
    library.passages.reset(first.id)
    assert named(library, first.id) == first


def test_the_reader_s_origin_takes_the_place_of_the_likely_one(library: Library) -> None:
    first = wire(library)[0]
    assert first.likely_origin is not None
    other = next(id for id in first.articles if id != first.likely_origin.article)
    done = library.passages.set_origin(first.id, other)
    origin = named(library, first.id).likely_origin
    assert origin is not None and (origin.article, origin.chosen, origin.reasons) == (other, True, ("You said so.",))
    library.articles.undo(done)
    assert named(library, first.id) == first


def test_a_phrase_on_the_noise_list_hides_its_passages_in_any_spelling(library: Library) -> None:
    before = counted(library)
    phrase = "WESTERN countries are worried Russia might invade Ukraine though Russia denies"
    done = library.passages.add_noise(phrase)
    assert library.passages.noise() == [phrase]
    (hidden,) = [family for family in library.findings.families() if "noise list" in family.why]
    assert hidden.kind is PassageKind.STOCK and hidden.words == 15
    assert counted(library) != before
    library.articles.undo(done)
    assert library.passages.noise() == [] and counted(library) == before
    library.passages.add_noise(phrase)
    library.passages.remove_noise(phrase.lower())
    assert library.passages.noise() == [] and counted(library) == before


def test_decisions_outlive_another_analysis_and_a_rebuild(library: Library, tmp_path: Path) -> None:
    first, second, third, *_ = wire(library)
    library.passages.reject(first.id)
    library.passages.confirm(second.id)
    library.passages.set_origin(third.id, third.articles[0])
    library.passages.add_noise("Western countries are worried Russia might invade Ukraine though")
    library.articles.set_field(2, "outlet", "Somebody else")
    library.analysis.run()
    said = [(family.id, family.kind, family.verdict, family.why) for family in library.findings.families()]
    assert {one[2] for one in said} == set(Verdict)
    library.close()
    rebuild(tmp_path / "library", lambda: "2026-01-01T00:00:00+00:00")
    with Library.open(tmp_path / "library") as again:
        again.analysis.run()
        assert [(f.id, f.kind, f.verdict, f.why) for f in again.findings.families()] == said
        origin = named(again, third.id).likely_origin
        assert origin is not None and origin.chosen


def test_a_verdict_stays_with_the_passage_when_its_family_grows(library: Library, tmp_path: Path) -> None:
    first = wire(library)[0]
    library.passages.reject(first.id)
    whole = library.articles.get(2).text
    start = whole.index("Moscow has massed")
    (tmp_path / "another.txt").write_text(
        f"Markets fell.\n\n{whole[start : whole.index('Putin spoke to Macron after', start)]}\n\n"
        "Shares lost ground in Frankfurt while traders waited for the harvest figures of the week.",
        encoding="utf-8",
    )  # fmt: skip
    library.intake.run([tmp_path / "another.txt"])
    library.analysis.run()
    (grown,) = [family for family in library.findings.families() if family.verdict is Verdict.REJECTED]
    assert len(grown.articles) == 3 and grown.kind is PassageKind.STOCK


def test_what_is_not_there_is_told_in_a_sentence(library: Library) -> None:
    with pytest.raises(NoSuchFamily):
        library.passages.reject("nothing")
    with pytest.raises(NoSuchArticle):
        library.passages.set_origin(wire(library)[0].id, 99)
    with pytest.raises(EmptyPhrase):
        library.passages.add_noise(" ... ")
    with pytest.raises(NoBase):
        library.findings.versus(5)


def test_an_article_against_the_wire_tells_what_was_added_dropped_and_changed(library: Library) -> None:
    versus = library.findings.versus(1)
    base, article = library.articles.get(versus.base).text, library.articles.get(1).text
    assert versus.base == 2
    assert "the U.S.-led alliance" in [span.of(base) for span in versus.dropped]
    assert any("Thomas-Greenfield" in span.of(article) for span in versus.added)
    assert len(versus.taken) == 4 and versus.changed
    other = library.findings.versus(2, base=1)
    assert [span.of(base) for span in other.added] == [span.of(base) for span in versus.dropped]


def test_two_ledes_are_noticed_where_there_are_two(library: Library) -> None:
    found = {id: library.findings.two_ledes(id) for id in library.articles.ids()}
    (twice,) = [notice for notice in found.values() if notice]
    text = library.articles.get(twice.article).text
    assert twice.first.of(text).startswith("French President Emmanuel Macron will try")
    assert twice.second.of(text).startswith("Russian President Vladimir Putin told")


def test_looser_shows_more_stricter_less_and_the_middle_is_what_is_stored(library: Library) -> None:
    ids = library.articles.ids()
    bits = [
        sum(pair.words for pair in library.findings.loosely(ids, looseness).pairs if pair.kind is not PassageKind.STOCK)
        for looseness in (0.0, 0.5, 1.0)
    ]
    assert bits[0] < bits[1] <= bits[2]
    usual = library.findings.loosely(ids, 0.5)
    assert list(usual.families) == library.findings.families()
