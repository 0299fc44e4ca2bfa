"""`pressfold show PATH|ID`: one article with its facts, where each was found, and its text."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import article_record
from pressfold.library.selection import Selection
from pressfold.model.article import FIELDS, Article


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("show", parents=[common], help="show articles and where each fact was found")
    command.add_argument("names", nargs="+", metavar="PATH|ID")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        for article in selected.articles():
            if output.as_json:
                output.record(article_record(selected, article))
            else:
                _show(selected, article, output)
        return exit_code(selected)


def _show(selected: Selection, article: Article, output: Output) -> None:
    share = selected.wire_share(article.id)
    output.text(f"# {article.title}")
    output.text(f"article     {selected.name(article.id)}")
    for field in FIELDS:
        value, how = getattr(article.metadata, field), article.metadata.provenance.get(field)
        if value:
            output.text(f"{field:<11} {value}" + (f"  ({how})" if how else ""))
        elif field in article.metadata.suggested:
            output.text(f"{field:<11} not stated; {how or 'suggested'}: {article.metadata.suggested[field]}")
        else:
            output.text(f"{field:<11} not stated")
    output.text(f"wire share  {share.share:.0%} ({share.counted} of {share.words} words)")
    output.text(f"sha256      {article.reading.sha256}")
    for block in article.blocks:
        output.text()
        output.text(f"[{block.role}] {block.span.of(article.text)}")
    output.text()
