"""Writing a file whole or not at all: after a crash at any moment its old content is there or the new one."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import sys
import time
from pathlib import Path

#: Seconds to wait between tries: on Windows a virus scanner or a sync client holds a fresh file for a moment.
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8)


class ChangedBelow(Exception):
    """The file is no longer the one that the writer started from; it was not replaced."""


def sha256(content: bytes) -> str:
    """The SHA-256 of the bytes, lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def replace_whole(path: Path, content: bytes, *, base: str | None = None) -> None:
    """Make `content` the file at `path`, through a temporary file beside it that reaches the disk first.

    A link is followed, so that what it points to is replaced and not the link. With `base`, the SHA-256 of the
    content that the writer started from, another content raises ChangedBelow. Raises OSError when the disk refuses.
    """
    target = Path(os.path.realpath(path))
    _refuse_locked(target)
    if base is not None and _differs(target, base):
        raise ChangedBelow(str(target))
    beside = target.with_name(f".~{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            settle(file.fileno())
        _copy_mode(target, beside)
        _replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    settle_folder(target.parent)
    _sweep(target)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, all of it on the disk on return; its folder must still settle.

    Cheaper than `replace_whole` by half, and for files alone whose content tells by itself whether it is whole: a
    crash may leave a part. Raises FileExistsError, or OSError when the disk refuses; then no part is left.
    """
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            settle(file.fileno())
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise


def settle(descriptor: int) -> None:
    """Wait until what was written to an open file has reached the disk."""
    if sys.platform == "darwin":
        import fcntl

        # fsync() on macOS stops at the drive's own cache. Drives that cannot do better refuse, and fsync() remains.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def settle_folder(folder: Path) -> None:
    """Wait until the names in a folder have reached the disk; Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network drives refuse; the file itself is safe already
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _differs(path: Path, base: str) -> bool:
    try:
        return sha256(path.read_bytes()) != base
    except FileNotFoundError:
        return False


def _refuse_locked(path: Path) -> None:
    """A file that its owner made read-only stays as it is; Windows refuses by itself, other systems would not."""
    if path.exists() and not path.stat().st_mode & 0o222:
        raise PermissionError(errno.EACCES, "the file is read-only", str(path))


def _copy_mode(source: Path, target: Path) -> None:
    with contextlib.suppress(OSError):  # a new file, or a drive without permissions
        target.chmod(stat.S_IMODE(source.stat().st_mode))


def _replace(source: Path, target: Path) -> None:
    for pause in _PATIENCE:
        try:
            source.replace(target)
            return
        except PermissionError:
            time.sleep(pause)
    source.replace(target)


def _sweep(target: Path) -> None:
    """Remove temporary files that a killed writer left beside the file, once they are an hour older than it."""
    with contextlib.suppress(OSError):
        written = target.stat().st_mtime
        for stray in target.parent.iterdir():
            ours = stray.name.startswith(f".~{target.name}.") and stray.suffix == ".tmp"
            if ours and stray.stat().st_mtime < written - 3600:
                stray.unlink()


#: Names that mean a device on Windows, whatever ending follows.
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³")})


def file_stem(title: str, otherwise: str) -> str:
    """A name without ending that all three systems take for a file about `title`; `otherwise` where nothing is left."""
    stem = re.sub(r"[^\w\- ]+", "", title).strip()[:60].strip() or otherwise
    return f"{stem} {otherwise.lower()}" if stem.upper() in _DEVICES else stem
