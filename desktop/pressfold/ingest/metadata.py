"""Metadata: what an article states about itself, each field with where it was found.

Nothing guessed is called stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pressfold.ingest.agencies import agencies_in, is_agency
from pressfold.ingest.anatomy import Anatomy
from pressfold.ingest.bylines import byline_dates, byline_name, plain_byline
from pressfold.ingest.credits import credited
from pressfold.ingest.datelines import Dateline, dateline
from pressfold.ingest.mastheads import outlet_of
from pressfold.ingest.outlets import known_outlets
from pressfold.ingest.posts import signature
from pressfold.ingest.reader import Fact
from pressfold.ingest.timestamps import Stamp, timestamps
from pressfold.model.article import STORY, Block, Metadata, Role
from pressfold.text.language import LOOKED_AT, detect
from pressfold.text.lines import lines
from pressfold.text.sentences import sentences

#: A title made of a first sentence is cut at a word behind so many code points.
_LONGEST_TITLE = 200
#: A line that is an address, perhaps with a word for it.
_ADDRESS = re.compile(
    r"(?:(?:Source|URL|Link|Original|Quelle|Fuente|Fonte|Источник)\s?:\s?)?https?://[\w.-]+/\S+", re.IGNORECASE
)
_LONGEST_ADDRESS = 500
#: What a page declares without meaning it, as themes do with the language; what the text says is surer.
HINT = "declared"


def metadata(text: str, parts: Anatomy, stated: Mapping[str, Fact]) -> Metadata:
    """The metadata of a text with these parts; what the file's format states comes before what the text says."""
    found = _found(text, parts)
    found |= {name: fact for name, fact in stated.items() if fact.how != HINT or name not in found}
    suggested = _suggested_date(text, parts.blocks) if "published" not in found else None
    provenance = {name: fact.how for name, fact in found.items()}
    if suggested:
        provenance["published"] = "suggested by a post"
    return Metadata(
        **{name: fact.value for name, fact in found.items()},
        suggested={"published": suggested} if suggested else {},
        provenance=provenance,
    )


def _found(text: str, parts: Anatomy) -> dict[str, Fact]:
    """The fields that the text itself tells."""
    opening = next(_datelines(text, parts.blocks), None)
    byline = _byline(text, parts.blocks)
    address = _address(text, parts.blocks)
    fields = {
        "title": _title(text, parts.blocks),
        "standfirst": _standfirst(text, parts.blocks),
        "outlet": _outlet(text, parts, byline, address),
        "byline": Fact(byline, "byline") if byline else None,
        "credit": _credit(text, parts.blocks, opening),
        "dateline": Fact(opening.place, "dateline") if opening and opening.place else None,
        "published": _published(text, parts.blocks, opening),
        "modified": _modified(text, parts.blocks),
        "url": Fact(address, "stated in the text") if address else None,
        "language": _language(text, parts.blocks),
    }
    return {name: fact for name, fact in fields.items() if fact}


def _of(blocks: Iterable[Block], role: Role) -> list[Block]:
    return [block for block in blocks if block.role is role]


