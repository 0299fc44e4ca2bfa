"""`pressfold families` and `pressfold noise`: what the reader decides about shared passages."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.asked import DONE, FAILED, SOME_REFUSED
from pressfold.app.cli.output import Output
from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.errors import PressfoldError
from pressfold.model.passage import Family, Verdict

Act = Callable[[Library, str], Done]


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    families = commands.add_parser(
        "families", parents=[common], help="list what you decided about shared passages; confirm or reject them"
    )
    families.set_defaults(run=run_decided)
    acts = families.add_subparsers(dest="act", metavar="ACT")
    for name, act, says in (
        ("confirm", _confirm, "say that they are shared passages, set phrases too"),
        ("reject", _reject, "say that they are none: hidden and never counted, after every analysis"),
        ("reset", _reset, "take back what you said of them and of their origin"),
    ):
        part = acts.add_parser(name, parents=[common], help=says)
        part.add_argument("names", nargs="+", metavar="FAMILY", help="the id, as “passages” gives it")
        part.set_defaults(run=run_each, does=act)
    origin = acts.add_parser("origin", parents=[common], help="say from which article a passage came")
    origin.add_argument("names", nargs=1, metavar="FAMILY", help="the id, as “passages” gives it")
    origin.add_argument("article", metavar="ID")
    origin.set_defaults(run=run_each, does=None)
    _add_noise(commands, common)


def _add_noise(commands: Any, common: argparse.ArgumentParser) -> None:
    noise = commands.add_parser(
        "noise", parents=[common], help="list the phrases that are never shown as passages; add and remove some"
    )
    noise.set_defaults(run=run_noise)
    acts = noise.add_subparsers(dest="act", metavar="ACT")
    for name, act, says in (
        ("add", _add_phrase, "hide the passages that are hardly more than a phrase, in any spelling"),
        ("remove", _remove_phrase, "take phrases off the list"),
    ):
        part = acts.add_parser(name, parents=[common], help=says)
        part.add_argument("names", nargs="+", metavar="PHRASE")
        part.set_defaults(run=run_each, does=act)


def run_decided(arguments: argparse.Namespace, output: Output) -> int:
    """One line a passage that something was decided of: its id, what, and its words."""
    with open_library(arguments.library, reading=True) as library:
        decided = [family for family in library.findings.families() if _said(family)]
        texts = {one.id: one.text for one in library.articles.some({family.members[0].article for family in decided})}
    for family in decided:
        first = family.members[0]
        text = " ".join(first.span.of(texts[first.article]).split())
        if output.as_json:
            output.record({**_record(family), "text": text})
        else:
            output.text(f"{family.id}  {', '.join(_said(family))}  {text}")
    if not decided and not output.as_json:
        output.say(
            "You decided nothing about shared passages yet. “pressfold families reject FAMILY” hides one that is none."
        )
    return DONE


def run_noise(arguments: argparse.Namespace, output: Output) -> int:
    """One line a phrase."""
    with open_library(arguments.library, reading=True) as library:
        phrases = library.passages.noise()
    for phrase in phrases:
        if output.as_json:
            output.record({"phrase": phrase})
        else:
            output.text(phrase)
    if not phrases and not output.as_json:
        output.say("Your noise list is empty. “pressfold noise add PHRASE” hides the passages that are that phrase.")
    return DONE


def run_each(arguments: argparse.Namespace, output: Output) -> int:
    """Do one thing to each family or phrase; those of which it cannot be said are named."""
    done = refused = 0
    act: Act = arguments.does or _origin(arguments.article)
    with open_library(arguments.library) as library:
        for name in dict.fromkeys(arguments.names):
            try:
                _tell(act(library, name), arguments.command, name, output)
            except PressfoldError as error:
                output.say(error.sentence)
                refused += 1
            else:
                done += 1
    return DONE if not refused else SOME_REFUSED if done else FAILED


def _tell(done: Done, command: str, name: str, output: Output) -> None:
    if output.as_json:
        about = "family" if command == "families" else "phrase"
        articles = [str(id) for id in done.articles]
        output.record({"act": done.name, about: name, "changed": bool(done.undo), "articles": articles})
    else:
        output.text(f"{done.name}: {name}" + ("" if done.undo else " (nothing to change)"))


def _confirm(library: Library, family: str) -> Done:
    return library.passages.confirm(family)


def _reject(library: Library, family: str) -> Done:
    return library.passages.reject(family)


def _reset(library: Library, family: str) -> Done:
    return library.passages.reset(family)


def _origin(article: str) -> Act:
    def act(library: Library, family: str) -> Done:
        return library.passages.set_origin(family, library.articles.named(article).id)

    return act


def _add_phrase(library: Library, phrase: str) -> Done:
    return library.passages.add_noise(phrase)


def _remove_phrase(library: Library, phrase: str) -> Done:
    return library.passages.remove_noise(phrase)


def _said(family: Family) -> list[str]:
    """What was decided of a family."""
    said = [] if family.verdict is Verdict.NONE else [str(family.verdict)]
    if family.likely_origin is not None and family.likely_origin.chosen:
        said.append(f"from article {family.likely_origin.article}")
    return said


def _record(family: Family) -> dict[str, object]:
    origin = family.likely_origin
    return {
        "family": family.id,
        "kind": family.kind,
        "verdict": family.verdict,
        "origin": str(origin.article) if origin is not None and origin.chosen else None,
        "articles": [str(id) for id in family.articles],
    }
