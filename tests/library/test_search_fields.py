"""Searching for what the library keeps and found: labels, marks, quotations; facets, orders, batches, near-doubles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.model.actor import ActorKind
from pressfold.model.errors import BadQuery
from pressfold.model.label import LabelKind
from pressfold.model.own_entry import OwnEntry
from pressfold.model.progress import Cancelled
from pressfold.model.search import FacetChoice, ResultOrder, SearchResult
from pressfold.model.span import Span
from tests.conftest import CORPUS

TAG, COLLECTION = LabelKind.TAG, LabelKind.COLLECTION


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the starter articles with all findings, to be copied."""
    folder = tmp_path_factory.mktemp("analysed") / "library"
    with Library.open(folder) as library:
        library.intake.run([CORPUS])
        library.analysis.run()
    return folder


@pytest.fixture
def library(tmp_path: Path, analysed: Path) -> Iterator[Library]:
    shutil.copytree(analysed, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def names(library: Library) -> dict[int, str]:
    """The first three digits of each article's file by its id."""
    return {row.id: Path(row.path).name[:3] for row in library.articles.rows()}


def found(result: SearchResult, names: dict[int, str]) -> set[str]:
    return {names[id] for id in result.ids}


def ids(names: dict[int, str], *wanted: str) -> list[int]:
    return [id for id, name in names.items() if name in wanted]


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("is:undated", {"000", "002", "003", "004"}),
        ("has:date", {"001"}),
        ("has:passage", {"000", "001", "003"}),
        ("is:starred", set()),
        ("wire:>5%", {"000", "001"}),
        ("wire:0..100% -wire:>0%", {"002", "003", "004"}),
        ("words:>1", {"000", "001", "002", "003", "004"}),
        ("putin has:pin", set()),
        ('speaker:"Le Drian" quote:confrontation', {"000", "003"}),
        ("speaker:putin quote:confrontation", set()),
        ("speaker:Зеленський", {"002"}),
        ("quote:destabilising", {"000"}),
    ],
)
def test_a_query_asks_the_library(library: Library, names: dict[int, str], query: str, answer: set[str]) -> None:
    assert found(library.searches.find(query), names) == answer


def test_tags_collections_and_stars_narrow_a_search_at_once(library: Library, names: dict[int, str]) -> None:
    library.labels.put(TAG, "Urgent", ids(names, "001", "003"))
    library.labels.put(COLLECTION, "The calls", ids(names, "002"))
    done = library.articles.star(ids(names, "004"))
    assert found(library.searches.find("tag:urgent"), names) == {"001", "003"}
    assert found(library.searches.find("tag:urg", typing=True), names) == {"001", "003"}
    assert found(library.searches.find('in:"the calls" OR is:starred'), names) == {"002", "004"}
    library.articles.undo(done)
    assert found(library.searches.find("is:starred"), names) == set()


def test_a_smart_collection_can_be_searched_in(library: Library, names: dict[int, str]) -> None:
    library.labels.make(COLLECTION, "Quoted", "quote:confrontation")
    assert found(library.searches.find("in:quoted -outlet:reuters"), names) == {"000", "003"}


def test_a_tag_that_there_is_not_names_those_that_there_are(library: Library) -> None:
    with pytest.raises(BadQuery, match="no tag at all"):
        library.searches.find("tag:none")
    library.labels.make(TAG, "Urgent")
    with pytest.raises(BadQuery, match="There is “Urgent”"):
        library.searches.find("tag:none")


def test_articles_with_a_pin_are_found_as_soon_as_it_is_pinned(library: Library, names: dict[int, str]) -> None:
    with library.briefings.new("Calls") as opened:
        library.briefings.pin(opened, ids(names, "001")[0], Span(700, 720))
        assert found(library.searches.find("has:pin"), names) == {"001"}


def test_hits_of_a_quotation_stand_inside_it(library: Library, names: dict[int, str]) -> None:
    (hit,) = library.searches.find("quote:destabilising").hits
    text = library.articles.get(hit.article).text
    assert [span.of(text) for span in hit.spans] == ["destabilising"]
    (quoted,) = [
        quotation
        for quotation in library.findings.quotations([hit.article])
        if any(hit.spans[0].within(piece) for piece in quotation.pieces)
    ]
    assert quoted.speaker == "Jean-Yves Le Drian"


def test_spellings_can_be_switched_off(library: Library) -> None:
    assert library.searches.find("Зеленський", spelled=True).articles == 1
    every, typed = library.searches.find("kiev"), library.searches.find("kiev", spelled=False)
    assert set(typed.ids) < set(every.ids)
    assert all(not hit.via for hit in typed.hits)


def test_facets_count_every_article_of_a_result(library: Library, names: dict[int, str]) -> None:
    library.labels.put(TAG, "Urgent", ids(names, "001", "003"))
    result = library.searches.find("putin", limit=1)
    facets = {
        facet.field: {value.value: value.articles for value in facet.values}
        for facet in library.searches.facets(result)
    }
    assert facets["tag"] == {"Urgent": 2}
    assert facets["outlet"]["Reuters"] == 1
    assert facets["date"] == {"2022-01-28": 1}
    assert facets["actor"]["Vladimir Putin"] == 5
    assert facets["lang"] == {"en": 5}


