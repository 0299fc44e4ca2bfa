"""The records that travel with an exported document, so that its quotes can be checked later without the briefing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from pressfold.briefing.records import record, value
from pressfold.model.briefing import Briefing, Pin, Source

FORMAT = "pressfold-records"
VERSION = 1

#: Characters that JSON allows and that XML, YAML or the eye does not.
_UNPLAIN = re.compile("[\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Records:
    """What an export says about itself: its briefing, and its pins by the number of their notes."""

    briefing: str
    title: str
    revision: int
    created: str
    pins: dict[int, Pin]
    sources: dict[str, Source]


def written(briefing: Briefing, created: str) -> str:
    """The records as JSON with one pin and one source a line. Notes, tags and folders stay out of it."""
    lines = [
        f'"format":{_json(FORMAT)},"version":{VERSION},"briefing":{_json(briefing.id)},'
        f'"title":{_json(briefing.title)},"revision":{briefing.revision},"created":{_json(created)},',
        '"pins":[',
        *_items(_record(number, pin) for number, pin in enumerate(briefing.ordered(), start=1)),
        '],"sources":[',
        *_items(record(_named(source)) for source in briefing.ordered_sources()),
        "]",
    ]
    return "{" + "\n".join(lines) + "}"


def read(text: str) -> Records:
    """The records in a text; raises ValueError where there are none that this version can read."""
    raw = json.loads(text)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT or raw.get("version") != VERSION:
        raise ValueError("these are no records of a Pressfold export")
    sources = {source.id: source for source in (value(Source, item) for item in raw["sources"])}
    pins = {int(item["n"]): _pin(item, sources) for item in raw["pins"]}
    return Records(
        str(raw["briefing"]),
        str(raw["title"]),
        int(raw["revision"]),
        str(raw["created"]),
        pins,
        sources,
    )


def _record(number: int, pin: Pin) -> dict[str, Any]:
    """What proves a pin, without what its source says already and without the reader's own words."""
    return {
        "n": number,
        "id": pin.id,
        "created": pin.created,
        "source": pin.source,
        "quote": pin.quote,
        "prefix": pin.selector.prefix,
        "suffix": pin.selector.suffix,
        "span": list(pin.span),
        "exact_sha256": pin.proof.exact_sha256,
        "extractor": pin.proof.extractor,
        "form": pin.proof.form,
        **({"alterations": record(pin)["alterations"]} if pin.alterations else {}),
    }


def _pin(item: Mapping[str, Any], sources: Mapping[str, Source]) -> Pin:
    source = sources[item["source"]]
    return value(
        Pin,
        {
            **{name: item[name] for name in ("id", "created", "source", "quote", "span")},
            "selector": {"exact": item["quote"], "prefix": item["prefix"], "suffix": item["suffix"]},
            "proof": {
                "file_sha256": source.sha256,
                "text_sha256": source.text_sha256,
                **{name: item[name] for name in ("exact_sha256", "extractor", "form")},
            },
            "alterations": item.get("alterations", []),
        },
    )


def _named(source: Source) -> Source:
    """The source with the name of its file only: the folder tells about the machine, not about the source."""
    return replace(source, path=PurePath(source.path.replace("\\", "/")).name, extra={})


def _items(records: Iterator[dict[str, Any]]) -> Iterator[str]:
    lines = [_json(item) for item in records]
    for nth, line in enumerate(lines):
        yield line + ("," if nth < len(lines) - 1 else "")


def _json(item: Any) -> str:
    plain = json.dumps(item, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNPLAIN.sub(lambda match: f"\\u{ord(match.group()):04x}", plain)
