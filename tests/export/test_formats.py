"""One table of endings; a file is written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from pressfold import disk
from pressfold.export.formats import FORMATS, Content, Kind, write
from pressfold.model.briefing import Source
from pressfold.model.briefing_errors import CannotSave, UnknownExport
from pressfold.model.export_errors import NotOnTheCommandLine
from pressfold.model.sheet import Sheet
from tests.export.making import everything

SHEET = Sheet(("quote", "tags"), (("It is up to Putin.", ("calls", "ball")),))
SOURCE = Source("s1", "a" * 64, "b" * 64, "Calls", outlet="Reuters", byline="John Irish", published="2022-01-28")
CONTENT: dict[Kind, Content] = {Kind.DOCUMENT: everything(), Kind.SHEET: SHEET, Kind.REFERENCES: (SOURCE,)}
STARTS = {
    ".docx": b"PK",
    ".md": b"---\n",
    ".markdown": b"---\n",
    ".html": b"<!DOCTYPE html>",
    ".htm": b"<!DOCTYPE html>",
    ".csv": b"\xef\xbb\xbfquote,tags\r\n",
    ".csl.json": b'[\n {\n  "id": "reuters2022"',
    ".json": b'[\n {\n  "quote": "It is',
    ".ris": b"TY  - NEWS\r\n",
    ".bib": b"@misc{reuters2022,",
}


@pytest.mark.parametrize("ending", [ending for ending, made in FORMATS.items() if made.module])
def test_the_ending_chooses_the_writer(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"Calls{ending.upper()}"
    assert write(CONTENT[FORMATS[ending].kind], path) == path
    assert path.read_bytes().startswith(STARTS[ending])


@pytest.mark.parametrize("name", ["calls.odt", "calls", "calls.docx.exe"])
def test_an_unknown_ending_writes_nothing_and_names_the_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownExport, match=r"\.docx, .*\.md"):
        write(everything(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_is_left_to_the_window_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotOnTheCommandLine, match="a PDF is made in the window"):
        write(everything(), tmp_path / "calls.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "calls.md"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "settle", full)
    with pytest.raises(CannotSave, match="No space left"):
        write(everything(), path)
    assert path.read_text() == "old"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotSave):
        write(everything(), tmp_path / "gone" / "calls.md")
