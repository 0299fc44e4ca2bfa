"""`pressfold actors PATH...`: who is named, under which spellings, and where; the reader's registry out and in."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.asked import DONE, FAILED, SOME_REFUSED, exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.app.cli.voice_records import actor_records
from pressfold.library.ruling_list import Listed
from pressfold.library.selection import Selection
from pressfold.library.stored import Stored
from pressfold.model.own_entry import Mistake

_EPILOG = """\
pressfold actors export FILE   write your own registry to a .yaml, .csv or .xlsx file
pressfold actors import FILE   add the entries of such a file to your own registry
pressfold actors --rulings     list what you decided about actors and quotations, the last first
pressfold actors --withdraw KEY [KEY...]   take decisions back, by the keys of that list"""


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "actors",
        parents=[common],
        help="list the actors and their mentions; export or import your own registry",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.add_argument("--rulings", action="store_true", help="list what you decided about actors and quotations")
    command.add_argument(
        "--withdraw", nargs="+", metavar="KEY", help="take decisions back, by the keys that --rulings prints"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    if arguments.withdraw:
        return _withdraw(arguments, output)
    if arguments.rulings:
        return _rulings(arguments, output)
    if len(arguments.names) == 2 and arguments.names[0] in ("export", "import"):
        act = _export if arguments.names[0] == "export" else _import
        return act(arguments, Path(arguments.names[1]), output)
    with selection(arguments, arguments.names, output) as selected:
        if output.as_json:
            output.records(actor_records(selected))
        else:
            show_actors(selected, output)
        if isinstance(selected, Stored):
            _tell_mistakes(arguments, output)
        return exit_code(selected)


def _tell_mistakes(arguments: argparse.Namespace, output: Output) -> None:
    """What is wrong in the reader's own registry, by line and field, and the names that several entries claim."""
    with open_library(arguments.library, reading=True) as library:
        read, path = library.registry.read(), library.registry.path
    _say_mistakes(path, read.mistakes, output)
    for claim in read.claims:
        output.say(claim.sentence)


def _say_mistakes(path: Path, mistakes: Sequence[Mistake], output: Output) -> None:
    for mistake in mistakes:
        field = f", {mistake.field}" if mistake.field else ""
        output.say(f"{path}, line {mistake.line}{field}: {mistake.sentence}")


def show_actors(selected: Selection, output: Output) -> None:
    """One line an actor: mentions, articles, kind, and the spellings met; then what is only offered."""
    for actor in selected.actors():
        spellings = Counter(mention.text for mention in actor.mentions)
        met = ", ".join(f"{text} ×{count}" for text, count in spellings.most_common(6))
        articles = len({mention.article for mention in actor.mentions})
        kind = actor.kind if actor.kind_sure else f"{actor.kind}?"
        output.text(f"{len(actor.mentions):>4} in {articles}  {actor.name} ({kind}): {met}")
    names = selected.actor_names()
    offered = Counter((offer.text, names.get(offer.other, offer.other), offer.why) for offer in selected.offers())
    for (text, other, why), times in offered.items():
        output.text(f"   ? ×{times}  {text} = {other}? {why}")


def _rulings(arguments: argparse.Namespace, output: Output) -> int:
    """One line a ruling: its key, when, what it did, where."""
    with open_library(arguments.library, reading=True) as library:
        rulings = library.rulings.listed()
    if output.as_json:
        output.records([_ruling_record(one) for one in rulings])
        return DONE
    for one in rulings:
        output.text(f"{one.key}  {one.ruling.when or 'before dates were kept'}  {_told(one)}")
    if not rulings:
        output.text("You decided nothing about actors and quotations yet.")
    return DONE


def _ruling_record(one: Listed) -> dict[str, object]:
    article, span = one.place or (None, None)
    return {
        "key": one.key, "kind": one.ruling.kind, "when": one.ruling.when or None, "sentence": one.sentence,
        "article": article, "start": span.start if span else None, "end": span.end if span else None,
        "missing": one.missing,
    }  # fmt: skip


def _told(one: Listed) -> str:
    where = f"  [{one.where}]" if one.where else ""
    return f"{one.sentence}{where}{'  [its article is not in the library]' if one.missing else ''}"


def _withdraw(arguments: argparse.Namespace, output: Output) -> int:
    """Take rulings back; each that there is not is named."""
    with open_library(arguments.library) as library:
        known = {one.key: one for one in library.rulings.listed()}
        found = [known[key] for key in dict.fromkeys(arguments.withdraw) if key in known]
        unknown = [key for key in arguments.withdraw if key not in known]
        if found:
            library.rulings.withdraw(*(one.ruling for one in found))
    for key in unknown:
        output.say(f"There is no decision with the key {key}; “pressfold actors --rulings” lists them.")
    if output.as_json:
        output.records([{**_ruling_record(one), "withdrawn": True} for one in found])
    else:
        for one in found:
            output.text(f"Withdrawn: {_told(one)}")
    return DONE if not unknown else SOME_REFUSED if found else FAILED


def _export(arguments: argparse.Namespace, path: Path, output: Output) -> int:
    with open_library(arguments.library, reading=True) as library:
        count = library.registry.give_out(path)
    if output.as_json:
        output.records([{"file": str(path), "entries": count}])
    else:
        output.text(f"{count} written to {path}.")
    return DONE


def _import(arguments: argparse.Namespace, path: Path, output: Output) -> int:
    with open_library(arguments.library) as library:
        imported = library.registry.take_in(path)
        claims = library.registry.read().claims
    _say_mistakes(path, imported.read.mistakes, output)
    for claim in claims:
        output.say(claim.sentence)
    if output.as_json:
        output.records([{"file": str(path), "added": imported.added, "changed": imported.changed}])
    else:
        output.text(f"{imported.added} added, {imported.changed} changed.")
    return SOME_REFUSED if imported.read.mistakes else DONE
