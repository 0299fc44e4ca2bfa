"""`pressfold actors PATH...`: who is named, under which spellings, and where."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.records import actor_record
from pressfold.library.selection import Selection


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("actors", parents=[common], help="list the actors and their mentions")
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        if output.as_json:
            found, names = selected.actors(), selected.actor_names()
            output.records(actor_record(selected, names, actor) for actor in found)
        else:
            show_actors(selected, output)
        return exit_code(selected)


def show_actors(selected: Selection, output: Output) -> None:
    """One line an actor: mentions, articles, kind, and the spellings met."""
    for actor in selected.actors():
        spellings = Counter(mention.text for mention in actor.mentions)
        met = ", ".join(f"{text} ×{count}" for text, count in spellings.most_common(6))
        articles = len({mention.article for mention in actor.mentions})
        kind = actor.kind if actor.kind_sure else f"{actor.kind}?"
        output.text(f"{len(actor.mentions):>4} in {articles}  {actor.name} ({kind}): {met}")
