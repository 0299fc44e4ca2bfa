"""`pressfold count NAMES [PATH...]`: how often each name of a list stands in each article."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.library.names import names_in, names_of
from pressfold.library.selection import Selection
from pressfold.model.search import BatchRow


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("count", parents=[common], help="count a list of names in every article")
    command.add_argument(
        "list", metavar="NAMES", help="a text file with a name or phrase a line, or - for what is typed"
    )
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    asked = names_of(sys.stdin.read()) if arguments.list == "-" else names_in(Path(arguments.list))
    with selection(arguments, arguments.names, output) as selected:
        rows = selected.count(asked)
        for row in rows:
            if output.as_json:
                output.record(_record(selected, row))
            else:
                places = ", ".join(f"{selected.name(id)} {times}" for id, times in row.counts.items())
                output.text(f"{row.asked}  {row.total} in {row.articles}" + (f"  ({places})" if places else ""))
        return exit_code(selected)


def _record(selected: Selection, row: BatchRow) -> dict[str, object]:
    return {
        "asked": row.asked,
        "total": row.total,
        "articles": row.articles,
        "counts": {selected.name(id): times for id, times in row.counts.items()},
    }
