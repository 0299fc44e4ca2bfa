"""`pressfold list`, `remove ID` and `set ID field=value`: the library without its texts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import row_record
from pressfold.library.articles import checked, number
from pressfold.model.article import FIELDS, Article
from pressfold.model.dependents import Dependents, Erased
from pressfold.model.errors import BadValue, NoSuchArticle
from pressfold.model.label import LabelKind
from pressfold.model.listing import ArticleRow


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    listing = commands.add_parser("list", parents=[common], help="list the articles of the library")
    for name, says in (("--tag", "with this tag"), ("--in", "in this collection")):
        listing.add_argument(
            name, metavar="NAME", dest=name[2:] + "_", action="append", default=[], help=f"only {says}"
        )
    for name, says in (("--starred", "with a star"), ("--unread", "not read yet"), ("--removed", "that were removed")):
        listing.add_argument(name, action="store_true", help=f"only those {says}")
    listing.set_defaults(run=run_list)
    remove = commands.add_parser("remove", parents=[common], help="take articles out of the library")
    remove.add_argument("ids", nargs="+", metavar="ID")
    how = remove.add_mutually_exclusive_group()
    how.add_argument("--back", action="store_true", help="bring removed articles back")
    how.add_argument("--for-good", action="store_true", help="delete them with all that is stored of them; no way back")
    remove.set_defaults(run=run_remove)
    setting = commands.add_parser(
        "set", parents=[common], help="set facts about an article", description=f"The fields are {', '.join(FIELDS)}."
    )
    setting.add_argument("id", metavar="ID")
    setting.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    setting.set_defaults(run=run_set)


def run_list(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library, reading=True) as library:
        rows = library.removal.rows() if arguments.removed else library.articles.rows()
        for kind, names in ((LabelKind.TAG, arguments.tag_), (LabelKind.COLLECTION, arguments.in_)):
            for name in names:
                ids = set(library.members(kind, name))
                rows = [row for row in rows if row.id in ids]
    if arguments.starred:
        rows = [row for row in rows if row.starred]
    if arguments.unread:
        rows = [row for row in rows if not row.read]
    print_rows(rows, output)
    return 0


def print_rows(rows: Sequence[ArticleRow], output: Output) -> None:
    """One line an article."""
    if output.as_json:
        output.records(row_record(row) for row in rows)
        return
    for row in rows:
        output.text(_line(row))
    if not rows:
        output.say("No articles here. “pressfold import PATH” brings some in.")


def _line(row: ArticleRow) -> str:
    date = (row.published or "no date")[:10]
    named = f"{row.outlet or 'outlet not stated'}: {row.title}"
    return f"{row.id:>5}  {date:<10}  {row.wire_share:>4.0%} wire  {'*' if row.starred else ' '} {named}{_more(row)}"


def _more(row: ArticleRow) -> str:
    """What the reader made of it, in brackets."""
    parts = [f"v{row.version}" if row.version > 1 else "", *row.tags, f"like {row.lead}" if row.lead else ""]
    said = ", ".join(part for part in parts if part)
    return f"  [{said}]" if said else ""


def run_remove(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library) as library:
        if arguments.back:
            ids = [_id(name) for name in arguments.ids]
            library.removal.bring_back(ids)
            _tell(library.articles.some(ids), "back", output)
        elif arguments.for_good:
            _tell_erased(library.removal.for_good([_id(name) for name in arguments.ids]), output)
        else:
            articles = [library.articles.named(name) for name in arguments.ids]
            ids = [article.id for article in articles]
            depends = library.removal.dependents(ids)
            library.articles.remove(ids)
            _tell(articles, "removed", output, "; importing its file or “remove --back” brings it back")
            _tell_dependents(depends, output)
        library.analysis.run(progress=output.progress)
    return 0


def _id(name: str) -> int:
    """The id that a name spells. Raises NoSuchArticle."""
    id = number(name)
    if id is None:
        raise NoSuchArticle(name)
    return id


def _tell(articles: Sequence[Article], what: str, output: Output, more: str = "") -> None:
    for article in articles:
        if output.as_json:
            output.record({"article": str(article.id), "removed": what == "removed", "title": article.title})
        else:
            output.text(f"{what:<12} {article.title} ({article.id}){more}")


def _tell_dependents(depends: Dependents, output: Output) -> None:
    """What the reader should know of, on standard error."""
    for briefing, pins in depends.briefings:
        output.say(f"{pins} pin{'s' if pins != 1 else ''} in “{briefing}” keep their quotes; their source is gone.")
    for name in depends.collections:
        output.say(f"It was in the collection “{name}”, and will be again when it is brought back.")


def _tell_erased(erased: Erased, output: Output) -> None:
    for title in erased.titles:
        if output.as_json:
            output.record({"title": title, "erased": True, "still_in": list(erased.backups)})
        else:
            output.text(f"deleted      {title}")
    for path in erased.backups:
        output.say(f"The backup “{path}” was made before and still holds it. Delete that file where it must not.")


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
