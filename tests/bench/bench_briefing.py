"""Five hundred pins: how long opening, an edit, a check of all and the exports take. Nothing is asserted.

python tests/bench/bench_briefing.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "desktop")]

from tests.briefing.making import NOW, article  # noqa: E402

from pressfold.briefing.edits import EditNote, MovePin, PinQuote  # noqa: E402 - the path comes first
from pressfold.briefing.opened import OpenBriefing  # noqa: E402
from pressfold.briefing.outline import document  # noqa: E402
from pressfold.briefing.pins import make_pin  # noqa: E402
from pressfold.briefing.proof import check  # noqa: E402
from pressfold.export.formats import write  # noqa: E402
from pressfold.text.sentences import sentences  # noqa: E402

PINS = 500
Made = TypeVar("Made")


def timed(what: str, act: Callable[[], Made], times: int = 3) -> Made:
    """The outcome of an act, after telling the best of some times in milliseconds of the processor."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        made = act()
        best = min(best, time.process_time() - start)
    print(f"{what:<32} {best * 1000:8.1f} ms")
    return made


def main() -> None:
    articles = [article(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "corpus").glob("0*.txt"))]
    with TemporaryDirectory() as folder:
        path, state = Path(folder, "calls.briefing"), Path(folder, "state")
        opened = OpenBriefing.new(path, "Calls", state=state)
        section = opened.briefing.sections[0].id
        texts: dict[str, str] = {}
        for nth in range(PINS):
            source = articles[nth % len(articles)]
            spans = sentences(source.text)
            pin, origin = make_pin(source, spans[nth % len(spans)], id=f"p{nth}", created=NOW, source_id=f"s{nth % 5}")
            texts[origin.id] = source.text
            opened.apply(PinQuote(pin, origin, section))
        timed("save after an edit", lambda: (opened.apply(EditNote("p7", str(time.perf_counter()))), opened.save()))
        timed("an edit, kept on the disk", lambda: opened.apply(EditNote("p9", str(time.perf_counter()))), 20)
        timed("moving a pin", lambda: (opened.apply(MovePin("p9", section, 0)), opened.apply(MovePin("p9", section))))
        timed("undo", opened.undo)
        opened.save()
        opened.close()

        def reopen() -> OpenBriefing:
            again = OpenBriefing.open(path, state=state)
            again.close()
            return again

        briefing = timed("open", reopen).briefing
        pins = sorted(briefing.ordered(), key=lambda pin: pin.source)  # source by source, as the library asks
        anchors = timed("check all, nothing changed", lambda: {
            pin.id: check(pin, texts[pin.source], checked=NOW) for pin in pins
        })  # fmt: skip
        newer = {id: "UPDATED.\n" + text for id, text in texts.items()}
        timed("check all, every article moved", lambda: [check(pin, newer[pin.source], checked=NOW) for pin in pins])
        other = {id: text.replace("a", "e") for id, text in texts.items()}
        timed("check all, every word changed", lambda: [check(pin, other[pin.source], checked=NOW) for pin in pins])
        gone = dict.fromkeys(texts, "Nothing of it is left. " * 300)
        timed("check all, every word gone", lambda: [check(pin, gone[pin.source], checked=NOW) for pin in pins])
        made = timed("outline", lambda: document(briefing, anchors=anchors, created=NOW))
        timed("export DOCX", lambda: write(made, Path(folder, "calls.docx")))
        timed("export Markdown", lambda: write(made, Path(folder, "calls.md")))


if __name__ == "__main__":
    main()