def _title(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The headline, else the first sentence of the standfirst or the story."""
    for block in _of(blocks, Role.HEADLINE):
        return Fact(_one_line(text[block.start : block.end]), "headline")
    first = next((block for block in blocks if block.role in (Role.STANDFIRST, Role.BODY)), None)
    if first is None:
        return None
    end = min(first.end, first.start + 10 * _LONGEST_TITLE)
    sentence = _one_line(sentences(text, first.start, end)[0].of(text))
    if len(sentence) <= _LONGEST_TITLE:
        return Fact(sentence.removesuffix("."), "first sentence")
    return Fact(sentence[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …", "first words")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _byline(text: str, blocks: Sequence[Block]) -> str | None:
    """Who the first byline names; a byline in two lines names the second."""
    for block in _of(blocks, Role.BYLINE):
        first, *behind = (span.of(text) for span in lines(text, block.start, block.end))
        return " ".join(behind) if behind else byline_name(first) or plain_byline(first)
    return None


def _standfirst(text: str, blocks: Sequence[Block]) -> Fact | None:
    for block in _of(blocks, Role.STANDFIRST):
        return Fact(_one_line(text[block.start : block.end]), "standfirst")
    return None


def _outlet(text: str, parts: Anatomy, byline: str | None, address: str | None) -> Fact | None:
    """An agency that signs the story, the masthead above it, or the outlet at the address that the text gives."""
    if byline and is_agency(byline):
        return Fact(agencies_in(byline)[0], "byline")
    named = outlet_of(parts.masthead.of(text)) if parts.masthead else None
    if named:
        known = known_outlets().called(named)
        return Fact(known.name if known else named, "masthead")
    at_home = known_outlets().at(address) if address else None
    return Fact(at_home.name, "web address") if at_home else None


def _address(text: str, blocks: Sequence[Block]) -> str | None:
    """The web address that a line of the furniture gives and nothing beside: where the text was copied from."""
    for block in _of(blocks, Role.BOILERPLATE):
        line = text[block.start : block.end]
        if len(line) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(line):
            return line.split()[-1]
    return None


def _datelines(text: str, blocks: Sequence[Block]) -> Iterator[Dateline]:
    """The datelines that open lines of the story, in order."""
    for block, story in pairwise(blocks):
        if block.role is Role.DATELINE and story.role is Role.BODY:
            found = dateline(text[block.start : story.end])
            if found and block.start + found.length == story.start:
                yield found


def _credit(text: str, blocks: Sequence[Block], opening: Dateline | None) -> Fact | None:
    """The agencies of the dateline, else those of a credit, else the first credit's own words."""
    if opening and opening.agencies:
        return Fact(", ".join(opening.agencies), "dateline")
    credits = [text[block.start : block.end] for block in _of(blocks, Role.CREDIT)]
    named = next((credit for credit in credits if agencies_in(credit)), credits[0] if credits else None)
    said = credited(named) if named else None
    return Fact(said, "credit line") if said else None


def _published(text: str, blocks: Sequence[Block], opening: Dateline | None) -> Fact | None:
    """The first date that the head states, one of publication before one of an update."""
    stamps = list(_stamps(text, blocks))
    if opening and opening.date:
        stamps.append(opening.date)
    for stamp in sorted(stamps, key=lambda stamp: stamp.updated):
        return Fact(stamp.iso, "stated in the text (updated)" if stamp.updated else "stated in the text")
    return None


def _modified(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The date of an update that stands beside one of publication."""
    stamps = list(_stamps(text, blocks))
    updated = next((stamp.iso for stamp in stamps if stamp.updated), None)
    return Fact(updated, "stated in the text") if updated and any(not stamp.updated for stamp in stamps) else None


def _stamps(text: str, blocks: Sequence[Block]) -> Iterator[Stamp]:
    for block in blocks:
        if block.role is Role.DATELINE:
            yield from timestamps(text[block.start : block.end])
        elif block.role is Role.BYLINE:
            yield from byline_dates(text[block.start : block.end])


def _language(text: str, blocks: Sequence[Block]) -> Fact | None:
    """The language of the story's beginning, without the furniture before it."""
    sample = ""
    for block in blocks:
        if block.role in STORY:
            sample += text[block.start : min(block.end, block.start + LOOKED_AT)] + "\n"
        if len(sample) >= LOOKED_AT:
            break
    language = detect(sample or text)
    return Fact(language, "detected") if language else None


def _suggested_date(text: str, blocks: Sequence[Block]) -> str | None:
    """The day of the latest embedded post: the article is not older."""
    signed = (
        signature(span.of(text)) for block in _of(blocks, Role.POST) for span in lines(text, block.start, block.end)
    )
    days = [found.date[:10] for found in signed if found and found.date]
    return max(days, default=None)
