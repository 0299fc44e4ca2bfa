"""One table of endings; a file is written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from pressfold import disk
from pressfold.export.formats import WRITERS, write
from pressfold.model.errors import CannotSave, UnknownExport
from tests.export.making import everything


@pytest.mark.parametrize("ending", WRITERS)
def test_the_ending_chooses_the_writer(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"Calls{ending.upper()}"
    assert write(everything(), path) == path
    assert path.read_bytes().startswith(b"PK" if ending == ".docx" else b"---\n")


@pytest.mark.parametrize("name", ["calls.odt", "calls", "calls.docx.exe"])
def test_an_unknown_ending_writes_nothing_and_names_the_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownExport, match=r"\.docx, \.md"):
        write(everything(), tmp_path / name)
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
