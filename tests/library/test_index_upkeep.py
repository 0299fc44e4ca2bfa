"""The index follows the store at the cost of what changed, and none that was not made here for it is ever opened."""

from __future__ import annotations

import json
import pickle
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from pressfold.library import index_journal, index_rows
from pressfold.library.library import Library
from pressfold.model.search import IndexEntry
from pressfold.search import merging
from pressfold.search.index import SearchIndex
from pressfold.search.seal import Seal, measure

TEXTS = {
    "kyiv": "Talks in Kyiv\n\n“We go on,” Volodymyr Zelensky said in Kyiv.",
    "paris": "Talks in Paris\n\nEmmanuel Macron told RTL radio that talks go on.",
    "bonn": "Rain in Bonn\n\nIt rained.",
}


def _library(folder: Path, state: Path | None = None) -> Library:
    return Library.open(folder / "library", state=state or folder / "state")


def _import(library: Library, folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library.intake.run([folder / f"{name}.txt" for name in texts])


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysed")
    with _library(folder) as library:
        _import(library, folder, TEXTS)
        library.analysis.run()
    return folder


@pytest.fixture
def library(tmp_path: Path, analysed: Path) -> Iterator[Library]:
    shutil.copytree(analysed, tmp_path, dirs_exist_ok=True)
    with _library(tmp_path) as library:
        yield library


class Taken:
    """What the index was told since."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.added: list[int] = []
        self.digested: list[int] = []
        self.rebuilt = 0
        add, rebuild, digests = SearchIndex.add, SearchIndex.rebuild, index_rows.digests

        def added(index: SearchIndex, entries: Collection[IndexEntry], **how: object) -> None:
            listed = list(entries)
            self.added += [entry.id for entry in listed]
            add(index, listed, **how)  # type: ignore[arg-type]  # progress and cancel as they came

        def made(index: SearchIndex, entries: Collection[IndexEntry], **how: object) -> None:
            self.rebuilt += 1
            rebuild(index, entries, **how)  # type: ignore[arg-type]  # progress and cancel as they came

        def digested(connection: sqlite3.Connection, ids: Collection[int] | None = None) -> dict[int, str]:
            found = digests(connection, ids)
            self.digested += found
            return found

        monkeypatch.setattr(SearchIndex, "add", added)
        monkeypatch.setattr(SearchIndex, "rebuild", made)
        monkeypatch.setattr(index_rows, "digests", digested)


def test_a_new_article_costs_the_look_at_itself_alone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = Taken(monkeypatch)
    _import(library, tmp_path, {"rome": "Snow in Rome\n\nIt snowed."})
    library.analysis.run()
    assert (taken.added, taken.digested, taken.rebuilt) == ([4], [4], 0)
    assert library.searches.find("snowed").ids == (4,)


def test_voices_that_are_told_otherwise_bring_their_article_into_the_index_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new article names the president by another spelling: whoever names him is found by it from now on."""
    taken = Taken(monkeypatch)
    _import(library, tmp_path, {"lviv": "In Lviv\n\nUkraine’s president Volodymyr Zelenskyi came to Lviv."})
    library.analysis.run()
    step_by_step = {word: library.searches.find(f"actor:{word}").ids for word in ("Zelensky", "Zelenskyi", "Macron")}
    library.searches.forget()
    library.searches.update()
    anew = {word: library.searches.find(f"actor:{word}").ids for word in ("Zelensky", "Zelenskyi", "Macron")}
    assert step_by_step == anew
    assert 3 not in taken.added, "nobody is named in Bonn"


def test_a_change_taken_back_changes_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Taken(monkeypatch)
    library.articles.set_field(3, "outlet", "Reuters")
    library.articles.set_field(3, "outlet", None)
    library.articles.star([2], True)
    library.searches.update()
    assert not taken.added and not library.searches.stale()


def test_what_changes_while_the_index_is_written_is_taken_in_the_next_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = SearchIndex.add

    def slowly(index: SearchIndex, entries: Collection[IndexEntry], **how: object) -> None:
        add(index, list(entries), **how)  # type: ignore[arg-type]  # progress and cancel as they came
        monkeypatch.setattr(SearchIndex, "add", add)
        library.articles.set_field(3, "outlet", "Le Monde")

    monkeypatch.setattr(SearchIndex, "add", slowly)
    library.articles.set_field(3, "outlet", "Reuters")
    library.searches.update()
    assert library.searches.stale()
    library.searches.update()
    assert not library.searches.stale()
    assert [library.searches.find(f"outlet:{name}").ids for name in ("Reuters", "Monde")] == [(), (3,)]


@pytest.mark.parametrize("moment", ["begin", "settle"])
def test_killed_while_the_index_follows_it_follows_at_the_next_start(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    class Killed(BaseException):
        pass

    def killed(*values: object, **named: object) -> None:
        raise Killed

    library.articles.remove([1])
    library.articles.set_field(3, "outlet", "Le Monde")
    with monkeypatch.context() as dying:
        dying.setattr(index_journal, moment, killed)
        with pytest.raises(Killed):
            library.searches.update()
    library.close()
    with _library(tmp_path) as again:
        taken = Taken(monkeypatch)
        assert again.searches.find("Kyiv").ids == (), "an article that is gone is not shown meanwhile"
        again.searches.update()
        assert taken.rebuilt == 0
        assert again.searches.find("outlet:Monde").ids == (3,)
        assert not again.searches.stale()


@pytest.mark.parametrize("moment", ["", "begin", "put together", "settle"])
def test_an_index_in_many_pieces_is_put_together_and_one_that_was_killed_meanwhile_is_still_trusted(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    class Killed(BaseException):
        pass

    calls: list[str] = []

    def noting(name: str, act: Callable[..., None], times: int) -> Callable[..., None]:
        def noted(*values: object, **named: object) -> None:
            calls.append(name)
            if name == moment and calls.count(name) > times:
                raise Killed
            act(*values, **named)

        return noted

    library.articles.set_field(3, "outlet", "Le Monde")
    with monkeypatch.context() as patched:
        patched.setattr(merging, "_LARGE", 1)
        patched.setattr(merging, "_FEW", 1)
        patched.setattr(merging, "_FAN", 100)
        patched.setattr(index_journal, "begin", noting("begin", index_journal.begin, 1))
        patched.setattr(index_journal, "settle", noting("settle", index_journal.settle, 1))
        patched.setattr(SearchIndex, "put_together", noting("put together", SearchIndex.put_together, 0))
        with pytest.raises(Killed) if moment else nullcontext():
            library.searches.update()
    library.close()
    with _library(tmp_path) as again:
        taken = Taken(monkeypatch)
        again.searches.update()
        assert (taken.added, taken.rebuilt) == ([], 0)
        assert not again.searches.stale()
        assert again.searches.find("outlet:Monde").ids == (3,)
        assert again.searches.find("Kyiv OR Paris OR Bonn").ids == (1, 2, 3)


def test_an_index_of_another_time_is_made_anew(library: Library, tmp_path: Path) -> None:
    """Sound and ours, but put back from a copy of the folder: it does not know what came since."""
    library.searches.close()
    shutil.copytree(library.folder / "index", tmp_path / "kept")
    library.articles.set_field(3, "outlet", "Le Monde")
    library.searches.update()
    library.searches.close()
    shutil.rmtree(library.folder / "index")
    shutil.copytree(tmp_path / "kept", library.folder / "index")
    assert library.searches.stale()
    library.searches.update()
    assert library.searches.find("outlet:Monde").ids == (3,)


def test_a_database_of_another_time_has_its_index_made_anew(library: Library, tmp_path: Path) -> None:
    library.close()
    shutil.copyfile(library.folder / "library.sqlite", tmp_path / "kept.sqlite")
    with _library(tmp_path) as later:
        later.articles.set_field(3, "outlet", "Le Monde")
        later.searches.update()
        assert later.searches.find("outlet:Monde").ids == (3,)
    shutil.copyfile(tmp_path / "kept.sqlite", library.folder / "library.sqlite")
    with _library(tmp_path) as back:
        assert back.searches.stale()
        back.searches.update()
        assert back.searches.find("outlet:Monde").ids == ()


class _Bomb:
    """Leaves a file behind when it is unpickled, as the segments in Whoosh's table of contents are."""

    def __init__(self, path: Path, segments: object) -> None:
        self.made_of = path, segments

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _explode, self.made_of


def _explode(path: Path, segments: object) -> object:
    path.touch()
    return segments


def _armed(folder: Path, path: Path, key: bytes) -> None:
    """Put a bomb into the table of contents of the index in a folder, and seal it again with a key."""
    seal = json.loads((folder / "seal.json").read_text(encoding="utf-8"))
    (name,) = [name for name in seal["files"] if name.endswith(".toc")]
    toc = folder / seal["folder"] / name
    content = toc.read_bytes()
    at = content.rindex(pickle.dumps([], pickle.HIGHEST_PROTOCOL)[:2] + b"\x95")  # the pickle of the segments
    toc.write_bytes(content[:at] + pickle.dumps(_Bomb(path, pickle.loads(content[at:]))))
    files = {**{name: tuple(known) for name, known in seal["files"].items()}, name: measure(toc)}
    Seal(seal["version"], seal["folder"], seal["generation"], files).write(folder, key)


@pytest.mark.parametrize("key", [b"", b"the secret of somebody else"], ids=["no secret", "another's secret"])
def test_an_index_from_elsewhere_is_never_opened(library: Library, tmp_path: Path, key: bytes) -> None:
    library.searches.close()
    exploded = tmp_path / "exploded"
    _armed(library.folder / "index", exploded, key)
    assert library.searches.stale()
    assert library.searches.find("Kyiv").ids == (1,), "it is made anew, and answers"
    assert not exploded.exists()
    assert not library.searches.stale()


def test_the_bomb_would_go_off(library: Library, tmp_path: Path) -> None:
    """The test above proves something only if this one passes: with our own secret the index is opened."""
    library.searches.close()
    exploded = tmp_path / "exploded"
    _armed(library.folder / "index", exploded, (tmp_path / "state" / "index.key").read_bytes())
    library.searches.find("Kyiv")
    assert exploded.exists()


def test_a_whole_library_from_elsewhere_has_its_index_made_anew(library: Library, tmp_path: Path) -> None:
    library.close()
    taken: list[Sequence[int]] = []
    with _library(tmp_path, state=tmp_path / "state of another user") as theirs:
        assert theirs.searches.stale()
        theirs.searches.update()
        taken.append(theirs.searches.find("Kyiv").ids)
        assert not theirs.searches.stale()
    assert taken == [(1,)]
    keys = [tmp_path / name / "index.key" for name in ("state", "state of another user")]
    assert len({key.read_bytes() for key in keys}) == 2
    assert not list((tmp_path / "library").rglob("index.key")), "a secret that travels along is none"


def test_a_secret_that_cannot_be_kept_makes_the_index_anew_at_each_start(library: Library, tmp_path: Path) -> None:
    library.close()
    (tmp_path / "a file").write_text("", encoding="utf-8")
    for _ in range(2):
        with _library(tmp_path, state=tmp_path / "a file" / "state") as again:
            assert again.searches.stale()
            again.searches.update()
            assert again.searches.find("Kyiv").ids == (1,)


def test_a_byte_flipped_in_any_file_is_mended_while_questions_are_answered(library: Library) -> None:
    library.searches.update()
    library.searches.close()
    names = [path.relative_to(library.folder) for path in (library.folder / "index").rglob("*") if path.is_file()]
    assert len(names) > 5
    for name in names:
        path = library.folder / name
        if path.exists() and (content := bytearray(path.read_bytes())):
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
        assert library.searches.find("Kyiv").ids == (1,), name
        assert not library.searches.stale(), name
        library.searches.close()
