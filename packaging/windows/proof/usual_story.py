"""The usual life of an installation: installed, opened by a file, updated, refused, removed."""

from __future__ import annotations

import time
from pathlib import Path

import registry
import texts
from ground import CLASSES, NEW, OLD, OURS, UNINSTALL, Ground, plant, unharmed

#: A folder with a blank and letters of another script, as users have them.
PLACE = r"C:\Мої програми\Press fold"


def run(ground: Ground) -> None:
    """Walk through it in one account."""
    kept = _install(ground)
    _open_by_file(ground)
    _every_language(ground)
    kept |= _update(ground)
    _refuse_while_open(ground)
    _repair(ground)
    _remove(ground, kept)


def _install(ground: Ground) -> dict[Path, str]:
    checks, wine = ground.checks, ground.wine
    checks.part("Installing into a folder with a blank and Cyrillic letters")
    wine.set_value(r"HKCU\Software\Classes\.briefpack", "", "Other.Program")
    before = time.monotonic()
    code, log = ground.setup(OLD, "/LANG=uk", to=PLACE)
    took = time.monotonic() - before
    checks.that("the exit code is 0", code == 0, code)
    checks.that("every file stands there, byte for byte, and nothing else", ground.whole(PLACE, OLD))
    checks.that(f"it took {took:.1f} s, at most 20", took <= 20)
    checks.that("the log says so in Ukrainian", log == [f"Pressfold {OLD} установлено в {PLACE}."], log)
    keys = wine.registry()
    entry = keys.get(UNINSTALL, {})
    checks.that("Apps & features has the name and the version", entry.get("DisplayName") == "Pressfold" and entry.get("DisplayVersion") == OLD, entry)  # fmt: skip  # noqa: E501
    megabytes = sum(path.stat().st_size for path in ground.releases[OLD].carried.rglob("*") if path.is_file()) / 1e6
    listed = int(entry.get("EstimatedSize", "dword:0").removeprefix("dword:"), 16) / 1000
    checks.that(f"and the size, {listed:.1f} MB", abs(listed - megabytes) < 0.5, megabytes)
    checks.that("and the way out", entry.get("UninstallString") == rf'"{PLACE}\Program\uninstall.exe"', entry)
    checks.that("the Start menu has it", ground.shortcut.is_file())
    target = "pressfold-desk.exe".encode("utf-16-le")
    checks.that("and starts the window", ground.shortcut.is_file() and target in ground.shortcut.read_bytes())
    missing = [row for row in registry.entries(ground.releases[OLD].product) if not _stands(row, keys)]
    checks.that("all values of the file types are written", not missing, missing)
    icons = [values[""] for key, values in keys.items() if key.endswith("defaulticon") and "pressfold.brief" in key]
    checks.that("the icons that they name are there", icons and all(wine.path(icon).is_file() for icon in icons), icons)
    checks.that(".briefing opens with Pressfold", keys[rf"{CLASSES}\.briefing"].get("") == "Pressfold.Briefing.1")
    theirs = keys[rf"{CLASSES}\.briefpack"].get("")
    checks.that("an ending that another program has stays its own", theirs == "Other.Program", theirs)
    machine = wine.registry(r"HKLM\Software")
    checks.that("nothing was written for the whole machine", machine and not [k for k in machine if "pressfold" in k])
    return plant(ground.work, ["library/library.sqlite", "settings.json"])


def _stands(row: registry.Entry, keys: dict[str, dict[str, str]]) -> bool:
    values = keys.get(f"hkey_current_user\\{row.key}".lower(), {})
    return values.get(row.name) == row.value.replace("{program}", rf"{PLACE}\Program")


def _open_by_file(ground: Ground) -> None:
    """Wine 8 does not look up a user's own file types when it opens a file, as Windows does: here they are copied."""
    checks, wine = ground.checks, ground.wine
    checks.part("Opening a briefing by its file")
    command = wine.registry()[rf"{CLASSES}\pressfold.briefing.1\shell\open\command"][""]
    wine.set_value(r"HKLM\Software\Classes\.briefing", "", "Pressfold.Briefing.1")
    wine.set_value(r"HKLM\Software\Classes\Pressfold.Briefing.1\shell\open\command", "", command)
    deep = "\\".join(["C:", *(f"Теки з довгою назвою {nth}" for nth in range(7))])
    for kind, name in {
        "a Cyrillic name": r"C:\Мій брифінг № 1.briefing",
        "a long path": rf"{deep}\Брифінг.briefing",
    }.items():
        plant(wine.path(name).parent, [wine.path(name).name])
        wine.run("start", "/wait", name)
        wine.rest()
        started = ground.work / "last-start.txt"
        line = started.read_text(encoding="utf-8") if started.exists() else ""
        checks.that(f"a double click on {kind} ({len(name)} characters) hands it over", f'open "{name}"' in line, line)
        started.unlink(missing_ok=True)
    wine.drop_key(r"HKLM\Software\Classes\.briefing")
    wine.drop_key(r"HKLM\Software\Classes\Pressfold.Briefing.1")


def _every_language(ground: Ground) -> None:
    ground.checks.part("In every language")
    for code in texts.LANGUAGES:
        refused, log = ground.setup(OLD, f"/LANG={code}", to=r"C:\Elsewhere")
        wanted = texts.texts()["refused_elsewhere"][code].replace("{installed}", PLACE)
        ground.checks.that(f"a second place is refused ({code})", refused == 13 and log == [wanted], (refused, log))
    ground.checks.that("and nothing is left there", not ground.wine.path(r"C:\Elsewhere").exists())


