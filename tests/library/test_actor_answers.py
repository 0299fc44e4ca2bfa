"""What can be told of actors over a library: pages, matrices, absent voices, whose words fill an article, offers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.library.shelve import shelve
from pressfold.model.actor_errors import NoSuchActor
from pressfold.model.span import Span
from tests.library.shelf import reading
from tests.library.voices import find_voices

ONE = (
    "Emmanuel Macron met Vladimir Putin in Moscow. “We are ready for talks,” Macron said on Friday.\n"
    "Putin told Micron that Russia wants no war. The Kremlin said Macron was welcome."
)
TWO = "Emmanuel Macron said the talks in Moscow were long. Olaf Scholz said that he was ready for talks as well."
THREE = "Olaf Scholz said that he was ready for talks as well. France's foreign minister waited. Russia wants no war."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=lambda: "2026-01-01T00:00:00+00:00") as opened:
        with opened.store.transaction() as connection:
            for name, text, outlet, day in (
                ("1", ONE, "The Paper", "2022-01-28"),
                ("2", TWO, "The Other", "2022-01-29"),
                ("3", THREE, "The Paper", "2022-01-30"),
            ):
                shelve(connection, reading(text, name, outlet=outlet, published=day), opened.now())
        find_voices(opened)
        yield opened


def test_an_actor_s_page_tells_where_it_stands_and_what_it_says(library: Library) -> None:
    page = library.actors.page("emmanuel-macron")
    assert page.actor.name == "Emmanuel Macron"
    assert [(place.article, place.mentions) for place in page.places] == [(1, 3), (2, 1)]
    assert [q.text for q in page.quotes_by] == ["We are ready for talks", "the talks in Moscow were long"]
    assert [q.text for q in page.quotes_about] == ["Macron was welcome"]
    assert (page.first and page.first.day, page.last and page.last.day) == ("2022-01-28", "2022-01-29")
    assert [(o.outlet, o.mentions, o.articles) for o in page.outlets] == [
        ("The Paper", 3, (1,)),
        ("The Other", 1, (2,)),
    ]
    together = {one.name: one.articles for one in page.company}
    assert (together["Vladimir Putin"], together["Moscow"]) == (1, 2)
    assert any(r.text == "Macron" and "surname of Emmanuel Macron" in r.why and r.times == 2 for r in page.reasons)


def test_a_page_tells_who_speaks_for_whom(library: Library) -> None:
    kremlin = library.actors.page("kremlin").speaks_for
    assert kremlin is not None
    assert kremlin.id == "vladimir-putin"
    assert [voice.id for voice in library.actors.page("vladimir-putin").voices] == ["kremlin"]


def test_pages_follow_the_reader_s_rulings(library: Library) -> None:
    library.rulings.merge("micron", "emmanuel-macron")
    library.rulings.rename("emmanuel-macron", "President Macron")
    page = library.actors.page("micron")
    assert (page.actor.name, page.places[0].mentions) == ("President Macron", 4)
    assert {q.speaker for q in page.quotes_by} == {"President Macron"}
    assert "Micron" not in {one.name for one in page.company}
    said = library.findings.quotations((2,))[0]
    library.rulings.correct(2, said.span, said.kind, ("vladimir-putin",), instead=said.span)
    assert said.text in [q.text for q in library.actors.page("vladimir-putin").quotes_by]
    with pytest.raises(NoSuchActor):
        library.actors.page("nobody")


def test_the_matrix_says_what_its_cells_count(library: Library) -> None:
    matrix = library.actors.matrix(most=4)
    assert matrix.outlets == ("The Other", "The Paper")
    row = [actor.id for actor in matrix.actors].index("emmanuel-macron")
    other, paper = matrix.cells[row]
    assert other is not None
    assert paper is not None
    assert (other.mentions, other.articles, other.quotations) == (1, (2,), 1)
    assert (paper.mentions, paper.articles, paper.quotations) == (3, (1,), 1)
    only = library.actors.matrix((2,), ("olaf-scholz",))
    assert (only.outlets, [a.id for a in only.actors]) == (("The Other",), ["olaf-scholz"])


def test_hidden_and_merged_actors_have_no_row_of_their_own(library: Library) -> None:
    library.rulings.hide("russia")
    library.rulings.merge("micron", "emmanuel-macron")
    matrix = library.actors.matrix()
    ids = [actor.id for actor in matrix.actors]
    assert not {"russia", "micron"} & set(ids)
    cell = matrix.cells[ids.index("emmanuel-macron")][1]
    assert cell is not None
    assert cell.mentions == 4


def test_absent_voices_are_those_whom_the_story_quotes_elsewhere(library: Library) -> None:
    absent = library.actors.absent_voices(3, (1, 2, 3))
    assert [(one.name, one.quoted_in, one.quotations) for one in absent] == [
        ("Emmanuel Macron", (1, 2), 2),
        ("Kremlin", (1,), 1),
        ("Vladimir Putin", (1,), 1),
    ]
    assert [one.name for one in library.actors.absent_voices(3)] == ["Emmanuel Macron"], "2 shares an utterance with 3"


def test_the_attributed_share_counts_each_word_once(library: Library) -> None:
    share = library.actors.attributed_share(1)
    assert share.words == 30
    told = {one.speaker: one.words for one in share.speakers}
    assert told == {"Emmanuel Macron": 5, "Vladimir Putin": 4, "Kremlin": 3}
    assert share.attributed == 12
    assert share.share == pytest.approx(12 / 30)


def test_offers_are_those_that_are_not_ruled_on(library: Library) -> None:
    offered = library.actors.offers()
    assert ("Micron", "emmanuel-macron") in [(offer.text, offer.other) for offer in offered.links]
    assert all(one.id != other.id for one, other, _ in offered.alike)
    at = ONE.index("Micron")
    rejected = library.rulings.place(1, Span(at, at + 6), "micron")
    assert "Micron" not in [offer.text for offer in library.actors.offers().links]
    library.rulings.undo(rejected)
    library.rulings.merge("micron", "emmanuel-macron")
    assert "Micron" not in [offer.text for offer in library.actors.offers((1,)).links]
