"""Labels, stars, read marks, facts and roles: whatever is decided can be taken back, and comes back after a rebuild."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.library.rebuild import rebuild
from pressfold.model.article import Role
from pressfold.model.errors import BadValue, NoSuchArticle
from pressfold.model.keeping_errors import LabelTaken, NoSuchLabel, SmartCollection
from pressfold.model.label import COLOURS, Label, LabelKind
from pressfold.model.span import Span
from tests.library.shelf import write

COLLECTION, TAG = LabelKind.COLLECTION, LabelKind.TAG


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.intake.run(
            write(tmp_path / "in", a="First words.\n\nMore of them.", b="Second words.", c="Third words.")
        )
        yield library


def test_an_article_stands_in_several_collections(library: Library) -> None:
    library.labels.make(COLLECTION, "Calls")
    library.labels.put(COLLECTION, "calls", [1, 2])
    done = library.labels.put(COLLECTION, "  Gas  ", [2])
    assert done.name == "Add to collection"
    assert library.labels.all(COLLECTION) == [Label(COLLECTION, "Calls", "", 2), Label(COLLECTION, "Gas", "", 1)]
    assert library.labels.of(2, COLLECTION) == ("Calls", "Gas")
    library.articles.undo(done)
    assert library.labels.all(COLLECTION) == [Label(COLLECTION, "Calls", "", 2)]


def test_tags_are_added_and_removed_in_bulk(library: Library) -> None:
    library.labels.make(TAG, "Check", "red")
    library.labels.put(TAG, "Check", [1, 2, 3])
    assert [row.tags for row in library.articles.rows()] == [("Check",)] * 3
    done = library.labels.take(TAG, "CHECK", [1, 3])
    assert library.labels.articles(TAG, "Check") == [2]
    library.articles.undo(done)
    assert library.labels.articles(TAG, "Check") == [1, 2, 3]
    library.articles.redo(done)
    assert library.labels.articles(TAG, "Check") == [2]


def test_a_label_that_is_deleted_comes_back_with_its_articles(library: Library) -> None:
    library.labels.make(TAG, "Check", "red")
    library.labels.put(TAG, "Check", [1, 3])
    done = library.labels.drop(TAG, "check")
    assert library.labels.all(TAG) == []
    library.articles.undo(done)
    assert library.labels.all(TAG) == [Label(TAG, "Check", "red", 2)]


def test_a_label_keeps_its_articles_under_another_name_and_look(library: Library) -> None:
    library.labels.put(TAG, "Check", [1])
    library.labels.rename(TAG, "Check", "Checked")
    library.labels.set_look(TAG, "Checked", "green")
    assert library.labels.all(TAG) == [Label(TAG, "Checked", "green", 1)]
    library.labels.rename(TAG, "checked", "CHECKED")
    assert library.labels.get(TAG, "checked").name == "CHECKED"


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda labels: labels.make(TAG, " check "), LabelTaken),
        (lambda labels: labels.make(TAG, "  "), BadValue),
        (lambda labels: labels.make(TAG, "x" * 81), BadValue),
        (lambda labels: labels.make(TAG, "New", "mauve"), BadValue),
        (lambda labels: labels.rename(TAG, "Nowhere", "New"), NoSuchLabel),
        (lambda labels: labels.rename(TAG, "Other", "Check"), LabelTaken),
        (lambda labels: labels.take(TAG, "Nowhere", [1]), NoSuchLabel),
        (lambda labels: labels.put(TAG, "New", [1, 99]), NoSuchArticle),
        (lambda labels: labels.put(COLLECTION, "Found", [1]), SmartCollection),
    ],
    ids=["taken", "no name", "too long", "no colour", "rename nothing", "rename to a taken one", "take nothing",
         "no article", "smart"],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(
    library: Library, act: Callable[[object], Done], error: type[Exception]
) -> None:
    library.labels.make(COLLECTION, "Found", "words")
    for name in ("Check", "Other"):
        library.labels.make(TAG, name)
    before = library.labels.all(TAG), library.decisions.path.read_bytes()
    with pytest.raises(error):
        act(library.labels)
    assert (library.labels.all(TAG), library.decisions.path.read_bytes()) == before


def test_a_smart_collection_knows_its_query(library: Library) -> None:
    library.labels.make(COLLECTION, "Found", "second OR third")
    label = library.labels.get(COLLECTION, "found")
    assert label.smart and label.look == "second OR third"
    library.analysis.run()
    assert sorted(library.searches.smart(label)) == [2, 3]


def test_several_facts_of_several_articles_are_one_step(library: Library) -> None:
    done = library.articles.set_fields([1, 2], {"outlet": "Le Monde", "published": "2026-01-02"})
    assert [article.metadata.outlet for article in library.articles.some((1, 2))] == ["Le Monde"] * 2
    library.articles.undo(done)
    assert [article.metadata.outlet for article in library.articles.some((1, 2))] == [None, None]
    with pytest.raises(BadValue):
        library.articles.set_fields([1, 2], {"outlet": "Le Monde", "published": "soon"})
    assert library.articles.get(1).metadata.outlet is None


def test_a_block_gets_another_role_and_the_words_are_counted_anew(library: Library) -> None:
    before = library.articles.get(1)
    words = library.articles.rows()[0].words
    done = library.articles.set_role(1, before.blocks[-1], Role.BOILERPLATE)
    article = library.articles.get(1)
    assert article.blocks[-1].role is Role.BOILERPLATE
    assert article.text == before.text
    assert library.articles.rows()[0].words < words
    library.articles.undo(done)
    assert library.articles.get(1) == before
    assert library.articles.rows()[0].words == words


# --- properties ------------------------------------------------------------------------------------------------------

Act = Callable[[Library], Done]
IDS = st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True)
NAMES = st.sampled_from(["Calls", "calls", "Été", "Gas"])
KINDS = st.sampled_from(list(LabelKind))


def _acts() -> st.SearchStrategy[Act]:
    ons = st.booleans()
    return st.one_of(
        st.builds(lambda ids, on: lambda library: library.articles.star(ids, on), IDS, ons),
        st.builds(lambda ids, on: lambda library: library.articles.mark_read(ids, on), IDS, ons),
        st.builds(lambda ids: lambda library: library.articles.remove(ids), IDS),
        st.builds(
            lambda ids, value: lambda library: library.articles.set_fields(ids, {"outlet": value}),
            IDS,
            st.sampled_from(["Le Monde", "", "ТАСС"]),
        ),
        st.builds(
            lambda id, role: lambda library: library.articles.set_role(id, library.articles.get(id).blocks[0], role),
            st.integers(1, 3),
            st.sampled_from(list(Role)),
        ),
        st.builds(
            lambda id, end, said: (
                lambda library: (
                    library.dates.set(id, Span(0, end), said) if said else library.dates.clear(id, Span(0, end))
                )
            ),
            st.integers(1, 3),
            st.integers(1, 3),
            st.sampled_from(["2022-01-28", "2022", ""]),
        ),
        st.builds(
            lambda id, end: lambda library: library.dates.no_date(id, Span(0, end)),
            st.integers(1, 3),
            st.integers(1, 3),
        ),
        st.builds(
            lambda check, on: lambda library: (library.stories.dismiss if on else library.stories.recall)(check),
            st.sampled_from(["a", "b"]),
            ons,
        ),
        st.builds(lambda kind, name: lambda library: library.labels.make(kind, name), KINDS, NAMES),
        st.builds(lambda kind, name, ids: lambda library: library.labels.put(kind, name, ids), KINDS, NAMES, IDS),
        st.builds(lambda kind, name, ids: lambda library: library.labels.take(kind, name, ids), KINDS, NAMES, IDS),
        st.builds(lambda kind, name: lambda library: library.labels.drop(kind, name), KINDS, NAMES),
        st.builds(lambda kind, a, b: lambda library: library.labels.rename(kind, a, b), KINDS, NAMES, NAMES),
        st.builds(
            lambda name, colour: lambda library: library.labels.set_look(TAG, name, colour),
            NAMES,
            st.sampled_from(COLOURS),
        ),
    )


def rows(folder: Path) -> list[object]:
    """Everything that a decision can change, as it stands in the database."""
    raw = sqlite3.connect(folder / "library.sqlite")
    try:
        return [
            raw.execute(
                "SELECT id, text_sha256, blocks, words, outlet, provenance, removed IS NULL, starred, read, first "
                "FROM article"
            ).fetchall(),
            raw.execute("SELECT * FROM date_ruling ORDER BY article, start, end").fetchall(),
            raw.execute("SELECT about, value FROM check_ruling ORDER BY about").fetchall(),
            raw.execute("SELECT kind, name, folded, look FROM label ORDER BY kind, folded").fetchall(),
            raw.execute(
                "SELECT kind, name, article FROM labelled JOIN label ON label.id = label ORDER BY kind, folded, article"
            ).fetchall(),
        ]
    finally:
        raw.close()


def tried(library: Library, act: Act) -> Done | None:
    try:
        return act(library)
    except (NoSuchArticle, NoSuchLabel, LabelTaken):
        return None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(_acts(), min_size=1, max_size=8))
def test_undoing_any_act_puts_every_row_back_and_redoing_does_it_again(library: Library, acts: list[Act]) -> None:
    start = rows(library.folder)
    steps: list[tuple[Done, list[object], list[object]]] = []
    for act in acts:
        before = rows(library.folder)
        done = tried(library, act)
        if done is not None:
            steps.append((done, before, rows(library.folder)))
    for done, before, _ in reversed(steps):
        library.articles.undo(done)
        assert rows(library.folder) == before
    for done, _, after in steps:
        library.articles.redo(done)
        assert rows(library.folder) == after
    for done, *_ in reversed(steps):
        library.articles.undo(done)
    assert rows(library.folder) == start


@settings(max_examples=8, deadline=None)
@given(acts=st.lists(_acts(), min_size=3, max_size=12), back=st.integers(0, 3))
def test_a_rebuild_gives_every_decision_back(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Act], back: int
) -> None:
    place = tmp_path_factory.mktemp("rebuilt")
    with Library.open(place / "library") as library:
        library.intake.run(write(place / "in", a="First words.\n\nMore of them.", b="Second words.", c="Third words."))
        done = [made for act in acts if (made := tried(library, act)) is not None]
        for step in reversed(done[len(done) - min(back, len(done)) :]):
            library.articles.undo(step)
    before = rows(place / "library")
    rebuild(place / "library", lambda: "2026-11-22T06:00:00+00:00")
    assert rows(place / "library") == before
