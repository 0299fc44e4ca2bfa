"""Imports that break off: killed at any moment, or on a disk that fills. Nothing is lost, nothing is there twice."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from pressfold import disk
from pressfold.library import records
from pressfold.library.library import Library
from pressfold.library.originals import Originals
from pressfold.library.rebuild import rebuild
from pressfold.model.errors import LibraryUnwritable
from pressfold.model.listing import ImportRow, Outcome

#: By hand, more: the moments are drawn from the round's number.
ROUNDS = int(os.environ.get("PRESSFOLD_KILL_ROUNDS", "3"))

_IMPORT = """
import sys
from pathlib import Path
from pressfold.library.library import Library
if __name__ == "__main__":
    library = Library.open(Path(sys.argv[1]))
    library.intake.run(
        [Path(sys.argv[2])],
        stored=lambda rows: print("stored", len(rows), flush=True),
        progress=lambda done, total, what: print("file", 1, flush=True),
    )
"""


def now() -> str:
    return "2026-11-22T09:00:00+00:00"


def words(name: str, number: int) -> str:
    """A text like no other's: none shall be taken for a later version of another."""
    chance = Random(f"{name} {number}")
    return " ".join("".join(chance.choices("abcdefghijklmnop", k=6)) for _ in range(12)) + "."


def made(folder: Path, *, files: int, rows: int) -> list[str]:
    """A folder of plain texts before, between and behind a file of several articles; all texts, sorted."""
    folder.mkdir()
    texts = [words("text", number) for number in range(files)]
    for number, text in enumerate(texts):
        (folder / f"{'amz'[number % 3]}{number:03}.txt").write_text(text, encoding="utf-8")
    entries = [{"text": words("row", number)} for number in range(rows)]
    (folder / "many.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return sorted([*texts, *(entry["text"] for entry in entries)])


def stored_texts(library: Library) -> list[str]:
    return sorted(article.text for article in library.articles.all())


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_at_any_moment_an_import_goes_on_without_loss_or_doubles(tmp_path: Path, number: int) -> None:
    texts = made(tmp_path / "in", files=24, rows=200)
    script = tmp_path / "import_all.py"
    script.write_text(_IMPORT, encoding="utf-8")
    child = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "library"), str(tmp_path / "in")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )
    assert child.stdout is not None
    moment = Random(number).randrange(1, 32)
    said = 0
    for nth, line in enumerate(child.stdout, 1):
        kind, count = line.split()
        said += int(count) if kind == "stored" else 0
        if nth == moment:
            break
    child.send_signal(signal.SIGKILL)
    child.stdout.close()
    child.wait()
    if number % 2:
        rebuild(tmp_path / "library", now)
    with Library.open(tmp_path / "library") as library:
        kept = stored_texts(library)
        assert len(kept) == len(set(kept)) >= said, "what was told as stored is there, and once"
        library.intake.run([tmp_path / "in"])
        assert stored_texts(library) == texts
        assert library.store.damage() == []
        assert library.originals.damaged(library.originals.hashes()) == []
    rebuild(tmp_path / "library", now)
    with Library.open(tmp_path / "library") as library:
        assert stored_texts(library) == texts


def full(real: Callable[..., object], after: int) -> Callable[..., object]:
    """The same, until the disk is full after so many calls."""
    calls = 0

    def refusing(*values: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*values, **named)

    return refusing


@pytest.mark.parametrize(
    ("module", "name", "after"),
    [
        pytest.param(disk, "write_new", 7, id="a file"),
        pytest.param(disk, "settle", 8, id="the disk's own word"),
        pytest.param(records, "_write_all", 2, id="a record"),
        pytest.param(Path, "mkdir", 5, id="a folder"),
    ],
)
def test_a_disk_that_fills_stops_the_import_with_a_sentence_and_what_was_told_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, after: int
) -> None:
    texts = made(tmp_path / "in", files=12, rows=100)
    told: list[ImportRow] = []
    with Library.open(tmp_path / "library") as library:
        with monkeypatch.context() as patch:
            patch.setattr(module, name, full(getattr(module, name), after))
            try:
                library.intake.run([tmp_path / "in"], stored=told.extend)
            except LibraryUnwritable as error:
                assert "No space left" in error.sentence
                assert len(told) < len(texts)
        assert {row.outcome for row in told} <= {Outcome.ADDED}
        assert len(stored_texts(library)) == len(told)
        library.intake.run([tmp_path / "in"])
        assert stored_texts(library) == texts
        assert library.originals.damaged(library.originals.hashes()) == []
    rebuild(tmp_path / "library", now)
    with Library.open(tmp_path / "library") as library:
        assert stored_texts(library) == texts


def test_a_database_that_cannot_grow_stops_the_import_and_a_rebuild_has_every_article(tmp_path: Path) -> None:
    texts = made(tmp_path / "in", files=6, rows=400)
    told: list[ImportRow] = []
    with Library.open(tmp_path / "library") as library:
        pages = library.store.connection.execute("PRAGMA page_count").fetchone()[0]
        library.store.connection.execute(f"PRAGMA max_page_count = {pages + 30}")
        with pytest.raises(LibraryUnwritable, match="full"):
            library.intake.run([tmp_path / "in"], stored=told.extend)
        assert len(stored_texts(library)) == len(told) < len(texts)
        library.store.connection.execute("PRAGMA max_page_count = 1000000")
        library.intake.run([tmp_path / "in"])
        assert stored_texts(library) == texts


def test_half_a_record_that_the_disk_took_before_it_was_full_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "in", files=0, rows=40)
    with Library.open(tmp_path / "library") as library:
        real = records._write_all

        def half(file: object, content: bytes) -> None:
            real(file, content[: len(content) // 2])  # type: ignore[arg-type]  # the real one's own argument
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(records, "_write_all", half)
            with pytest.raises(LibraryUnwritable):
                library.intake.run([tmp_path / "in"])
        (record,) = library.folder.glob("originals/*/*/articles.jsonl")
        assert record.read_bytes() == b""
        library.intake.run([tmp_path / "in"])
        assert len(record.read_bytes().splitlines()) == 40
        originals = Originals(library.folder / "originals")
        assert originals.damaged(originals.hashes()) == []


def test_a_reading_process_that_is_killed_costs_one_file_and_is_replaced(tmp_path: Path) -> None:
    made(tmp_path / "in", files=9, rows=5)
    with Library.open(tmp_path / "library") as library:
        killed: list[int] = []

        def kill(done: int, total: int, what: str) -> None:
            reader = library.intake._reader
            process = getattr(reader, "_process", None)
            if done == 4 and process is not None and not killed:
                killed.append(process.pid)
                os.kill(process.pid, signal.SIGKILL)
                process.join()

        report = library.intake.run([tmp_path / "in"], progress=kill)
        assert killed
        assert report.count(Outcome.FAILED) == 0, "a process that died between two files is replaced before the next"
        assert report.count(Outcome.ADDED) == 14
