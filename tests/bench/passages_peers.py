"""Pressfold's passages side by side with three usual ways, on one planted collection. Nothing is asserted.

    python -m tests.bench.passages_peers FOLDER OUT       a folder with docs/*.txt and meta.jsonl

Writes OUT/<way>.jsonl, one line a pair, {a, a_start, a_end, b, b_start, b_end}, to be scored against what was planted,
and tells CPU seconds. The ways: unbroken runs of eight words (one in more than twenty articles is passed over), MinHash
by sentence (datasketch, where it is installed), and difflib on the articles that share a run of eight words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from pathlib import Path

from tests.bench.passages import planted

from pressfold.model.article import Article
from pressfold.model.passage import PassageKind
from pressfold.passages.find import find_passages

Pair = tuple[int, int, int, int, int, int]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
RUN, CAP, LIKE, SHORTEST = 8, 20, 0.5, 6


def pressfold(articles: list[Article]) -> Iterator[Pair]:
    for pair in find_passages(articles).pairs:
        if pair.kind is not PassageKind.STOCK:
            yield pair.a, pair.a_start, pair.a_end, pair.b, pair.b_start, pair.b_end


def _words(article: Article) -> list[tuple[str, int, int]]:
    return [(match.group().lower(), *match.span()) for match in _WORD.finditer(article.text)]


def _shared_runs(words: list[list[tuple[str, int, int]]]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Where each run of eight words stands, if in several articles and not in too many."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for nth, own in enumerate(words):
        for at in range(len(own) - RUN + 1):
            places[tuple(word for word, _, _ in own[at : at + RUN])].append((nth, at))
    return {run: at for run, at in places.items() if 2 <= len({nth for nth, _ in at}) <= CAP}


def exact_runs(articles: list[Article]) -> Iterator[Pair]:
    """Unbroken runs of eight words or more."""
    words = [_words(article) for article in articles]
    lines: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for places in _shared_runs(words).values():
        for (a, a_at), (b, b_at) in combinations(places, 2):
            if a != b:
                lines[a, b, b_at - a_at].append(a_at)
    for (a, b, shift), starts in lines.items():
        first = last = None
        for at in [*sorted(starts), None]:
            if first is not None and last is not None and (at is None or at > last + 1):
                end = last + RUN - 1
                yield (a, words[a][first][1], words[a][end][2], b, words[b][first + shift][1], words[b][end + shift][2])
                first = None
            first, last = (at if first is None else first), at


def minhash(articles: list[Article]) -> Iterator[Pair]:
    """Sentences that are alike by MinHash of their pairs of words."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]  # optional: for this comparison only

    index, known = MinHashLSH(threshold=LIKE, num_perm=64), {}
    for nth, article in enumerate(articles):
        for match in _SENTENCE.finditer(article.text):
            words = [word.lower() for word in _WORD.findall(match.group())]
            if len(words) >= SHORTEST:
                made = MinHash(num_perm=64)
                made.update_batch([f"{a} {b}".encode() for a, b in pairwise(words)])
                known[nth, *match.span()] = made
                index.insert((nth, *match.span()), made)
    for key, made in known.items():
        for other in index.query(made):
            if key[0] < other[0]:
                yield (*key, *other)


def difflib_blocks(articles: list[Article]) -> Iterator[Pair]:
    """Matching blocks of eight words or more in articles that share such a run."""
    words = [_words(article) for article in articles]
    pairs = {(a, b) for at in _shared_runs(words).values() for (a, _), (b, _) in combinations(at, 2) if a < b}
    for a, b in sorted(pairs):
        matcher = SequenceMatcher(
            None, [word for word, *_ in words[a]], [word for word, *_ in words[b]], autojunk=False
        )
        for block in matcher.get_matching_blocks():
            if block.size >= RUN:
                a_end, b_end = words[a][block.a + block.size - 1][2], words[b][block.b + block.size - 1][2]
                yield a, words[a][block.a][1], a_end, b, words[b][block.b][1], b_end


WAYS: dict[str, Callable[[list[Article]], Iterator[Pair]]] = {
    "pressfold": pressfold,
    "exact-runs": exact_runs,
    "minhash": minhash,
    "difflib": difflib_blocks,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    articles = list(planted(asked.collection))
    asked.out.mkdir(parents=True, exist_ok=True)
    keys = ("a", "a_start", "a_end", "b", "b_start", "b_end")
    for name, way in WAYS.items():
        began = time.process_time()
        try:
            found = list(way(articles))
        except ImportError as error:
            print(f"{name:<12} passed over: {error}", file=sys.stderr)
            continue
        print(f"{name:<12} {len(found):7d} pairs {time.process_time() - began:8.1f} CPU s", file=sys.stderr)
        with (asked.out / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            for pair in found:
                told = dict(zip(keys, pair, strict=True))
                told["a"], told["b"] = (articles[int(told[side])].reading.path for side in "ab")  # type: ignore[assignment]
                out.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
