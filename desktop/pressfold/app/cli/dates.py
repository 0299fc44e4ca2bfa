"""`pressfold dates PATH...`: the dated phrases with the dates that they mean."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import dated_record
from pressfold.library.selection import Selection
from pressfold.model.dated import DatedPhrase


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("dates", parents=[common], help="list the dated phrases with their dates")
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        if output.as_json:
            output.records(dated_record(selected, phrase) for phrase in selected.dates())
        else:
            show_dates(selected, output)
        return exit_code(selected)


def show_dates(selected: Selection, output: Output) -> None:
    """The phrases of each article with what they mean, or why that cannot be said."""
    for article, phrases in groupby(selected.dates(), key=lambda phrase: phrase.article):
        output.text(selected.name(article))
        for phrase in phrases:
            output.text(f"  {phrase.start}:{phrase.end}  “{' '.join(phrase.text.split())}”  {_meaning(phrase)}")
            output.text(f"      {phrase.why}")
        output.text()


def _meaning(phrase: DatedPhrase) -> str:
    """The day or the days, and whether the reader said so."""
    if phrase.date is None:
        return "no date (set by you)" if phrase.set else "not resolved"
    day = f"{phrase.date} to {phrase.until}" if phrase.until else phrase.date
    return f"{day} (set by you)" if phrase.set else day
