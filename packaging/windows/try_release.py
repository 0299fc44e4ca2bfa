"""Tries the finished files on a real Windows: `python packaging/windows/try_release.py --new dist --last last`.

Installs the last release if there is one, updates it silently, lets both installed programs tell their smoke story,
removes everything again, and does the same with the MSI; after each step it looks at files and registry. What is not
called unsigned must bear a signature that Windows believes. The release workflow runs it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import smoke  # noqa: E402  # found by the line above
from product import product  # noqa: E402

#: Seconds for one silent set-up; the uninstaller goes on from a copy of itself and is waited for as long.
_PATIENCE = 300
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Pressfold"


class Failed(Exception):
    """A step did not do what it should; the text says which."""


def only(folder: Path, pattern: str) -> Path:
    """The one file of this kind in a folder; raises Failed where there are none or several."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise Failed(f"In {folder} there should be one {pattern}, and there are {len(found)}.")
    return found[0]


def must(holds: object, sentence: str) -> None:
    """Print what holds; raise Failed where it does not."""
    if not holds:
        raise Failed(f"It does not hold that {sentence}.")
    print(f"  {sentence}", flush=True)


def try_setup(new: Path, last: Path | None, home: Path) -> None:
    """Install the last release, update it by the new one, start it, repair it, remove it."""
    program, menu = home / "Programs" / "Pressfold" / "Program", _menu()
    library = _work(home)
    for setup in [last, new, new] if last else [new, new]:
        print(f"Installing {setup.name}", flush=True)
        log = home / "Temp" / "try-release.txt"
        code = subprocess.run(f'"{setup}" /S /LOG={log}', timeout=_PATIENCE, check=False).returncode
        said = log.read_text(encoding="utf-16") if log.exists() else ""
        must(code == 0, f"the set-up ends with 0 (it said: {said.strip()})")
        must((program / "pressfold-desk.exe").is_file() and menu.is_file(), "program and Start menu are there")
    must(_listed() == product()["version"], "Apps & features has the new version")
    _story(program)
    must(library.is_file(), "the user's work is there")
    subprocess.run([str(program / "uninstall.exe"), "/S"], timeout=_PATIENCE, check=True)
    must(_soon(lambda: _listed() is None and not program.parent.exists()), "all is removed")
    must(not menu.exists() and library.is_file(), "the menu has it no more, and the user's work is there")


def try_msi(new: Path, home: Path) -> None:
    """Install the MSI, start it, remove it."""
    program, library = home / "Programs" / "Pressfold" / "Program", _work(home)
    print(f"Installing {new.name}", flush=True)
    subprocess.run(["msiexec", "/i", str(new), "/qn"], timeout=_PATIENCE, check=True)
    must((program / "pressfold-desk.exe").is_file(), "the program is there")
    _story(program)
    subprocess.run(["msiexec", "/x", str(new), "/qn"], timeout=_PATIENCE, check=True)
    must(not program.parent.exists() and library.is_file(), "all is removed but the user's work")


def try_signature(file: Path) -> None:
    """Ask Windows about the signature of a file, unless its name says that it has none."""
    if "-unsigned" in file.name:
        print(f"{file.name} is not signed, as its name says.")
        return
    asked = f"(Get-AuthenticodeSignature -LiteralPath '{file}').Status"
    told = subprocess.run(["powershell", "-NoProfile", "-Command", asked], capture_output=True, text=True, check=True)
    must(told.stdout.strip() == "Valid", f"Windows believes the signature of {file.name}")


def _work(home: Path) -> Path:
    """A file that stands for the user's library."""
    file = home / "Pressfold" / "try-release.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("the user's own", encoding="utf-8")
    return file


def _story(program: Path) -> None:
    names = product()["programs"]
    for name in ("console", "desk"):
        troubles = smoke.run([program / f"{names[name]}.exe"])
        must(not troubles, f"{names[name]} tells its smoke story {troubles or ''}".rstrip())


def _menu() -> Path:
    return Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs", "Pressfold.lnk")


def _listed() -> str | None:
    """The version in Apps & features, None where Pressfold is not listed."""
    import winreg  # of Windows alone

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _UNINSTALL) as key:
            return str(winreg.QueryValueEx(key, "DisplayVersion")[0])
    except FileNotFoundError:
        return None


def _soon(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + _PATIENCE
    while not happened() and time.monotonic() < end:
        time.sleep(0.5)
    return happened()


def main(arguments: list[str]) -> int:
    """Try all; 1 with a sentence at the first thing that is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--new", type=Path, required=True, help="folder with the new set-up and the new MSI")
    parser.add_argument("--last", type=Path, required=True, help="folder with the last set-up, or an empty one")
    asked = parser.parse_args(arguments)
    try:
        setup, msi = only(asked.new, "*-setup*.exe"), only(asked.new, "*.msi")
        last = only(asked.last, "*-setup*.exe") if any(asked.last.glob("*.exe")) else None
        if os.name != "nt":
            raise Failed(
                "This tries the files on a real Windows. Here, packaging/windows/prove.py drives them under Wine."
            )
        home = Path(os.environ["LOCALAPPDATA"])
        for file in (setup, msi):
            try_signature(file)
        try_setup(setup, last, home)
        try_msi(msi, home)
    except (Failed, subprocess.SubprocessError) as failure:
        print(failure, file=sys.stderr)
        return 1
    print("All of it went well." if last else "All of it went well; there was no release to update from.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
