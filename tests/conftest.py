"""What every test stands on: a home of its own, no screen, no network, and nothing left running."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"

_SESSION = pytest.StashKey[pytest.Session]()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every internet socket; local pipes between our own processes stay allowed."""
    real = socket.socket.__init__

    def guarded(self: socket.socket, family: int = -1, *rest: object, **named: object) -> None:
        if family in (-1, socket.AF_INET, socket.AF_INET6) and "fileno" not in named and len(rest) < 3:
            raise AssertionError("a test opened an internet socket")
        real(self, family, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "__init__", guarded)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, library and log go into a folder of this test, never the developer's own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("PRESSFOLD_HOME", str(home / "pressfold"))
    return home


@pytest.fixture
def corpus() -> Path:
    """The folder of the five starter articles."""
    return CORPUS


@pytest.fixture
def starter(corpus: Path) -> dict[str, str]:
    """The texts of the starter articles by their first three digits, as the library stores them."""
    return {
        path.name[:3]: path.read_bytes().decode("utf-8").replace("\r\n", "\n") for path in sorted(corpus.glob("0*.txt"))
    }


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Remember the session: how it ended is settled by then."""
    session.config.stash[_SESSION] = session


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave without taking the interpreter apart once all is told.

    After hundreds of windows in one process, PySide sometimes crashes while Python frees what is left of them, and
    turns a run that passed into exit 139. The program itself opens one window, and its own end is tested in processes
    of its own.
    """
    session = config.stash.get(_SESSION, None)
    if session is not None and "PySide6.QtWidgets" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(session.exitstatus))
