"""`pressfold ladder PATH...`: on whose word each sentence stands, and how much comes from which side."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.library.selection import Selection
from pressfold.model.attribution import Attributed, Ladder, SideShare, Voice

_WIDE = 100


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "ladder", parents=[common], help="list on whose word each sentence stands, and the share of each side"
    )
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.add_argument("--sides", action="store_true", help="only the share of each side")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        told = selected.ladder()
        if output.as_json:
            if not arguments.sides:
                output.records(sentence_record(selected, one) for one in told.sentences)
            output.records(side_record(share) for share in told.sides)
        else:
            if not arguments.sides:
                show_sentences(selected, told, output)
            show_sides(told, output)
        return exit_code(selected)


def sentence_record(selected: Selection, one: Attributed) -> dict[str, object]:
    """A sentence as the command line's JSON has it."""
    return {
        "article": selected.name(one.article),
        "start": one.start,
        "end": one.end,
        "words": one.words,
        "rung": one.rung,
        "voices": [_voice_record(voice) for voice in one.voices],
        "why": one.why,
    }


def side_record(share: SideShare) -> dict[str, object]:
    """The share of a side as the command line's JSON has it."""
    return {
        "side": share.side.id,
        "name": share.side.name,
        "sentences": share.sentences,
        "words": share.words,
        "share": round(share.share, 4),
        "rungs": {rung.value: number for rung, number in share.rungs.items()},
        "voices": [_voice_record(voice) for voice in share.voices],
    }


def _voice_record(voice: Voice) -> dict[str, object]:
    return {
        "name": voice.name,
        "actor": voice.actor or None,
        "side": voice.side.name,
        "why": voice.side.why,
        "set": voice.side.set,
    }


def show_sentences(selected: Selection, told: Ladder, output: Output) -> None:
    """The sentences of each article with their rungs and who vouches."""
    texts = {article.id: article.text for article in selected.articles()}
    for article, sentences in groupby(told.sentences, key=lambda one: one.article):
        output.text(selected.name(article))
        for one in sentences:
            words = " ".join(one.span.of(texts[article]).split())
            shown = words if len(words) <= _WIDE else f"{words[: _WIDE - 1]}…"
            output.text(f"  {one.rung.value:<12}  {_voices(one):<36}  {one.start}: {shown}")
        output.text()


def show_sides(told: Ladder, output: Output) -> None:
    """The share of each side, with who speaks for it and why."""
    output.text(f"{told.share:.0%} of {told.words} words stand on somebody's word.")
    for share in told.sides:
        rungs = ", ".join(f"{number} {rung.value}" for rung, number in share.rungs.items())
        sentences = f"{share.sentences} sentence{'' if share.sentences == 1 else 's'}"
        output.text(f"{share.share:>5.0%}  {share.side.name}: {share.words} words in {sentences} ({rungs})")
        for voice in share.voices:
            output.text(f"         {voice.name}: {voice.side.why}")


def _voices(one: Attributed) -> str:
    return "; ".join(
        voice.name if voice.name == voice.side.name else f"{voice.name} ({voice.side.name})" for voice in one.voices
    )
