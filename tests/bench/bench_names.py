#!/usr/bin/env python3
"""Measure the names found in texts with known names: exact typed and untyped F1, F1 by kind, words a CPU second.

    bench_names.py DATA.jsonl[.gz] [--limit N] [--errors N]

DATA: one object a line, {text, spans: [{start, end, label}]}, labels PER, ORG, LOC; others are passed over. A
government counts as ORG or LOC, an outlet as ORG. `--errors N` prints the N most frequent wrong and missed names.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from wrapped import article, records

from pressfold.actors.find import find_actors
from pressfold.model.actor import Actor, How

KINDS = {
    "person": {"PER"},
    "place": {"LOC"},
    "organisation": {"ORG"},
    "media": {"ORG"},
    "government": {"ORG", "LOC"},
}
LABELS = ("PER", "ORG", "LOC")
Found = tuple[int, int, frozenset[str]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--limit", type=int, default=0)
    asked.add_argument("--errors", type=int, default=0)
    options = asked.parse_args()
    texts = list(records(options.data, options.limit))
    articles = [article(nth, record["text"]) for nth, record in enumerate(texts)]
    started = time.process_time()
    found = by_article(find_actors(articles), len(texts))
    seconds = time.process_time() - started
    report(texts, found)
    words = sum(len(record["text"].split()) for record in texts)
    print(f"{words} words, {words / seconds:.0f} words a CPU second")
    print_errors(texts, found, options.errors)


def by_article(actors: list[Actor], size: int) -> list[list[Found]]:
    found: list[list[Found]] = [[] for _ in range(size)]
    for actor in actors:
        for mention in actor.mentions:
            if mention.how is How.NAME:
                found[mention.article].append((mention.start, mention.end, frozenset(KINDS[actor.kind.value])))
    return [sorted(names, key=lambda name: name[:2]) for names in found]


def report(texts: list[dict], found: list[list[Found]]) -> None:
    """Print F1, precision and recall of each way to count."""
    totals = {way: Counter() for way in ("exact typed", "exact untyped", *LABELS)}
    for record, names in zip(texts, found, strict=True):
        known, names = counted(record, names)
        exact = {(start, end): label for start, end, label in known}
        count(totals["exact typed"], sum(exact.get(n[:2]) in n[2] for n in names), len(names), len(known))
        count(totals["exact untyped"], sum(n[:2] in exact for n in names), len(names), len(known))
        for label in LABELS:
            right = [n for n in names if label in n[2]]
            ours = sum(exact.get(n[:2]) == label for n in right)
            count(totals[label], ours, len(right), sum(k[2] == label for k in known))
    for way, total in totals.items():
        precision, recall = total["hit"] / max(total["found"], 1), total["hit"] / max(total["known"], 1)
        score = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{way:14} F1 {score:.3f}  precision {precision:.3f}  recall {recall:.3f}")


def count(total: Counter, hit: int, found: int, known: int) -> None:
    total.update(hit=hit, found=found, known=known)


def counted(record: dict, names: list[Found]) -> tuple[list[tuple[int, int, str]], list[Found]]:
    """The known names, and the found ones that do not lie on a span of another label."""
    known = [(s["start"], s["end"], s["label"]) for s in record["spans"] if s["label"] in LABELS]
    free = [(s["start"], s["end"]) for s in record["spans"] if s["label"] not in LABELS]
    kept = [
        n
        for n in names
        if any(k[0] < n[1] and n[0] < k[1] for k in known) or not any(f[0] < n[1] and n[0] < f[1] for f in free)
    ]
    return known, kept


def print_errors(texts: list[dict], found: list[list[Found]], limit: int) -> None:
    """Print the most frequent differences: nothing there, missed, other bounds, other kind."""
    seen: Counter[str] = Counter()
    for record, names in zip(texts, found, strict=True) if limit else ():
        known, names = counted(record, names)
        exact = {(start, end): label for start, end, label in known}
        text = record["text"]
        for start, end, kinds in names:
            over = [k for k in known if k[0] < end and start < k[1]]
            if not over:
                seen[f"none  {text[start:end]!r} {'/'.join(sorted(kinds))}"] += 1
            elif (start, end) not in exact:
                seen[f"bounds {text[start:end]!r} is {text[over[0][0] : over[0][1]]!r}"] += 1
            elif exact[start, end] not in kinds:
                seen[f"kind  {text[start:end]!r} {'/'.join(sorted(kinds))} is {exact[start, end]}"] += 1
        for start, end, label in known:
            if not any(n[0] < end and start < n[1] for n in names):
                seen[f"missed {text[start:end]!r} {label}"] += 1
    for error, times in seen.most_common(limit):
        print(times, error)


if __name__ == "__main__":
    main()
