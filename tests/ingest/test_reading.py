"""Reading a file: what the reading holds, and a sentence for each file that cannot be one."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pressfold.ingest import reading
from pressfold.ingest.names import shown_name
from pressfold.ingest.reading import read
from pressfold.ingest.walk import files
from pressfold.model.article import Role
from pressfold.model.errors import (
    CannotRead,
    EmptyFile,
    FileDamaged,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NotText,
    UnknownFormat,
)

STORY = "Talks go on next week\n\nThe two presidents agreed on Friday to hold further talks, their offices said.\n"


def written(folder: Path, name: str, content: bytes | str = STORY) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_reading_is_the_files_text_with_the_hashes_that_name_it(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode()
    found = read(written(tmp_path, "a.txt", content))
    assert found.text == STORY
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert found.text_sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert found.encoding == "utf-8 (byte order mark)"
    assert found.extractor.startswith("plain text")
    assert found.path == str(tmp_path / "a.txt")
    assert [block.role for block in found.blocks] == [Role.HEADLINE, Role.BODY]


def test_the_starter_articles_are_read_byte_for_byte(corpus: Path, starter: dict[str, str]) -> None:
    for path in sorted(corpus.glob("0*.txt")):
        assert read(path).text == starter[path.name[:3]]


def test_a_path_may_be_recorded_as_it_was_named(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a.txt"), shown="news/a.txt").path == "news/a.txt"


REFUSED: dict[str, tuple[str, bytes, type[CannotRead]]] = {
    "empty": ("a.txt", b"", EmptyFile),
    "white space": ("a.txt", b" \r\n\t\n", EmptyFile),
    "mark alone": ("a.txt", b"\xef\xbb\xbf", EmptyFile),
    "wide white space": ("a.txt", "\u2003\u00a0\n".encode(), EmptyFile),
    "binary": ("a.txt", bytes(range(256)) * 20, NotText),
    "broken PDF called text": ("a.txt", b"%PDF-1.7\n%%EOF", FileDamaged),
    "binary without ending": ("a", b"\x00\x01\x02\x03", NotText),
    "unknown ending": ("a.xyz", STORY.encode(), UnknownFormat),
    "hundreds of thousands of lines": ("a.txt", b"ab\n" * 100_001, FileTooLarge),
    "line of 20 MB": ("a.txt", b"Talks go on. " * 1_600_000, FileTooLarge),
}


@pytest.mark.parametrize(("name", "content", "refusal"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_article_is_refused_with_a_sentence_that_names_it(
    tmp_path: Path, name: str, content: bytes, refusal: type[CannotRead]
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(refusal) as refused:
        read(path)
    assert str(path) in refused.value.sentence
    assert path.read_bytes() == content


def test_a_long_line_below_the_limit_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, "a.txt", "The talks go on. " * 40_000))
    assert len(found.blocks) == 1
    assert found.metadata.title == "The talks go on"


def test_a_file_without_ending_is_known_by_its_beginning(tmp_path: Path) -> None:
    assert read(written(tmp_path, "article")).metadata.title == "Talks go on next week"


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.txt")
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was opened"))
    with pytest.raises(FileTooLarge):
        read(path)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(FileUnreadable, match="it is a folder"):
        read(tmp_path / "a.txt")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(FileUnreadable, match="no regular file"):
        read(tmp_path / "a.txt")


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.txt")

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(FileUnreadable, match="Permission denied"):
        read(path)


def test_a_file_that_vanished_after_the_walk_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt")
    (found,) = files([tmp_path])
    path.unlink()
    with pytest.raises(FileMissing, match="was not found"):
        read(found)


def test_a_name_that_no_system_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path / "a\0b.txt")


def test_a_deceptive_name_is_told_without_what_deceives(tmp_path: Path) -> None:
    path = written(tmp_path, "news\u202etxt.exe.txt", b"")
    with pytest.raises(EmptyFile) as refused:
        read(path)
    assert "\u202e" not in refused.value.sentence
    assert "newstxt.exe.txt" in refused.value.sentence


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\u202etxt.exe", "atxt.exe"),
        ("line\nbreak\u2028.txt", "linebreak.txt"),
        ("zero\u200bwidth\u200f.txt", "zerowidth.txt"),
        ("bad\udcff.txt", "bad\ufffd.txt"),
        ("Zürich – 会議 (1).txt", "Zürich – 会議 (1).txt"),
    ],
)
def test_names_are_shown_without_controls(name: str, shown: str) -> None:
    assert shown_name(name) == shown
