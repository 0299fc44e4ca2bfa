"""The words of a segment, field by field: sorted in one run of bytes, with two plain numbers for each."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

_LENGTH = 4  # bytes of the number that says how long the directory is


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one field in one segment, sorted by their bytes.

    `documents[i]` is in how many documents `words[i]` stands; its posting list lies at `bounds[i]:bounds[i + 1]` of the
    postings file.
    """

    words: list[bytes]
    bounds: array[int]
    documents: array[int]

    @classmethod
    def after(cls, start: int) -> Vocabulary:
        """No words yet; the first posting list will lie at `start`."""
        return cls([], array("Q", [start]), array("Q"))

    def append(self, word: bytes, end: int, documents: int) -> None:
        """Take in the next word, whose posting list ends at `end`."""
        self.words.append(word)
        self.bounds.append(end)
        self.documents.append(documents)

    def place(self, word: bytes) -> int:
        """Where the word stands in `words`, or -1."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else -1

    def starting(self, prefix: bytes) -> range:
        """The places of the words that start so."""
        first = bisect_left(self.words, prefix)
        return range(first, bisect_left(self.words, prefix + b"\xff", first))  # no UTF-8 text has this byte


def pack(fields: dict[str, Vocabulary]) -> bytes:
    """A directory in JSON behind its length; then for each field its words line by line and its two arrays."""
    runs = [(b"\n".join(field.words), _on_disk(field.bounds), _on_disk(field.documents)) for field in fields.values()]
    directory = json.dumps({name: [len(run) for run in runs[at]] for at, name in enumerate(fields)}).encode()
    return len(directory).to_bytes(_LENGTH, "little") + directory + b"".join(run for field in runs for run in field)


def unpack(data: bytes) -> dict[str, Vocabulary]:
    """The fields with their vocabularies, as `pack` made them."""
    at = _LENGTH + int.from_bytes(data[:_LENGTH], "little")
    fields: dict[str, Vocabulary] = {}
    for name, sizes in json.loads(data[_LENGTH:at]).items():
        runs = []
        for size in sizes:
            runs.append(data[at : at + size])
            at += size
        fields[name] = Vocabulary(runs[0].split(b"\n"), _off_disk(runs[1]), _off_disk(runs[2]))
    return fields


def _on_disk(numbers: array[int]) -> bytes:
    return np.array(numbers, "<u8").tobytes()


def _off_disk(data: bytes) -> array[int]:
    return array("Q", np.frombuffer(data, "<u8").astype(np.uint64).tobytes())
