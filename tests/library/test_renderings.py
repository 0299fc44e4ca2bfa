"""What the reader says of renderings and offers: joined, parted, never offered again; undone and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library import rendering_rows
from pressfold.library.deciding import Done, replay
from pressfold.library.library import Library
from pressfold.model.quotation import Quotation, QuotationKind
from tests.library.voices import find_voices, voiced

ONE = (
    "Emmanuel Macron spoke. “The ball is now in the court of Vladimir Putin,” Macron said. “We want no war,” Macron "
    "said."
)
TWO = "“The ball is now in the court of Vladimir Putin,” Emmanuel Macron said in Paris."
THREE = "Emmanuel Macron was firm. “It is for the Russians to answer us at last,” Macron told Le Monde."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with voiced(tmp_path / "library", ONE, TWO, THREE) as opened:
        yield opened


def analyse(library: Library) -> None:
    """What an analysis does at its end."""
    find_voices(library)
    with library.store.transaction() as connection:
        rendering_rows.lay(connection)


def said(library: Library, words: str, article: int = 0) -> Quotation:
    return next(
        q for q in library.findings.quotations() if words in q.text and (not article or q.article == article)
    )  # fmt: skip


def groups(library: Library) -> set[tuple[str, ...]]:
    """The ids of the quotations of each utterance, asked for in each way that there is."""
    by_utterance: dict[str, list[str]] = {}
    for quotation in library.findings.quotations():
        if quotation.utterance:
            by_utterance.setdefault(quotation.utterance, []).append(quotation.id)
    for id, members in by_utterance.items():
        assert [one.id for one in library.findings.renderings(id)] == members
        assert [list(one.quotations) for one in library.findings.utterances({id})] == [members]
        articles = {int(member.split(":")[0]) for member in members}
        assert library.findings.spoken({id}) == {id: len(articles)}
    return {tuple(members) for members in by_utterance.values()}


def everything(library: Library) -> object:
    return groups(library), library.findings.quotations(), library.findings.likenesses()


def join(library: Library) -> Done:
    return library.rulings.one_statement(said(library, "Russians"), said(library, "ball", 2))


def part(library: Library) -> Done:
    return library.rulings.another_statement(said(library, "ball", 1), (said(library, "ball", 2),))


def test_a_joined_rendering_is_one_with_all_others_of_the_utterance(library: Library) -> None:
    before = groups(library)
    assert len(before) == 1
    join(library)
    (members,) = groups(library)
    assert {*members} == {*next(iter(before)), said(library, "Russians").id}


def test_two_quotations_that_were_in_no_utterance_make_one(library: Library) -> None:
    library.rulings.one_statement(said(library, "no war"), said(library, "Russians"))
    assert len(groups(library)) == 2
    assert said(library, "no war").utterance == said(library, "Russians").utterance is not None


def test_a_parted_rendering_leaves_and_what_is_left_alone_is_no_utterance(library: Library) -> None:
    part(library)
    assert groups(library) == set()
    join(library)
    assert {said(library, "ball", 1).utterance} == {None}
    assert groups(library) == {(said(library, "ball", 2).id, said(library, "Russians").id)}


@pytest.mark.parametrize("act", [join, part], ids=["join", "part"])
def test_each_is_undone_and_outlives_analysis_and_rebuild(library: Library, act) -> None:  # type: ignore[no-untyped-def]  # join or part
    before = everything(library)
    done = act(library)
    after = everything(library)
    assert after != before
    library.rulings.undo(done)
    assert everything(library) == before
    library.rulings.redo(done)
    assert everything(library) == after
    analyse(library)
    assert everything(library) == after
    with library.store.transaction() as connection:
        connection.execute("DELETE FROM ruling")
        rendering_rows.lay(connection)
    assert everything(library) == before
    with library.store.transaction() as connection:
        replay(connection, library.decisions, library.now())
    assert everything(library) == after


def test_the_last_word_on_two_renderings_holds(library: Library) -> None:
    part(library)
    library.rulings.one_statement(said(library, "ball", 1), said(library, "ball", 2))
    assert len(groups(library)) == 1
    part(library)
    assert groups(library) == set()


def test_a_joined_rendering_comes_along_with_later_imports(library: Library) -> None:
    from pressfold.library.shelve import shelve
    from tests.library.shelf import reading

    join(library)
    with library.store.transaction() as connection:
        shelve(connection, reading(TWO.replace("in Paris", "on Monday"), "4.txt"), library.now())
    analyse(library)
    (members,) = groups(library)
    assert {int(member.split(":")[0]) for member in members} == {1, 2, 3, 4}


def test_renderings_are_told_as_they_were_corrected(library: Library) -> None:
    ball = said(library, "ball", 2)
    library.rulings.correct(2, ball.span, QuotationKind.DIRECT, ("vladimir-putin",), instead=ball.span)
    assert ball.utterance is not None
    assert [one.speakers for one in library.findings.renderings(ball.utterance)] == [
        ("emmanuel-macron",),
        ("vladimir-putin",),
    ]
    library.rulings.unsaid(2, ball.span)
    assert [one.article for one in library.findings.renderings(ball.utterance)] == [1]


def test_two_speakers_of_one_statement_are_told_until_one_is_corrected(library: Library) -> None:
    ball = said(library, "ball", 2)
    library.rulings.correct(2, ball.span, QuotationKind.DIRECT, ("vladimir-putin",), instead=ball.span)
    join(library)  # an utterance that the reader changed is told of anew
    assert ball.utterance is not None
    (told,) = library.findings.utterances({ball.utterance})
    assert told.conflict == "The same words are credited to Emmanuel Macron and to Vladimir Putin."
    library.rulings.correct(2, ball.span, QuotationKind.DIRECT, ("emmanuel-macron",), instead=ball.span)
    (told,) = library.findings.utterances({ball.utterance})
    assert told.conflict == ""


def test_a_pair_that_was_decided_is_not_offered_again(tmp_path: Path) -> None:
    one = "Emmanuel Macron spoke. “We are ready for a meeting with Russia in Geneva,” Macron said."
    two = (
        "Vladimir Putin said that oil, gas and grain prices would be talked of at a meeting in Geneva next spring and "
        "that all were ready."
    )
    with voiced(tmp_path / "two", one, two) as library:
        (pair,) = library.findings.likenesses()
        first, second = library.findings.quotations_of((pair.one, pair.other))
        for act in (
            lambda: library.rulings.another_statement(first, (second,)),
            lambda: library.rulings.one_statement(first, second),
        ):
            done = act()
            assert library.findings.likenesses() == []
            assert library.actors.offers().alike == ()
            analyse(library)
            assert library.findings.likenesses() == []
            library.rulings.undo(done)
            assert [(k.one, k.other) for k in library.findings.likenesses()] == [(pair.one, pair.other)]


def test_a_rendering_is_known_again_by_most_of_its_words(library: Library) -> None:
    join(library)
    with library.store.transaction() as connection:
        connection.execute("UPDATE quotation SET start = start + 3 WHERE article = 3")
        rendering_rows.lay(connection)
    assert said(library, "Russians").utterance == said(library, "ball", 2).utterance is not None
