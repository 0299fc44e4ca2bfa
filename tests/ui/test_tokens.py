"""The themes keep their promises: text and marks can be read on every ground, families told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations

import pytest

from pressfold.resources import resource
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
        assert contrast(strong.off, strong.ink) >= 2.5  # told apart from what can be used


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


#: Words of the style sheet that stand on whatever is below them: any of these.
GROUNDS = ("window", "panel", "paper")


def worded_rules() -> Iterator[tuple[str, str, str]]:
    """Every selector of the style sheet that says a colour of words, with that and each ground the words stand on."""
    source = re.sub(r"/\*.*?\*/", "", resource("themes", "window.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    said: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+){([^}]*)}", source):
        for selector in (" ".join(one.split()) for one in selectors.split(",")):
            for name, value in re.findall(r"(?<![\w-])(color|background):\s*([^;]+);", body):
                said.setdefault(selector, {})[name] = value.strip()
    for selector, look in said.items():
        without_state = re.sub(r":(?!:)[\w-]+", "", selector)
        plain = re.sub(r"\[.*?\]", "", without_state)
        wider = [said.get(name, {}) for name in (without_state, plain)]
        words = next((one["color"] for one in (look, *wider) if "color" in one), "")
        ground = next((one["background"] for one in (look, *wider) if "background" in one), "transparent")
        if words.startswith("$") and ("color" in look or "background" in look):
            for one in [ground[1:]] if ground.startswith("$") else GROUNDS:
                yield selector, words[1:], one


RULES = list(worded_rules())


def test_the_style_sheet_was_read_with_its_disabled_buttons() -> None:
    assert ('QPushButton[kind="primary"]:disabled', "off", "panel") in RULES
    assert ("QPushButton:disabled", "off", "panel") in RULES
    assert ("QPushButton:hover", "ink", "hover") in RULES
    assert ("QToolTip", "paper", "ink") in RULES
    assert len(RULES) > 60


@pytest.mark.parametrize(("selector", "words", "ground"), RULES, ids=[f"{a} {b} on {c}" for a, b, c in RULES])
def test_the_style_sheet_sets_no_words_that_cannot_be_read(
    theme: Tokens, selector: str, words: str, ground: str
) -> None:
    assert contrast(_token(theme, words), _token(theme, ground)) >= 4.5, selector


def _token(theme: Tokens, name: str) -> str:
    """A colour of the style sheet: a token, or one of the two of the amber badge."""
    return str(getattr(theme.family(0), name.removeprefix("amber_")) if "amber" in name else getattr(theme, name))
