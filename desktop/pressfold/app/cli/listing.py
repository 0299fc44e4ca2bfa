"""`pressfold list`, `remove ID` and `set ID field=value`: the library without its texts."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import row_record
from pressfold.library.articles import checked
from pressfold.model.article import FIELDS
from pressfold.model.errors import BadValue
from pressfold.model.listing import ArticleRow


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    listing = commands.add_parser("list", parents=[common], help="list the articles of the library")
    listing.set_defaults(run=run_list)
    remove = commands.add_parser("remove", parents=[common], help="take articles out of the library")
    remove.add_argument("ids", nargs="+", metavar="ID")
    remove.set_defaults(run=run_remove)
    setting = commands.add_parser(
        "set", parents=[common], help="set facts about an article", description=f"The fields are {', '.join(FIELDS)}."
    )
    setting.add_argument("id", metavar="ID")
    setting.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    setting.set_defaults(run=run_set)


def run_list(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library, reading=True) as library:
        rows = library.articles.rows()
    if output.as_json:
        output.records(row_record(row) for row in rows)
        return 0
    for row in rows:
        output.text(_line(row))
    if not rows:
        output.say("The library holds no articles yet. “pressfold import PATH” brings some in.")
    return 0


def _line(row: ArticleRow) -> str:
    date = (row.published or "no date")[:10]
    return f"{row.id:>5}  {date:<10}  {row.wire_share:>4.0%} wire  {row.outlet or 'outlet not stated'}: {row.title}"


def run_remove(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library) as library:
        articles = [library.articles.named(name) for name in arguments.ids]
        library.articles.remove(article.id for article in articles)
        library.analysis.run(progress=output.progress)
    for article in articles:
        if output.as_json:
            output.record({"article": str(article.id), "removed": True, "title": article.title})
        else:
            output.text(f"removed      {article.title} ({article.id}); importing its file brings it back")
    return 0


def run_set(arguments: argparse.Namespace, output: Output) -> int:
    changes = [_change(text) for text in arguments.values]
    for field, value in changes:
        checked(field, value)  # all of them, before the first is set
    with open_library(arguments.library) as library:
        article = library.articles.named(arguments.id)
        for field, value in changes:
            library.articles.set_field(article.id, field, value)
        library.analysis.run(progress=output.progress)
        metadata = library.articles.get(article.id).metadata
    for field, _ in changes:
        if output.as_json:
            output.record({"article": str(article.id), "field": field, "value": getattr(metadata, field)})
        else:
            output.text(f"{field} = {getattr(metadata, field) or ''}")
    return 0


def _change(text: str) -> tuple[str, str]:
    """`field=value` taken apart. Raises BadValue."""
    field, equals, value = text.partition("=")
    if not equals:
        raise BadValue("set", text, "FIELD=VALUE, for example outlet=Reuters")
    return field.strip(), value
