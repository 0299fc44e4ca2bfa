"""A bare Debian in a folder: made by debootstrap once, copied for each proof, and run in without a network."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SUITE = "bookworm"
HOME = "/home/reader"
Done = subprocess.CompletedProcess[str]


class Failed(Exception):
    """A proof did not come out; the message says which."""


class Bare:
    """A bare Debian in a folder, in which commands can be run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(
        self, *command: str, user: str = "", network: bool = False, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in there, alone: without the network and with nothing of this machine but /proc."""
        mounts = f"mount -t proc proc {self.folder}/proc && mount -t tmpfs tmpfs {self.folder}/dev/shm"
        chroot = ["chroot", *([f"--userspec={user}:{user}"] if user else []), str(self.folder)]
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME if user else "/root", "LANG": "C.UTF-8"}
        parted = ["unshare", "--mount", "--pid", "--fork", "--kill-child", *([] if network else ["--net"])]
        script = ["sh", "-c", f'{mounts} && exec "$@"', "in", *chroot, *command]
        return subprocess.run(
            [*parted, *script],
            capture_output=True, text=True, check=False, timeout=900, env={**environment, **variables},
        )  # fmt: skip

    def must(self, *command: str, **how: object) -> str:
        """The output of a command that must go well. Raises Failed."""
        done = self.run(*command, **how)  # type: ignore[arg-type]  # handed on as they are
        if done.returncode:
            raise Failed(f"{' '.join(command)} ended with {done.returncode}: {done.stdout[-800:]} {done.stderr[-800:]}")
        return done.stdout

    def files(self) -> set[str]:
        """All files and links in there but those that package tools keep for themselves."""
        found = set()
        for place in ("opt", "usr/bin", "usr/share", "usr/lib/x86_64-linux-gnu", "etc", "home"):
            for path in (self.folder / place).rglob("*"):
                if path.is_symlink() or path.is_file():
                    found.add(str(path.relative_to(self.folder)))
        return found


def bare(build: Path, name: str) -> Bare:
    """A fresh copy of a bare Debian, with one user, and the device files that programs ask for."""
    first, copy = build / f"bare-{SUITE}", build / name
    if not (first / "made").is_file():
        shutil.rmtree(first, ignore_errors=True)
        mirror = "http://deb.debian.org/debian"
        subprocess.run(
            ["debootstrap", "--variant=minbase", SUITE, first, mirror], check=True, stdout=subprocess.DEVNULL
        )
        (first / "made").touch()
    shutil.rmtree(copy, ignore_errors=True)
    subprocess.run(["cp", "-a", "--reflink=auto", first, copy], check=True)
    made = Bare(copy)
    (copy / "dev/shm").mkdir(parents=True, exist_ok=True)
    shutil.copy("/etc/resolv.conf", copy / "etc/resolv.conf")
    made.must("useradd", "--create-home", "--home-dir", HOME, "reader")
    return made
