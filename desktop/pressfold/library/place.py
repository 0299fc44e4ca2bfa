"""Whether a folder is a good place for a library: a sync program or a network can tear a database apart.

Nothing is asked of a network: names and the system's own list of drives tell enough.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pressfold.model.errors import PressfoldError
from pressfold.model.keeping_errors import OnNetworkDrive, SyncedFolder
from pressfold.resources import resource

#: Environment variables of Windows that name folders which OneDrive carries.
_CARRIED = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
#: What a sync program leaves in the top folder that it carries.
_MARKS = {".stfolder": "Syncthing", ".dropbox.cache": "Dropbox", ".owncloudsync.log": "ownCloud"}
#: File systems that lie on another machine, as Linux and macOS name them.
_REMOTE = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "afpfs",
        "ceph",
        "glusterfs",
        "lustre",
        "9p",
        "davfs",
        "webdav",
        "ftp",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "fuse.gvfsd-fuse",
        "fuse.s3fs",
        "macfuse",
        "osxfuse",
    ]
)
_DRIVE_REMOTE = 4


def risks(folder: Path, environment: Mapping[str, str] = os.environ) -> list[PressfoldError]:
    """What may harm a library in this folder, each with its sentence; mostly nothing."""
    place = Path(os.path.realpath(folder))
    service = _synced_by(place, environment)
    found: list[PressfoldError] = [SyncedFolder(str(folder), service)] if service else []
    return [*found, OnNetworkDrive(str(folder))] if _is_remote(place) else found


def _synced_by(place: Path, environment: Mapping[str, str]) -> str:
    """The sync program that carries this place, as far as names and marks tell; empty where none does."""
    for name in _CARRIED:
        if environment.get(name) and place.is_relative_to(environment[name]):
            return "OneDrive"
    for part in place.parts:
        for start, service in _names():
            rest = part.casefold().removeprefix(start)
            if rest != part.casefold() and not rest[:1].isalnum():
                return service
    above = (place, *place.parents)
    return next((service for spot in above for mark, service in _MARKS.items() if (spot / mark).exists()), "")


@cache
def _names() -> tuple[tuple[str, str], ...]:
    lines = resource("library", "synced_folders.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((start, service) for start, service in pairs)


def _is_remote(place: Path) -> bool:
    if sys.platform == "win32":
        return str(place).startswith("\\\\") or _drive_type(place) == _DRIVE_REMOTE
    return file_system(place, _mounts()) in _REMOTE


def _drive_type(place: Path) -> int:
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{place.drive}\\"))  # type: ignore[attr-defined,unused-ignore]  # Windows only


def file_system(place: Path, mounts: Mapping[str, str]) -> str:
    """The kind of file system that a place lies on, by the longest mount point above it."""
    above = [str(spot) for spot in (place, *place.parents)]
    return next((mounts[spot] for spot in above if spot in mounts), "")


def _mounts() -> dict[str, str]:
    """The kinds of file systems by their mount points; nothing where the system does not say."""
    try:
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=True).stdout
            return dict(_told_by_macos(told))
        return dict(_told_by_linux(Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")))
    except (OSError, subprocess.SubprocessError):
        return {}


def _told_by_linux(told: str) -> Iterator[tuple[str, str]]:
    for line in told.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            yield fields[1].replace("\\040", " "), fields[2]


def _told_by_macos(told: str) -> Iterator[tuple[str, str]]:
    """Lines as "//reader@server/share on /Volumes/share (smbfs, nodev)"."""
    for line in told.splitlines():
        where, _, about = line.rpartition(" (")
        _, _, point = where.partition(" on ")
        if point:
            yield point, about.split(",")[0].rstrip(")")
