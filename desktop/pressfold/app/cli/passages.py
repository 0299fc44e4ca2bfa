"""`pressfold passages PATH...`: the families of shared passages, or the aligned pairs."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import echo_record, family_record, pair_record
from pressfold.library.selection import Selection
from pressfold.model.passage import Echo, Family, PassageKind, Verdict


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("passages", parents=[common], help="find what articles share with each other")
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.add_argument("--pairs", action="store_true", help="the aligned pairs instead of the families")
    command.add_argument(
        "--loose", type=_looseness, metavar="X",
        help="look again, from 0 (strict: only what is certain) over 0.5 (as usual) to 1 (loose); nothing is stored",
    )  # fmt: skip
    command.set_defaults(run=run)


def _looseness(told: str) -> float:
    looseness = float(told)
    if not 0 <= looseness <= 1:
        raise argparse.ArgumentTypeError("it is a number from 0 to 1")
    return looseness


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        if arguments.pairs:
            _pairs(selected, output)
        elif output.as_json:
            record_families(selected, output)
        else:
            show_families(selected, output)
        return exit_code(selected)


def _pairs(selected: Selection, output: Output) -> None:
    texts = {article.id: article.text for article in selected.articles()}
    for pair in selected.pairs():
        if output.as_json:
            output.record(pair_record(selected, pair))
            continue
        output.text(f"{pair.kind}, {pair.words} words, similarity {pair.similarity:.2f}")
        output.text(
            f"  {selected.name(pair.a)} {pair.a_start}:{pair.a_end}  {texts[pair.a][pair.a_start : pair.a_end]}"
        )
        output.text(
            f"  {selected.name(pair.b)} {pair.b_start}:{pair.b_end}  {texts[pair.b][pair.b_start : pair.b_end]}"
        )
    for echo in selected.echoes():
        if output.as_json:
            output.record(echo_record(selected, echo))
        else:
            show_echo(selected, texts, echo, output)


def show_echo(selected: Selection, texts: Mapping[int, str], echo: Echo, output: Output) -> None:
    """What may be the same quotation, with the reason."""
    output.text(f"possibly the same quote. {echo.why}")
    for article, start, end in ((echo.a, echo.a_start, echo.a_end), (echo.b, echo.b_start, echo.b_end)):
        output.text(f"  {selected.name(article)} {start}:{end}  {' '.join(texts[article][start:end].split())}")


def record_families(selected: Selection, output: Output, **also: str) -> None:
    """One record a family, with these keys before its own."""
    families = selected.families()
    texts = _texts(selected, families)
    output.records({**also, **family_record(selected, texts, family)} for family in families)


def _texts(selected: Selection, families: Sequence[Family]) -> Mapping[int, str]:
    """The texts of all members, also of those in articles that were not selected."""
    holders = {article for family in families for article in family.articles}
    return {article.id: article.text for article in selected.some(holders)}


def show_families(selected: Selection, output: Output) -> None:
    """The shown families with their members, then a line on what was found and hidden."""
    families = selected.families()
    texts = _texts(selected, families)
    for family in families:
        if family.kind is not PassageKind.STOCK:
            _family(selected, texts, family, output)
    hidden = [family for family in families if family.kind is PassageKind.STOCK]
    for family in hidden:
        member = family.members[0]
        output.text(
            f"hidden: “{member.span.of(texts[member.article])}” in {len(family.articles)} articles. {family.why}"
            f"  [{family.id}]"
        )
    own = {article.id: article.text for article in selected.articles()}
    for echo in selected.echoes():
        show_echo(selected, own, echo, output)
    if not families:
        output.text("No shared passages.")


def _family(selected: Selection, texts: Mapping[int, str], family: Family, output: Output) -> None:
    origins = f"{family.origins} origin{'s' if family.origins != 1 else ''}"
    said = f", {family.verdict}" if family.verdict is not Verdict.NONE else ""
    output.text(
        f"{family.kind}, {family.words} words in {len(family.articles)} articles, {origins}{said}  [{family.id}]"
    )
    for member in family.members:
        edited = ", edited" if member.edited else ""
        place = f"{selected.name(member.article)} {member.start}:{member.end}{edited}"
        output.text(f"  {place}")
        output.text(f"    {' '.join(member.span.of(texts[member.article]).split())}")
    if family.likely_origin is not None:
        origin = family.likely_origin
        output.text(f"  likely from {selected.name(origin.article)}: {' '.join(origin.reasons)}")
    output.text()
