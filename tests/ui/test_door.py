"""A second start hands its files to the first window: with real processes, and never with a socket of the internet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from tests.conftest import CORPUS
from tests.ui.fixtures import Start

from pressfold.ui.door import Door, hand_over
from pressfold.ui.session import session_folder

#: Seconds for a process on a busy machine.
PATIENCE = 60


@pytest.fixture
def door(tmp_path: Path, qtbot: QtBot) -> Iterator[Door]:
    owner = QObject()
    made = Door(tmp_path, owner)
    made.open()
    yield made
    made.close()


def second_start(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A real second process on the library in `home`."""
    environment = {**os.environ, "PRESSFOLD_HOME": str(home)}
    command = [sys.executable, "-W", "error", "-m", "pressfold", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
    )


def test_a_second_process_hands_its_files_over_and_ends(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path)
    first, second = sorted(CORPUS.glob("0*.txt"))[:2]
    done = second_start(tmp_path, "open", str(first), str(second))
    assert (done.returncode, done.stderr) == (0, "")
    assert "open on this library already" in done.stdout and "It took 2 files" in done.stdout
    person.until(lambda: len(person.window.desk.article_ids()) == 2)
    person.rest()


def test_a_second_start_without_files_only_shows_the_first_window(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path)
    person.window.showMinimized()
    assert second_start(tmp_path).returncode == 0
    person.until(lambda: not person.window.isMinimized())
    assert person.window.desk.article_ids() == ()


def test_relative_paths_arrive_whole(door: Door, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(door.knocked) as told:
        assert hand_over(tmp_path, [Path("story.txt")])
    assert told.args[0] == [tmp_path / "story.txt"]


def test_another_library_has_another_door(tmp_path: Path) -> None:
    assert session_folder(tmp_path, tmp_path / "one") != session_folder(tmp_path, tmp_path / "two")
    assert not hand_over(session_folder(tmp_path, tmp_path / "two"), [])


@pytest.mark.parametrize(
    "left",
    [
        pytest.param("", id="an empty file"),
        pytest.param("nonsense", id="nonsense"),
        pytest.param(json.dumps({"address": "/nowhere/door", "key": "x"}), id="a dead process"),
        pytest.param(json.dumps({"address": 7}), id="half a note"),
    ],
)
def test_what_a_dead_process_left_leads_nowhere(tmp_path: Path, left: str) -> None:
    (tmp_path / "door.json").write_text(left)
    assert not hand_over(tmp_path, [])


def test_a_stranger_without_the_key_is_not_heard(door: Door, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "door.json"
    right = file.read_text()
    file.write_text(json.dumps({**json.loads(right), "key": "wrong"}))
    heard: list[object] = []
    door.knocked.connect(heard.append)
    assert not hand_over(tmp_path, [])
    file.write_text(right)
    assert hand_over(tmp_path, [])  # the door stands open still
    qtbot.waitUntil(lambda: heard == [[]])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards the file by the folder it lies in")
def test_the_key_is_the_owners_alone(door: Door, tmp_path: Path) -> None:
    assert (tmp_path / "door.json").stat().st_mode & 0o077 == 0


def test_a_closed_door_leaves_nothing_behind(door: Door, tmp_path: Path) -> None:
    room = Path(json.loads((tmp_path / "door.json").read_text())["address"]).parent
    door.close()
    assert not (tmp_path / "door.json").exists()
    assert sys.platform == "win32" or not room.exists()
    assert not hand_over(tmp_path, [])
