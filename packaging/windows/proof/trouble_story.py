"""What goes wrong on real machines: no rights, no room, a set-up that was cut off, a folder of somebody else's."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import texts
from ground import NEW, OLD, UNINSTALL, Ground, plant, tree, unharmed
from usual_story import Held
from wine import wait_for


def run(ground: Ground) -> None:
    """One trouble after the other, each from an account without Pressfold."""
    for trouble in (
        _old_windows, _two_at_once, _folder_of_others, _folder_too_deep, _no_rights, _disk_full_at_the_start,
        _disk_full_midway, _disk_full_while_updating, _killed_while_unpacking, _cut_off_between_the_renamings,
        _cut_off_before_clearing, _thrown_away_by_hand, _file_held_while_updating, _file_held_while_removing,
        _list_lost, _removal_refused_by_rights,
    ):  # fmt: skip
        trouble(ground)
        ground.clear()


def _refused(ground: Ground, code: int, text: str, told: tuple[int, list[str]]) -> None:
    said = bool(told[1]) and told[1][-1].startswith(ground.said(text))
    ground.checks.that("it is refused with its sentence", told[0] == code and said, told)


def _nothing_installed(ground: Ground, root: str) -> None:
    program = ground.wine.path(root)
    ours = [path for path in program.rglob("*") if path.name.startswith(("Program", "pressfold"))]
    ground.checks.that("nothing is left behind", not ours, ours)
    keys = ground.wine.registry()
    ground.checks.that(
        "and nothing in the registry or the menu", UNINSTALL not in keys and not ground.shortcut.exists()
    )


def _old_windows(ground: Ground) -> None:
    ground.checks.part("On Windows 7")
    ground.wine.set_windows("win7")
    _refused(ground, 3, "refused_windows", ground.setup(OLD))
    ground.wine.set_windows("win10")
    _nothing_installed(ground, ground.usual)


def _two_at_once(ground: Ground) -> None:
    ground.checks.part("While another set-up runs")
    with Held(ground, _other_program(ground), "--mutex", r"Local\Pressfold.Setup"):
        _refused(ground, 12, "refused_twice", ground.setup(OLD))
    _nothing_installed(ground, ground.usual)


def _folder_of_others(ground: Ground) -> None:
    ground.checks.part("Into a folder whose Program holds somebody else's files")
    root = r"C:\Tools"
    theirs = plant(ground.wine.path(root), ["Program/other.exe", "Program/_internal/other.dll", "other.txt"])
    code, log = ground.setup(OLD, to=root)
    whole = ground.releases[OLD].files().items() <= ground.program(root).items()
    ground.checks.that("all files stand there", code == 0 and whole, (code, log))
    ground.checks.that("and theirs where they were", unharmed(theirs))
    ground.uninstall(root)
    ground.checks.that("also after removing", unharmed(theirs) and len(tree(ground.wine.path(root))) == 3)


def _folder_too_deep(ground: Ground) -> None:
    ground.checks.part("Into a folder that lies too deep")
    root = "\\".join(["C:", *["a folder with a long name"] * 8])
    _refused(ground, 9, "refused_deep", ground.setup(OLD, to=root))
    ground.checks.that("nothing was made", not ground.wine.path(root).exists())
    ground.checks.part("Into one that is just not too deep")
    longest = 258 - max(len(f"\\Program.new\\{name}") for name in ground.releases[OLD].files())
    root = "C:\\" + "d" * (longest - 40)
    code, log = ground.setup(OLD, to=root)
    ground.checks.that(f"all files stand there ({len(root)} characters)", ground.whole(root, OLD), (code, log))
    ground.uninstall(root)
    ground.checks.that("and go again", not ground.wine.path(root).exists())


def _no_rights(ground: Ground) -> None:
    ground.checks.part("Into a folder that may not be written to")
    with _drive(ground, "r", "ro") as folder:
        if folder is None:
            return
        for root in (r"R:\Pressfold", r"R:\Програми\Pressfold"):
            _refused(ground, 6, "refused_rights", ground.setup(OLD, to=root))
    _nothing_installed(ground, ground.usual)


def _disk_full_at_the_start(ground: Ground) -> None:
    ground.checks.part("Onto a disk that has no room")
    with _drive(ground, "s", "size=4m") as folder:
        if folder is None:
            return
        _refused(ground, 7, "refused_space", ground.setup(OLD, to=r"S:\Pressfold"))
        ground.checks.that("nothing is left there", not any(folder.iterdir()), list(folder.iterdir()))


def _disk_full_midway(ground: Ground) -> None:
    """The drive says that it has room, as if something else filled it meanwhile: a small disk is mounted in it."""
    ground.checks.part("Onto a disk that fills up while files are unpacked")
    with _small_disk_in_a_drive(ground, 4) as folder:
        if folder is None:
            return
        _refused(ground, 8, "failed_writing", ground.setup(OLD, to=r"T:\small\Pressfold"))
        ground.checks.that(
            "all that was unpacked is gone again", not any(folder.iterdir()), list(folder.rglob("*"))[:5]
        )
    ground.checks.that("nothing in the registry", UNINSTALL not in ground.wine.registry())


def _disk_full_while_updating(ground: Ground) -> None:
    ground.checks.part("Updating on a disk that fills up")
    with _small_disk_in_a_drive(ground, 13) as folder:
        if folder is None:
            return
        root = r"T:\small\Pressfold"
        ground.setup(OLD, to=root)
        mine = plant(ground.wine.path(root), ["My notes.txt", "Program/notes.txt"])
        before = tree(folder)
        _refused(ground, 8, "failed_writing", ground.setup(NEW))
        ground.checks.that("the old version stands as it was", tree(folder) == before and unharmed(mine))
        ground.checks.that("and is the one that is listed", ground.wine.registry()[UNINSTALL]["DisplayVersion"] == OLD)
        ground.uninstall(root)


def _killed_while_unpacking(ground: Ground) -> None:
    ground.checks.part("Killed while it unpacks")
    ground.setup(OLD)
    root = ground.wine.path(ground.usual)
    process = ground.wine.begin(str(ground.releases[NEW].setup), "/S")
    begun = wait_for((root / "Program.new" / "_internal").exists)
    process.kill()
    process.wait()
    ground.wine.rest()
    ground.checks.that("a half is there", begun and ground.program(ground.usual) == ground.releases[OLD].files())
    _mended(ground)


def _cut_off_between_the_renamings(ground: Ground) -> None:
    def cut_off(root: Path) -> None:
        (root / "Program").rename(root / "Program.old")

    _cut_off(ground, "Cut off between its two renamings", cut_off)


def _cut_off_before_clearing(ground: Ground) -> None:
    def cut_off(root: Path) -> None:
        subprocess.run(["cp", "-a", str(root / "Program"), str(root / "Program.old")], check=True)
        (root / "Program.old" / "mine.txt").unlink()  # it had gone back to the new one already

    _cut_off(ground, "Cut off before it cleared away the old files", cut_off)


def _cut_off(ground: Ground, name: str, how: Callable[[Path], None]) -> None:
    ground.checks.part(name)
    ground.setup(OLD)
    root = ground.wine.path(ground.usual)
    mine = plant(root, ["Program/mine.txt"])
    how(root)
    _mended(ground, 1)
    ground.checks.that("the user's file is where it was", unharmed(mine))


def _mended(ground: Ground, strange: int = 0) -> None:
    code, log = ground.setup(NEW, "/LANG=en")
    found, new = ground.program(ground.usual), ground.releases[NEW].files()
    ground.checks.that("the next set-up makes it whole", code == 0 and new.items() <= found.items(), (code, log))
    ground.checks.that("nothing half done or old is left", len(found) == len(new) + strange and not _halves(ground))
    ground.checks.that("and says that it put something right", texts.texts()["mended"]["en"] in log, log)
    ground.uninstall(ground.usual)


def _halves(ground: Ground) -> list[Path]:
    return list(ground.wine.path(ground.usual).glob("Program.*"))


def _thrown_away_by_hand(ground: Ground) -> None:
    ground.checks.part("After the folder was thrown away by hand")
    ground.setup(NEW)
    subprocess.run(["rm", "-rf", str(ground.wine.path(ground.usual))], check=True)
    code, log = ground.setup(OLD, "/LANG=en")
    ground.checks.that("any version installs again", code == 0 and ground.whole(ground.usual, OLD), (code, log))
    ground.uninstall(ground.usual)


def _list_lost(ground: Ground) -> None:
    ground.checks.part("After the list of files was lost")
    ground.setup(OLD)
    program = ground.wine.path(ground.usual) / "Program"
    (program / "installed.txt").unlink()
    before = tree(program)
    log = ground.uninstall(ground.usual, "/LANG=en")
    ground.checks.that(
        "removing guesses at nothing and says so", log and log[0].startswith(ground.said("failed_removing")), log
    )
    ground.checks.that("and removes nothing", tree(program) == before)
    ground.setup(OLD)
    ground.checks.that("the set-up program brings the list back", (program / "installed.txt").is_file())
    ground.uninstall(ground.usual)
    ground.checks.that("and then all can be removed", not (program / "pressfold.exe").exists())


def _file_held_while_updating(ground: Ground) -> None:
    """Windows lets nobody rename a folder with an open file in it and the set-up ends with 10; Wine lets it."""
    ground.checks.part("Updating while another program holds one of the old files")
    ground.setup(OLD)
    root = ground.wine.path(ground.usual)
    with Held(ground, _other_program(ground), "--lock", rf"{ground.usual}\Program\_internal\build.json"):
        code, log = ground.setup(NEW, "/LANG=en")
        ground.checks.that(
            "the new version stands", ground.program(ground.usual) == ground.releases[NEW].files(), (code, log)
        )
        left = sorted(tree(root / "Program.old"))
        wanted = ["_internal/build.json", "installed.txt", "uninstall.exe"]
        ground.checks.that("of the old one lies there what was held, and its list", left == wanted, left)
        ground.checks.that("it is not taken for the user's", not [line for line in log if "your own" in line], log)
    ground.setup(NEW)
    ground.checks.that("the next set-up clears it away", ground.whole(ground.usual, NEW), _halves(ground))
    ground.uninstall(ground.usual)


def _file_held_while_removing(ground: Ground) -> None:
    ground.checks.part("Removing while another program holds a file")
    ground.setup(OLD)
    program = ground.wine.path(ground.usual) / "Program"
    with Held(ground, _other_program(ground), "--lock", rf"{ground.usual}\Program\_internal\build.json"):
        log = ground.uninstall_beside(ground.usual)
        ground.checks.that("it says so", log and log[0].startswith(ground.said("failed_removing")), log)
        listed = UNINSTALL in ground.wine.registry() and (program / "uninstall.exe").is_file()
        ground.checks.that("and stays where it can be removed", listed)
    ground.uninstall(ground.usual)
    gone = not program.parent.exists() and UNINSTALL not in ground.wine.registry()
    ground.checks.that("which removes the rest when the file is free", gone, list(program.parent.rglob("*")))


def _other_program(ground: Ground) -> str:
    return str(ground.releases[OLD].carried / "pressfold.exe")


def _removal_refused_by_rights(ground: Ground) -> None:
    ground.checks.part("Removing where nothing may be changed any more")
    with _drive(ground, "u", "size=64m") as folder:
        if folder is None:
            return
        root = r"U:\Pressfold"
        ground.setup(OLD, to=root)
        before = tree(folder)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        log = ground.uninstall(root, "/LANG=en")
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        ground.checks.that("it is refused with a sentence", log and log[0].startswith(("Pressfold is open", ground.said("failed_removing"))), log)  # fmt: skip  # noqa: E501
        ground.checks.that("nothing was removed", tree(folder) == before and UNINSTALL in ground.wine.registry())
        ground.uninstall(root)


@contextmanager
def _drive(ground: Ground, letter: str, options: str) -> Iterator[Path | None]:
    """A drive of a disk of its own, None where this machine lets nobody mount one."""
    folder = ground.scratch / f"drive-{letter}"
    folder.mkdir()
    with _mounted(ground, folder, options) as done:
        if done:
            ground.wine.drive(letter, folder)
        yield folder if done else None


@contextmanager
def _small_disk_in_a_drive(ground: Ground, megabytes: int) -> Iterator[Path | None]:
    """T: with much room, and in it \\small, which is another disk with little."""
    top = ground.scratch / f"drive-t-{megabytes}"
    small = top / "small"
    small.mkdir(parents=True)
    with _mounted(ground, small, f"size={megabytes}m") as done:
        ground.wine.drive("t", top)
        yield small if done else None


@contextmanager
def _mounted(ground: Ground, folder: Path, options: str) -> Iterator[bool]:
    line = ["mount", "-t", "tmpfs", "-o", options, "pressfold", str(folder)]
    done = os.name == "posix" and subprocess.run(line, capture_output=True, check=False).returncode == 0
    if not done:
        ground.checks.skip(f"a disk with {options}: only root may mount one")
    try:
        yield done
    finally:
        ground.wine.rest()
        if done:
            subprocess.run(["umount", str(folder)], check=True)
