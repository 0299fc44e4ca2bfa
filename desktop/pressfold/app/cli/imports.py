"""`pressfold import PATH...`: files into the library, a line an article; `-` takes what standard input holds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.asked import DONE, FAILED, SOME_REFUSED
from pressfold.app.cli.output import Output
from pressfold.library.library import Library
from pressfold.model.errors import FileTooLarge
from pressfold.model.listing import ImportRow, Outcome
from pressfold.text.printable import without_directions

#: What stands for standard input, and how it is recorded.
_INPUT = "-"
_INPUT_NAME = "standard input"
_MOST_BYTES = 100_000_000


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("import", parents=[common], help="bring files and folders into the library")
    command.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    command.add_argument(
        "--map",
        action="append",
        default=[],
        dest="columns",
        metavar="FIELD=COLUMN,...",
        help="which columns of a table, or keys of JSON, hold which fact: title=Headline,text=Lead+Body; the same may "
        "stand line by line in a file beside the table, named like it with .map behind",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """0; 3 where some files were refused; 1 where all were. What was stored is told, even if the rest fails."""
    columns = _columns(arguments.columns)
    content = _standard_input() if _INPUT in arguments.paths else b""
    rows: list[ImportRow] = []
    try:
        with open_library(arguments.library) as library:
            _bring(library, arguments.paths, content, columns, rows, output)
            library.analysis.run(progress=output.progress)
    finally:
        for row in rows:
            _show(row, output)
    read = [row.outcome for row in rows if row.outcome is not Outcome.SKIPPED]
    failed = read.count(Outcome.FAILED)
    if not failed:
        return DONE
    return FAILED if failed == len(read) else SOME_REFUSED


def _bring(
    library: Library,
    names: list[str],
    content: bytes,
    columns: Mapping[str, str] | None,
    rows: list[ImportRow],
    output: Output,
) -> None:
    paths = [Path(name) for name in names if name != _INPUT]
    if paths:
        library.intake.run(paths, columns=columns, progress=output.progress, stored=rows.extend)
    if _INPUT in names:
        library.intake.take(content, "", _INPUT_NAME, columns=columns, progress=output.progress, stored=rows.extend)


def _columns(entries: list[str]) -> Mapping[str, str] | None:
    """The columns that the user named, by field; None where he named none. Raises BadColumns."""
    from pressfold.ingest.columns import parsed

    return parsed(",".join(entries)) if entries else None


def _standard_input() -> bytes:
    """All that stands in standard input. Raises FileTooLarge."""
    content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise FileTooLarge(_INPUT_NAME, f"more than {_MOST_BYTES // 1_000_000} MB", f"{_MOST_BYTES // 1_000_000} MB")
    return content


def _show(row: ImportRow, output: Output) -> None:
    """Tell a row; what was passed over is named beside the results, so that none is missed in silence."""
    if row.outcome is Outcome.SKIPPED:
        output.say(row.sentence)
    elif output.as_json:
        article = None if row.article is None else str(row.article)
        record = {"path": row.path, "part": row.part, "outcome": row.outcome, "article": article}
        output.record(record | {"sentence": row.sentence})
    else:
        output.text(
            f"{row.outcome:<12} {without_directions(row.place)}"
            + (f" ({row.article})" if row.article is not None else "")
        )
    if row.outcome is Outcome.FAILED:
        output.say(row.sentence)
