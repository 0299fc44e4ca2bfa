"""`pressfold briefing new|pin|list|verify|export FILE`: the briefing without the window."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pressfold.app.bootstrap import open_library
from pressfold.app.cli.asked import DONE, SOME_REFUSED, exit_code, selection
from pressfold.app.cli.output import Output
from pressfold.briefing.citations import STYLES
from pressfold.briefing.pins import find_quote
from pressfold.briefing.shortened import printed, told
from pressfold.library.library import Library
from pressfold.model.article import Article
from pressfold.model.briefing import Anchor, AnchorState, Briefing, Newer, Pin
from pressfold.model.briefing_errors import BadSpan, QuoteAmbiguous, QuoteNotFound
from pressfold.model.manner import Manner
from pressfold.model.span import Span

_PLACE = re.compile(r"(\d+):(\d+)", re.ASCII)


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    briefing = commands.add_parser("briefing", help="make, fill, prove and export a briefing")
    acts = briefing.add_subparsers(dest="act", metavar="ACT", required=True)

    new = acts.add_parser("new", parents=[common], help="make a briefing")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--title", required=True, metavar="T")
    new.add_argument("--template", default="", metavar="NAME", help="what it begins with, such as “Chronology”")
    new.set_defaults(run=run_new)

    pin = acts.add_parser("pin", parents=[common], help="pin a quote that stands in an article")
    pin.add_argument("file", type=Path, metavar="FILE")
    pin.add_argument("article", metavar="ARTICLE", help="a file or an id of the library")
    words = pin.add_mutually_exclusive_group(required=True)
    words.add_argument("--quote", metavar="TEXT", help="the words, as they stand in the article")
    words.add_argument("--span", metavar="START:END", help="their place, in code points of the text")
    pin.add_argument("--note", default="", metavar="N")
    pin.add_argument("--section", default=None, metavar="S", help="the heading of the section, made if it is missing")
    pin.set_defaults(run=run_pin)

    listing = acts.add_parser("list", parents=[common], help="list the pins")
    listing.add_argument("file", type=Path, metavar="FILE")
    listing.set_defaults(run=run_list)

    verify = acts.add_parser("verify", parents=[common], help="prove every pin of a briefing or of an export of it")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.set_defaults(run=run_verify)

    export = acts.add_parser("export", parents=[common], help="export a briefing; the ending of OUT names the format")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("out", type=Path, metavar="OUT")
    export.add_argument("--style", choices=sorted(STYLES), default="analyst", help="how the notes name their sources")
    export.add_argument("--footnotes", action="store_true", help="notes at the foot of the pages of a Word file")
    export.add_argument("--template", type=Path, metavar="DOCX", help="a Word file whose styles give the look")
    export.add_argument("--bare", action="store_true", help="no author, file names or records inside the file")
    export.set_defaults(run=run_export)

    pack = acts.add_parser("pack", parents=[common], help="write a briefing with all its sources into one file")
    pack.add_argument("file", type=Path, metavar="FILE")
    pack.add_argument("out", type=Path, metavar="OUT", help="the pack, such as calls.briefpack")
    pack.set_defaults(run=run_pack)

    unpack = acts.add_parser("unpack", parents=[common], help="take a pack in and prove every pin of its briefing")
    unpack.add_argument("pack", type=Path, metavar="PACK")
    unpack.set_defaults(run=run_unpack)


def run_new(arguments: argparse.Namespace, output: Output) -> int:
    with (
        _library(arguments) as library,
        library.briefings.new(arguments.title, arguments.file, arguments.template) as opened,
    ):
        briefing = opened.briefing
    if output.as_json:
        output.record({"briefing": str(arguments.file), "id": briefing.id, "title": briefing.title})
    else:
        output.text(f"new briefing  {arguments.file}")
    return 0


def run_pin(arguments: argparse.Namespace, output: Output) -> int:
    with (
        _library(arguments) as library,
        library.briefings.open(arguments.file) as opened,
        selection(arguments, (arguments.article,), output) as selected,
    ):
        if not selected.articles():
            return exit_code(selected)
        article = selected.named(arguments.article)
        span = _place(arguments, article)
        context = library.briefings.context(article, span, selected.context(article.id, span))
        pin = library.briefings.pin_article(
            opened, article, span, context, section=arguments.section, note=arguments.note
        )
        opened.save()
        _show(opened.briefing, pin, None, output)
    return 0


def run_list(arguments: argparse.Namespace, output: Output) -> int:
    with _library(arguments) as library, library.briefings.open(arguments.file) as opened:
        briefing = opened.briefing
        _show_all(briefing, library.briefings.check(opened), library.briefings.newer(briefing), output)
    return 0


def run_verify(arguments: argparse.Namespace, output: Output) -> int:
    """0 when every pin is verified, 1 when one is not; each that is not is named with its state."""
    with _library(arguments) as library:
        briefing, anchors = _proved(library, arguments.file)
        newer = library.briefings.newer(briefing)
    return _told(briefing, anchors, newer, output)


def _told(briefing: Briefing, anchors: Mapping[str, Anchor], newer: Mapping[str, Newer], output: Output) -> int:
    """Show what a check found; 0 when every pin is verified, else 1."""
    _show_all(briefing, anchors, newer, output)
    doubtful = {pin: anchor for pin, anchor in anchors.items() if anchor.state is not AnchorState.VERIFIED}
    for pin, anchor in doubtful.items():
        output.say(f"{anchor.state}: “{_line(briefing.pins[pin].quote)}” {anchor.sentence}")
    for pin, differs in newer.items():
        quote = _line(briefing.pins[pin].quote)
        output.say(f"newer version: “{quote}” A newer version of the article differs here: {differs.anchor.sentence}")
    output.say(f"{len(anchors) - len(doubtful)} of {len(anchors)} verified.")
    return 1 if doubtful else 0


def run_export(arguments: argparse.Namespace, output: Output) -> int:
    manner = Manner(arguments.style, arguments.footnotes, arguments.template, arguments.bare)
    with _library(arguments) as library, library.briefings.open(arguments.file) as opened:
        written = library.briefings.export(opened, arguments.out, manner)
        pins = len(opened.briefing.pins)
    if output.as_json:
        output.record({"briefing": str(arguments.file), "written": str(written), "pins": pins})
    else:
        output.text(f"written  {written} ({pins} pin{'s' if pins != 1 else ''})")
    return 0


def run_pack(arguments: argparse.Namespace, output: Output) -> int:
    """0 when every source is in the pack, 3 when the original of one is gone; each that is gone is named."""
    with _library(arguments) as library, library.briefings.open(arguments.file) as opened:
        missing = library.handover.pack(opened, arguments.out)
        sources = len(opened.briefing.sources)
    for title in missing:
        output.say(f"not in the pack: “{_line(title)}”. Its original is not in the library.")
    if output.as_json:
        packed = sources - len(missing)
        output.record({"briefing": str(arguments.file), "written": str(arguments.out), "sources": packed})
    else:
        output.text(f"written  {arguments.out} ({sources - len(missing)} of {sources} sources)")
    return SOME_REFUSED if missing else DONE


def run_unpack(arguments: argparse.Namespace, output: Output) -> int:
    """As `verify`, for the briefing that came with the pack."""
    with open_library(arguments.library) as library:
        path = library.handover.unpack(arguments.pack)
        with library.briefings.open(path) as opened:
            briefing, anchors = opened.briefing, library.briefings.check(opened)
    if output.as_json:
        output.record({"pack": str(arguments.pack), "briefing": str(path), "title": briefing.title})
    else:
        output.text(f"taken in  {path}")
    return _told(briefing, anchors, {}, output)


def _library(arguments: argparse.Namespace) -> Library:
    return open_library(arguments.library, reading=True)


def _place(arguments: argparse.Namespace, article: Article) -> Span:
    """Where the words stand that shall be pinned. Raises BadSpan, QuoteNotFound, QuoteAmbiguous."""
    if arguments.span is not None:
        given = _PLACE.fullmatch(arguments.span.strip())
        if given is None or not 0 <= int(given[1]) < int(given[2]) <= len(article.text):
            raise BadSpan(arguments.span)
        return Span(int(given[1]), int(given[2]))
    places = find_quote(article.text, arguments.quote)
    if not places:
        raise QuoteNotFound(arguments.article)
    if len(places) > 1:
        raise QuoteAmbiguous(arguments.article, ", ".join(f"{span.start}:{span.end}" for span in places))
    return places[0]


def _proved(library: Library, path: Path) -> tuple[Briefing, Mapping[str, Anchor]]:
    """The briefing in a file or in an export, and what became of every pin."""
    if path.suffix.lower() in (".docx", ".md", ".markdown", ".html", ".htm"):
        return library.briefings.verify_export(path)
    with library.briefings.open(path) as opened:
        return opened.briefing, library.briefings.check(opened)


def _show_all(briefing: Briefing, anchors: Mapping[str, Anchor], newer: Mapping[str, Newer], output: Output) -> None:
    for pin in briefing.ordered():
        _show(briefing, pin, anchors.get(pin.id), output, newer.get(pin.id))


def _show(briefing: Briefing, pin: Pin, anchor: Anchor | None, output: Output, newer: Newer | None = None) -> None:
    source, anchor = briefing.source_of(pin), anchor or pin.anchor
    state = anchor.state if anchor else None
    if not output.as_json:
        output.text(f"{state or 'not checked':<10} “{_line(printed(pin))}”  {source.outlet or source.title}")
        return
    output.record(
        {
            "pin": pin.id,
            "section": briefing.section_of(pin.id).heading,
            "quote": pin.quote,
            "printed": printed(pin),
            "edited": told(pin),
            "note": pin.note,
            "tags": pin.tags,
            "status": pin.status,
            "reliability": pin.reliability,
            "credibility": pin.credibility,
            "also_in": pin.also_in,
            "origins": pin.origins,
            "source": source.path,
            "title": source.title,
            "outlet": source.outlet,
            "published": source.published,
            "speaker": pin.speaker,
            "start": pin.span.start,
            "end": pin.span.end,
            "state": state,
            "sentence": anchor.sentence if anchor else "",
            "newer": newer.anchor.sentence if newer else None,
            "sha256": source.sha256,
            "text_sha256": source.text_sha256,
        }
    )


def _line(text: str) -> str:
    return " ".join(text.split())
