"""The secret of this user that marks an index as made here: one that was copied in from elsewhere is never read."""

from __future__ import annotations

import secrets
from pathlib import Path

from pressfold import disk

_NAME = "index.key"
_LENGTH = 32


def index_key(state: Path) -> bytes:
    """The secret in this user's own folder, made when missing.

    Where the disk refuses to keep one it is good for this program alone: the next makes the index anew.
    """
    path = state / _NAME
    kept = _read(path)
    if len(kept) == _LENGTH:
        return kept
    fresh = secrets.token_bytes(_LENGTH)
    try:
        state.mkdir(parents=True, exist_ok=True)
        disk.replace_whole(path, fresh)
        path.chmod(0o600)
    except OSError:
        return fresh
    return _read(path) or fresh  # another program may have made one in the same moment


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
