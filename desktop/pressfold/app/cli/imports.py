"""`pressfold import PATH...`: files into the library, a line a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.model.listing import Outcome


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("import", parents=[common], help="bring files and folders into the library")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """0; 3 where some files were refused; 1 where all were."""
    with open_library(arguments.library) as library:
        report = library.intake.run(arguments.paths, progress=output.progress)
        library.analysis.run(progress=output.progress)
    for row in report.rows:
        if output.as_json:
            article = None if row.article is None else str(row.article)
            output.record({"path": row.path, "outcome": row.outcome, "article": article, "sentence": row.sentence})
        elif row.outcome is Outcome.FAILED:
            output.text(f"{row.outcome:<12} {row.path}")
        else:
            output.text(f"{row.outcome:<12} {row.path} ({row.article})")
        if row.outcome is Outcome.FAILED:
            output.say(row.sentence)
    failed = report.count(Outcome.FAILED)
    if not failed:
        return 0
    return 1 if failed == len(report.rows) else 3
