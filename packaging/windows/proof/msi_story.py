"""The MSI: installed, updated, refused and removed without a question, as an IT department does."""

from __future__ import annotations

import subprocess

from ground import CLASSES, NEW, OLD, OURS, UNINSTALL, Ground, plant, unharmed


def run(ground: Ground) -> None:
    """Walk through its life in one account."""
    ground.clear()
    _tables(ground)
    _install(ground)
    _side_by_side(ground)
    kept = plant(ground.work, ["library/library.sqlite"])
    kept |= plant(ground.wine.path(ground.usual), ["My notes.txt", "Program/_internal/part_3/мої нотатки.txt"])
    _update(ground)
    ground.checks.that("the user's files are where they were", unharmed(kept))
    _downgrade(ground)
    _remove(ground)
    ground.checks.that("the user's files are unharmed, and so is the library", unharmed(kept))
    _beside_the_setup(ground)


def _msi(ground: Ground, act: str, version: str) -> int:
    code = ground.wine.run("msiexec", act, ground.wine.windows(ground.releases[version].msi), "/qn")
    ground.wine.rest()
    return code


def _tables(ground: Ground) -> None:
    ground.checks.part("What the MSI says of itself")
    codes = []
    for version in (OLD, NEW):
        asked = ["msiinfo", "export", str(ground.releases[version].msi), "Property"]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        rows = dict(line.split("\t", 1) for line in told.splitlines() if "\t" in line)
        codes.append(rows["ProductCode"])
        ground.checks.that(f"{version} names its version and no machine-wide installation", rows["ProductVersion"] == version and "ALLUSERS" not in rows, rows)  # fmt: skip  # noqa: E501
    ground.checks.that("each version is a product of its own", codes[0] != codes[1], codes)


def _install(ground: Ground) -> None:
    checks = ground.checks
    checks.part("Installing the MSI")
    code = _msi(ground, "/i", OLD)
    checks.that(
        "every file stands there, byte for byte", ground.program(ground.usual) == ground.releases[OLD].files(), code
    )
    keys = ground.wine.registry()
    checks.that("its version is written", keys.get(OURS, {}).get("Msi") == OLD, keys.get(OURS))
    command = keys.get(rf"{CLASSES}\pressfold.briefing.1\shell\open\command", {}).get("", "")
    wanted = rf'"{ground.usual}\Program\pressfold-desk.exe" open "%1"'
    checks.that("a briefing opens with Pressfold", command == wanted, command)
    checks.that("articles have it below Open with", "Pressfold.Article.1" in keys[rf"{CLASSES}\.docx\openwithprogids"])
    checks.that("the Start menu has it", ground.shortcut.exists())
    listed = [values for key, values in _apps(ground).items() if values.get("DisplayName") == "Pressfold"]
    checks.that("Apps & features has it, with its version", [row["DisplayVersion"] for row in listed] == [OLD], listed)


def _apps(ground: Ground) -> dict[str, dict[str, str]]:
    """The entries of Apps & features; Wine writes those of an MSI for the machine even if it is for one user."""
    found: dict[str, dict[str, str]] = {}
    for top in ("HKCU", "HKLM"):
        found |= ground.wine.registry(rf"{top}\Software\Microsoft\Windows\CurrentVersion\Uninstall")
    return found


def _side_by_side(ground: Ground) -> None:
    ground.checks.part("The set-up program beside the MSI")
    code, log = ground.setup(NEW, "/LANG=en")
    refused = code == 11 and log and log[0].startswith(ground.said("refused_msi"))
    ground.checks.that("is refused with a sentence", refused, (code, log))
    ground.checks.that("nothing was changed", ground.program(ground.usual) == ground.releases[OLD].files())


def _update(ground: Ground) -> None:
    checks = ground.checks
    checks.part("Updating by the next MSI")
    code = _msi(ground, "/i", NEW)
    found, new = ground.program(ground.usual), ground.releases[NEW].files()
    checks.that("every file of the new version stands there", new.items() <= found.items(), code)
    checks.that("what only the old one had is gone", len(found) == len(new) + 1, sorted(set(found) - set(new)))
    listed = [row["DisplayVersion"] for row in _apps(ground).values() if row.get("DisplayName") == "Pressfold"]
    checks.that("it is listed once, with the new version", listed == [NEW], listed)


def _downgrade(ground: Ground) -> None:
    ground.checks.part("An older MSI")
    before = ground.program(ground.usual)
    code = _msi(ground, "/i", OLD)
    ground.checks.that("is refused", code != 0 and ground.wine.registry()[OURS]["Msi"] == NEW, code)
    ground.checks.that("nothing was changed", ground.program(ground.usual) == before)


def _remove(ground: Ground) -> None:
    checks = ground.checks
    checks.part("Removing the MSI")
    code = _msi(ground, "/x", NEW)
    left = ground.program(ground.usual)
    checks.that("only the user's file is left of the program", len(left) == 1, (code, sorted(left)[:5]))
    keys = ground.wine.registry()
    strange = [
        key for key, values in keys.items() if "pressfold" in f"{key} {values}".lower() and "installer" not in key
    ]
    checks.that("no file type knows it any more", not strange, strange)
    checks.that("the Start menu has it no more", not ground.shortcut.exists())
    listed = [key for key, row in _apps(ground).items() if row.get("DisplayName") == "Pressfold"]
    checks.that("and it is not listed", not listed, listed)


def _beside_the_setup(ground: Ground) -> None:
    ground.checks.part("The MSI beside the set-up program")
    subprocess.run(["rm", "-rf", str(ground.wine.path(ground.usual))], check=True)
    ground.setup(OLD)
    code = _msi(ground, "/i", NEW)
    keys = ground.wine.registry()
    kept = ground.whole(ground.usual, OLD) and keys[UNINSTALL]["DisplayVersion"] == OLD and "Msi" not in keys[OURS]
    ground.checks.that("is refused, and nothing was changed", kept, code)
    ground.uninstall(ground.usual)
