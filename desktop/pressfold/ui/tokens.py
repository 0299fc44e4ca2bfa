"""The colours of the window by what they are for, in light and dark, and the themes that derive from them.

Every colour is `#rrggbb`. A colour that carries text reaches 4.5:1 on each ground it stands on, a mark 3:1
(WCAG 2.2, 1.4.3 and 1.4.11); tests/ui/test_tokens.py computes it for every theme.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

#: The colours of tags are those of families, whose contrast is proved.
_TAGS = {"yellow": 0, "teal": 1, "purple": 2, "red": 3, "green": 4, "blue": 5, "orange": 6}


@dataclass(frozen=True, slots=True)
class FamilyColours:
    """One passage family: the soft fill under its words, and the edge for its underline, letter and outline."""

    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """All colours of one theme, named for their use."""

    name: str
    dark: bool
    window: str  # behind the columns
    panel: str  # side panels and bars
    paper: str  # columns, cards, fields
    line: str  # separators
    line_strong: str  # borders of controls
    ink: str
    ink_2: str
    ink_3: str
    off: str  # words of what cannot be used now; `off_icon` for its icon
    off_icon: str
    accent: str  # the one action, focus, current
    accent_strong: str  # the same under the pointer
    on_accent: str  # text on the accent
    selection: str  # the current row
    text_selection: str  # selected words of an article
    hover: str  # a quiet control under the pointer
    ok: str
    warn: str
    quote: str  # bar of a quotation
    actor: str  # line under a name
    hit: str  # fill of a search hit
    shadow: str
    families: tuple[FamilyColours, ...]

    def family(self, number: int) -> FamilyColours:
        """The colours of the family with this number (A is 0); after the last they begin again."""
        return self.families[number % len(self.families)]

    def tag(self, colour: str) -> tuple[str, str]:
        """The ground of a tag of this colour and what is written on it; an unknown colour is grey."""
        if colour not in _TAGS:
            return self.line, self.ink_2
        pair = self.families[_TAGS[colour]]
        return pair.fill, pair.edge


LIGHT = Tokens(
    name="light",
    dark=False,
    window="#f4f2ee",
    panel="#faf9f6",
    paper="#fffefb",
    line="#e4e0d8",
    line_strong="#d3cec3",
    ink="#1d1c1a",
    ink_2="#5d5952",
    ink_3="#6e695f",
    off="#6e695f",
    off_icon="#d3cec3",
    accent="#1f5fa8",
    accent_strong="#184e8c",
    on_accent="#ffffff",
    selection="#e9eef5",
    text_selection="#c5d9f1",
    hover="#efece6",
    ok="#2a7541",
    warn="#aa4d15",
    quote="#2f6db5",
    actor="#2f6db5",
    hit="#d3e5fa",
    shadow="#000000",
    families=(
        FamilyColours("#f6dfa0", "#845a00"),
        FamilyColours("#bfe3dc", "#0f6b5e"),
        FamilyColours("#dccff4", "#6a43b5"),
        FamilyColours("#f4c6c9", "#7a1f33"),
        FamilyColours("#d5e4bd", "#466b37"),
        FamilyColours("#cde3fb", "#0b4a7e"),
        FamilyColours("#f5cdb9", "#873b12"),
        FamilyColours("#e9c6e4", "#6d2a69"),
    ),
)

DARK = Tokens(
    name="dark",
    dark=True,
    window="#191a1c",
    panel="#1f2022",
    paper="#242528",
    line="#323438",
    line_strong="#43464b",
    ink="#eceae5",
    ink_2="#b1aea6",
    ink_3="#9b988f",
    off="#9b988f",
    off_icon="#43464b",
    accent="#7fb2ee",
    accent_strong="#9cc5f5",
    on_accent="#12202f",
    selection="#2a3038",
    text_selection="#34506f",
    hover="#2d2f33",
    ok="#7cc492",
    warn="#e39a62",
    quote="#8bbcf2",
    actor="#8bbcf2",
    hit="#2c486a",
    shadow="#000000",
    families=(
        FamilyColours("#5b4a1c", "#e8bd55"),
        FamilyColours("#1f4b46", "#6fd1c0"),
        FamilyColours("#43366a", "#b9a0f2"),
        FamilyColours("#582c36", "#ed9e9b"),
        FamilyColours("#3c4b26", "#bfe07e"),
        FamilyColours("#1b4562", "#88defc"),
        FamilyColours("#5b301c", "#f5905b"),
        FamilyColours("#4f2f4d", "#d690c8"),
    ),
)


def _sepia(light: Tokens) -> Tokens:
    """Light on warm paper; the text a shade darker so that nothing loses contrast."""
    return replace(
        light,
        name="sepia",
        window="#e6dbc5",
        panel="#efe6d4",
        paper="#f6efdf",
        line="#d9ccb2",
        line_strong="#c4b596",
        ink="#2b2418",
        ink_2="#554a38",
        ink_3="#62563f",
        off="#62563f",
        off_icon="#c4b596",
        accent="#1b5291",
        accent_strong="#143f72",
        selection="#e2dbcd",
        text_selection="#bfd0e2",
        hover="#e6dbc5",
        ok="#22623a",
        warn="#8f3f0f",
        quote="#27609f",
        actor="#27609f",
        hit="#cbdcec",
    )


def _high_contrast(base: Tokens) -> Tokens:
    """The strongest paper and ink, borders that can be seen, edges pushed towards the ink."""
    paper, ink = ("#000000", "#ffffff") if base.dark else ("#ffffff", "#000000")
    soft, off = _mixed(ink, paper, 0.85), _mixed(ink, paper, 0.62)

    def strong(colour: str) -> str:
        return _mixed(colour, ink, 0.6)

    return replace(
        base,
        name=f"high contrast {base.name}",
        window=paper,
        panel=paper,
        paper=paper,
        line=soft,
        line_strong=ink,
        ink=ink,
        ink_2=soft,
        ink_3=soft,
        off=off,
        off_icon=off,
        accent=strong(base.accent),
        accent_strong=ink,
        on_accent=paper,
        selection=_mixed(base.accent, paper, 0.25),
        hover=_mixed(base.accent, paper, 0.25),
        ok=strong(base.ok),
        warn=strong(base.warn),
        quote=strong(base.quote),
        actor=strong(base.actor),
        families=tuple(FamilyColours(pair.fill, strong(pair.edge)) for pair in base.families),
    )


def _mixed(colour: str, other: str, share: float) -> str:
    """`share` of the first colour and the rest of the other."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in parts)


def contrast(one: str, two: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, 1..21."""
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


SEPIA = _sepia(LIGHT)
CONTRAST_LIGHT = _high_contrast(LIGHT)
CONTRAST_DARK = _high_contrast(DARK)

#: Every theme the window can wear.
ALL = (LIGHT, DARK, SEPIA, CONTRAST_LIGHT, CONTRAST_DARK)
