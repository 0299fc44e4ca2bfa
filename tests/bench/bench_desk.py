#!/usr/bin/env python3
"""Measure the desk against bare text views in one run: opening, a scroll step, layers, theme, a huge article.

    bench_desk.py [--repeats N]

CPU milliseconds (median), offscreen at 1440 x 900. Articles have 5,000 words; the marks are 500 an article: passages
with edits, actors, quotations, pins and hits. Bare text views are read-only QTextEdits with the same text and font.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import figures
import shiboken6
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit, QWidget

from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.briefing import AnchorState
from pressfold.model.passage import Family, Passage, PassageKind, WireShare
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.ui import fonts, theme
from pressfold.ui.desk.content import ColumnContent, PinPlace
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.layers import Layer

WORDS = [
    "Throughout",
    "his",
    "five",
    "years",
    "as",
    "president",
    "he",
    "has",
    "sought",
    "dialogue",
    "with",
    "the",
    "Kremlin",
    "at",
    "times",
    "to",
    "the",
    "irritation",
    "of",
    "allies",
    "who",
    "are",
    "worried",
    "that",
    "talks",
    "produced",
    "few",
    "results",
    "while",
    "both",
    "sides",
    "have",
    "left",
    "the",
    "door",
    "open",
]
PARAGRAPHS, PARAGRAPH = 100, 50
SIZE = (1440, 900)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--repeats", type=int, default=9)
    figures.heading()
    measure(asked.parse_args().repeats)


def measure(repeats: int) -> None:
    """Print a row for each thing that is asked of the desk alone."""
    app = QApplication([])
    theme.install(app, theme.Choice.LIGHT)
    contents = marked(4)
    bench_opening(app, contents[:2], repeats)
    bench_scrolling(app, contents)
    bench_switching(app, contents, repeats)
    bench_million(app)
    bench_lines(app)


# --- what is opened --------------------------------------------------------------------------------------------


def article(number: int, paragraphs: int) -> Article:
    lines = []
    for nth in range(paragraphs):
        at = nth * 7 + number * 3
        lines.append(" ".join(WORDS[(at + word) % len(WORDS)] for word in range(PARAGRAPH)) + ".")
    text = "\n".join(lines)
    blocks, start = [], 0
    for nth, line in enumerate(lines):
        role = Role.POST if nth % 20 == 19 else Role.BODY
        blocks.append(Block(start, start + len(line), role))
        start += len(line) + 1
    metadata = Metadata(title=f"Article {number} about talks", outlet="Reuters", published="2022-01-28")
    reading = Reading(f"{number}.txt", text, tuple(blocks), metadata, "", "", "utf-8", "plain")
    return Article(number, reading)


def marked(number: int) -> list[ColumnContent]:
    articles = [article(nth, PARAGRAPHS) for nth in range(number)]
    families = tuple(family(nth, articles) for nth in range(40))
    return [content(one, families) for one in articles]


def family(nth: int, articles: list[Article]) -> Family:
    members = []
    for one in articles:
        block = one.blocks[nth * 2 + 3]
        start = block.start + 10
        members.append(Passage(one.id, start, start + 170, (Span(start + 30, start + 40),)))
    return Family(f"family{nth}", PassageKind.WIRE, 30 - nth % 10, tuple(members))


def content(one: Article, families: tuple[Family, ...]) -> ColumnContent:
    blocks = one.blocks
    mentions = tuple(
        Mention(one.id, block.start + at, block.start + at + 9, "president", How.NAME, "registry alias")
        for block in blocks
        for at in (5, 90, 180)
    )
    actors = (Actor("somebody", "Some Body", ActorKind.PERSON, True, None, (), None, mentions[:280]),)
    quotations = tuple(quotation(nth, one.id, block) for nth, block in enumerate(blocks[:60]))
    pins = tuple(
        PinPlace(f"pin{nth}", Span(b.start, b.start + 60), AnchorState.VERIFIED) for nth, b in enumerate(blocks[::5])
    )
    hits = tuple(Span(block.start + 120, block.start + 128) for block in blocks[:60])
    share = WireShare(5000, 1200)
    return ColumnContent(one, families, actors, quotations, pins=pins, hits=hits, wire_share=share)


def quotation(nth: int, number: int, block: Block) -> Quotation:
    start, end = block.start + 40, block.start + 140
    return Quotation(
        f"q{nth}", number, start, end, "", (Span(start, end),), QuotationKind.DIRECT, False, ("somebody",), "somebody",
        "he", None, "said", None, None, 0.9,
    )  # fmt: skip


def marks_in(one: ColumnContent) -> int:
    members = sum(member.article == one.article.id for family in one.families for member in family.members)
    return members * 2 + sum(len(a.mentions) for a in one.actors) + len(one.quotations) + len(one.pins) + len(one.hits)


# --- measuring -------------------------------------------------------------------------------------------------


def cpu(act: Callable[[], object]) -> float:
    """CPU milliseconds of an act."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


def window(inside: QWidget) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(inside)
    made.setMinimumSize(200, 200)
    made.resize(*SIZE)
    made.show()
    return made


def wait_until_idle(app: QApplication) -> None:
    """Let Qt finish laying out what is off the screen, which it does when nothing else is asked."""
    for _ in range(30):
        app.processEvents()
        time.sleep(0.01)


def closed(*windows: QMainWindow) -> None:
    """Close and delete these windows now: waiting ones would be polished and painted with the next."""
    for shown in windows:
        shown.close()
        shiboken6.delete(shown)


