"""`pressfold collections` and `pressfold tags`: what the reader sorts articles by."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.listing import print_rows
from pressfold.app.cli.output import Output
from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.label import COLOURS, Label, LabelKind


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    _add(commands, common, LabelKind.COLLECTION, "collections", "--query", "make it a smart collection by this query")
    _add(commands, common, LabelKind.TAG, "tags", "--colour", f"one of {', '.join(COLOURS)}")


def _add(commands: Any, common: argparse.ArgumentParser, kind: LabelKind, name: str, look: str, says: str) -> None:
    command = commands.add_parser(name, parents=[common], help=f"list {name}, make and change them")
    acts = command.add_subparsers(dest="act", metavar="ACT")
    command.set_defaults(run=run_list, kind=kind)
    for act, run, says_act, ids in (
        ("show", run_show, "list its articles", False),
        ("new", run_new, "make one", False),
        ("add", run_add, "give it to articles; it is made where there is none", True),
        ("take", run_take, "take it from articles", True),
        ("rename", run_rename, "give it another name", False),
        ("set", run_set, "change its look", False),
        ("delete", run_delete, "delete it; its articles stay", False),
    ):
        part = acts.add_parser(act, parents=[common], help=says_act)
        part.add_argument("name", metavar="NAME")
        if ids:
            part.add_argument("ids", nargs="+", metavar="ID")
        if act == "rename":
            part.add_argument("new", metavar="NEW")
        if act in ("new", "set"):
            part.add_argument(look, dest="look", default="", help=says, required=act == "set")
        part.set_defaults(run=run, kind=kind)


def run_list(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library, reading=True) as library:
        labels = [_counted(library, label) for label in library.labels.all(arguments.kind)]
    for label in labels:
        if output.as_json:
            output.record(_record(label))
        else:
            output.text(f"{label.articles:>6}  {label.name}" + (f"  ({label.look})" if label.look else ""))
    if not labels and not output.as_json:
        output.say(f"There are no {arguments.kind}s yet. “pressfold {arguments.kind}s add NAME ID” makes one.")
    return 0


def run_show(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library, reading=True) as library:
        ids = set(library.members(arguments.kind, arguments.name))
        rows = [row for row in library.articles.rows() if row.id in ids]
    print_rows(rows, output)
    return 0


def run_new(arguments: argparse.Namespace, output: Output) -> int:
    return _change(arguments, output, lambda labels, kind, name: labels.make(kind, name, arguments.look))


def run_set(arguments: argparse.Namespace, output: Output) -> int:
    return _change(arguments, output, lambda labels, kind, name: labels.set_look(kind, name, arguments.look))


def run_rename(arguments: argparse.Namespace, output: Output) -> int:
    return _change(arguments, output, lambda labels, kind, name: labels.rename(kind, name, arguments.new))


def run_delete(arguments: argparse.Namespace, output: Output) -> int:
    return _change(arguments, output, lambda labels, kind, name: labels.drop(kind, name))


def run_add(arguments: argparse.Namespace, output: Output) -> int:
    return _to_articles(arguments, output, "put")


def run_take(arguments: argparse.Namespace, output: Output) -> int:
    return _to_articles(arguments, output, "take")


def _change(arguments: argparse.Namespace, output: Output, act: Callable[..., Done]) -> int:
    with open_library(arguments.library) as library:
        _tell(act(library.labels, arguments.kind, arguments.name), arguments, output)
    return 0


def _to_articles(arguments: argparse.Namespace, output: Output, act: str) -> int:
    with open_library(arguments.library) as library:
        ids = [library.articles.named(name).id for name in arguments.ids]
        _tell(getattr(library.labels, act)(arguments.kind, arguments.name, ids), arguments, output)
    return 0


def _tell(done: Done, arguments: argparse.Namespace, output: Output) -> None:
    if output.as_json:
        about = {"act": done.name, arguments.kind.value: arguments.name, "changed": bool(done.undo)}
        output.record({**about, "articles": [str(id) for id in done.articles]})
    else:
        output.text(f"{done.name}: {arguments.name}" + ("" if done.undo else " (nothing to change)"))


def _counted(library: Library, label: Label) -> Label:
    return Label(label.kind, label.name, label.look, len(library.searches.smart(label))) if label.smart else label


def _record(label: Label) -> dict[str, object]:
    look = {"colour": label.look} if label.kind is LabelKind.TAG else {"query": label.look or None}
    return {label.kind.value: label.name, **look, "articles": label.articles}
