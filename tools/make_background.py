"""Make resources/passages/background.npz from a table of counts.

    python tools/make_background.py COUNTS.tsv.gz

COUNTS holds lines `word<TAB>count` and `left right<TAB>count` in lower case, and a first line `#tokens<TAB>N`.
Only counts are read, never texts. The same counts give the same bytes.
"""

from __future__ import annotations

import gzip
import math
import sys
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np

from pressfold.passages.background import MOST, SCALE, pair_keys, word_keys
from pressfold.passages.tokens import folded, folded_number

OUT = Path(__file__).resolve().parent.parent / "resources" / "passages" / "background.npz"
#: A pair is kept when the neighbour makes the word cheaper by this much.
WORTHWHILE = 0.5


def counts(path: Path) -> tuple[int, Counter[str], Counter[tuple[str, str]]]:
    """The number of tokens, and the counts of folded words and pairs."""
    total, words, pairs = 0, Counter[str](), Counter[tuple[str, str]]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text, _, number = line.rstrip("\n").rpartition("\t")
            left, _, right = text.rpartition(" ")
            if text == "#tokens":
                total = int(number)
            elif left:
                pairs[folded(left), folded(right)] += int(number)
            else:
                words[folded(right)] += int(number)
    return total, words, pairs


def stored(bits: float) -> int:
    """Bits as the table keeps them."""
    return round(min(max(bits, 0.2), MOST) * SCALE)


def main() -> None:
    total, words, pairs = counts(Path(sys.argv[1]))
    alone = {word: math.log2(total / count) for word, count in words.items()}
    by_word = {int(_word_key(word)): stored(bits) for word, bits in alone.items()}
    by_pair = {}
    for (left, right), count in pairs.items():
        bits = math.log2(max(words[left], count) / count)
        if bits + WORTHWHILE < alone.get(right, MOST):
            by_pair[int(_pair_key(left, right))] = stored(bits)
    write(
        {
            "words": np.array(sorted(by_word), np.uint32),
            "word_bits": np.array([by_word[key] for key in sorted(by_word)], np.uint8),
            "pairs": np.array(sorted(by_pair), np.uint32),
            "pair_bits": np.array([by_pair[key] for key in sorted(by_pair)], np.uint8),
        }
    )
    print(f"{len(by_word)} words, {len(by_pair)} pairs, {OUT.stat().st_size} bytes")


def _word_key(word: str) -> np.uint32:
    return word_keys(np.array([folded_number(word)], np.uint64))[0]


def _pair_key(left: str, right: str) -> np.uint32:
    return pair_keys(np.array([folded_number(left), folded_number(right)], np.uint64))[0]


def write(arrays: dict[str, np.ndarray]) -> None:
    """The arrays as an .npz without the time of making it."""
    with zipfile.ZipFile(OUT, "w") as archive:
        for name, array in arrays.items():
            with archive.open(zipfile.ZipInfo(f"{name}.npy", (2022, 1, 28, 0, 0, 0)), "w") as file:
                np.lib.format.write_array(file, array)


if __name__ == "__main__":
    main()
