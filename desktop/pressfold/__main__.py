"""The one way in: the window, or the command line when there is something to do without looking."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Run Pressfold with the arguments of this process; the exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # only a frozen program starts its workers through here

        multiprocessing.freeze_support()
    try:
        return _run(_asked())
    except KeyboardInterrupt:
        print("Stopped before anything was done.", file=sys.stderr)
        return 130


def _asked() -> list[str]:
    """The arguments of this process; files that are dropped on the windowed program are files to open."""
    arguments = sys.argv[1:]
    desk = Path(sys.argv[0]).stem == "pressfold-desk"
    files = desk and arguments and arguments[0] != "open" and not arguments[0].startswith("-")
    return ["open", *arguments] if files else arguments


def _run(arguments: list[str]) -> int:
    if "--smoke" in arguments:
        from pressfold.app.smoke import run as run_story

        return run_story()
    if _wants_window(arguments):
        if not _has_screen():
            print(
                "There is no screen here for the desk. Nothing was changed. “pressfold report PATH” prints the "
                "findings as text, and “pressfold --help” lists what else works without a screen.",
                file=sys.stderr,
            )
            return 1
        from pressfold.app.gui import run

        return run(arguments)
    from pressfold.app.cli.main import run as run_command

    return run_command(arguments)


def _has_screen() -> bool:
    """Whether a window can be shown: Qt would abort the program where it finds no display."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _wants_window(arguments: list[str]) -> bool:
    """`pressfold`, `pressfold open ...`, and the switches of the window; asking for help is not looking."""
    if {"-h", "--help", "--version"} & set(arguments):
        return False
    folders = {nth + 1 for nth, argument in enumerate(arguments) if argument == "--library"}
    commands = [word for nth, word in enumerate(arguments) if not word.startswith("-") and nth not in folders]
    return not commands or commands[0] == "open"


if __name__ == "__main__":
    sys.exit(main())
