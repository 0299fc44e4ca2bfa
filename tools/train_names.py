#!/usr/bin/env python3
"""Train the names model from openly licensed texts.

    train_names.py DATA_FOLDER [OUT]

Needs `python -m pip install python-crfsuite`, which nothing else does.

DATA_FOLDER holds one folder a corpus with `*.jsonl.gz`: one text a line, {text, spans: [{start, end, label}]}, labels
PER, ORG, LOC (others are passed over), and a NOTE.md on its licence; the licences ask that the model ships under
CC BY-SA 4.0 with the credits in resources/actors/CREDITS.md.  The same input gives the same model.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "desktop"))

import pycrfsuite  # noqa: E402 - the package is found beside this script

from pressfold.actors.crf import packed  # noqa: E402
from pressfold.actors.features import Document, features  # noqa: E402
from pressfold.actors.tagger import MODEL  # noqa: E402
from pressfold.actors.tokens import Token, tokens  # noqa: E402
from pressfold.text.sentences import sentences  # noqa: E402

#: Corpora of posts; of these, posts that talk to somebody (with a handle) teach little about news and are left out.
POSTS = ("btc", "wnut17")
SETTINGS = {"max_iterations": 12, "feature.minfreq": 2}
#: Our names have no article before them and no possessive behind them, whatever a corpus does.
BEFORE = re.compile(r"(?:the |@ ?)", re.I)
BEHIND = re.compile(r"['’]s?$")


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else HERE.parent / "resources" / "actors" / MODEL
    examples = [example for path in sorted(Path(sys.argv[1]).glob("*/*.jsonl.gz")) for example in read(path)]
    random.Random(1).shuffle(examples)
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    for words, labels in examples:
        trainer.append(words, labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        trained = str(Path(folder) / "names.crfsuite")
        trainer.train(trained)
        out.write_bytes(as_ours(trained))
    print(f"{len(examples)} sentences, {out.stat().st_size / 1e6:.1f} MB")


def as_ours(path: str) -> bytes:
    """A model that CRFsuite trained, in the form that Pressfold reads."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    told = tagger.info()
    labels = sorted(told.labels, key=lambda label: int(told.labels[label]))
    return packed(labels, told.state_features, told.transitions)


def read(path: Path) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Each sentence of a corpus as features and labels."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)
            if not (path.parent.name in POSTS and "@" in text["text"]):
                yield from examples_of(text["text"], text["spans"])


def examples_of(text: str, spans: list[dict[str, Any]]) -> Iterator[tuple[list[list[str]], list[str]]]:
    told = [list(tokens(text, *span)) for span in sentences(text)]
    told = [sentence for sentence in told if sentence]
    document = Document([[token.text for token in sentence] for sentence in told])
    named = named_characters(text, spans)
    for sentence in told:
        yield features([token.text for token in sentence], document), labels_of(sentence, named)


def named_characters(text: str, spans: list[dict[str, Any]]) -> dict[int, tuple[int, str]]:
    """For each character inside a name, where the name starts and its label."""
    named = {}
    for span in spans:
        start, end = span["start"], span["end"]
        before, behind = BEFORE.match(text[start:end]), BEHIND.search(text[start:end])
        start += before.end() if before and before.end() < end - start else 0
        end -= behind.end() - behind.start() if behind and behind.start() else 0
        if span["label"] in ("PER", "ORG", "LOC"):
            named.update(dict.fromkeys(range(start, end), (start, span["label"])))
    return named


def labels_of(sentence: list[Token], named: dict[int, tuple[int, str]]) -> list[str]:
    labels, last = [], None
    for token in sentence:
        name = named.get(token.start)
        labels.append("O" if name is None else ("I-" if name == last else "B-") + name[1])
        last = name
    return labels


if __name__ == "__main__":
    main()
