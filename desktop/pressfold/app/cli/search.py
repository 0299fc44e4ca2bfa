"""`pressfold search QUERY [PATH...]`: hits with snippets."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import hit_record, pin_hit_record
from pressfold.model.errors import BadQuery, NotOfPins
from pressfold.model.search import Facet, PinHit, PinResult, ResultOrder, SearchHit, SearchResult

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
    command.add_argument(
        "--in", dest="place", choices=("articles", "pins"), default="articles",
        help="search the articles, or the pins and notes of all briefings",
    )  # fmt: skip
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    return _pins(arguments, output) if arguments.place == "pins" else _articles(arguments, output)


def _pins(arguments: argparse.Namespace, output: Output) -> int:
    of_articles = {
        "--facets": arguments.facets, "--fold": arguments.fold, "--order": arguments.order != "relevance",
        " ".join(arguments.names): bool(arguments.names),
    }  # fmt: skip
    for option, asked in of_articles.items():
        if asked:
            raise NotOfPins(option)
    with open_library(arguments.library, reading=True) as library, _pointed_at(arguments.query, output):
        result = library.pins.find(arguments.query, limit=max(1, arguments.limit), spelled=not arguments.exact)
    for hit in result.hits:
        if output.as_json:
            output.record(pin_hit_record(hit, result))
        else:
            output.text("  ".join(filter(None, (hit.briefing, hit.section, hit.speaker, hit.outlet))))
            output.text(f"    {_marked(hit)}" + (f"  [via {', '.join(hit.via)}]" if hit.via else ""))
    if not output.as_json:
        _sum_up(result.found, "pin or note", "pins and notes", result, output)
    return 0


def _articles(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        with _pointed_at(arguments.query, output):
            result = selected.search(
                arguments.query,
                max(1, arguments.limit),
                spelled=not arguments.exact,
                order=ResultOrder(arguments.order),
                folded=arguments.fold,
            )
        articles = {article.id: article for article in selected.some([hit.article for hit in result.hits])}
        for hit in result.hits:
            if output.as_json:
                output.record(hit_record(selected, articles[hit.article], hit, result))
            else:
                output.text(f"{selected.name(hit.article)}  {articles[hit.article].title}{_times(hit)}")
                output.text(f"    {_marked(hit)}" + (f"  [via {', '.join(hit.via)}]" if hit.via else ""))
        if not output.as_json:
            _sum_up(result.articles, "article", "articles", result, output)
        if arguments.facets:
            _show_facets(selected.facets(result), output)
        return exit_code(selected)


@contextmanager
def _pointed_at(query: str, output: Output) -> Iterator[None]:
    """Point at the character of a query that cannot be read."""
    try:
        yield
    except BadQuery as error:
        output.say(query)
        output.say(" " * error.position + "^")
        raise


def _sum_up(found: int, one: str, several: str, result: SearchResult | PinResult, output: Output) -> None:
    output.text(f"{'at least ' if result.at_least else ''}{found} {one if found == 1 else several}")
    if result.suggestion:
        output.text(f"Did you mean: {result.suggestion}")


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


def _marked(hit: SearchHit | PinHit) -> str:
    """The snippet with its hits between « »."""
    parts: list[str] = []
    at = 0
    for mark in hit.marks:
        parts += [hit.snippet[at : mark.start], "«", mark.of(hit.snippet), "»"]
        at = mark.end
    return " ".join("".join([*parts, hit.snippet[at:]]).split())
