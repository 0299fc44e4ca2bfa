"""A linear-chain conditional random field, read from our own file: best labels, and how probable one of them is.

Lafferty, McCallum and Pereira (2001). The weights are trained with CRFsuite (`tools/train_names.py`), whose reader has
no ready-made build for every system that Pressfold runs on; this one needs nothing but Python and finds the same
labels. The file: a line of JSON (labels, sizes, transitions), the attributes with a line end between them, how many
weights each has (one byte), the weights' labels (one byte) and the weights (64-bit floats, little-endian).
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from math import exp
from operator import add, mul

Vector = tuple[float, ...]
#: How many attributes are remembered at once; a library of many languages must not fill the memory.
_REMEMBERED = 300_000


class Crf:
    """An open model; `labels` by number."""

    def __init__(self, content: bytes) -> None:
        """Read a model. Raises ValueError where the content is none."""
        line, _, rest = content.partition(b"\n")
        head = json.loads(line)
        self.labels: list[str] = head["labels"]
        names, counts, numbers = rest[: head["names"]], head["attributes"], head["weights"]
        at = len(names)
        self._index = {name: nth for nth, name in enumerate(names.decode("utf-8").split("\n"))}
        self._ends = [0, *accumulate(rest[at : at + counts])]
        self._numbers = rest[at + counts : at + counts + numbers]
        self._weights = array("d", rest[at + counts + numbers :])
        if sys.byteorder == "big":
            self._weights.byteswap()
        if len(self._index) != counts or len(self._weights) != numbers or self._ends[-1] != numbers:
            raise ValueError("the model is cut short")
        #: Into each label from every other.
        self._into: list[Vector] = [tuple(row[label] for row in head["moves"]) for label in range(len(self.labels))]
        most = max(map(max, self._into))
        self._likely = [tuple(exp(move - most) for move in into) for into in self._into]
        self._out = [tuple(into[label] for into in self._likely) for label in range(len(self.labels))]
        self._none = [0.0] * len(self.labels)
        self._vectors = _Vectors(self._vector)

    def read(self, items: Sequence[Sequence[str]]) -> Reading:
        """The scores of each label for the attributes of each item of a sequence."""
        vector = self._vectors.__getitem__
        scores: list[list[float]] = []
        for attributes in items:
            told = [weights for weights in map(vector, attributes) if weights]
            scores.append(list(map(sum, zip(*told, strict=True))) or self._none)
        return Reading(self, scores)

    def _vector(self, name: str) -> Vector:
        """The weights of an attribute for all labels, empty for one that the model does not know."""
        nth = self._index.get(name)
        if nth is None:
            return ()
        weights = list(self._none)
        for at in range(self._ends[nth], self._ends[nth + 1]):
            weights[self._numbers[at]] = self._weights[at]
        return tuple(weights)

    def best(self, scores: Sequence[Sequence[float]]) -> list[int]:
        """The numbers of the labels of the best path (Viterbi); of equal ones the first."""
        if not scores:
            return []
        total = list(scores[0])
        back: list[list[int]] = []
        for here in scores[1:]:
            steps: list[int] = []
            reached: list[float] = []
            for into, own in zip(self._into, here, strict=True):
                ways = list(map(add, total, into))
                top = max(ways)
                steps.append(ways.index(top))
                reached.append(top + own)
            back.append(steps)
            total = reached
        label = total.index(max(total))
        path = [label]
        for steps in reversed(back):
            label = steps[label]
            path.append(label)
        return path[::-1]

    def marginals(self, scores: Sequence[Sequence[float]]) -> list[list[float]]:
        """How probable each label is at each item (forward and backward, scaled item by item)."""
        likely = [[exp(own - max(here)) for own in here] for here in scores]
        forward = [_scaled(likely[0])]
        for here in likely[1:]:
            last = forward[-1]
            forward.append(
                _scaled([own * sum(map(mul, last, into)) for own, into in zip(here, self._likely, strict=True)])
            )
        backward = [[1.0] * len(self.labels)]
        for here in reversed(likely[1:]):
            onward = list(map(mul, here, backward[-1]))
            backward.append(_scaled([sum(map(mul, onward, out)) for out in self._out]))
        return [_scaled(list(map(mul, a, b))) for a, b in zip(forward, reversed(backward), strict=True)]


class _Vectors(dict[str, Vector]):
    """The vectors met so far, made when they are asked for."""

    def __init__(self, make: Callable[[str], Vector]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Vector:
        if len(self) >= _REMEMBERED:
            self.clear()
        vector = self[name] = self._make(name)
        return vector


class Reading:
    """One sequence read: the best labels, and how probable a label is at a place."""

    def __init__(self, crf: Crf, scores: list[list[float]]) -> None:
        self._crf = crf
        self._scores = scores
        self._path = crf.best(scores)
        self._marginals: list[list[float]] | None = None

    @property
    def labels(self) -> list[str]:
        """The best label of each item."""
        return [self._crf.labels[number] for number in self._path]

    def probability(self, at: int) -> float:
        """How probable the best label of an item is, 0..1."""
        if self._marginals is None:
            self._marginals = self._crf.marginals(self._scores)
        return self._marginals[at][self._path[at]]


def _scaled(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values] if total else values


def packed(
    labels: Sequence[str], weights: Mapping[tuple[str, str], float], moves: Mapping[tuple[str, str], float]
) -> bytes:
    """A model as a file's bytes: weights by attribute and label, moves from label to label. The same for the same."""
    number = {label: nth for nth, label in enumerate(labels)}
    of: dict[str, dict[int, float]] = {}
    for (name, label), weight in weights.items():
        of.setdefault(name, {})[number[label]] = weight
    rows = [(name, sorted(held.items())) for name, held in sorted(of.items())]
    names = "\n".join(name for name, _ in rows).encode("utf-8")
    flat = [pair for _, held in rows for pair in held]
    floats = array("d", (weight for _, weight in flat))
    if sys.byteorder == "big":
        floats.byteswap()
    head = {
        "labels": list(labels),
        "names": len(names),
        "attributes": len(rows),
        "weights": len(flat),
        "moves": [[moves.get((one, other), 0.0) for other in labels] for one in labels],
    }
    line = json.dumps(head, separators=(",", ":")).encode("ascii")
    return (
        b"\n".join((line, names))
        + _bytes(len(held) for _, held in rows)
        + _bytes(n for n, _ in flat)
        + floats.tobytes()
    )


def _bytes(values: Iterable[int]) -> bytes:
    return bytes(values)
