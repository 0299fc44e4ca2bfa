"""What a card says, in values: lines of elements and paragraphs. How it is painted is another module's matter.

Colours are names of tokens ("ink_2"), or a family's number, so that a card outlives a change of theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.span import Span
from pressfold.ui.lettering import Weight


class When(StrEnum):
    """When a button of a card is there."""

    ALWAYS = "always"
    ACTIVE = "active"  # under the pointer, or current


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one line; those that `stretch` give way and are elided when the line is too narrow."""

    text: str
    token: str = "ink_2"
    size: float = 12
    weight: Weight = Weight.NORMAL
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter of a passage family in its colours; a family beyond the alphabet shows its number."""

    text: str
    family: int


@dataclass(frozen=True, slots=True)
class Badge:
    """Short words in a frame: something is asked of the reader."""

    text: str
    token: str = "warn"


@dataclass(frozen=True, slots=True)
class Chip:
    """A tag: its name on its colour, which is one of `model.label.COLOURS`."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon that says something; the words beside it say the same."""

    icon: str
    token: str = "ink_3"
    size: float = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """A thin bar, filled to a share of 0..1."""

    share: float


@dataclass(frozen=True, slots=True)
class Button:
    """A place to click: an icon, or underlined words. `name` is told when it is clicked, `tip` says what it does."""

    name: str
    tip: str
    icon: str = ""
    text: str = ""
    when: When = When.ALWAYS
    enabled: bool = True


Element = Words | Letter | Badge | Chip | Glyph | Bar | Button


@dataclass(frozen=True, slots=True)
class Line:
    """Elements from the left edge and from the right edge."""

    left: tuple[Element, ...]
    right: tuple[Element, ...] = ()
    gap: float = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Wrapped text of at most `lines` lines, the last one elided. `marks` are set off, in code points.

    One that fills is as high as all its lines, however short its text.
    """

    text: str
    lines: int = 2
    size: float = 14
    token: str = "ink"
    serif: bool = True
    weight: Weight = Weight.NORMAL
    italic: bool = False
    bar: str = ""  # the token of a bar in the margin
    marks: tuple[Span, ...] = ()
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height."""

    height: float = 4


Part = Line | Paragraph | Gap


class Frame(StrEnum):
    CARD = "card"  # a framed card of its own
    ROW = "row"  # a row of a list
    ENTRY = "entry"  # a row of one line
    HEADING = "heading"  # a heading between cards


@dataclass(frozen=True, slots=True)
class Card:
    """The parts from top to bottom. `open` fills the row; `family` colours the frame of the current card."""

    parts: tuple[Part, ...]
    frame: Frame = Frame.CARD
    open: bool = False
    family: int | None = None
