"""The names model: a linear-chain CRF that says of each word whether a name begins, goes on, or none is there.

Lafferty, McCallum and Pereira (2001), in the implementation of CRFsuite. `tools/train_names.py` makes the model from
openly licensed texts; `resources/actors/CREDITS.md` names them. It is opened when the first article is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from pressfold.actors.features import VERSION, Document, features
from pressfold.model.actor import ActorKind
from pressfold.resources import resource

MODEL = f"names-{VERSION}.crf"

_KINDS = {"PER": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "LOC": ActorKind.PLACE}


class Tagged(NamedTuple):
    """Words `first` to `last` (end exclusive) that the model takes for a name, and how sure it is (0..1)."""

    first: int
    last: int
    kind: ActorKind
    probability: float


class Tagger:
    """Finds the names in sentences; holds the open model."""

    def __init__(self, path: str) -> None:
        import pycrfsuite  # the C++ library is loaded with the first article

        self._crf: Any = pycrfsuite.Tagger()
        self._crf.open(path)

    @staticmethod
    @cache
    def core() -> Tagger:
        """The model that ships with Pressfold, opened once."""
        return Tagger(str(resource("actors", MODEL)))

    def runs(self, words: Sequence[str], document: Document) -> list[Tagged]:
        """The names in one sentence, in order."""
        labels: list[str] = self._crf.tag(features(words, document))
        found: list[Tagged] = []
        for first, last in _spans(labels):
            label = labels[first][2:]
            probability = self._crf.marginal(labels[first], first)
            found.append(Tagged(first, last, _KINDS[label], probability))
        return found


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
