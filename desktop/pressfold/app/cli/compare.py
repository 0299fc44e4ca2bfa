"""`pressfold compare A B`: what two articles share, what only one has, what was changed."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.cli.asked import DONE, FAILED, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import comparison_record
from pressfold.model.errors import NotTwoArticles
from pressfold.model.passage import Change, Comparison
from pressfold.model.span import Span


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("compare", parents=[common], help="compare two articles")
    command.add_argument("a", metavar="A", help="a file or an id")
    command.add_argument("b", metavar="B", help="a file or an id")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, (arguments.a, arguments.b), output) as selected:
        if selected.refused:
            return FAILED
        if len(selected.articles()) != 2:
            raise NotTwoArticles(arguments.a, arguments.b)
        a, b = selected.named(arguments.a), selected.named(arguments.b)
        compared = selected.compare(a.id, b.id)
        if output.as_json:
            output.record(comparison_record(selected, compared))
        else:
            _show(compared, a.text, b.text, output)
        return DONE


def _show(compared: Comparison, a_text: str, b_text: str, output: Output) -> None:
    output.text(f"wire share  A {compared.wire_share_a:.0%}  B {compared.wire_share_b:.0%}")
    for pair in compared.shared:
        output.text(f"shared ({pair.kind}, {pair.words} words)  {_line(a_text, Span(pair.a_start, pair.a_end))}")
    for change in compared.changed:
        output.text(_told(change))
    for change in compared.moved:
        output.text(f"moved  “{change.b_text}”")
    for span in compared.only_a:
        output.text(f"only in A  {_line(a_text, span)}")
    for span in compared.only_b:
        output.text(f"only in B  {_line(b_text, span)}")


def _told(change: Change) -> str:
    """A change as one line; words that only one side has are not called changed into nothing."""
    if change.a_text and change.b_text:
        return f"changed  “{change.a_text}” -> “{change.b_text}”"
    return f"only in {'A' if change.a_text else 'B'}, within a passage  “{change.a_text or change.b_text}”"


def _line(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
