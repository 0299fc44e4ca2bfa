"""The command line: arguments in, a command run, an exit code out.

0 done; 1 failed; 2 wrong usage; 3 done, but some inputs were refused.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from pressfold import __version__
from pressfold.app.cli import (
    actors,
    backup,
    briefing,
    compare,
    count,
    dates,
    doctor,
    families,
    imports,
    labels,
    ladder,
    listing,
    marks,
    passages,
    quotes,
    report,
    search,
    show,
    similar,
    timeline,
    versions,
)
from pressfold.app.cli.asked import DONE, FAILED, WRONG_USAGE
from pressfold.app.cli.output import Output
from pressfold.app.cli.trouble import keep_trouble
from pressfold.app.paths import paths
from pressfold.model.errors import NotPrinted, PressfoldError, Unexpected
from pressfold.model.progress import Cancelled

#: What a shell says of a program that was stopped by Ctrl-C.
INTERRUPTED = 130

#: Every command is a module with `add(commands)` and `run(arguments, output) -> int`, in the order of the help.
COMMANDS = (
    imports, listing, labels, marks, versions, show, search, count, passages, families, compare, similar, actors,
    quotes, ladder, dates, timeline, briefing, report, backup, doctor,
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """The whole command line, with its help."""
    top = argparse.ArgumentParser(
        prog="pressfold",
        description="An offline desk for analysts who read the same story in many outlets.",
        epilog="“pressfold” alone opens the desk. Nothing ever leaves this machine.",
    )
    top.add_argument("--version", action="version", version=f"Pressfold {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print JSON Lines")
    common.add_argument("--progress", action="store_true", help="show progress even when this is no terminal")
    common.add_argument("--library", type=Path, default=None, metavar="DIR", help="another library than the usual one")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    opening = commands.add_parser("open", parents=[common], help="open the desk with these articles side by side")
    opening.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    for command in COMMANDS:
        command.add(commands, common)
    return top


def run(arguments: list[str]) -> int:
    """Run one command; the exit code. A failure is a sentence on standard error, never a traceback."""
    _speak_utf8()
    top = parser()
    try:
        chosen = top.parse_args(arguments)
    except SystemExit as ending:
        return int(ending.code or 0)
    if chosen.command is None:
        top.print_usage(sys.stderr)
        return WRONG_USAGE
    if chosen.library is None:
        chosen.library = paths().library
    return _run(chosen, Output(as_json=chosen.json, progress=chosen.progress))


def _run(chosen: argparse.Namespace, output: Output) -> int:
    try:
        try:
            code: int = chosen.run(chosen, output)
        except PressfoldError as error:
            output.say(error.sentence)
            code = FAILED
        except (KeyboardInterrupt, Cancelled):
            output.say("Stopped. What was done before is kept; nothing is half written.")
            code = INTERRUPTED
        output.close()
        return code
    except BrokenPipeError:
        _forget_output()
        return DONE
    except NotPrinted as error:
        output.say(error.sentence)
        _forget_output()
        return FAILED
    except Exception as error:  # noqa: BLE001  # a bug of ours: the details go into a file, a sentence to the reader
        output.say(Unexpected(type(error).__name__, str(keep_trouble(error, paths().state))).sentence)
        return FAILED


def _speak_utf8() -> None:
    """JSON and article texts are UTF-8, whatever the terminal's own code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _forget_output() -> None:
    """Whoever read us has closed the pipe (`| head`): do not let the interpreter complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
