#!/usr/bin/env python3
"""Measure the quotations found in texts with known attributions: precision, recalls, speakers, words a CPU second.

    bench_quotations.py DATA.jsonl[.gz] [--limit N] [--rules]

DATA: one object a line, {text, attributions: [{content, source, cue: [[start, end]..], direct}]}. A quotation matches
an attribution where their hulls overlap by the threshold (intersection over union). `--rules` tells for each rule and
cue how many quotations it made and how many match.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from wrapped import article, records

from pressfold.actors.find import find_actors
from pressfold.actors.quotations import find_quotations
from pressfold.model.quotation import Quotation

SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|announced|claimed|claims|stated|states|tweeted|wrote|writes|asked|"
    r"asks|warned|insisted|noted|notes|explained|argued|argues|declared|according to|saying|adding|telling|noting|"
    r"writing)\b",
    re.I,
)
DULL = {
    "the",
    "and",
    "his",
    "her",
    "their",
    "its",
    "for",
    "who",
    "has",
    "had",
    "was",
    "said",
    "says",
    "also",
    "that",
} | {
    "with",
    "from",
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--limit", type=int, default=0)
    asked.add_argument("--rules", action="store_true")
    options = asked.parse_args()
    texts = list(records(options.data, options.limit))
    articles = [article(nth, record["text"]) for nth, record in enumerate(texts)]
    started = time.process_time()
    found: list[list[Quotation]] = [[] for _ in texts]
    for quotation in find_quotations(articles, find_actors(articles)):
        found[quotation.article].append(quotation)
    seconds = time.process_time() - started
    for threshold in (0.3, 0.5, 0.8):
        print(f"{threshold}  " + scores(texts, found, threshold))
    words = sum(len(record["text"].split()) for record in texts)
    total = sum(map(len, found))
    print(f"{words} words, {total} quotations, {words / seconds:.0f} words a CPU second, names included")
    if options.rules:
        print_rules(texts, found)


def scores(texts: list[dict], found: list[list[Quotation]], threshold: float) -> str:
    """Precision, recall of verbs of saying and of direct words, speakers, at one threshold."""
    total: Counter[str] = Counter()
    for record, quotations in zip(texts, found, strict=True):
        used: set[int] = set()
        total["found"] += len(quotations)
        for known in record["attributions"]:
            saying = bool(SAYING.search(" ".join(record["text"][s:e] for s, e in known["cue"])))
            total.update(saying=saying, direct=bool(known["direct"]))
            at = best(known, quotations, used, threshold)
            if at is None:
                continue
            used.add(at)
            total.update(matched=1, saying_hit=saying, direct_hit=bool(known["direct"]))
            if known["source"]:
                total.update(sourced=1, right=speaker_is_right(record["text"], known, quotations[at]))
    return (
        f"precision {ratio(total, 'matched', 'found')}  saying {ratio(total, 'saying_hit', 'saying')}  "
        f"direct {ratio(total, 'direct_hit', 'direct')}  speaker {ratio(total, 'right', 'sourced')}"
    )


def ratio(total: Counter[str], part: str, whole: str) -> str:
    return f"{total[part] / max(total[whole], 1):.3f}"


def hull(known: dict) -> tuple[int, int]:
    return min(s for s, _ in known["content"]), max(e for _, e in known["content"])


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / ((a[1] - a[0]) + (b[1] - b[0]) - both or 1)


def best(known: dict, quotations: list[Quotation], used: set[int], threshold: float) -> int | None:
    """The place of the free quotation that overlaps most, None under the threshold."""
    span = hull(known)
    free = [(overlap(span, (q.start, q.end)), at) for at, q in enumerate(quotations) if at not in used]
    most, at = max(free, default=(0.0, -1))
    return at if most >= threshold else None


def speaker_is_right(text: str, known: dict, quotation: Quotation) -> bool:
    """Token F1 of at least a half between the known source and ours, or a bare surname in the other."""
    source = " ".join(text[s:e] for s, e in known["source"])
    return agree(quotation.speaker_text, source) or agree(quotation.speaker, source)


def agree(ours: str | None, known: str) -> bool:
    a, b = telling(ours or ""), telling(known)
    if not a or not b:
        return (ours or "").strip().casefold() == known.strip().casefold() != ""
    both = len(a & b)
    return 2 * both / (len(a) + len(b)) >= 0.5 or (both > 0 and min(len(a), len(b)) == 1 and max(len(a), len(b)) <= 4)


def telling(words: str) -> set[str]:
    return {w for w in re.findall(r"\w+", words.casefold()) if len(w) > 2 and w not in DULL}


def print_rules(texts: list[dict], found: list[list[Quotation]]) -> None:
    """Print for each rule, and each cue, how many quotations it made and how many match at 0.5."""
    made: dict[str, Counter[str]] = {}
    for record, quotations in zip(texts, found, strict=True):
        spans = [hull(known) for known in record["attributions"]]
        for q in quotations:
            hit = any(overlap(span, (q.start, q.end)) >= 0.5 for span in spans)
            nested = " nested" if q.via else ""
            for name in (f"= {q.kind.value}{nested}", f"= {q.why[-34:]}{nested}", f"{q.cue or '-'}{nested}"):
                made.setdefault(name, Counter()).update(made=1, hit=hit)
    for name, total in sorted(made.items(), key=lambda item: (item[0][0] != "=", -item[1]["made"]))[:70]:
        print(f"{total['made']:5} {total['hit'] / total['made']:.2f}  {name}")


if __name__ == "__main__":
    main()
