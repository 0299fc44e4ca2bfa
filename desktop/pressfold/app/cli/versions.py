"""`pressfold versions ID`: the texts of one article, and what changed between them."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.model.label import Version
from pressfold.model.passage import Change


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("versions", parents=[common], help="list the versions of an article")
    command.add_argument("id", metavar="ID")
    command.add_argument("--changes", action="store_true", help="what changed from each version to the next")
    command.add_argument("--separate", action="store_true", help="make the newest version an article of its own")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with open_library(arguments.library, reading=not arguments.separate) as library:
        versions = library.versions.of(library.articles.named(arguments.id).id)
        if arguments.separate:
            library.versions.separate(versions[-1].article)
            versions = library.versions.of(versions[-1].article)
        for nth, version in enumerate(versions):
            _show(version, output)
            if arguments.changes and nth:
                before = versions[nth - 1].article
                for change in library.versions.changes(before, version.article):
                    _show_change(before, version.article, change, output)
    return 0


def _show(version: Version, output: Output) -> None:
    if output.as_json:
        output.record(
            {
                "article": str(version.article),
                "version": version.number,
                "newest": version.newest,
                "title": version.title,
                "imported": version.imported,
                "modified": version.modified,
                "words": version.words,
                "path": version.path,
                "text_sha256": version.text_sha256,
            }
        )
        return
    newest = "  (newest)" if version.newest else ""
    output.text(f"v{version.number}  {version.imported[:10]}  {version.words:>6} words  {version.article:>5}{newest}")


def _show_change(a: int, b: int, change: Change, output: Output) -> None:
    if output.as_json:
        output.record(
            {
                "a": str(a),
                "b": str(b),
                "a_start": change.a_start,
                "a_end": change.a_end,
                "b_start": change.b_start,
                "b_end": change.b_end,
                "a_text": change.a_text,
                "b_text": change.b_text,
            }
        )
        return
    for sign, text in (("-", change.a_text), ("+", change.b_text)):
        if text:
            output.text(f"    {sign} {' '.join(text.split())}")
