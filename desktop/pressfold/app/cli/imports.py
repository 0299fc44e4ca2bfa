"""`pressfold import PATH...`: files into the library, a line a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.asked import DONE, FAILED, SOME_REFUSED
from pressfold.app.cli.output import Output
from pressfold.model.listing import ImportRow, Outcome


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("import", parents=[common], help="bring files and folders into the library")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """0; 3 where some files were refused; 1 where all were. What was stored is told, even if the rest fails."""
    rows: list[ImportRow] = []
    try:
        with open_library(arguments.library) as library:
            library.intake.run(arguments.paths, progress=output.progress, stored=rows.extend)
            library.analysis.run(progress=output.progress)
    finally:
        for row in rows:
            _show(row, output)
    failed = sum(row.outcome is Outcome.FAILED for row in rows)
    if not failed:
        return DONE
    return FAILED if failed == len(rows) else SOME_REFUSED


def _show(row: ImportRow, output: Output) -> None:
    if output.as_json:
        article = None if row.article is None else str(row.article)
        record = {"path": row.path, "part": row.part, "outcome": row.outcome, "article": article}
        output.record(record | {"sentence": row.sentence})
    else:
        output.text(f"{row.outcome:<12} {row.place}" + (f" ({row.article})" if row.article is not None else ""))
    if row.outcome is Outcome.FAILED:
        output.say(row.sentence)
