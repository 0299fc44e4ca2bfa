"""A handful of new articles is joined with its neighbours only, and finds what joining all would find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pressfold.library import renewal, voice_update
from pressfold.library.library import Library
from pressfold.library.shelve import shelve
from pressfold.model.actor import ActorKind
from tests.library.shelf import reading

OLD = [
    "Emmanuel Macron met Vladimir Putin in Moscow. “The ball is now in the court of Putin,” Macron said.",
    "Anna Kowalska opened a bakery in Krakow. “Bread is our daily work in this city,” Kowalska said.",
    "Will Smith sang in London. Smith told the BBC that he was glad.",
    "Rain fell on Lisbon. The mayor said that trees were down.",
]
NEW = "Macron spoke again. “The ball is now in the court of Putin,” Macron said. Kowalska told him of her bread."


def put(library: Library, *texts: str) -> None:
    with library.store.transaction() as connection:
        for text in texts:
            shelve(connection, reading(text, f"{len(text)}.txt", published="2022-01-28"), library.now())


def analyse(library: Library) -> None:
    renewal.voices(library.store.path, "voices of", "signature")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Four articles with their voices, and one is few enough to be joined by itself."""
    monkeypatch.setattr(voice_update, "_SHARE", 0.5)
    with Library.open(tmp_path / "library", now=lambda: "2026-01-01T00:00:00+00:00") as opened:
        put(opened, *OLD)
        analyse(opened)
        yield opened


def found(library: Library) -> object:
    findings = library.findings
    actors = {
        (a.id, a.name, a.kind, frozenset(a.aliases)): {(m.article, m.start, m.text) for m in a.mentions}
        for a in findings.actors()
    }
    utterances = {u.quotations for u in findings.utterances()}
    return actors, [(q.id, q.speakers) for q in findings.quotations()], utterances, findings.offers()


def joined_anew(library: Library) -> bool:
    return (library.store.fact("voices as a whole") or "").endswith(" 0")


def test_a_new_article_is_found_as_if_all_were_joined(library: Library) -> None:
    put(library, NEW)
    analyse(library)
    assert not joined_anew(library)
    handful = found(library)
    with library.store.transaction() as connection:
        connection.execute("DELETE FROM fact")
    analyse(library)
    assert joined_anew(library)
    assert found(library) == handful


def test_a_new_rendering_joins_its_utterance_and_the_reader_s_rulings_stay(library: Library) -> None:
    ball, bread = (q for q in library.findings.quotations() if q.article in (1, 2))
    library.rulings.one_statement(ball, bread)
    library.rulings.retype("emmanuel-macron", ActorKind.ORGANISATION)
    put(library, NEW)
    analyse(library)
    assert not joined_anew(library)
    (utterance,) = library.findings.utterances()
    assert {id.partition(":")[0] for id in utterance.quotations} == {"1", "2", "5"}
    assert next(a for a in library.findings.actors() if a.id == "emmanuel-macron").kind is ActorKind.ORGANISATION


def test_an_article_that_was_removed_and_came_back_stands_there_once(library: Library) -> None:
    before = found(library)
    done = library.articles.remove([1])
    analyse(library)
    library.articles.undo(done)
    analyse(library)
    assert not joined_anew(library)
    assert found(library) == before


CHANGES: dict[str, Callable[[Library], object]] = {
    "more than a handful": lambda library: put(
        library, *(f"{NEW} {n}" for n in ("One.", "Two.", "Three.", "Four.", "5."))
    ),
    "a date": lambda library: library.articles.set_field(1, "published", "2021-01-01"),
    "another language": lambda library: library.articles.set_field(1, "language", "fr"),
    "the reader's registry": lambda library: library.registry.put(
        library.registry.check({"name": "Anna Berg", "kind": "person"}).entries[0]
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_other_change_has_all_joined_anew(library: Library, change: Callable[[Library], object]) -> None:
    put(library, NEW)
    analyse(library)
    assert not joined_anew(library)
    change(library)
    analyse(library)
    assert joined_anew(library)


def test_handfuls_are_counted_until_all_is_joined_anew(library: Library) -> None:
    whole = []
    for nth in range(6):
        put(library, f"{NEW} Again {nth}.")
        analyse(library)
        whole.append(joined_anew(library))
    assert whole == [False, False, False, False, True, False]
