"""run.py: what it sets up, what it says when it cannot, and that it stays out of the way of the program it runs."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

RUNNING = f"{sys.version_info[0]}.{sys.version_info[1]}"
posix_only = pytest.mark.skipif(os.name == "nt", reason="on Windows the program is a child, not a replacement")


class Programs:
    """Stands for `python -m venv`, pip and the Python of .venv: notes each line and answers like them.

    `answers` maps a word of the line to an exit code and what is printed, or to an exception that it meets.
    """

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.lines: list[list[str]] = []
        self.answers: dict[str, tuple[int, str] | BaseException] = {}

    def __call__(self, line: list[str], heard: Callable[[str], None] = lambda _: None) -> tuple[int, str]:
        self.lines.append(line)
        if "--without-pip" in line:
            self._make_venv()
        for word, answer in self.answers.items():
            if word in line:
                if isinstance(answer, BaseException):
                    raise answer
                for said in answer[1].splitlines(keepends=True):
                    heard(said)
                return answer
        return 0, f"{RUNNING}\n"

    def _make_venv(self) -> None:
        python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        packages = self.venv / ("Lib/site-packages" if os.name == "nt" else f"lib/python{RUNNING}/site-packages")
        for folder in (python.parent, packages):
            folder.mkdir(parents=True, exist_ok=True)
        python.write_text("", encoding="ascii")

    def count(self, word: str) -> int:
        return sum(word in line for line in self.lines)


class Became(Exception):
    """run.py handed over to another program."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project as far as run.py looks at it."""
    folder = tmp_path / "a copy of pressfold"
    folder.mkdir()
    shutil.copy(ROOT / "run.py", folder)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / name).write_text(f"# {name}\n", encoding="ascii")
    (folder / "desktop").mkdir()
    return folder