def _update(ground: Ground) -> dict[Path, str]:
    checks, wine = ground.checks, ground.wine
    checks.part("Updating in place, with files of the user's own among the program's")
    root = wine.path(PLACE)
    kept = plant(root, ["My notes.txt", "Program/notes here too.txt", "Program/_internal/part_3/мої нотатки.txt"])
    plant(root, [f"Program/_internal/only_in_{NEW}/stale.pyd"])
    code, log = ground.setup(NEW)
    checks.that("the exit code is 0", code == 0, code)
    found = ground.program(PLACE)
    new = ground.releases[NEW].files()
    checks.that("every file of the new version stands there", new.items() <= found.items())
    stale = sorted(set(ground.releases[OLD].files()) - set(new))
    checks.that(f"what only the old one had is gone ({', '.join(stale)})", stale and not set(stale) & set(found))
    strange = sorted(set(found) - set(new))
    checks.that("beside them lie the user's files alone", len(strange) == 2, strange)
    checks.that("where the user put them", unharmed(kept))
    aside = root / "Kept files" / "_internal" / f"only_in_{NEW}" / "stale.pyd"
    checks.that("one in the way of a new file lies in Kept files", aside.is_file() and "own" in aside.read_text())
    checks.that("and the log says where", any(rf"{PLACE}\Kept files" in line for line in log), log)
    checks.that("nothing half done is left", not list(root.glob("Program.*")), sorted(root.iterdir()))
    entry = wine.registry()[UNINSTALL]
    checks.that("Apps & features has the new version", entry["DisplayVersion"] == NEW, entry)
    checks.part("Refusing an older version")
    before = ground.program(PLACE)
    code, log = ground.setup(OLD, "/LANG=en")
    checks.that("with its sentence", code == 4 and log and log[0].startswith(f"Pressfold {NEW} is installed already and is newer than {OLD}."), (code, log))  # fmt: skip  # noqa: E501
    checks.that("nothing was changed", ground.program(PLACE) == before and wine.registry()[UNINSTALL] == entry)
    return kept


def _refuse_while_open(ground: Ground) -> None:
    checks, wine = ground.checks, ground.wine
    before = ground.program(PLACE)
    for program, called in {"pressfold-desk": "the window", "pressfold": "the command line"}.items():
        checks.part(f"While {called} is open")
        with Held(ground, rf"{PLACE}\Program\{program}.exe"):
            code, log = ground.setup(NEW, "/LANG=en")
            checks.that("an update is refused with a sentence", code == 5 and log == [texts.texts()["refused_open"]["en"]], (code, log))  # fmt: skip  # noqa: E501
            checks.that("nothing was changed", ground.program(PLACE) == before)
            log = ground.uninstall_beside(PLACE)
            checks.that("and so is a removal", log == [texts.texts()["refused_open"]["en"]], log)
            checks.that("nothing was removed", ground.program(PLACE) == before and UNINSTALL in wine.registry())


class Held:
    """A stub program that stays open inside the `with`."""

    def __init__(self, ground: Ground, program: str, *words: str) -> None:
        self._ground, self._words = ground, (program, *(words or ("--hold",)))
        self._mark = ground.work / "last-start.txt"

    def __enter__(self) -> None:
        from wine import wait_for

        self._mark.unlink(missing_ok=True)
        self._process = self._ground.wine.begin(*self._words)
        if not wait_for(self._mark.exists):
            raise RuntimeError(f"{self._words[0]} did not start")

    def __exit__(self, *_: object) -> None:
        self._mark.unlink(missing_ok=True)
        self._process.wait(timeout=90)


def _repair(ground: Ground) -> None:
    checks = ground.checks
    checks.part("Installing the same version over itself")
    lost = ground.wine.path(PLACE) / "Program" / "_internal" / "Qt6Core.dll"
    lost.write_bytes(b"broken")
    code, _ = ground.setup(NEW)
    new = ground.releases[NEW].files()
    checks.that("a broken file is whole again", code == 0 and new.items() <= ground.program(PLACE).items(), code)


def _remove(ground: Ground, kept: dict[Path, str]) -> None:
    checks, wine = ground.checks, ground.wine
    checks.part("Removing")
    log = ground.uninstall(PLACE, "/LANG=de")
    root = wine.path(PLACE)
    left = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    checks.that("only files of the user's own are left", len(left) == 4, left)
    checks.that("unharmed, and so is the library", unharmed(kept))
    library = rf"C:\users\{ground.home.name}\AppData\Local\Pressfold"
    checks.that(
        "it says in German where the work lies", log and library in log[0] and "Ihre Arbeit bleibt" in log[0], log
    )
    checks.that("and that files were left, and where", len(log) == 2 and PLACE in log[1], log)
    keys = wine.registry()
    checks.that("Apps & features lists it no more", UNINSTALL not in keys)
    checks.that("its own keys are gone", not [key for key in keys if key.startswith(OURS)])
    strange = [key for key, values in keys.items() if "pressfold" in f"{key} {values}".lower()]
    checks.that("no file type knows it any more", not strange, strange)
    checks.that("keys that were made for it alone are gone", rf"{CLASSES}\.ndjson" not in keys)
    checks.that(
        "an ending of another program is still its own", keys[rf"{CLASSES}\.briefpack"] == {"": "Other.Program"}
    )
    checks.that("the Start menu has it no more", not ground.shortcut.exists())
    wine.drop_key(r"HKCU\Software\Classes\.briefpack")
