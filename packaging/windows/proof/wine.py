"""A Windows of our own for the proof: a fresh Wine prefix without a screen, asked by its files and its registry."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

#: Wine's own windows, its debugger, and what it would fetch or write into our menus are turned off.
_QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=d;mshtml=d;winemenubuilder.exe=d;winedbg.exe=d"}
#: Seconds after which a Windows program counts as hanging: as if a message box waited for somebody.
_PATIENCE = 300


class Wine:
    """A prefix below `folder`; Windows paths in, Windows paths out, but for `path`, which leads to the file itself."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "prefix"
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "XDG_RUNTIME_DIR") if name in os.environ}
        self.environment = {**kept, **_QUIET, "HOME": str(folder), "WINEPREFIX": str(self.prefix), "LC_ALL": "C.UTF-8"}
        self._scratch = folder

    def start(self) -> None:
        """Make the prefix: Windows 10, no screen."""
        self._wine("wineboot", "--init")
        self.set_windows("win10")
        self.set_value(r"HKCU\Software\Wine\Drivers", "Graphics", "null")
        self.rest()

    def stop(self) -> None:
        """End every program of this prefix."""
        subprocess.run(["wineserver", "-k", "-w"], env=self.environment, check=False)

    def rest(self) -> None:
        """Wait until no program of this prefix runs any more."""
        subprocess.run(["wineserver", "-w"], env=self.environment, timeout=_PATIENCE, check=True)

    def run(self, *words: str) -> int:
        """Run a Windows program to its end; its exit code (as Wine hands it on: below 256)."""
        return self._wine(*words).returncode

    def begin(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a Windows program and go on."""
        return subprocess.Popen(
            ["wine", *words], env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def set_windows(self, version: str) -> None:
        """Be another version of Windows ("win10", "win7")."""
        self.set_value(r"HKCU\Software\Wine", "Version", version)

    def set_value(self, key: str, name: str, value: str) -> None:
        """Write a string; an empty name is the key's own value."""
        self._wine("reg", "add", key, *(["/v", name] if name else ["/ve"]), "/d", value, "/f")

    def drop_key(self, key: str) -> None:
        self._wine("reg", "delete", key, "/f")

    def registry(self, top: str = r"HKCU\Software") -> dict[str, dict[str, str]]:
        """Every key below `top` by its path in small letters, with its values as the registry file writes them."""
        file = self._scratch / "registry.reg"
        file.unlink(missing_ok=True)
        self._wine("reg", "export", top, self.windows(file), "/y")
        if not file.exists():
            return {}
        return _read(file.read_text(encoding="utf-16"))

    def path(self, windows: str) -> Path:
        """Where a file of drive C: or one that `mount` made lies."""
        drive, _, rest = windows.partition(":\\")
        return (self.prefix / "dosdevices" / f"{drive.lower()}:").resolve() / rest.replace("\\", "/")

    def windows(self, path: Path) -> str:
        """The same the other way: every file is on drive Z:."""
        return "Z:" + str(path).replace("/", "\\")

    def drive(self, letter: str, folder: Path) -> None:
        """Let a folder be a drive."""
        link = self.prefix / "dosdevices" / f"{letter}:"
        link.unlink(missing_ok=True)
        link.symlink_to(folder)

    def _wine(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        # no pipes: the server that Wine leaves running would hold them open
        return subprocess.run(
            ["wine", *words], env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=_PATIENCE, check=False,
        )  # fmt: skip


def wait_for(happened: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something came true in time."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _read(exported: str) -> dict[str, dict[str, str]]:
    """The keys of an exported registry file; strings without their marks, numbers as "dword:...", "" is a key's own."""
    found: dict[str, dict[str, str]] = {}
    key = ""
    for line in exported.replace("\\\n  ", "").splitlines():
        if line.startswith("["):
            key = line[1:-1].lower()
            found[key] = {}
        elif "=" in line and key:
            name, _, value = _split(line)
            found[key][name] = value
    return found


def _split(line: str) -> Sequence[str]:
    if line.startswith("@"):
        name, value = "", line[2:]
    else:
        end = line.index('"=', 1)
        name, value = line[1:end], line[end + 2 :]
    if value.startswith('"'):
        value = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return name.replace("\\\\", "\\"), "=", value
