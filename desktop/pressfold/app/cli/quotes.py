"""`pressfold quotes PATH...`: who is quoted saying what."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.voice_records import quotation_records
from pressfold.library.selection import Selection
from pressfold.model.quotation import Quotation, QuotationKind

#: Pairs that are less alike are told in JSON only.
_TOLD = 0.6


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("quotes", parents=[common], help="list the quotations with their speakers")
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        if output.as_json:
            output.records(quotation_records(selected))
        else:
            show_quotations(selected, output)
        return exit_code(selected)


def show_quotations(selected: Selection, output: Output) -> None:
    """The quotations by speaker, then what is odd about utterances and what is only offered.

    Indirect speech never stands inside quotation marks.
    """
    found, names = selected.quotations(), selected.actor_names()
    by_speaker: dict[str, list[Quotation]] = {}
    for quotation in found:
        by_speaker.setdefault(quotation.speaker or quotation.speaker_text or "speaker not named", []).append(quotation)
    for speaker in sorted(by_speaker, key=lambda name: (-len(by_speaker[name]), name)):
        output.text(speaker)
        for quotation in by_speaker[speaker]:
            place = f"{selected.name(quotation.article)} {quotation.start}:{quotation.end}"
            output.text(f"  {place}  {_words(quotation, names)}")
        output.text()
    for utterance in selected.utterances():
        for told in filter(None, (utterance.conflict, utterance.translated, utterance.posted)):
            output.text(f"{', '.join(utterance.quotations)}: {told}")
    for pair in selected.likenesses():
        if pair.conflict or pair.likeness >= _TOLD:
            output.text(f"{pair.one} and {pair.other} may be one statement: {pair.why}")


def _words(quotation: Quotation, names: Mapping[str, str]) -> str:
    words = " ".join(quotation.text.split())
    shown = f"“{words}”" if quotation.kind is QuotationKind.DIRECT else f"({quotation.kind}) {words}"
    details = [detail for detail in _details(quotation, names) if detail]
    return shown + (f"  [{', '.join(details)}]" if details else "")


def _details(quotation: Quotation, names: Mapping[str, str]) -> Iterator[str | None]:
    yield "denied" if quotation.negated else None
    yield quotation.channel
    yield quotation.addressee and f"to {quotation.addressee}"
    yield quotation.when
    yield quotation.via and f"via {quotation.via}"
    yield quotation.offered and f"perhaps {names.get(quotation.offered, quotation.offered)}"
