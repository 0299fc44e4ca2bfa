"""Whatever happens to its files, the index answers rightly or says that it must be made anew; it never lies."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pressfold.search import storage, writer
from pressfold.search.index import IndexDamaged, SearchIndex
from pressfold.search.seal import Seal
from tests.search.shelf import Shelf, entry

BODIES = {number: f"word w{number} Macron told Putin “no” {'and again ' * number}" for number in range(30)}
QUERIES = ("word", '"told putin"', "ma*", "-w3", "w1 OR w2")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an index with two segments and a deletion, closed."""
    shelf = Shelf(BODIES, SearchIndex.open(tmp_path / "index"))
    shelf.index.add([entry(50, "word")])
    shelf.index.remove([7])
    shelf.index.close()
    return tmp_path / "index"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _answers(index: SearchIndex) -> list[list[int]]:
    found = (index.search(query, texts=lambda ids: dict.fromkeys(ids, ""), limit=100) for query in QUERIES)
    return [[hit.article for hit in result.hits] for result in found]


def _told(folder: Path, expected: list[list[int]], key: bytes = b"") -> str:
    """ "rebuild", "damaged" or "sound"; fails where an answer is another than expected."""
    index = SearchIndex.open(folder, key=key)
    try:
        if index.needs_rebuild:
            return "rebuild"
        try:
            assert _answers(index) == expected
        except IndexDamaged:
            assert index.needs_rebuild
            return "damaged"
        return "sound"
    finally:
        index.close()


@pytest.fixture
def expected(folder: Path) -> list[list[int]]:
    index = SearchIndex.open(folder)
    answers = _answers(index)
    index.close()
    assert 7 not in answers[0] and 50 in answers[0]
    return answers


def test_flipped_bytes_anywhere_are_noticed(folder: Path, expected: list[list[int]], tmp_path: Path) -> None:
    chance = random.Random(8)
    names = [path.relative_to(folder) for path in _files(folder)]
    assert len(names) > 10
    for name in names:
        for _ in range(4):
            copy = tmp_path / "copy"
            shutil.copytree(folder, copy)
            data = bytearray((copy / name).read_bytes())
            if data:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                (copy / name).write_bytes(data)
                assert _told(copy, expected) in ("rebuild", "damaged"), name
            shutil.rmtree(copy)


@pytest.mark.parametrize("part", [0.0, 0.5, 0.99])
def test_a_file_cut_short_is_noticed(folder: Path, expected: list[list[int]], tmp_path: Path, part: float) -> None:
    for name in [path.relative_to(folder) for path in _files(folder) if path.stat().st_size]:
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        data = (copy / name).read_bytes()
        (copy / name).write_bytes(data[: int(len(data) * part)])
        assert _told(copy, expected) == "rebuild", name
        shutil.rmtree(copy)


def test_a_file_that_is_gone_is_noticed(folder: Path, expected: list[list[int]], tmp_path: Path) -> None:
    for name in [path.relative_to(folder) for path in _files(folder)]:
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        (copy / name).unlink()
        assert _told(copy, expected) == "rebuild", name
        shutil.rmtree(copy)


def test_files_changed_under_an_open_index_never_crash_it(folder: Path, expected: list[list[int]]) -> None:
    chance = random.Random(9)
    for path in _files(folder):
        index = SearchIndex.open(folder)
        index.ids()
        whole = path.read_bytes()
        if not whole:
            continue
        with path.open("r+b") as file:
            for _ in range(len(whole) // 8 + 1):
                file.seek(chance.randrange(len(whole)))
                file.write(bytes([chance.randrange(256)]))
        try:
            _answers(index)
        except IndexDamaged:
            assert index.needs_rebuild
        index.close()
        path.write_bytes(whole)
    assert _told(folder, expected) == "sound"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"seal"',
        "[" * 100_000,
        '{"version": "x", "folder": "1", "generation": 1e999, "files": {}, "mark": ""}',
        '{"mark": 1, "files": {"a": [1]}}',
    ],
    ids=["empty", "cut", "null", "list", "text", "deep", "endless", "wrong"],
)
def test_a_seal_that_is_none_means_a_rebuild(folder: Path, expected: list[list[int]], text: str) -> None:
    (folder / "seal.json").write_text(text, encoding="utf-8")
    assert _told(folder, expected) == "rebuild"


def test_a_seal_that_names_a_folder_elsewhere_is_not_followed(folder: Path, tmp_path: Path) -> None:
    found = json.loads((folder / "seal.json").read_text(encoding="utf-8"))
    (folder / "1").rename(tmp_path / "elsewhere")
    files = {name: (size, check) for name, (size, check) in found["files"].items()}
    for name in ("../../elsewhere", str(tmp_path / "elsewhere"), ".."):
        Seal(found["version"], name, found["generation"], files).write(folder, b"")
        assert SearchIndex.open(folder).needs_rebuild


def test_an_index_of_an_older_version_is_not_opened(
    folder: Path, expected: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "version", lambda: "index-of-tomorrow")
    assert _told(folder, expected) == "rebuild"


