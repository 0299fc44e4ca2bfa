"""The analysis: what is stored is what would be found anew, and only what a change touches is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pressfold.library import acts
from pressfold.library.jobs import Worker
from pressfold.library.library import Library
from pressfold.model.progress import Cancelled
from tests.library.shelf import write


@pytest.fixture
def library(tmp_path: Path, corpus: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.intake.run([corpus])
        library.analysis.run()
        yield library


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the acts that an analysis runs, as it runs them."""
    names: list[str] = []
    real = Worker.run

    def told(self: Worker, act: Callable[..., Any], *values: object, **how: Any) -> object:
        names.append(act.__name__)
        return real(self, act, *values, **how)

    monkeypatch.setattr(Worker, "run", told)
    return names


def test_what_is_stored_is_what_is_found(library: Library) -> None:
    articles = library.articles.all()
    shared, heard = acts.passages(articles), acts.voices(articles)
    findings = library.findings
    assert findings.families() == list(shared.families)
    assert sorted(findings.pairs(), key=repr) == sorted(shared.pairs, key=repr)
    assert {article.id: findings.wire_share(article.id) for article in articles} == dict(shared.shares)
    assert {actor.id: actor for actor in findings.actors()} == {actor.id: actor for actor in heard.actors}
    assert sorted(findings.quotations(), key=repr) == sorted(heard.quotations, key=repr)
    assert findings.actor_names() == {actor.id: actor.name for actor in heard.actors}


@pytest.mark.parametrize(
    ("field", "value", "again"),
    [
        ("outlet", "Le Monde", ["passages", "dates"]),
        ("byline", "By Reuters", ["passages"]),
        ("dateline", "PARIS (Reuters)", ["passages"]),
        ("credit", "AFP", ["passages"]),
        ("published", "2022-01-28", ["passages", "voices", "dates"]),
        ("language", "fr", ["voices"]),
        ("title", "Another title", []),
    ],
)
def test_only_findings_that_a_fact_touches_are_made_again(
    library: Library, made: list[str], field: str, value: str, again: list[str]
) -> None:
    library.articles.set_field(1, field, value)
    assert library.analysis.due() == bool(again)
    library.analysis.run()
    assert made == again
    assert not library.analysis.due()


def test_findings_made_piece_by_piece_are_those_made_at_once(library: Library) -> None:
    library.articles.set_field(1, "byline", "By Reuters")
    library.articles.remove([2])
    library.analysis.run()
    articles = library.articles.all()
    assert library.findings.families() == list(acts.passages(articles).families)
    assert {actor.id for actor in library.findings.actors()} == {actor.id for actor in acts.actors(articles).actors}


def test_findings_of_another_version_are_made_again(
    library: Library, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pressfold.library.analysis._MADE_OF", {"voices of": ("voices-0", ("language",))})
    assert library.analysis.due()
    library.analysis.run()
    assert made == ["voices"]


def test_findings_of_an_article_that_was_removed_are_not_told_before_the_next_analysis(library: Library) -> None:
    library.articles.remove([1])
    findings = library.findings
    assert findings.families() and all(1 not in family.articles for family in findings.families())
    assert all(len(family.articles) > 1 for family in findings.families())
    assert findings.families([1]) == [] and findings.actors([1]) == []
    assert all(1 not in (pair.a, pair.b) for pair in findings.pairs())
    assert all(mention.article != 1 for actor in findings.actors() for mention in actor.mentions)
    assert all(quotation.article != 1 for quotation in findings.quotations())


def test_a_library_without_articles_owes_nothing_but_one_that_lost_them_does(library: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty") as empty:
        assert not empty.analysis.due()
    library.articles.remove(library.articles.ids())
    assert library.analysis.due()
    library.analysis.run()
    assert library.findings.families() == [] and library.findings.actors() == []


def test_families_of_the_same_words_can_all_be_stored(tmp_path: Path) -> None:
    phrase = "did not immediately respond to a request for comment"
    texts = {
        f"a{number}": f"The {name} agency {phrase}.\n\nIt rained in {name} for {number} days without an end in sight."
        for number, name in enumerate(["Harbour", "Railway", "Forest", "Energy", "Water", "Border"], 3)
    }
    with Library.open(tmp_path / "library") as library:
        library.intake.run(write(tmp_path / "in", **texts))
        library.analysis.run()
        ids = [family.id for family in library.findings.families()]
        assert len(set(ids)) == len(ids)


def test_cancelled_between_passages_and_voices_each_is_whole(library: Library) -> None:
    library.articles.set_field(1, "published", "2022-01-28")
    before = library.findings.actors()

    class OnceVoicesAreHeard:
        heard = False

        def __call__(self, done: int, total: int, what: str) -> None:
            self.heard = self.heard or "French President" in what

        def check(self) -> None:
            if self.heard:
                raise Cancelled

    stop = OnceVoicesAreHeard()
    with pytest.raises(Cancelled):
        library.analysis.run(progress=stop, cancel=stop)
    assert library.findings.actors() == before
    assert library.analysis.due()
