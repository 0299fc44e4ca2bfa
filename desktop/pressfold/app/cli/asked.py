"""What a command was asked to work on: files, or the library."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.library.articles import number
from pressfold.library.files import Files
from pressfold.library.library import Library
from pressfold.library.selection import Selection
from pressfold.library.stored import Stored
from pressfold.model.errors import FileMissing, LibraryLocked, LibraryUnwritable

#: The exit codes of the contract; 2 is wrong usage.
DONE, FAILED, WRONG_USAGE, SOME_REFUSED = 0, 1, 2, 3


@contextmanager
def selection(arguments: argparse.Namespace, named: Sequence[str], output: Output) -> Iterator[Selection]:
    """The articles named on the command line: files and folders, ids of the library, or all of the library.

    Names the refused files on standard error. Passages are looked for anew where `arguments` has a looseness.
    Raises PressfoldError.
    """
    looseness: float | None = getattr(arguments, "loose", None)
    if named and not all(_is_id(name) for name in named):
        if not all(named):
            raise FileMissing("")
        files = Files([Path(name) for name in named], output.progress, looseness)
        for refused in files.refused:
            output.say(refused.sentence)
        yield files
        return
    with open_library(arguments.library, reading=True) as library:
        _bring_up_to_date(library, arguments.library, output)
        yield Stored(library, [number(name) or 0 for name in named] if named else None, output.progress, looseness)


def _is_id(name: str) -> bool:
    return number(name) is not None and not Path(name).exists()


def _bring_up_to_date(library: Library, folder: Path, output: Output) -> None:
    """Make findings that are missing or older, where nobody else holds the library and the disk takes them."""
    if not library.analysis.due():
        return
    try:
        with open_library(folder) as held:
            held.analysis.run(progress=output.progress)
    except LibraryLocked:
        output.say("Another Pressfold holds this library: these are the findings of its last analysis.")
    except LibraryUnwritable as error:
        output.say(f"{error.sentence} These are the findings of the last analysis.")


def exit_code(selected: Selection) -> int:
    """0, or 3 where some inputs were refused; 1 where all were."""
    if not selected.refused:
        return DONE
    return SOME_REFUSED if selected.articles() else FAILED
