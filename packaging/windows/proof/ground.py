"""What every part of the proof stands on: the checks that are counted, and a Windows with two versions to install."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import payload
import texts
from wine import Wine, wait_for

OLD, NEW = "1.9.0", "1.10.0"  # made up; as words, the new one would be the older
UNINSTALL = r"hkey_current_user\software\microsoft\windows\currentversion\uninstall\pressfold"
OURS = r"hkey_current_user\software\pressfold"
CLASSES = r"hkey_current_user\software\classes"


@dataclass
class Checks:
    """Counts what held and what did not, and prints a line for each."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def part(self, name: str) -> None:
        print(f"\n{name}", flush=True)

    def that(self, sentence: str, holds: object, seen: object = "") -> None:
        """Count a sentence; where it does not hold, what was seen is printed."""
        if holds:
            self.passed += 1
            print(f"  ok    {sentence}", flush=True)
        else:
            self.failed.append(sentence)
            print(f"  FAIL  {sentence}   {seen}"[:2000], flush=True)

    def skip(self, sentence: str) -> None:
        """Say what could not be tried on this machine."""
        self.skipped.append(sentence)
        print(f"  not run: {sentence}", flush=True)


@dataclass(frozen=True)
class Release:
    """One version as it is given away, and the files that it brings."""

    product: Mapping[str, Any]
    carried: Path
    setup: Path
    msi: Path
    portable: Path

    @property
    def version(self) -> str:
        stated: str = self.product["version"]
        return stated

    def files(self) -> dict[str, str]:
        """The files of this version by their path, with their hashes."""
        return tree(self.carried)


@dataclass
class Ground:
    """A Windows, an old and a new release, and the checks."""

    wine: Wine
    releases: dict[str, Release]
    checks: Checks
    scratch: Path

    @property
    def home(self) -> Path:
        [user] = [path for path in (self.wine.prefix / "drive_c" / "users").iterdir() if path.name != "Public"]
        return user

    @property
    def usual(self) -> str:
        """Where Pressfold goes if nobody says otherwise."""
        return rf"C:\users\{self.home.name}\AppData\Local\Programs\Pressfold"

    @property
    def work(self) -> Path:
        """Where the user's own work lies."""
        return self.home / "AppData" / "Local" / "Pressfold"

    @property
    def shortcut(self) -> Path:
        return self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Pressfold.lnk"

    def setup(self, version: str, *switches: str, to: str = "") -> tuple[int, list[str]]:
        """Run a set-up program silently; its exit code and the sentences of its log."""
        log = self._fresh_log()
        # Wine puts a word with a blank into quotation marks, which /D= does not take: so it is handed over in its words
        place = f"/D={to}".split(" ") if to else []
        setup = str(self.releases[version].setup)
        code = self.wine.run(setup, "/S", f"/LOG={self.wine.windows(log)}", *switches, *place)
        return code, _lines(log)

    def uninstall(self, root: str, *switches: str) -> list[str]:
        """Run the uninstaller silently to its end (it goes on from a copy of itself); the sentences of its log."""
        log = self._fresh_log()
        self.wine.run(rf"{root}\Program\uninstall.exe", "/S", f"/LOG={self.wine.windows(log)}", *switches)
        self.wine.rest()
        return _lines(log)

    def uninstall_beside(self, root: str) -> list[str]:
        """The same while another program of ours is open, so that the end of all programs cannot be waited for."""
        log = self._fresh_log()
        self.wine.run(rf"{root}\Program\uninstall.exe", "/S", "/LANG=en", f"/LOG={self.wine.windows(log)}")
        wait_for(lambda: bool(_lines(log)))
        return _lines(log)

    def program(self, root: str) -> dict[str, str]:
        """The files of the installed program with their hashes, without the uninstaller and the list."""
        found = tree(self.wine.path(root) / "Program")
        return {name: sha for name, sha in found.items() if name not in (payload.UNINSTALLER, payload.LIST)}

    def whole(self, root: str, version: str) -> bool:
        """Whether exactly this version stands there, with nothing half done beside it."""
        top = self.wine.path(root)
        aside = [name for name in ("Program.new", "Program.old") if (top / name).exists()]
        return not aside and self.program(root) == self.releases[version].files()

    def said(self, name: str, language: str = "en") -> str:
        """The beginning of a text of ours, up to its first blank or its first full stop."""
        return texts.texts()[name][language].split("{")[0].split(". ")[0]

    def clear(self) -> None:
        """Bring the user's account back to one that never had Pressfold."""
        self.wine.rest()
        for key in (r"HKCU\Software\Pressfold", UNINSTALL.replace("hkey_current_user", "HKCU")):
            self.wine.drop_key(key)

    def _fresh_log(self) -> Path:
        log = self.scratch / "log.txt"
        log.unlink(missing_ok=True)
        return log


def tree(folder: Path) -> dict[str, str]:
    """All files below a folder by their path from it, with their hashes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def plant(folder: Path, names: Iterable[str]) -> dict[Path, str]:
    """Write files of the user's own; each with its content."""
    planted = {folder / name: f"the user's own {name}" for name in names}
    for path, content in planted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return planted


def unharmed(planted: Mapping[Path, str]) -> bool:
    return all(path.is_file() and path.read_text(encoding="utf-8") == content for path, content in planted.items())


def archive(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as opened:
        return opened.namelist()


def _lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-16").splitlines() if log.exists() else []
