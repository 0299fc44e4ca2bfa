"""`pressfold search QUERY [PATH...]`: hits with snippets."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import hit_record
from pressfold.model.errors import BadQuery
from pressfold.model.search import Facet, ResultOrder, SearchHit

#: So many values of a facet are printed.
_FACET_VALUES = 12


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("search", parents=[common], help="search the articles")
    command.add_argument("query", metavar="QUERY", help='words, "phrases", OR, NOT, -word, word*, (groups)')
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.add_argument("--limit", type=int, default=50, metavar="N", help="at most N articles (50)")
    command.add_argument(
        "--order", choices=[order.value for order in ResultOrder], default="relevance", help="how the hits are ordered"
    )
    command.add_argument("--exact", action="store_true", help="names only as they are typed, not in other spellings")
    command.add_argument("--fold", action="store_true", help="near-doubles as one hit")
    command.add_argument("--facets", action="store_true", help="count outlets, dates, actors ... of all that match")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        try:
            result = selected.search(
                arguments.query,
                max(1, arguments.limit),
                spelled=not arguments.exact,
                order=ResultOrder(arguments.order),
                folded=arguments.fold,
            )
        except BadQuery as error:
            output.say(arguments.query)
            output.say(" " * error.position + "^")
            raise
        articles = {article.id: article for article in selected.some([hit.article for hit in result.hits])}
        for hit in result.hits:
            if output.as_json:
                output.record(hit_record(selected, articles[hit.article], hit, result))
            else:
                output.text(f"{selected.name(hit.article)}  {articles[hit.article].title}{_times(hit)}")
                output.text(f"    {_marked(hit)}" + (f"  [via {', '.join(hit.via)}]" if hit.via else ""))
        if not output.as_json:
            least = "at least " if result.at_least else ""
            output.text(f"{least}{result.articles} article{'s' if result.articles != 1 else ''}")
            if result.suggestion:
                output.text(f"Did you mean: {result.suggestion}")
        if arguments.facets:
            _show_facets(selected.facets(result), output)
        return exit_code(selected)


def _show_facets(facets: Sequence[Facet], output: Output) -> None:
    for facet in facets:
        if output.as_json:
            values = {value.value: value.articles for value in facet.values}
            output.record({"facet": facet.field, "values": values, "others": facet.others})
        else:
            shown = ", ".join(f"{value.value} {value.articles}" for value in facet.values[:_FACET_VALUES])
            output.text(f"{facet.name}: {shown}{' …' if facet.others or len(facet.values) > _FACET_VALUES else ''}")


def _times(hit: SearchHit) -> str:
    """How many articles the hit stands for, where near-doubles are folded under it."""
    return f"  ×{len(hit.doubles) + 1}" if hit.doubles else ""


def _marked(hit: SearchHit) -> str:
    """The snippet with its hits between « »."""
    parts: list[str] = []
    at = 0
    for mark in hit.marks:
        parts += [hit.snippet[at : mark.start], "«", mark.of(hit.snippet), "»"]
        at = mark.end
    return " ".join("".join([*parts, hit.snippet[at:]]).split())
