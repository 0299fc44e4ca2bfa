"""The themes keep their promises: text and marks can be read on every ground, families told apart."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import pytest

from pressfold.ui import tokens
from pressfold.ui.tokens import Tokens, contrast

#: What each kind of colour blindness makes of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
SIGHTS = {
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
TEXT_ON_GROUND = [
    (text, ground)
    for text in ("ink", "ink_2", "ink_3", "ok", "warn")
    for ground in ("window", "panel", "paper", "selection")
] + [
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("accent", "paper"),
    ("accent", "panel"),
    ("ink", "text_selection"),
    ("ink", "hit"),
    ("ink", "hover"),
    ("paper", "ink"),
]


@pytest.fixture(params=tokens.ALL, ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Tokens:
    return request.param


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND, ids=lambda name: name)
def test_text_reaches_four_and_a_half_to_one_on_its_grounds(theme: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("mark", ["accent", "quote", "actor", "ok", "warn"])
def test_marks_reach_three_to_one_on_paper_and_on_every_family(theme: Tokens, mark: str) -> None:
    for ground in (theme.paper, theme.window, *(family.fill for family in theme.families)):
        assert contrast(getattr(theme, mark), ground) >= 3


@pytest.mark.parametrize("number", range(8))
def test_a_family_keeps_its_words_letter_and_underline_readable(theme: Tokens, number: int) -> None:
    family = theme.family(number)
    assert contrast(theme.ink, family.fill) >= 7
    assert contrast(family.edge, family.fill) >= 4.5
    assert contrast(family.edge, theme.paper) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_edges_of_eight_families_differ_for_every_eye(theme: Tokens, sight: str) -> None:
    seen = [_seen(family.edge, sight) for family in theme.families]
    nearest = min(sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5 for one, two in combinations(seen, 2))
    # 0.02 is about one just noticeable step in OKLab; letters and underline styles carry the rest
    assert nearest >= 0.02


def test_families_begin_again_after_the_last() -> None:
    assert tokens.LIGHT.family(8) == tokens.LIGHT.family(0)


def test_every_theme_fills_every_token_with_a_colour(theme: Tokens) -> None:
    colours = [getattr(theme, field.name) for field in fields(theme) if field.name not in ("name", "dark", "families")]
    colours += [colour for family in theme.families for colour in (family.fill, family.edge)]
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in colours)


def test_high_contrast_is_stronger_than_the_theme_it_derives_from() -> None:
    for strong, base in ((tokens.CONTRAST_LIGHT, tokens.LIGHT), (tokens.CONTRAST_DARK, tokens.DARK)):
        assert contrast(strong.ink_3, strong.paper) > contrast(base.ink_3, base.paper)
        assert contrast(strong.line_strong, strong.paper) >= 7
        assert contrast(strong.accent, strong.paper) >= 7


def _seen(colour: str, sight: str) -> tuple[float, float, float]:
    """A colour in OKLab as an eye with this sight sees it."""
    rgb = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    red, green, blue = (min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in SIGHTS[sight])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