@pytest.fixture
def run_py(project: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py of that copy as a module, with honest stand-ins for the programs it starts."""
    spec = importlib.util.spec_from_file_location("run_py", project / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def become(arguments: list[str]) -> int:
        raise Became(arguments)

    monkeypatch.setattr(module, "run", Programs(project / ".venv"))
    monkeypatch.setattr(module, "become", become)
    monkeypatch.chdir(project)
    return module


def became(run_py: ModuleType, *arguments: str) -> list[str]:
    """The arguments that the Python of .venv was handed."""
    with pytest.raises(Became) as caught:
        run_py.main(list(arguments))
    handed: list[str] = caught.value.args[0]
    return handed


# --- setting up ------------------------------------------------------------------------------------------------------


def test_the_first_set_up_installs_the_locked_packages_and_makes_the_package_importable(
    run_py: ModuleType, project: Path
) -> None:
    assert run_py.main(["setup"]) == 0
    [install] = [line for line in run_py.run.lines if "install" in line]
    assert {"--require-hashes", "--only-binary", str(project / "requirements-dev.txt")} <= set(install)
    [path_file] = (project / ".venv").rglob("pressfold.pth")
    named = path_file.parent / path_file.read_text(encoding="ascii").strip()
    assert named.resolve() == project / "desktop"


def test_the_path_file_is_relative_so_that_the_folder_may_move(run_py: ModuleType, project: Path) -> None:
    run_py.main(["setup"])
    [path_file] = (project / ".venv").rglob("pressfold.pth")
    assert not Path(path_file.read_text(encoding="ascii").strip()).is_absolute()


def test_a_second_set_up_starts_no_program(run_py: ModuleType) -> None:
    run_py.main(["setup"])
    run_py.run.lines.clear()
    assert run_py.main(["setup"]) == 0
    assert run_py.run.lines == []


def test_the_development_set_up_serves_the_program_too(run_py: ModuleType) -> None:
    run_py.main(["setup"])
    run_py.run.lines.clear()
    assert became(run_py, "doctor") == ["-m", "pressfold", "doctor"]
    assert run_py.run.lines == []


def test_tests_need_more_than_the_program_does(run_py: ModuleType, project: Path) -> None:
    became(run_py, "doctor")
    run_py.run.lines.clear()
    became(run_py, "test")
    assert run_py.run.count(str(project / "requirements-dev.txt")) == 1


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_changed_lock_file_brings_the_set_up_up_to_date_without_making_it_anew(
    run_py: ModuleType, project: Path, lock: str
) -> None:
    run_py.main(["setup"])
    run_py.run.lines.clear()
    (project / lock).write_text("# changed\n", encoding="ascii")
    run_py.main(["setup"])
    assert run_py.run.count("install") == 1
    assert run_py.run.count("venv") == 0


def test_a_set_up_of_another_python_is_made_anew(run_py: ModuleType) -> None:
    run_py.main(["setup"])
    stamp = Path(run_py.STAMP)
    stamp.write_text(stamp.read_text(encoding="ascii").replace(RUNNING, "3.9"), encoding="ascii")
    run_py.run.answers["-c"] = (0, "3.9\n")
    run_py.run.lines.clear()
    run_py.main(["setup"])
    assert run_py.run.count("--without-pip") == 1


@pytest.mark.parametrize("harm", ["cut short", "python gone", "python broken"])
def test_a_broken_set_up_is_made_anew(run_py: ModuleType, project: Path, harm: str) -> None:
    run_py.main(["setup"])
    leftover = project / ".venv" / "leftover"
    leftover.touch()
    if harm == "python gone":
        Path(run_py.PYTHON).unlink()
    else:
        Path(run_py.STAMP).write_text(run_py.UNFINISHED if harm == "cut short" else "", encoding="ascii")
    if harm == "python broken":
        run_py.run.answers["-c"] = (127, "cannot execute")
    assert run_py.main(["setup"]) == 0
    assert not leftover.exists()
    assert run_py.is_ready(run_py.fingerprint("dev"))


def test_a_failed_update_leaves_the_desk_as_it_was(run_py: ModuleType) -> None:
    became(run_py, "doctor")
    run_py.run.answers["install"] = (1, "Temporary failure in name resolution")
    assert run_py.main(["test"]) == 1
    run_py.run.lines.clear()
    assert became(run_py, "doctor") == ["-m", "pressfold", "doctor"]
    assert run_py.run.lines == []


def test_an_update_that_was_cut_while_installing_is_made_anew(run_py: ModuleType) -> None:
    became(run_py, "doctor")
    run_py.run.answers["install"] = (1, "Installing collected packages: numpy\nKilled\n")
    assert run_py.main(["test"]) == 1
    assert run_py.read(run_py.STAMP) == run_py.UNFINISHED


def test_wheels_in_the_folder_take_the_place_of_the_network(run_py: ModuleType, project: Path) -> None:
    (project / "wheels").mkdir()
    run_py.main(["setup"])
    [install] = [line for line in run_py.run.lines if "install" in line]
    assert install[install.index("--find-links") + 1] == str(project / "wheels")
    assert "--no-index" in install


def test_wheels_are_filled_from_the_network_even_where_the_folder_is_incomplete(
    run_py: ModuleType, project: Path
) -> None:
    (project / "wheels").mkdir()
    assert run_py.main(["wheels"]) == 0
    assert run_py.run.count("--no-index") == 0
    [download] = [line for line in run_py.run.lines if "download" in line]
    assert {str(project / "wheels"), str(project / "requirements-dev.txt"), "--require-hashes"} <= set(download)


# --- what it says ----------------------------------------------------------------------------------------------------


TROUBLES = {
    "no network": ("install", "WARNING: Retrying: Failed to establish a new connection\nERROR: No matching "
                   "distribution found for numpy==2.4.6", "network"),
    "a proxy that shows its own certificate": ("install", "SSLError: CERTIFICATE_VERIFY_FAILED", "network"),
    "no package for this system": ("install", "ERROR: No matching distribution found for PySide6", "64-bit"),
    "a changed file": ("install", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE LOCK", "not the one"),
    "a full disk": ("install", "ERROR: [Errno 28] No space left on device", "disk is full"),
    "a full disk at the first step": ("--without-pip", "OSError: [Errno 28] No space left on device", "disk is full"),
    "a file in use": ("install", "ERROR: [WinError 5] Access is denied: 'QtCore.pyd'", "Close other"),
    "Debian without python3-venv": ("ensurepip", "No module named ensurepip", "apt install python3-venv"),
    "something unheard of": ("install", "ERROR: The moon is full.", "The moon is full"),
}  # fmt: skip


@pytest.mark.parametrize(("word", "said", "told"), TROUBLES.values(), ids=TROUBLES)
def test_each_trouble_is_one_plain_sentence_and_leaves_nothing_half_made(
    run_py: ModuleType, project: Path, capsys: pytest.CaptureFixture[str], word: str, said: str, told: str
) -> None:
    run_py.run.answers[word] = (1, said)
    assert run_py.main(["passages", "corpus"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert not (project / ".venv").exists()


def test_an_incomplete_wheels_folder_is_named_with_what_it_lacks(
    run_py: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "wheels").mkdir()
    run_py.run.answers["install"] = (1, "ERROR: No matching distribution found for numpy==2.4.6")
    assert run_py.main(["setup"]) == 1
    said = capsys.readouterr().err
    assert "numpy==2.4.6" in said
    assert "run.py wheels" in said


def test_a_folder_that_may_not_be_written_is_said_plainly(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(path: str, mode: str = "r") -> None:
        raise OSError(30, "Read-only file system", path)

    monkeypatch.setattr(run_py, "open", refused, raising=False)
    monkeypatch.setattr(run_py, "fingerprint", lambda kind: kind)
    assert run_py.main(["setup"]) == 1
    assert "copy the folder to a place where you may write" in capsys.readouterr().err


def test_a_missing_lock_file_means_that_the_copy_is_not_whole(
    run_py: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "requirements.txt").unlink()
    assert run_py.main(["doctor"]) == 1
    assert "not a whole copy of Pressfold" in capsys.readouterr().err


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 14, 0)], ids=["old", "nearly", "too new"])
def test_a_python_that_does_not_fit_is_told_which_one_does(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], version: tuple[int, ...]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    code = run_py.main([])
    monkeypatch.undo()
    assert code == 1
    assert "Python 3.11, 3.12 or 3.13" in capsys.readouterr().err


def test_an_old_python_can_read_the_file() -> None:
    source = (ROOT / "run.py").read_bytes()
    assert source.isascii()
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred, ast.AsyncFunctionDef, ast.Nonlocal, ast.Match)
    for node in ast.walk(ast.parse(source)):
        assert not isinstance(node, modern), f"line {node.lineno} is too modern"
        assert not (isinstance(node, ast.Raise) and node.cause), f"line {node.lineno} raises from a cause"
        assert not (isinstance(node, ast.FunctionDef) and (node.returns or node.args.kwonlyargs)), node.lineno


def test_a_stopped_set_up_leaves_nothing_and_ends_like_any_stopped_program(
    run_py: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_py.run.answers["install"] = KeyboardInterrupt()
    assert run_py.main(["setup"]) == 130
    assert "Setting up was stopped" in capsys.readouterr().err
    assert not (project / ".venv").exists()


def test_setting_up_is_silent_unless_somebody_watches(run_py: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    run_py.main(["setup"])
    assert capsys.readouterr() == ("", "")


def test_progress_is_told_on_standard_error(run_py: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    run_py.run.answers["install"] = (0, "Collecting numpy==2.4.6\n  Using cached numpy\n")
    run_py.main(["setup", "--progress"])
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[1:] == ["  numpy==2.4.6", "Pressfold is set up."]


def test_a_second_set_up_at_the_same_time_waits_for_the_first(
    run_py: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = (project / ".venv.lock").open("a")
    assert run_py.locked(first)
    monkeypatch.setattr(time, "sleep", lambda _: first.close())
    assert run_py.main(["setup", "--progress"]) == 0
    assert capsys.readouterr().err.count("waiting for it") == 1


# --- handing over ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "handed"),
    [
        (["passages", "corpus", "--json"], ["-m", "pressfold", "passages", "corpus", "--json"]),
        (["report", "corpus", "--progress"], ["-m", "pressfold", "report", "corpus", "--progress"]),
        (["--version"], ["-m", "pressfold", "--version"]),
        (["search", "test"], ["-m", "pressfold", "search", "test"]),
        (["test", "-q", "tests/model", "--progress"], ["-m", "pytest", "-q", "tests/model"]),
    ],
    ids=" ".join,
)
def test_arguments_go_to_the_program_as_they_are(run_py: ModuleType, given: list[str], handed: list[str]) -> None:
    assert became(run_py, *given) == handed


def test_without_arguments_the_desk_opens(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_py, "has_screen", lambda: True)
    assert became(run_py) == ["-m", "pressfold"]


def test_without_a_screen_one_line_says_so_and_the_report_follows(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run_py, "has_screen", lambda: False)
    assert became(run_py) == ["-m", "pressfold", "report", "corpus"]
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_the_report_finds_the_corpus_from_any_folder(
    run_py: ModuleType, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_py, "has_screen", lambda: False)
    monkeypatch.chdir(tmp_path)
    assert became(run_py)[-1] == str(project / "corpus")


@pytest.mark.parametrize(
    ("environment", "screen"),
    [
        ({}, False),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": "there:0"}, False),
        ({"QT_QPA_PLATFORM": "vnc"}, True),
        ({"DISPLAY": "there:0.0"}, True),
        ({"DISPLAY": ":54321"}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, False),
    ],
    ids=["nothing", "offscreen", "vnc", "remote X", "X that is gone", "no display name", "Wayland that is gone"],
)
def test_a_screen_must_be_named_and_there(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], screen: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run_py.has_screen() is screen


def test_a_missing_qt_library_is_named_with_what_to_install(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    run_py.run.answers[run_py.QT_CHECK] = (
        1,
        "Traceback ...\nImportError: libEGL.so.1: cannot open shared object file\n",
    )
    assert run_py.main(["open", "corpus"]) == 1
    said = capsys.readouterr().err
    assert "(libEGL.so.1)" in said
    assert "sudo apt install libgl1 libegl1" in said


def test_qt_is_asked_for_once_and_only_by_what_opens_a_window(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    became(run_py, "report", "corpus")
    assert run_py.run.count(run_py.QT_CHECK) == 0
    became(run_py, "open")
    became(run_py, "open")
    assert run_py.run.count(run_py.QT_CHECK) == 1


# --- as a program ----------------------------------------------------------------------------------------------------


def run_with(
    python: str, project: Path, run_py: ModuleType, *arguments: str, cwd: Path
) -> subprocess.CompletedProcess[str]:
    """The real run.py of the copy, set up, with this shell script as the Python of .venv."""
    run_py.main(["setup"])
    Path(run_py.PYTHON).write_text("#!/bin/sh\n" + python, encoding="ascii")
    Path(run_py.PYTHON).chmod(0o755)
    line = [sys.executable, str(project / "run.py"), *arguments]
    environment = {**os.environ, "PYTHONPATH": "elsewhere"}
    return subprocess.run(line, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False)


@posix_only
def test_the_exit_code_and_the_streams_are_the_programs(project: Path, run_py: ModuleType, tmp_path: Path) -> None:
    done = run_with("echo found; echo refused >&2; exit 3", project, run_py, "list", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (3, "found\n", "refused\n")


@posix_only
def test_the_program_runs_in_the_readers_folder_but_does_not_import_from_it(
    project: Path, run_py: ModuleType, tmp_path: Path
) -> None:
    done = run_with('echo "$PWD|$PYTHONPATH|$*"', project, run_py, "show", "my article.txt", cwd=tmp_path)
    assert done.stdout == f"{tmp_path}||-P -m pressfold show my article.txt\n"


@posix_only
def test_the_tests_run_in_the_projects_folder_without_a_screen(
    project: Path, run_py: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    done = run_with('echo "$PWD|$QT_QPA_PLATFORM|$*"', project, run_py, "test", "-q", cwd=tmp_path)
    assert done.stdout == f"{project}|offscreen|-P -m pytest -q\n"


@posix_only
def test_a_program_that_is_run_tells_all_it_says(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    heard: list[str] = []
    code, said = run_py.run(["/bin/sh", "-c", "echo one; echo two >&2; exit 4"], heard.append)
    assert (code, said, heard) == (4, "one\ntwo\n", ["one\n", "two\n"])
