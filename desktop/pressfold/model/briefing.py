"""A briefing: the reader's own document of sections, pins and free text, and what proves each pin.

`extra` holds, at every level, the keys of a file that this version does not know: they are written back as they came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pressfold.model.span import Span


class AnchorState(StrEnum):
    """What a check of a pin against its source found."""

    VERIFIED = "verified"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The outcome of one check: the state, when (ISO 8601, UTC), where the words stand now, and a sentence.

    `found` is what stands there where it differs from the quote; it is shown, never applied.
    """

    state: AnchorState
    checked: str
    span: Span | None = None
    score: float = 1.0
    found: str = ""
    sentence: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Newer:
    """What became of a pin's words in the newest version of its article (by id), where they differ there."""

    article: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Source:
    """The article a pin came from, with all a citation needs; the text itself stays in the library.

    `title_guessed` is True where the text states no title and its first words stand in for one. `published_hint` is a
    date that something in the text suggests where nothing states one.
    `path` is where the file was read, `retrieved` when (ISO 8601), empty where that is not known.
    """

    id: str
    sha256: str
    text_sha256: str
    title: str
    outlet: str | None = None
    byline: str | None = None
    credit: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    title_guessed: bool = False
    published_hint: str | None = None
    path: str = ""
    retrieved: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C TextQuoteSelector: the exact words with up to 64 code points on each side."""

    exact: str
    prefix: str
    suffix: str
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """The hashes that prove a pin (SHA-256, lower-case hex) and the versions of what made them.

    `exact_sha256` is of the quote in proof form, `form` the version of that form.
    """

    file_sha256: str
    text_sha256: str
    exact_sha256: str
    extractor: str
    form: str
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alteration:
    """A place of a quote, in code points of it, that is printed otherwise: left out, or as `words` in brackets.

    Without words the place is printed as […]; an empty place with words is an insertion.
    """

    start: int
    end: int
    words: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


#: How far the reader is with a pin, in the order of the work; a file may hold words that are not among them.
STATUSES = ("open", "checked", "used", "set aside")


@dataclass(frozen=True, slots=True)
class Pin:
    """A frozen quote. `quote` is never overwritten; what the reader adds stands in the other fields.

    `alterations` say what the reader left out or put into brackets when it is printed, in order, none over another.
    `status` is one of `STATUSES`.
    `source` is the id of a `Source`. `also_in` names other articles that have the words too, copied, edited, or telling
    the same statement in other words, each as a short citation; `origins` is how many independent texts they amount to
    with this one, None where nobody counted.
    `reliability` (A-F) and `credibility` (1-6) are the reader's grades, None where none was given.
    `anchor` is what the check at the time of pinning found; later checks are handed around, not stored.
    """

    id: str
    created: str
    source: str
    quote: str
    selector: Selector
    span: Span
    proof: Proof
    context_sentence: str = ""
    speaker: str | None = None
    channel: str | None = None
    kind: str | None = None
    family: str | None = None
    utterance: str | None = None
    also_in: tuple[str, ...] = ()
    origins: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    reliability: str | None = None
    credibility: int | None = None
    status: str = STATUSES[0]
    alterations: tuple[Alteration, ...] = ()
    anchor: Anchor | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its pins in order (by id) and free text before them.

    `hint` says what belongs here, until something is written; it is never printed.
    """

    id: str
    heading: str
    text: str = ""
    pins: tuple[str, ...] = ()
    hint: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement and the pins (by id) that it rests on."""

    id: str
    text: str
    pins: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole document. Every pin stands in exactly one section, every source belongs to a pin.

    `revision` rises with each save. `handling` is the handling line (a TLP label or free words), `cut_off` the
    time up to which information was taken in (ISO 8601); both are empty unless chosen.
    """

    id: str
    title: str
    created: str
    revision: int = 0
    sections: tuple[Section, ...] = ()
    pins: Mapping[str, Pin] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    bottom_line: str = ""
    judgements: tuple[Judgement, ...] = ()
    author: str = ""
    handling: str = ""
    cut_off: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def ordered(self) -> tuple[Pin, ...]:
        """The pins in the order of the document."""
        return tuple(self.pins[pin] for section in self.sections for pin in section.pins)

    def source_of(self, pin: Pin) -> Source:
        return self.sources[pin.source]

    def section_of(self, pin: str) -> Section:
        """The section that holds the pin with this id; raises KeyError when there is none."""
        for section in self.sections:
            if pin in section.pins:
                return section
        raise KeyError(pin)

    def ordered_sources(self) -> tuple[Source, ...]:
        """The sources in the order in which the document first quotes them."""
        return tuple(self.sources[source] for source in dict.fromkeys(pin.source for pin in self.ordered()))
