"""`pressfold quotes PATH...`: who is quoted saying what."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import quotation_record
from pressfold.library.selection import Selection
from pressfold.model.quotation import Quotation, QuotationKind


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("quotes", parents=[common], help="list the quotations with their speakers")
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        if output.as_json:
            output.records(quotation_record(selected, quotation) for quotation in selected.quotations())
        else:
            show_quotations(selected, output)
        return exit_code(selected)


def show_quotations(selected: Selection, output: Output) -> None:
    """The quotations by speaker; indirect speech never stands inside quotation marks."""
    by_speaker: dict[str, list[Quotation]] = {}
    for quotation in selected.quotations():
        by_speaker.setdefault(quotation.speaker or quotation.speaker_text or "speaker not named", []).append(quotation)
    for speaker in sorted(by_speaker, key=lambda name: (-len(by_speaker[name]), name)):
        output.text(speaker)
        for quotation in by_speaker[speaker]:
            output.text(f"  {selected.name(quotation.article)} {quotation.start}:{quotation.end}  {_words(quotation)}")
        output.text()


def _words(quotation: Quotation) -> str:
    words = " ".join(quotation.text.split())
    shown = f"“{words}”" if quotation.kind is QuotationKind.DIRECT else f"({quotation.kind}) {words}"
    details = [detail for detail in (quotation.channel, quotation.via and f"via {quotation.via}") if detail]
    return shown + (f"  [{', '.join(details)}]" if details else "")
