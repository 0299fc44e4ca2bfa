"""The index follows the store: little by little or at once, with a full disk, and beside somebody else's."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pressfold.library.index_key import index_key
from pressfold.library.library import Library
from pressfold.model.errors import BadQuery, LibraryUnwritable
from pressfold.search.index import IndexDamaged, SearchIndex

QUERIES = ("Putin", "Kyiv", '"security guarantees"', "outlet:Reuters", "Normandy OR Donbass", "presid*", "nobodyatall")


@pytest.fixture
def library(tmp_path: Path, corpus: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.intake.run([corpus])
        library.analysis.run()
        yield library


def answers(library: Library) -> dict[str, list[tuple[int, str]]]:
    return {query: sorted((hit.article, hit.snippet) for hit in library.searches.find(query).hits) for query in QUERIES}


def refuses(*arguments: object, **named: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_an_index_kept_in_step_answers_like_one_made_anew(library: Library, tmp_path: Path) -> None:
    library.articles.set_field(3, "outlet", "Reuters")
    library.articles.remove([1])
    (tmp_path / "new.txt").write_text("Normandy talks went on in Donbass, a president said.", encoding="utf-8")
    library.intake.run([tmp_path / "new.txt"])
    assert library.searches.stale()
    library.analysis.run()
    assert not library.searches.stale()
    step_by_step = answers(library)
    library.searches.close()
    (library.folder / "index" / "seal.json").unlink()
    assert library.searches.stale()
    library.searches.update()
    assert answers(library) == step_by_step
    assert step_by_step["outlet:Reuters"] and not step_by_step["nobodyatall"]


def test_an_index_that_nothing_is_known_of_is_made_anew(library: Library) -> None:
    with library.store.transaction() as connection:
        connection.execute("DELETE FROM indexed")
    library.searches.close()
    index = SearchIndex.open(library.folder / "index", key=index_key(library.folder / "state"))
    index.remove([1])
    index.close()
    library.searches.update()
    assert 1 in {hit.article for hit in library.searches.find("Putin").hits}


def test_damage_that_shows_while_the_index_follows_is_mended(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(self: SearchIndex, *arguments: object, **named: object) -> None:
        raise IndexDamaged("a page is torn")

    monkeypatch.setattr(SearchIndex, "add", damaged)
    library.articles.set_field(3, "outlet", "Le Monde")
    library.searches.update()
    assert not library.searches.stale()
    assert [hit.article for hit in library.searches.find("outlet:Monde").hits] == [3]


def test_a_full_disk_is_a_sentence_when_the_index_follows(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SearchIndex, "add", refuses)
    library.articles.set_field(3, "outlet", "Le Monde")
    with pytest.raises(LibraryUnwritable, match="No space left"):
        library.searches.update()
    assert library.searches.find("Putin").articles == 5


def test_a_full_disk_does_not_keep_a_search_from_being_answered(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.searches.close()
    (library.folder / "index" / "seal.json").unlink()
    monkeypatch.setattr(SearchIndex, "rebuild", refuses)
    assert library.searches.find("Putin").articles == 5
    assert library.searches.find("Kyiv").articles > 0, "the second answer comes from the same index in memory"


def test_whoever_only_reads_leaves_the_index_of_the_holder_alone(library: Library) -> None:
    draft = library.folder / "index" / "99"
    draft.mkdir()
    with Library.open(library.folder, reading=True) as beside:
        assert beside.searches.find("Putin").articles == 5
        assert not beside.searches.stale()
    assert draft.exists(), "opening an index tidies it, which takes away what the holder is writing"


def test_whoever_only_reads_is_lent_the_index_of_the_holder_and_follows_it(library: Library) -> None:
    with Library.open(library.folder, reading=True) as beside:
        assert beside.searches.find("Putin").articles == 5
        library.articles.remove([2])
        assert 2 not in beside.searches.find("Putin").ids, "it is no longer there, though the index has it"
        library.articles.set_field(3, "outlet", "Le Monde")
        library.searches.update()
        assert beside.searches.find("outlet:Monde").ids == (3,)
        assert 2 not in beside.searches.find("Putin").ids
        library.searches.forget()
        library.searches.update()
        assert beside.searches.find("outlet:Monde").ids == (3,)
        assert beside.searches._upkeep._makeshift is None


def test_a_file_of_a_lent_index_that_the_holder_took_away_is_looked_for_in_the_next(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(library.folder, reading=True) as beside:
        assert beside.searches.find("Putin").articles == 5
        lent = beside.searches._upkeep._lent
        assert lent is not None
        library.searches.forget()
        library.searches.update()  # all files are others
        monkeypatch.setattr(beside.searches._upkeep, "_index", _one_after_the_other(lent, beside))
        assert beside.searches.find("title:guarantees OR Putin").articles == 5
        assert beside.searches._upkeep._makeshift is None


def _one_after_the_other(lent: SearchIndex, beside: Library) -> Callable[[object], SearchIndex]:
    """What a search got in the moment before the holder wrote, then what it gets."""
    late = [lent]
    index = beside.searches._upkeep._index
    lent.close()
    return lambda cancel: late.pop() if late else index(cancel)  # type: ignore[arg-type]  # a Cancel


def test_an_index_that_cannot_be_trusted_is_not_lent(library: Library) -> None:
    library.searches.close()
    for path in (library.folder / "index").rglob("*.pst"):
        path.write_bytes(bytes(path.stat().st_size))
    with Library.open(library.folder, reading=True) as beside:
        assert beside.searches.find("Putin").articles == 5
        assert beside.searches._upkeep._makeshift is not None


def test_whoever_only_reads_uses_the_index_where_nobody_holds_it(library: Library, corpus: Path) -> None:
    library.close()
    with Library.open(library.folder, reading=True) as beside:
        assert beside.searches.find("Putin").articles == 5
        assert beside.searches._upkeep._makeshift is None
    with Library.open(library.folder) as again:
        assert again.intake.run([corpus]).articles()


def test_a_search_can_be_limited_to_articles(library: Library) -> None:
    assert {hit.article for hit in library.searches.find("Putin", within=[2, 4, 99]).hits} == {2, 4}
    assert len(library.searches.find("Putin", limit=1).hits) == 1
    with pytest.raises(BadQuery):
        library.searches.find("")