def test_an_index_from_elsewhere_is_not_opened(folder: Path, expected: list[list[int]]) -> None:
    assert _told(folder, expected, key=b"of another user") == "rebuild"
    index = SearchIndex.open(folder, key=b"of another user")
    index.rebuild([entry(1, "mine")])
    index.close()
    assert _told(folder, expected) == "rebuild"


def test_a_damaged_index_is_as_good_as_new_after_a_rebuild(folder: Path) -> None:
    next(folder.rglob("*.pst")).write_bytes(b"")
    index = SearchIndex.open(folder)
    assert index.needs_rebuild
    index.rebuild([entry(1, "word")])
    assert not index.needs_rebuild
    assert index.ids() == {1}
    index.close()


def test_damage_is_noticed_by_who_writes_too(folder: Path) -> None:
    path = next(folder.rglob("*.voc"))
    path.write_bytes(bytes(path.stat().st_size))
    index = SearchIndex.open(folder)
    with pytest.raises(IndexDamaged):
        index.add([entry(60, "word")])
    assert index.needs_rebuild


# --- a full disk -----------------------------------------------------------------------------------------------------


class FullDisk:
    """Lets so many acts on the disk through, then the disk is full."""

    def __init__(self, acts: int) -> None:
        self.left = acts

    def guard(self, act: Callable[..., object]) -> Callable[..., object]:
        def guarded(*args: object, **named: object) -> object:
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return act(*args, **named)

        return guarded


@pytest.mark.parametrize("what", ["add", "remove", "rebuild", "put together"])
def test_a_full_disk_changes_nothing(
    folder: Path, expected: list[list[int]], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    index = SearchIndex.open(folder)
    index.ids()
    acts: dict[str, Callable[[], None]] = {
        "add": lambda: index.add([entry(90, "word")]),
        "remove": lambda: index.remove([1]),
        "rebuild": lambda: index.rebuild([entry(90, "word")]),
        "put together": index.put_together,
    }
    failures = 0
    for allowed in range(200):
        with monkeypatch.context() as patch:
            disk = FullDisk(allowed)
            patch.setattr(storage.Folder, "create_file", disk.guard(storage.Folder.create_file))
            patch.setattr(storage.Folder, "rename_file", disk.guard(storage.Folder.rename_file))
            patch.setattr(writer.TOC, "write", disk.guard(writer.TOC.write))
            patch.setattr(Seal, "write", disk.guard(Seal.write))
            try:
                acts[what]()
            except OSError as error:
                assert error.errno == errno.ENOSPC
                failures += 1
                assert _answers(index) == expected
                assert not index.needs_rebuild
                continue
        break
    assert failures > 3
    assert (_answers(index) == expected) is (what == "put together")
    index.close()


# --- killed at any moment --------------------------------------------------------------------------------------------

_KILLED = """
import json, os, signal, sys
from pathlib import Path
from pressfold.model.search import IndexEntry
from pressfold.search import storage, writer
from pressfold.search.index import SearchIndex
from pressfold.search.seal import Seal

root = Path(sys.argv[1])

def guarded(act, left):
    def guard(*args, **named):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return act(*args, **named)
    return guard

def die_after(acts):
    left = [acts]
    for where, name in (
        (storage.Folder, "create_file"), (storage.Folder, "rename_file"), (storage.Folder, "delete_file"),
        (writer.TOC, "write"), (Path, "replace"), (os, "fsync"), (storage.shutil, "rmtree"), (writer, "clean_files"),
    ):
        setattr(where, name, guarded(getattr(where, name), left))

def act(what, index):
    if what == "add":
        index.add([IndexEntry(n, "", "word again") for n in (90, 91)])
    elif what == "remove":
        index.remove([1, 2])
    elif what == "put together":
        index.put_together()
    else:
        index.rebuild([IndexEntry(n, "", "word") for n in range(5)])

for what in ("add", "remove", "rebuild", "put together"):
    for acts in range(200):
        folder = root / f"{what}{acts}"
        index = SearchIndex.open(folder)
        index.rebuild([IndexEntry(n, "", f"word w{n}") for n in range(5)])
        index.add([IndexEntry(5, "", "word w5")])
        index.close()
        child = os.fork()
        if not child:
            die_after(acts)
            act(what, SearchIndex.open(folder))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        index = SearchIndex.open(folder)
        told = "rebuild" if index.needs_rebuild else sorted(index.ids())
        index.add([IndexEntry(77, "", "after")]) if told != "rebuild" else None
        last = index.search("after", texts=lambda ids: dict.fromkeys(ids, "")).articles
        index.close()
        print(json.dumps([what, status, told, last]))
        if status == 0:
            break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")
def test_kill_at_any_moment_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    import pressfold

    source = str(Path(pressfold.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "PYTHONPATH": source},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before = [0, 1, 2, 3, 4, 5]
    after = {"add": [*before, 90, 91], "remove": [0, 3, 4, 5], "rebuild": [0, 1, 2, 3, 4], "put together": before}
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len([status for _, status, _, _ in told if status]) > 20
    for what, status, ids, last in told:
        assert ids in ([after[what]] if status == 0 else [before, after[what]])
        assert last == 1
