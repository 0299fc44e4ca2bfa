"""`pressfold report PATH...`: all findings as text to read."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.cli.actors import show_actors
from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.passages import record_families, show_families
from pressfold.app.cli.quotes import show_quotations
from pressfold.app.cli.records import article_record
from pressfold.app.cli.voice_records import actor_records, quotation_records
from pressfold.library.selection import Selection
from pressfold.model.article import Article


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("report", parents=[common], help="all findings as text to read")
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        if output.as_json:
            _records(selected, output)
        else:
            _text(selected, output)
        return exit_code(selected)


def _text(selected: Selection, output: Output) -> None:
    articles = selected.articles()
    _heading(f"Articles ({len(articles)})", output)
    for article in articles:
        _article(selected, article, output)
    _heading("Shared passages", output)
    show_families(selected, output)
    output.text()
    _heading("Actors", output)
    show_actors(selected, output)
    output.text()
    _heading("Quotations by speaker", output)
    show_quotations(selected, output)


def _heading(words: str, output: Output) -> None:
    output.text(words)
    output.text("=" * len(words))


def _article(selected: Selection, article: Article, output: Output) -> None:
    facts, share = article.metadata, selected.wire_share(article.id)
    suggested = facts.suggested.get("published")
    date = facts.published or (f"date needed (a post suggests {suggested})" if suggested else "date needed")
    output.text(article.title)
    output.text(f"  {selected.name(article.id)}")
    output.text(f"  {facts.outlet or 'outlet not stated'}, {date}" + (f", {facts.credit}" if facts.credit else ""))
    output.text(f"  {share.words} words, wire share {share.share:.0%} ({share.counted} words)")
    output.text()


def _records(selected: Selection, output: Output) -> None:
    """The records of every kind, each with a key `finding` that says which it is."""
    for article in selected.articles():
        output.record({"finding": "article", **article_record(selected, article)})
    record_families(selected, output, finding="family")
    for actor in actor_records(selected):
        output.record({"finding": "actor", **actor})
    for quotation in quotation_records(selected):
        output.record({"finding": "quotation", **quotation})
