"""`pressfold mark ID...` and `pressfold role ID START:END ROLE`: stars, what was read, and what a block is."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.model.article import Role
from pressfold.model.errors import BadValue


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    mark = commands.add_parser("mark", parents=[common], help="star articles, call them read or unread")
    mark.add_argument("ids", nargs="+", metavar="ID")
    how = mark.add_mutually_exclusive_group(required=True)
    for name in ("star", "unstar", "read", "unread"):
        how.add_argument(f"--{name}", dest="how", action="store_const", const=name)
    mark.set_defaults(run=run_mark)
    role = commands.add_parser("role", parents=[common], help="say what a block of an article is")
    role.add_argument("id", metavar="ID")
    role.add_argument("span", metavar="START:END", help="the block, as “show --json” gives it")
    role.add_argument("role", metavar="ROLE", choices=[role.value for role in Role], help=", ".join(Role))
    role.set_defaults(run=run_role)


def run_mark(arguments: argparse.Namespace, output: Output) -> int:
    how: str = arguments.how
    on = not how.startswith("un")
    with open_library(arguments.library) as library:
        ids = [library.articles.named(name).id for name in arguments.ids]
        done = library.articles.star(ids, on) if how.endswith("star") else library.articles.mark_read(ids, on)
    for id in ids:
        if output.as_json:
            output.record({"article": str(id), "mark": how, "changed": bool(done.undo)})
        else:
            output.text(f"{how:<12} {id}")
    return 0


def run_role(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library) as library:
        article = library.articles.named(arguments.id)
        block = next((b for b in article.blocks if f"{b.start}:{b.end}" == arguments.span), None)
        if block is None:
            known = ", ".join(f"{b.start}:{b.end}" for b in article.blocks[:8])
            raise BadValue("a block of this article", arguments.span, f"one of {known} …")
        library.articles.set_role(article.id, block, Role(arguments.role))
        library.analysis.run(progress=output.progress)
    if output.as_json:
        output.record({"article": str(article.id), "start": block.start, "end": block.end, "role": arguments.role})
    else:
        output.text(f"{arguments.span} is {arguments.role} now, it was {block.role}")
    return 0
