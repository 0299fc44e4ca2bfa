"""Passages of a library: the first look through all articles, one more, one less; and articles that are odd.

    python -m tests.bench.passages_library ARTICLES.jsonl COUNT...     lines with id, title, body, source, date
    python -m tests.bench.passages_library odd                         hostile articles, at full size

Every row has a process of its own. CPU seconds and the largest memory are told, and between whom the ratio is; nothing
is asserted. "Silent" is the longest time between two signs of progress and between two questions whether to go on.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import heading, row
from tests.bench.passages import article

from pressfold.library import renewal
from pressfold.library.library import Library
from pressfold.library.shelve import shelve
from pressfold.model.article import Article, Reading
from pressfold.passages.find import find_passages


class Silence:
    """Progress and cancel that remember how long neither was heard of, in seconds by the clock."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0

    def check(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def progress(self, *_: object) -> None:
        self.check()


def spent(act: Callable[[], object]) -> float:
    """CPU seconds of an act."""
    began = time.process_time()
    act()
    return time.process_time() - began


def megabytes() -> int:
    """The largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def put(library: Library, *made: Article) -> None:
    """Put articles on the shelf, as an import does; each has a name of its own."""
    with library.store.transaction() as connection:
        for one in made:
            name, read = one.reading.path, one.reading
            named = Reading(name, read.text, read.blocks, read.metadata, name, name, "utf-8", "bench")
            shelve(connection, named, "2026-01-01T00:00:00+00:00")


def fill(library: Library, path: Path, count: int) -> None:
    """Put so many articles on the shelf."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(map(json.loads, islice(lines, count))):
            put(
                library,
                article(number, f"{number}.txt", f"{line['title']}\n\n{line['body']}", line["source"], line["date"]),
            )


def one_more(library: Library, ids: list[int], nth: int) -> Article:
    """An article that has a paragraph of each of two others, and one of its own."""
    texts = [library.articles.get(id).text.split("\n\n") for id in ids[nth : nth + 2]]
    shared = "\n\n".join(part for one in texts for part in one[1:2])
    return article(
        0, f"more{nth}.txt", f"One more, the {nth}th\n\n{shared}\n\nIt rained on the {nth}th day.", "More", None
    )


def whole(path: Path, count: int) -> tuple[float, int]:
    """Look through a library of so many articles, then at one more and one less; CPU seconds and megabytes."""
    with TemporaryDirectory() as folder, Library.open(Path(folder, "library")) as library:
        fill(library, path, count)
        silence = Silence()

        def look(signature: str) -> None:
            renewal.passages(library.store.path, "passages of", signature, progress=silence.progress, cancel=silence)

        seconds, most = spent(lambda: look("all")), megabytes()
        row(f"{count:,} articles: first look through all, with all rows", f"{seconds:.1f} CPU s, {most} MB at most")
        row(f"{count:,} articles: silent", f"{silence.longest:.1f} s")
        ids = library.articles.ids()
        added, removed = [], []
        for nth in range(count // 7, count - 2, count // 7):
            put(library, one_more(library, ids, nth))
            added.append(spent(lambda nth=nth: look(f"more {nth}")))  # type: ignore[misc]  # bound at once
            library.articles.remove([ids[nth]])
            removed.append(spent(lambda nth=nth: look(f"less {nth}")))  # type: ignore[misc]  # bound at once
        for what, times in (("one more article", added), ("one article less", removed)):
            middle, worst = sorted(times)[len(times) // 2] * 1000, max(times) * 1000
            row(f"{count:,} articles: {what}, with all rows", f"{middle:.0f} CPU ms, {worst:.0f} at worst", "50 CPU ms")
        return seconds, most


def paragraph(draw: random.Random, first: int, kinds: int, between: str) -> str:
    """Sixty words of five letters from `first` on, so many kinds of them."""
    return between.join("".join(chr(first + draw.randrange(kinds)) for _ in range(5)) for _ in range(60)) + "."


def story(seed: int, first: int = 97, kinds: int = 16, between: str = " ", paragraphs: int = 6) -> str:
    """A text of paragraphs that no other seed gives."""
    draw = random.Random(seed)
    return "\n".join(paragraph(draw, first, kinds, between) for _ in range(paragraphs))


def odd(kind: str, made: list[str], outlets: int) -> None:
    """Find the passages of these texts and tell what it took."""
    articles = [article(nth, f"{nth}", text, f"Outlet {nth % outlets}", None) for nth, text in enumerate(made)]
    before = megabytes()
    seconds = spent(lambda: find_passages(articles))
    row(kind, f"{seconds:.1f} CPU s, {megabytes()} MB at most ({before} MB are the texts)")


def odd_collections() -> dict[str, tuple[Callable[[], list[str]], int]]:
    """What hostile articles there are, by what they are called: what makes their texts, and of how many outlets."""
    footers = [story(10**6 + nth, paragraphs=1) for nth in range(12)]
    return {
        "an article of a million words and a short one of its": (
            lambda: [long := story(1, paragraphs=16_700), "\n".join(long.split("\n")[900:904])], 2),
        "an article of a million words twice": (lambda: [story(1, paragraphs=16_700)] * 2, 2),
        "10,000 copies of one article": (lambda: [story(1)] * 10_000, 50),
        "10,000 empty articles": (lambda: [""] * 10_000, 50),
        "10,000 articles of one word": (lambda: ["Word"] * 10_000, 50),
        "5,000 articles of Han characters": (lambda: [story(nth, 0x4E00, 800, "") for nth in range(5_000)], 50),
        "5,000 articles of Arabic letters": (lambda: [story(nth, 0x628, 18) for nth in range(5_000)], 50),
        "5,000 pages of boilerplate alone": (
            lambda: ["\n".join(random.Random(nth).sample(footers, 5)) for nth in range(5_000)], 20),
    }  # fmt: skip


def odd_one(kind: str) -> None:
    make, outlets = odd_collections()[kind]
    odd(kind, make(), outlets)


def main() -> None:
    heading()
    alone = get_context("spawn")
    if sys.argv[1:] == ["odd"]:
        for kind in odd_collections():
            process = alone.Process(target=odd_one, args=(kind,))
            process.start()
            process.join()
        return
    path, counts = Path(sys.argv[1]), [int(count) for count in sys.argv[2:]]
    took: list[tuple[float, int]] = []
    for count in counts:
        with alone.Pool(1) as pool:
            took.append(pool.apply(whole, (path, count)))
    for (few, (seconds, _)), (many, (more, _)) in zip(
        zip(counts, took, strict=True), list(zip(counts, took, strict=True))[1:], strict=False
    ):
        row(f"{many:,} articles against {few:,}", f"{more / seconds:.1f} x the CPU time for {many / few:.1f} x as many")


if __name__ == "__main__":
    main()
