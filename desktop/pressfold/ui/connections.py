"""Counts the connections this program opened: the proof behind "Offline: 0 connections"."""

from __future__ import annotations

import sys
from functools import cache

#: AF_INET and AF_INET6 as the systems we run on number them; importing socket only to name them would cost 5 ms.
_INTERNET = frozenset({2, 10, 23, 30})
_opened = 0


@cache
def watch() -> None:
    """Begin to count, once; Python itself reports every internet socket that is made."""
    sys.addaudithook(_on_event)


def opened() -> int:
    """How many internet sockets were made since `watch`."""
    return _opened


def _on_event(event: str, args: tuple[object, ...]) -> None:
    global _opened
    if event == "socket.__new__" and args[1] in _INTERNET:
        _opened += 1
