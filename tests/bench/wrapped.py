"""Texts of a data set as articles: every line a block of running text, read by no format reader."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.text.lines import lines


def records(path: Path, limit: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, packed or not."""
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8") as source:
        for nth, line in enumerate(source):
            if limit and nth >= limit:
                return
            yield json.loads(line)


def article(number: int, text: str, published: str | None = None) -> Article:
    """An article of nothing but body blocks."""
    blocks = tuple(Block(*line, Role.BODY) for line in lines(text))
    metadata = Metadata(published=published)
    return Article(number, Reading(f"{number}.txt", text, blocks, metadata, "", "", "utf-8", "wrapped"))
