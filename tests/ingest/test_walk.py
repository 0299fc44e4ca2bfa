"""Walking folders: what is read, in which order, and what is passed over and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pressfold.ingest import walk as walking
from pressfold.ingest.walk import files, walk
from pressfold.model.errors import NoArticles


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with articles on two levels and things that are none."""
    for name in (
        "b.txt",
        "a.md",
        "B.TXT",
        "sub/d.text",
        "sub/c.markdown",
        "e.png",
        ".hidden.txt",
        ".git/x.txt",
        "plain",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Talks go on.")
    return tmp_path


def named(root: Path, paths: list[Path]) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_a_folder_gives_its_articles_sorted_and_folders_in_their_place(tree: Path) -> None:
    assert named(tree, files([tree])) == ["B.TXT", "a.md", "b.txt", "sub/c.markdown", "sub/d.text"]


def test_what_is_passed_over_is_reported_with_the_reason(tree: Path) -> None:
    skipped = {each.path.relative_to(tree).as_posix(): each.why for each in walk([tree]).skipped}
    assert skipped == {
        ".git": "hidden",
        ".hidden.txt": "hidden",
        "e.png": "of an unknown kind (.png)",
        "plain": "of an unknown kind (no ending)",
    }


def test_links_inside_a_folder_are_not_followed(tree: Path) -> None:
    (tree / "loop").symlink_to(tree, target_is_directory=True)
    (tree / "z.txt").symlink_to(tree / "b.txt")
    walked = walk([tree])
    assert not any("loop" in path.parts or path.name == "z.txt" for path in walked.found)
    assert {each.path.name for each in walked.skipped if each.why == "a link"} == {"loop", "z.txt"}


def test_a_named_file_is_there_whatever_it_is_and_each_only_once(tree: Path) -> None:
    asked = [tree / "e.png", tree / "gone.txt", tree / "b.txt", tree / "sub", tree / "sub" / ".." / "b.txt"]
    found = files(asked)
    assert found[:3] == asked[:3]
    assert len(found) == len({os.path.realpath(path) for path in found}) + 1  # ".." is kept as it was named


@pytest.mark.parametrize("content", [[], ["e.png"]], ids=["empty", "pictures"])
def test_a_folder_without_articles_is_refused_with_its_sentence(tmp_path: Path, content: list[str]) -> None:
    for name in content:
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(NoArticles, match="no articles") as refused:
        files([tmp_path])
    assert str(tmp_path) in refused.value.sentence


def test_a_folder_that_cannot_be_opened_is_reported(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def locked(path: str | os.PathLike[str]) -> object:
        if os.fspath(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path)

    monkeypatch.setattr(walking.os, "scandir", locked)
    walked = walk([tree])
    assert "d.text" not in {path.name for path in walked.found}
    assert [each.why for each in walked.skipped if each.path.name == "sub"] == [
        "a folder that cannot be opened (Permission denied)"
    ]


def test_a_pipe_in_a_folder_is_passed_over(tree: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tree / "pipe.txt")
    assert {each.path.name: each.why for each in walk([tree]).skipped}["pipe.txt"] == "no regular file"
