"""The reading worker: it gives what `read` gives, and a file that harms its reader harms nothing else."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ingest.bad_readers import misbehaving

from pressfold.ingest.plain_data import packed
from pressfold.ingest.reading import read
from pressfold.ingest.worker import ReadingWorker, _reading, _told
from pressfold.model.article import Reading
from pressfold.model.errors import CannotRead, EmptyFile, FileMissing, ReaderStopped


@pytest.fixture(scope="module")
def worker() -> Iterator[ReadingWorker]:
    """One worker whose reader misbehaves for files of certain names; the module shares it, as an import does."""
    shared = ReadingWorker(misbehaving, seconds=3.0)
    yield shared
    shared.close()


def written(folder: Path, name: str, text: str = "The talks ended on Friday without a word.\n") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def only(worker: ReadingWorker, path: Path, shown: str | None = None) -> Reading:
    """The only article of a file. Raises what is told in its place."""
    (found,) = worker.readings(path, shown)
    if isinstance(found, CannotRead):
        raise found
    return found


def test_readings_of_the_real_reader_cross_the_border_unchanged(corpus: Path, tmp_path: Path) -> None:
    worker = ReadingWorker()
    try:
        worker.start()
        for path in sorted(corpus.glob("0*.txt")):
            assert only(worker, path, path.name) == read(path, shown=path.name)
        for bad, refusal in ((written(tmp_path, "empty.txt", ""), EmptyFile), (tmp_path / "gone.txt", FileMissing)):
            with pytest.raises(refusal) as there:
                only(worker, bad)
            with pytest.raises(refusal) as here:
                read(bad)
            assert there.value.sentence == here.value.sentence
    finally:
        worker.close()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("die", "ended (code 7)"),
        ("fail", "its reader failed (ZeroDivisionError)"),
        ("call home", "its reader failed (PermissionError)"),
        ("open socket", "its reader failed (PermissionError)"),
        ("run program", "its reader failed (PermissionError)"),
        pytest.param(
            "devour",
            "it needed more memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds processes to a limit of memory"),
        ),
    ],
)
def test_a_file_that_harms_its_reader_is_named_and_the_next_is_read(
    worker: ReadingWorker, tmp_path: Path, name: str, reason: str
) -> None:
    bad = written(tmp_path, f"{name}.txt")
    with pytest.raises(ReaderStopped) as stopped:
        only(worker, bad)
    assert reason in stopped.value.sentence
    assert str(bad) in stopped.value.sentence
    assert only(worker, written(tmp_path, "good.txt", "Talks go on.")).text == "Talks go on."


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    worker = ReadingWorker(misbehaving, seconds=0.3)
    try:
        with pytest.raises(ReaderStopped, match=r"longer than 0\.3 seconds"):
            only(worker, written(tmp_path, "hang.txt"))
    finally:
        worker.close()


def test_threads_take_turns(worker: ReadingWorker, tmp_path: Path) -> None:
    paths = [
        written(tmp_path, f"{nth}.txt", f"Number {nth}. The talks ended on day {nth} of May.") for nth in range(12)
    ]
    readings: dict[Path, Reading] = {}

    def read_some(some: list[Path]) -> None:
        for path in some:
            readings[path] = only(worker, path)

    threads = [threading.Thread(target=read_some, args=(paths[nth::3],)) for nth in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {path: reading.path for path, reading in readings.items()} == {path: str(path) for path in paths}


def test_closing_ends_a_reading_that_hangs_in_another_thread(tmp_path: Path) -> None:
    worker = ReadingWorker(misbehaving, seconds=60.0)
    worker.start()
    told: list[BaseException] = []

    def hang() -> None:
        try:
            only(worker, written(tmp_path, "hang.txt"))
        except ReaderStopped as error:
            told.append(error)

    thread = threading.Thread(target=hang)
    thread.start()
    while thread.is_alive():
        worker.close()
        thread.join(0.05)
    worker.close()
    assert len(told) == 1


class Unreadable:
    """An act that cannot be handed to another process: whoever takes it fails at once."""

    def __call__(self, path: Path, **_: object) -> list[Reading]:
        return []

    def __reduce__(self) -> tuple[object, ...]:
        return divmod, (1, 0)


def test_processes_that_cannot_start_are_not_tried_for_every_file(tmp_path: Path) -> None:
    worker = ReadingWorker(Unreadable())
    path = written(tmp_path, "a.txt")
    told = [next(iter(worker.readings(path))) for _ in range(5)]
    assert all(isinstance(found, ReaderStopped) for found in told)
    assert [("however often" in getattr(found, "sentence", "")) for found in told] == [False] * 3 + [True] * 2
    worker.close()


def test_a_closed_worker_starts_again_when_it_is_asked(tmp_path: Path) -> None:
    worker = ReadingWorker(misbehaving)
    path = written(tmp_path, "a.txt")
    first = only(worker, path)
    worker.close()
    assert only(worker, path) == first
    worker.close()


def test_an_interrupted_reading_leaves_no_answer_for_the_next_file(
    worker: ReadingWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = written(tmp_path, "one.txt", "This is one."), written(tmp_path, "other.txt", "It is.")

    def interrupt(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        worker.start()
        patch.setattr(worker, "_answer", interrupt)
        with pytest.raises(KeyboardInterrupt):
            only(worker, one)
    assert only(worker, other).path == str(other)


def test_whatever_a_reader_raises_is_told_in_a_sentence(tmp_path: Path) -> None:
    def failing(path: Path, *, shown: str | None, columns: None) -> Iterator[Reading]:
        raise {"memory": MemoryError, "value": ValueError}[path.stem]

    def told(name: str) -> dict[str, str]:
        (only,) = _told(failing, tmp_path / name, None, None)
        return only

    assert told("memory.txt")["error"] == "ReaderStopped"
    assert "needed more memory" in told("memory.txt")["sentence"]
    assert "its reader failed (ValueError)" in told("value.txt")["sentence"]
    assert "Traceback" in told("value.txt")["details"]


@pytest.mark.parametrize(
    "answer",
    [b"\x80\x04pickled", b"[]", b"{}", b'{"reading": {"path": "a"}}', b'{"error": "EmptyFile"}'],
    ids=["pickle", "list", "nothing", "half a reading", "half an error"],
)
def test_an_answer_that_makes_no_sense_is_refused(answer: bytes) -> None:
    found = _reading(answer, "a.txt")
    assert isinstance(found, ReaderStopped)
    assert "no sensible answer" in found.sentence


def test_an_answer_cannot_choose_another_kind_of_error() -> None:
    found = _reading(packed({"error": "LibraryDamaged", "sentence": "words", "details": ""}), "a.txt")
    assert type(found) is CannotRead
    assert found.sentence == "words"


def test_a_file_of_several_articles_is_told_article_by_article_and_those_before_a_failure_are_kept(
    worker: ReadingWorker, tmp_path: Path
) -> None:
    whole = list(worker.readings(written(tmp_path, "good.txt", "First.\n\nSecond.\n\nThird.")))
    assert [found.text for found in whole if isinstance(found, Reading)] == ["First.", "Second.", "Third."]
    *before, last = worker.readings(written(tmp_path, "die.txt", "First.\n\nSecond.\n\nThird."))
    assert [found.text for found in before if isinstance(found, Reading)] == ["First.", "Second."]
    assert isinstance(last, ReaderStopped)


def test_who_stops_asking_half_way_through_a_file_gets_no_leftovers_with_the_next(
    worker: ReadingWorker, tmp_path: Path
) -> None:
    readings = worker.readings(written(tmp_path, "good.txt", "First.\n\nSecond.\n\nThird."))
    next(readings)
    readings.close()
    assert only(worker, written(tmp_path, "other.txt", "Another.")).text == "Another."
