"""Find the shared passages of a planted collection, and tell time and memory.

    python -m tests.bench.passages FOLDER PAIRS.jsonl       a folder with docs/*.txt and meta.jsonl
    python -m tests.bench.passages ARTICLES.jsonl PAIRS.jsonl    lines with id, title, body, source, date

Writes one line a pair, {a, a_start, a_end, b, b_start, b_end, kind}; set phrases are left out.
Not part of the test run.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.passage import PassageKind
from pressfold.passages.find import find_passages

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def article(number: int, name: str, text: str, outlet: str | None, published: str | None) -> Article:
    """An article whose first line is the headline and whose other lines are its body: no boilerplate is known."""
    lines = [match.span() for match in _LINE.finditer(text)]
    blocks = [Block(*span, Role.HEADLINE if nth == 0 else Role.BODY) for nth, span in enumerate(lines)]
    metadata = Metadata(outlet=outlet, published=published)
    return Article(number, Reading(name, text, tuple(blocks), metadata, "", "", "utf-8", "bench"))


def planted(folder: Path) -> Iterator[Article]:
    """The articles of a planted collection, with what a library would know of them."""
    known = {line["doc"]: line for line in map(json.loads, (folder / "meta.jsonl").open(encoding="utf-8"))}
    for number, path in enumerate(sorted((folder / "docs").glob("*.txt"))):
        about = known[path.name]
        yield article(number, path.name, path.read_bytes().decode("utf-8"), about["outlet"], about["date"])


def listed(path: Path) -> Iterator[Article]:
    """The articles of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(map(json.loads, lines)):
            yield article(number, str(line["id"]), f"{line['title']}\n\n{line['body']}", line["source"], line["date"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    articles = list(planted(asked.collection) if asked.collection.is_dir() else listed(asked.collection))
    profile = cProfile.Profile()
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    if asked.profile:
        profile.enable()
    found = find_passages(articles)
    profile.disable()
    seconds = time.process_time() - began
    with asked.pairs.open("w", encoding="utf-8") as out:
        for pair in found.pairs:
            if pair.kind is not PassageKind.STOCK:
                names = {"a": articles[pair.a].reading.path, "b": articles[pair.b].reading.path}
                places = {"a_start": pair.a_start, "a_end": pair.a_end, "b_start": pair.b_start, "b_end": pair.b_end}
                told = {"kind": pair.kind, "words": pair.words, "bits": round(pair.bits, 1)}
                out.write(json.dumps(names | places | told) + "\n")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    shown = sum(pair.kind is not PassageKind.STOCK for pair in found.pairs)
    families = {kind.value: sum(family.kind is kind for family in found.families) for kind in PassageKind}
    print(
        f"{len(articles)} articles, {shown} pairs shown of {len(found.pairs)}, families {families}, "
        f"{seconds:.1f} CPU s, {most // 1024} MB at most ({before // 1024} MB before)",
        file=sys.stderr,
    )
    if asked.profile:
        import pstats

        pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
