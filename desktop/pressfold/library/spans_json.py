"""Spans and blocks as compact JSON, the way they stand in a column."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pressfold.model.article import Block, Role
from pressfold.model.span import Span


def dump_spans(spans: Iterable[Span]) -> str:
    return json.dumps([list(span) for span in spans], separators=(",", ":"))


def load_spans(column: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(column))


def dump_blocks(blocks: Iterable[Block]) -> str:
    return json.dumps([[block.start, block.end, block.role] for block in blocks], separators=(",", ":"))


def load_blocks(column: str) -> tuple[Block, ...]:
    return tuple(Block(start, end, Role(role)) for start, end, role in json.loads(column))
