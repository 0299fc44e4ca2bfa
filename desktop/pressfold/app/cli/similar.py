"""`pressfold similar A [PATH...]`: the articles most like one, and the words and passages that explain it."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("similar", parents=[common], help="find the articles most like one")
    command.add_argument("article", metavar="PATH|ID", help="the article")
    command.add_argument("names", nargs="*", metavar="PATH", help="where to look; without, in the library")
    command.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many (20)")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    named = (arguments.article, *arguments.names) if arguments.names else ()
    with selection(arguments, named, output) as selected:
        article = selected.named(arguments.article)
        found = selected.similar(article.id, arguments.limit)
        titles = {one.id: one.title for one in selected.some([alike.article for alike in found])}
        for alike in found:
            record = {
                "article": selected.name(alike.article),
                "likeness": round(alike.likeness, 4),
                "words": list(alike.words),
                "shared": alike.shared,
            }
            if output.as_json:
                output.record(record)
            else:
                shared = f", {alike.shared} words in shared passages" if alike.shared else ""
                output.text(f"{alike.likeness:.2f}  {selected.name(alike.article)}  {titles[alike.article]}")
                output.text(f"      {', '.join(alike.words)}{shared}")
        if not found and not output.as_json:
            output.text("No similar articles.")
        return exit_code(selected)
