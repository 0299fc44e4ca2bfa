"""One window for one library: a second start hands its files to the first through this door, and ends.

The door is a pipe of this machine: a Unix socket in a folder that only its owner may enter, a named pipe on Windows,
by the standard library's `multiprocessing.connection`. Qt's own QLocalServer lives in QtNetwork, which we do not ship;
no internet socket is opened. Where the door stands, and the key that both sides prove to have, lie in a file beside
the session of that library, so that another library has another door. A file that a dead process left behind leads
nowhere, and the start goes on as the first one. What is handed over is JSON: nothing is unpickled.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pressfold.ui.json_file import read_json

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, Listener

_LOG = logging.getLogger(__name__)
#: Seconds that one side waits for a word of the other, and the most bytes of a word.
_PATIENCE, _MOST = 10.0, 4_000_000
_TAKEN, _CLOSE = b"taken", b"close"


class Door(QObject):
    """Stands open while the first window does; tells which files another start wants to see."""

    #: Another start came with these files (list[Path], often empty).
    knocked = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        """`folder` is where the session of the library is kept."""
        super().__init__(parent)
        self._file = folder / "door.json"
        self._listener: Listener | None = None
        self._thread: Thread | None = None
        self._room: Path | None = None
        self._key = secrets.token_hex(32)

    def open(self) -> None:
        """Wait for others from now on; where no pipe can be made, a second start is refused by the library itself."""
        from multiprocessing.connection import Listener  # not before the first paint

        try:
            self._listener = Listener(self._address(), authkey=self._key.encode())
            self._write(str(self._listener.address))
        except OSError:
            _LOG.warning("no door for a second start", exc_info=True)
            self.close()
            return
        self._thread = Thread(target=self._wait, name="pressfold-door", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let nobody in any more, and leave nothing behind."""
        if self._thread is not None:
            _say(self._file, _CLOSE)
            self._thread.join(_PATIENCE)
            self._thread = None
        if self._listener is not None:
            self._listener.close()
            self._listener = None
            with suppress(OSError):  # where it could not be written it cannot be taken away either
                self._file.unlink(missing_ok=True)
        if self._room is not None:
            shutil.rmtree(self._room, ignore_errors=True)
            self._room = None

    def _address(self) -> str:
        if sys.platform == "win32":
            return rf"\\.\pipe\pressfold-{os.getpid()}-{secrets.token_hex(4)}"
        self._room = Path(tempfile.mkdtemp(prefix="pressfold-"))  # short: the name of a Unix socket has 104 bytes
        return str(self._room / "door")

    def _write(self, address: str) -> None:
        """Say where the door stands, to the owner alone."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"address": address, "key": self._key}, file)
        beside.replace(self._file)

    def _wait(self) -> None:
        """Answer whoever knocks, one after the other, until we close it ourselves."""
        from multiprocessing import AuthenticationError

        assert self._listener is not None
        while True:
            try:
                with self._listener.accept() as visitor:
                    if self._hear(visitor):
                        return
            except (OSError, EOFError, ValueError, AuthenticationError):
                _LOG.warning("somebody knocked and said nothing sensible", exc_info=True)

    def _hear(self, visitor: Connection) -> bool:
        """Take what a visitor brings; whether it is time to close."""
        if not visitor.poll(_PATIENCE):
            return False
        word = visitor.recv_bytes(_MOST)
        if word == _CLOSE:
            return True
        paths = [Path(path) for path in json.loads(word)["paths"]]
        self.knocked.emit(paths)
        visitor.send_bytes(_TAKEN)
        return False


def hand_over(folder: Path, paths: Sequence[Path]) -> bool:
    """Hand these files to the window that stands open on the library of this session folder; whether one took them."""
    word = json.dumps({"paths": [str(path.absolute()) for path in paths]}).encode()
    return _say(folder / "door.json", word) == _TAKEN


def _say(file: Path, word: bytes) -> bytes:
    """Knock at the door that a file tells of; the answer, empty where nobody is behind it."""
    door = read_json(file)
    if not door:
        return b""
    from multiprocessing import AuthenticationError
    from multiprocessing.connection import Client

    try:
        with Client(str(door.get("address")), authkey=str(door.get("key")).encode()) as first:
            first.send_bytes(word)
            return first.recv_bytes(_MOST) if word != _CLOSE and first.poll(_PATIENCE) else b""
    except (OSError, EOFError, ValueError, AuthenticationError):
        return b""  # whoever made that door is gone
