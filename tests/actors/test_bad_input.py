"""Texts as they should not be: everything is read, nothing fails, and names stay whole."""

from __future__ import annotations

import pytest
from tests.actors.articles import article, found, heard, names

SAID = "Emmanuel Macron said the talks with Vladimir Putin were long."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"MACRON AND PUTIN DISCUSS UKRAINE CRISIS\n{SAID}", ["MACRON", "PUTIN", "UKRAINE"]),
        ("Will Smith said May said no. Theresa May agreed.", ["Will Smith", "May", "Theresa May"]),
        ("Emma\u00adnuel Macron said no.", ["Emma\u00adnuel Macron"]),
        ("🎉Emmanuel Macron🎉 said no.", ["Emmanuel Macron"]),
        ("\u202bEmmanuel Macron\u202c said no to Володимир Зеленський.", ["Emmanuel Macron", "Володимир Зеленський"]),
    ],
    ids=["capitals", "words", "soft hyphen", "emoji", "right to left"],
)
def test_odd_letters_and_words_leave_names_whole(text: str, expected: list[str]) -> None:
    assert names(found(text))[: len(expected)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg, Boris Kohl, Clara Diaz, " * 60,
        "macron said putin told biden that ukraine and russia must talk now " * 60,
        "Pr3sident Macr0n sa1d tbat tlie Krernlin w|ll ta1k ,, ;; ''. .. M a c r o n " * 30,
        "“" * 400,
        "He said “no. " * 80,
        "(@a) " * 200,
        "A" * 20_000,
        "\u202e\u200f" * 300 + SAID,
        "\u00ad \u200d\u00ad \u2060Macron\u00ad said \u00ad. " * 20,
        "Said said said said. “Said,” said said. " * 40,
    ],
    ids=[
        "list",
        "no punctuation",
        "noise",
        "marks",
        "open marks",
        "handles",
        "one word",
        "direction marks",
        "lone silent marks",
        "verbs",
    ],
)
def test_what_is_no_prose_is_read_without_failing(text: str) -> None:
    made = article(text)
    for quotation in heard(made).quotations:
        assert quotation.text == text[quotation.start : quotation.end]
    for actor in found(text).actors:
        assert all(mention.text == text[mention.start : mention.end] for mention in actor.mentions)
