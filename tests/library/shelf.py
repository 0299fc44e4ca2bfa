"""Readings and articles made by hand, for tests that need no file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pressfold.model.article import Article, Block, Metadata, Reading, Role


def reading(text: str, path: str = "a.txt", **facts: str) -> Reading:
    """A reading whose every line is a body block."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), Role.BODY))
        at += len(line) + 1
    sha = hashlib.sha256(text.encode()).hexdigest()
    provenance = dict.fromkeys(facts, "stated in the text")
    return Reading(path, text, tuple(blocks), Metadata(**facts, provenance=provenance), sha, sha, "utf-8", "test-1")


def article(id: int, text: str, **facts: str) -> Article:
    return Article(id, reading(text, f"{id}.txt", **facts))


def write(folder: Path, **texts: str) -> list[Path]:
    """Text files in a folder, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8", newline="")
        paths.append(path)
    return paths