def test_a_field_with_a_chosen_value_tells_what_else_could_be_chosen(library: Library, names: dict[int, str]) -> None:
    library.labels.put(TAG, "Urgent", ids(names, "001", "003"))

    def counted(*choices: FacetChoice) -> dict[str, dict[str, int]]:
        result = library.searches.find("putin", choices=choices)
        found = library.searches.facets(result, choices)
        return {facet.field: {value.value: value.articles for value in facet.values} for facet in found}

    every, reuters = counted(), counted(FacetChoice("outlet", "Reuters"))
    assert reuters["outlet"] == every["outlet"] and len(every["outlet"]) > 1
    assert reuters["tag"] == {"Urgent": 1}, "other fields tell of the articles that are left"
    urgent = counted(FacetChoice("outlet", "Reuters"), FacetChoice("tag", "Urgent"))
    assert urgent["outlet"] == {"Reuters": 1} and urgent["tag"] == {"Urgent": 1}
    assert "Reuters" not in counted(FacetChoice("outlet", "Reuters", True))["outlet"]


def test_facets_follow_what_is_changed(library: Library, names: dict[int, str]) -> None:
    result = library.searches.find("putin")

    def counts(field: str) -> dict[str, int]:
        facets = {facet.field: facet.values for facet in library.searches.facets(result)}
        return {value.value: value.articles for value in facets.get(field, ())}

    assert "Urgent" not in counts("tag")
    library.labels.put(TAG, "Urgent", ids(names, "001", "003"))
    library.articles.set_field(2, "outlet", "Gulf Paper")
    assert counts("tag") == {"Urgent": 2} and counts("outlet")["Gulf Paper"] == 1
    before = counts("actor")
    library.store.connection.execute("DELETE FROM mention WHERE article = 1")
    library.store.connection.execute("UPDATE fact SET value = 'another analysis' WHERE name = 'voices of'")
    assert counts("actor")["Vladimir Putin"] == before["Vladimir Putin"] - 1


def test_facets_stop_when_nobody_waits_for_them(library: Library) -> None:
    class Pressed:
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.searches.facets(library.searches.find("putin"), cancel=Pressed())


def test_to_choose_a_value_finds_as_many_as_it_counts(library: Library) -> None:
    result = library.searches.find("putin")
    for facet in library.searches.facets(result):
        for value in facet.values:
            wanted = FacetChoice(facet.field, value.value)
            assert library.searches.find("putin", choices=[wanted]).articles == value.articles, wanted
            refused = replace(wanted, excluded=True)
            assert library.searches.find("putin", choices=[refused]).articles == result.articles - value.articles


def test_choices_of_one_field_widen_each_other_and_those_of_two_narrow(library: Library) -> None:
    library.articles.set_field(1, "outlet", "Gulf Paper")
    reuters, other = FacetChoice("outlet", "Reuters"), FacetChoice("outlet", "Gulf Paper")
    assert library.searches.find("putin", choices=[reuters, other]).articles == 2
    assert library.searches.find("putin", choices=[reuters, other, FacetChoice("date", "2022-01")]).articles == 1


def test_hits_come_in_the_order_asked_for(library: Library, names: dict[int, str]) -> None:
    newest = library.searches.find("putin", order=ResultOrder.NEWEST)
    assert names[newest.hits[0].article] == "001"
    shares = [
        library.findings.wire_share(hit.article).share
        for hit in library.searches.find("putin", order=ResultOrder.WIRE).hits
    ]
    assert shares == sorted(shares, reverse=True) and shares[0] > 0
    assert newest.ids == library.searches.find("putin").ids


def test_near_doubles_come_as_one_hit(library: Library, tmp_path: Path, names: dict[int, str]) -> None:
    text = library.articles.get(ids(names, "001")[0]).text
    copy = tmp_path / "copy.txt"
    copy.write_text(
        text.replace("Reuters", "The Copyist").replace("weeks of personal", "many weeks of"), encoding="utf-8"
    )
    library.intake.run([copy])
    library.analysis.run()
    plain, folded = library.searches.find("implementation"), library.searches.find("implementation", folded=True)
    assert (plain.articles, plain.stories) == (2, 2)
    assert (folded.articles, folded.stories, len(folded.hits)) == (2, 1, 1)
    assert folded.hits[0].doubles == tuple(set(plain.ids) - {folded.hits[0].article})


def test_a_batch_counts_every_name_in_every_article(library: Library) -> None:
    texts = {article.id: article.text for article in library.articles.all()}
    rows = library.searches.batch(["Le Drian", "", "  nobody  at all ", "security guarantees"])
    assert [row.asked for row in rows] == ["Le Drian", "nobody at all", "security guarantees"]
    assert rows[0].counts == {id: text.count("Le Drian") for id, text in texts.items() if "Le Drian" in text}
    assert rows[1].total == 0
    assert rows[2].articles == sum("security guarantees" in text.lower() for text in texts.values())


def test_a_name_of_the_readers_own_registry_is_found_under_its_other_spellings(library: Library) -> None:
    assert library.searches.find("Zaluzhnyi").articles == 0
    library.registry.put(OwnEntry("own:desk", "Zaluzhnyi", ActorKind.PERSON, aliases=("Sudip Kar-Gupta",)))
    hit = library.searches.find("Zaluzhnyi").hits[0]
    assert hit.via == ("Sudip Kar-Gupta",)
