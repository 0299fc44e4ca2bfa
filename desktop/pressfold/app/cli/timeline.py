"""`pressfold timeline PATH...`: what happened when, in which articles, and what may not add up."""

from __future__ import annotations

import argparse
from typing import Any

from pressfold.app.cli.asked import exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.library.selection import Selection
from pressfold.library.story_sheet import story_sheet
from pressfold.model.event import Check, Event, Story


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("timeline", parents=[common], help="list what happened when, and what may not add up")
    command.add_argument(
        "names", nargs="*", metavar="PATH|ID", help="files, folders or ids; all of the library without"
    )
    command.add_argument("--csv", action="store_true", help="the events as comma-separated values")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    with selection(arguments, arguments.names, output) as selected:
        story = selected.story()
        if output.as_json:
            output.records(event_record(selected, story, event) for event in story.events)
            output.records(check_record(selected, check) for check in story.checks)
        elif arguments.csv:
            output.text(event_sheet(selected, story))
        else:
            show_story(selected, story, output)
        return exit_code(selected)


def event_record(selected: Selection, story: Story, event: Event) -> dict[str, object]:
    """An event as the command line's JSON has it."""
    return {
        "event": event.id,
        "kind": event.kind,
        "day": event.day,
        "until": event.until,
        "actors": [story.name(actor) for actor in event.actors],
        "origins": event.origins,
        "agreed": event.agreed,
        "differences": list(event.differences),
        "why": event.why,
        "sources": [
            {
                "article": selected.name(source.article),
                "start": source.span.start,
                "end": source.span.end,
                "verb": source.verb,
                "phrase": source.phrase,
                "date": source.date,
                "tense": source.tense,
                "actors": [story.name(actor) for actor in source.actors],
            }
            for source in event.sources
        ],
    }


def check_record(selected: Selection, check: Check) -> dict[str, object]:
    """A check as the command line's JSON has it."""
    return {
        "check": check.id,
        "kind": check.kind,
        "title": check.title,
        "sentence": check.sentence,
        "consistent": check.consistent,
        "reasons": [
            {
                "article": selected.name(reason.article),
                "start": reason.span.start,
                "end": reason.span.end,
                "text": reason.says,
            }
            for reason in check.reasons
        ],
    }


def event_sheet(selected: Selection, story: Story) -> str:
    """The events as RFC 4180 with a header row."""
    from pressfold.export.csv import rendered

    return rendered(story_sheet(story, selected.name)).decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")


def show_story(selected: Selection, story: Story, output: Output) -> None:
    """The events by day with their sentences, then what may not add up."""
    for event in story.events:
        day = f"{event.day} to {event.until}" if event.until else event.day
        who = " and ".join(map(story.name, event.actors))
        output.text(f"{day}  {event.name}: {who}  ({_count(event)})")
        for source in event.sources:
            output.text(f"    {selected.name(source.article)} {source.span.start}: “{source.verb}”, “{source.phrase}”")
        for said in (*event.differences, *filter(None, (event.why,))):
            output.text(f"    {said}")
    for check in story.checks:
        output.text()
        output.text(f"{'Adds up' if check.consistent else 'To look at'}: {check.title}")
        output.text(f"    {check.sentence}")
        for reason in check.reasons:
            output.text(f"    {selected.name(reason.article)} {reason.span.start}: {reason.says[:160]}")


def _count(event: Event) -> str:
    articles, origins = len(event.articles), event.origins
    agreed = ", agreed" if event.agreed else ""
    return f"{articles} article{'' if articles == 1 else 's'}, {origins} origin{'' if origins == 1 else 's'}{agreed}"
