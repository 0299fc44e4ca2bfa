"""Passages of a library: the first look through all of its articles, then one more article. Nothing is asserted.

python -m tests.bench.passages_library ARTICLES.jsonl COUNT      lines with id, title, body, source, date
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.passages import article

from pressfold.library import renewal
from pressfold.library.library import Library
from pressfold.library.shelve import shelve
from pressfold.model.article import Block, Metadata, Reading, Role


def told(what: str, act: Callable[[], object]) -> None:
    began = time.process_time()
    act()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:<44} {time.process_time() - began:8.3f} CPU s   {most} MB at most", flush=True)


def fill(library: Library, path: Path, count: int) -> None:
    """Put so many articles on the shelf, as an import does."""
    with library.store.transaction() as connection, path.open(encoding="utf-8") as lines:
        for number, line in enumerate(map(json.loads, islice(lines, count))):
            made = article(number, str(line["id"]), f"{line['title']}\n\n{line['body']}", line["source"], line["date"])
            reading = made.reading
            named = Reading(f"{number}.txt", reading.text, reading.blocks, reading.metadata, str(number), str(number),
                            "utf-8", "bench")  # fmt: skip
            shelve(connection, named, "2026-01-01T00:00:00+00:00")


def one_more(library: Library) -> None:
    """An article that has two paragraphs of another one."""
    texts = [library.articles.get(id).text for id in library.articles.ids()[100:102]]
    text = "One more\n\n" + "\n\n".join(part for one in texts for part in one.split("\n\n")[1:2]) + "\n\nIt rained."
    blocks = tuple(Block(0, 8, Role.HEADLINE) if not nth else Block(start, end, Role.BODY)
                   for nth, (start, end) in enumerate(_paragraphs(text)))  # fmt: skip
    reading = Reading("more.txt", text, blocks, Metadata(outlet="More"), "more", "more", "utf-8", "bench")
    with library.store.transaction() as connection:
        shelve(connection, reading, "2026-01-01T00:00:00+00:00")


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for part in text.split("\n\n"):
        found.append((at, at + len(part)))
        at += len(part) + 2
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("count", type=int)
    asked = parser.parse_args()
    from pressfold.passages import lookup

    spent: list[float] = []
    real = lookup.changes

    def changes(*values: object, **more: object) -> object:
        began = time.process_time()
        try:
            return real(*values, **more)  # type: ignore[arg-type]  # handed on as they came
        finally:
            spent.append(time.process_time() - began)

    with TemporaryDirectory() as folder, Library.open(Path(folder, "library")) as library:
        told("put on the shelf", lambda: fill(library, asked.articles, asked.count))
        told("first look through all", lambda: renewal.passages(library.store.path, "passages of", "1"))
        lookup.changes = changes  # type: ignore[assignment]  # measured on the way
        for nth in (2, 3):
            one_more(library) if nth == 2 else library.articles.remove([library.articles.ids()[-1]])
            name = "one more article" if nth == 2 else "the same article removed"
            told(name, lambda nth=nth: renewal.passages(library.store.path, "passages of", str(nth)))  # type: ignore[misc]
            print(f"    of it the look-up {spent[-1] * 1000:.0f} CPU ms")


if __name__ == "__main__":
    main()
