"""Confinement: what a process that reads strange files gives up before it opens the first."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator

#: Audited acts that no reader needs: the network, and starting other programs.
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile")


@contextlib.contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Start a process in here and Ctrl-C does not reach it while it comes up: it is for the one who starts it.

    The signal is not lost; whoever holds it back gets it at the end.
    """
    if sys.platform == "win32":
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def confine(memory: int) -> None:
    """Give up, for this process and for good, the network, other programs, and more than `memory` bytes.

    Memory is limited where the system has limits (Linux; macOS keeps them loosely, Windows has none).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked for the reading
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each thread would reserve address space that the limit counts
    _limit_memory(memory)
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not use {event}")


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # a lower limit stands already, or the system keeps none
            resource.setrlimit(limit, (value, value))
