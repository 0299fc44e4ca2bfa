"""The one way in chooses between the window and the command line, and can be stopped at any moment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pressfold import __main__ as program
from pressfold.app.paths import paths


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["open", "a.txt"], True),
        (["--library", "somewhere"], True),
        (["--library", "somewhere", "open", "a.txt"], True),
        (["--quit-when-shown"], True),
        (["list"], False),
        (["list", "--library", "open"], False),
        (["--version"], False),
        (["open", "--help"], False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_looking_opens_the_window_and_everything_else_does_not(arguments: list[str], window: bool) -> None:
    assert program._wants_window(arguments) is window


@pytest.mark.parametrize(
    ("called", "asked"),
    [
        (["/opt/pressfold/pressfold-desk", "a.txt", "b.briefing"], ["open", "a.txt", "b.briefing"]),
        (["pressfold-desk.exe", "a.txt"], ["open", "a.txt"]),
        (["pressfold-desk", "open", "a.txt"], ["open", "a.txt"]),
        (["pressfold-desk", "--smoke"], ["--smoke"]),
        (["pressfold-desk"], []),
        (["pressfold", "list"], ["list"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_files_that_are_dropped_on_the_windowed_program_are_opened(
    called: list[str], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", called)
    assert program._asked() == asked


def test_a_program_stopped_while_it_starts_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_run", stopped)
    assert program.main() == 130
    assert "Stopped" in capsys.readouterr().err


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["pressfold", "--version"])
    assert program.main() == 0
    assert capsys.readouterr().out.startswith("Pressfold ")


def test_without_a_home_of_its_own_the_usual_places_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRESSFOLD_HOME")
    places = paths()
    assert places.library.name == "library"
    assert all(place.is_absolute() for place in (places.library, places.state, places.config))


def test_a_portable_program_keeps_all_beside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PRESSFOLD_HOME")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pressfold-desk.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    beside = tmp_path / "Pressfold data"
    assert beside not in paths().library.parents
    (tmp_path / "portable.txt").touch()
    places = paths()
    assert (places.library, places.state, places.config) == (beside / "library", beside / "state", beside / "config")


def test_a_program_from_source_is_never_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PRESSFOLD_HOME")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "portable.txt").touch()
    assert tmp_path not in paths().library.parents
