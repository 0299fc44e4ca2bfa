"""Readers that misbehave, handed to the reading worker by its tests. They do so for files of a certain name only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from pressfold.model.article import Metadata, Reading


def misbehaving(path: Path, *, shown: str | None = None, columns: Mapping[str, str] | None = None) -> Iterator[Reading]:
    """A reading for every paragraph, without blocks and facts; before the last, do what the file's name says."""
    *before, last = path.read_text(encoding="utf-8").split("\n\n")
    for nth, text in enumerate(before, 1):
        yield Reading(shown or str(path), text, (), Metadata(), "0", "0", "utf-8", "bad reader", str(nth))
    act = _ACTS.get(path.stem)
    if act is not None:
        act()
    yield Reading(shown or str(path), last, (), Metadata(), "0", "0", "utf-8", "bad reader")


def _hang() -> None:
    time.sleep(600)


def _die() -> None:
    os._exit(7)


def _fail() -> None:
    raise ZeroDivisionError("a slip in a reader")


def _devour() -> None:
    assert bytearray(3_000_000_000)


def _call_home() -> None:
    socket.create_connection(("127.0.0.1", 9))


def _open_socket() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def _run_program() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


_ACTS = {
    "hang": _hang,
    "die": _die,
    "fail": _fail,
    "devour": _devour,
    "call home": _call_home,
    "open socket": _open_socket,
    "run program": _run_program,
}
