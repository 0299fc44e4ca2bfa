"""The names model: a linear-chain CRF that says of each word whether a name begins, goes on, or none is there.

`tools/train_names.py` makes the model from
openly licensed texts; `resources/actors/CREDITS.md` names them. It is opened when the first article is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pressfold.actors.crf import Crf
from pressfold.actors.features import VERSION, Document, features
from pressfold.model.actor import ActorKind
from pressfold.resources import resource

MODEL = f"names-{VERSION}.model"

_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "LOC": ActorKind.PLACE}


class Tagged(NamedTuple):
    """Words `first` to `last` (end exclusive) that the model takes for a name, and how sure it is (0..1)."""

    first: int
    last: int
    kind: ActorKind
    probability: float


class Tagger:
    """Finds the names in sentences; holds the open model."""

    def __init__(self, crf: Crf) -> None:
        self._crf = crf

    @staticmethod
    @cache
    def core() -> Tagger:
        """The model that ships with Pressfold, opened once."""
        return Tagger(Crf(resource("actors", MODEL).read_bytes()))

    def runs(self, words: Sequence[str], document: Document) -> list[Tagged]:
        """The names in one sentence, in order."""
        read = self._crf.read(features(words, document))
        labels = read.labels
        return [
            Tagged(first, last, _KINDS[labels[first][2:]], read.probability(first)) for first, last in _spans(labels)
        ]


def _spans(labels: Sequence[str]) -> list[tuple[int, int]]:
    """Where the labels B-x, I-x ... name something; a stray I-x begins a name as well."""
    spans: list[tuple[int, int]] = []
    kind = ""
    for at, label in enumerate(labels):
        if label == "O":
            kind = ""
        elif label[0] == "B" or label[2:] != kind:
            spans.append((at, at + 1))
            kind = label[2:]
        else:
            spans[-1] = (spans[-1][0], at + 1)
    return spans
