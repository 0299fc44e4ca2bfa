"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pressfold import disk


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_a_replaced_one_hold_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    disk.replace_whole(path, b"one")
    disk.replace_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["a.txt"]


def test_a_file_that_is_another_one_now_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"mine")
    base = disk.sha256(b"mine")
    path.write_bytes(b"theirs")
    with pytest.raises(disk.ChangedBelow):
        disk.replace_whole(path, b"new", base=base)
    assert path.read_bytes() == b"theirs"
    disk.replace_whole(path, b"new", base=disk.sha256(b"theirs"))
    assert path.read_bytes() == b"new"


def test_a_file_that_vanished_is_written_again(tmp_path: Path) -> None:
    disk.replace_whole(tmp_path / "a.txt", b"new", base=disk.sha256(b"old"))
    assert (tmp_path / "a.txt").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"one")
    (tmp_path / "link.txt").symlink_to("real.txt")
    disk.replace_whole(tmp_path / "link.txt", b"two")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"two"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    path.chmod(0o640)
    disk.replace_whole(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        disk.replace_whole(path, b"two")
    assert path.read_bytes() == b"one"
    path.chmod(0o644)


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "settle", full)
    with pytest.raises(OSError, match="No space"):
        disk.replace_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["a.txt"]


def test_a_file_held_for_a_moment_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    held = [True, True]
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if held:
            held.pop()
            raise PermissionError(13, "held")
        return real(self, target)

    monkeypatch.setattr(disk, "_PATIENCE", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "replace", replace)
    disk.replace_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_file_held_for_good_is_given_up_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")

    def replace(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held")

    monkeypatch.setattr(disk, "_PATIENCE", (0.0,))
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PermissionError):
        disk.replace_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["a.txt"]


def test_what_a_killed_writer_left_is_swept_once_it_is_old(tmp_path: Path) -> None:
    old, young, foreign = (tmp_path / name for name in (".~a.txt.1.tmp", ".~a.txt.2.tmp", ".~b.txt.1.tmp"))
    for stray in (old, young, foreign):
        stray.write_bytes(b"half")
    for stray in (old, foreign):
        os.utime(stray, (1_000_000, 1_000_000))
    disk.replace_whole(tmp_path / "a.txt", b"new")
    assert names(tmp_path) == [".~a.txt.2.tmp", ".~b.txt.1.tmp", "a.txt"]


def test_a_new_file_is_written_once_and_a_full_disk_leaves_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.write_new(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        disk.write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "settle", refuse)
    with pytest.raises(OSError, match="No space left"):
        disk.write_new(tmp_path / "b", b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Calls of January", "Calls of January"),
        ("A/B: what? *now*", "AB what now"),
        ("CON", "CON briefing"),
        ("nul", "nul briefing"),
        ("LPT1", "LPT1 briefing"),
        ("com9", "com9 briefing"),
        ("console", "console"),
        ("...", "Briefing"),
        ("\x00\x07", "Briefing"),
        ("x" * 300, "x" * 60),
        ("مذكرة 普京", "مذكرة 普京"),
    ],
)
def test_a_title_gives_a_name_that_every_system_takes(title: str, stem: str) -> None:
    assert disk.file_stem(title, "Briefing") == stem