def add_bare(row: QSplitter, contents: list[ColumnContent]) -> list[QTextEdit]:
    """Make a bare text view for each article and show its text."""
    views = []
    for _ in contents:
        view = QTextEdit()
        view.setReadOnly(True)
        view.setFont(fonts.serif(16))
        row.addWidget(view)
        views.append(view)
    for view, one in zip(views, contents, strict=True):
        view.setPlainText(one.article.text)
    return views


def bench_opening(app: QApplication, contents: list[ColumnContent], repeats: int) -> None:
    """Both sides make their views and show the texts in a window that stands already."""
    ours, theirs = [], []
    for _ in range(repeats):
        row = QSplitter()
        shown = window(row)
        app.processEvents()
        theirs.append(cpu(lambda row=row: (add_bare(row, contents), app.processEvents())))
        closed(shown)
        desk = Desk()
        shown = window(desk)
        app.processEvents()
        ours.append(cpu(lambda desk=desk: (desk.set_columns(contents), app.processEvents())))
        closed(shown)
    words, marks = len(contents[0].article.text.split()), marks_in(contents[0])
    what = f"open two articles of {words:,} words with {marks} marks each"
    report(what, statistics.median(ours), statistics.median(theirs), "2 x two bare views, 150 ms")


def bench_scrolling(app: QApplication, contents: list[ColumnContent], steps: int = 60) -> None:
    row = QSplitter()
    bare_window = window(row)
    views = add_bare(row, contents)
    desk = Desk()
    desk_window = window(desk)
    desk.set_columns(contents)
    desk.set_linked(False)
    wait_until_idle(app)
    pages = desk.findChildren(QTextEdit)
    for step in (12, 60, 300):
        times: dict[str, list[float]] = {"ours": [], "theirs": [], "linked": []}
        for nth in range(steps):
            at = 400 + nth * step
            for name, scrolled in (("theirs", views), ("ours", pages)):
                desk.set_linked(False)
                times[name].append(cpu(lambda scrolled=scrolled, at=at: scroll(app, scrolled, at)))
            desk.set_linked(True)
            times["linked"].append(cpu(lambda at=at: scroll(app, pages[:1], at + 2)))
        bare = statistics.median(times["theirs"])
        what = f"scroll step of {step} px, four columns"
        report(what, statistics.median(times["ours"]), bare, "1.6 x four bare views (10 ms)")
        report(f"{what}, linked", statistics.median(times["linked"]), bare, "1.6 x four bare views (10 ms)")
    closed(bare_window, desk_window)


def scroll(app: QApplication, views: list[QTextEdit], at: int) -> None:
    for view in views:
        view.verticalScrollBar().setValue(at)
    app.processEvents()


def bench_switching(app: QApplication, contents: list[ColumnContent], repeats: int) -> None:
    desk = Desk()
    shown = window(desk)
    desk.set_columns(contents)
    wait_until_idle(app)
    for layer in (Layer.PASSAGES, Layer.ACTORS, Layer.POSTS):
        times = []
        for nth in range(repeats):
            on = frozenset(Layer) - ({layer} if nth % 2 == 0 else set())
            times.append(cpu(lambda on=on: (desk.set_layers(on), app.processEvents())))
        report(f"toggle {layer.value}", statistics.median(times), asked="50 ms")
    times = []
    for nth in range(repeats):
        choice = theme.Choice.DARK if nth % 2 == 0 else theme.Choice.LIGHT
        times.append(cpu(lambda choice=choice: (theme.keeper().choose(choice), app.processEvents())))
    report("switch theme, desk with four columns", statistics.median(times), asked="200 ms")
    again = [replace(one, hits=()) for one in contents]
    times = [cpu(lambda one=one: (desk.update_content(one), app.processEvents())) for one in again]
    report("update one column's findings", statistics.median(times))
    closed(shown)


def bench_million(app: QApplication) -> None:
    long = content(article(9, 3520), ())
    desk = Desk()
    shown = window(desk)
    app.processEvents()
    what = f"article of {len(long.article.text):,} characters"
    report(f"{what}: open", cpu(lambda: (desk.set_columns([long]), app.processEvents())), asked="1,000 ms")
    end = len(long.article.text) - 100
    report(f"{what}: first jump to its end", cpu(lambda: (desk.reveal(9, Span(end, end + 20)), app.processEvents())))
    report(f"{what}: next jump", cpu(lambda: (desk.reveal(9, Span(500_000, 500_020)), app.processEvents())))
    closed(shown)


def bench_lines(app: QApplication, number: int = 100_000) -> None:
    """Of the rounds after opening, the longest: there Qt lays out what is off the screen."""
    text = "word\n" * number
    blocks = tuple(Block(at, at + 4, Role.BODY) for at in range(0, len(text), 5))
    long = ColumnContent(Article(9, Reading("9.txt", text, blocks, Metadata(), "", "", "utf-8", "plain")))
    desk = Desk()
    shown = window(desk)
    app.processEvents()
    what = f"article of {number:,} one-word lines"
    report(f"{what}: open", cpu(lambda: (desk.set_columns([long]), app.processEvents())))
    report(f"{what}: longest round after that", max(cpu(app.processEvents) for _ in range(60)))
    closed(shown)


def report(what: str, ours: float, theirs: float | None = None, asked: str = "") -> None:
    figures.milliseconds(what, ours, theirs, asked)


if __name__ == "__main__":
    main()
