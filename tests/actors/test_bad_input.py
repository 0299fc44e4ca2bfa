"""Texts as they should not be: everything is read, nothing fails, and names stay whole."""

from __future__ import annotations

import pytest
from tests.actors.articles import article, found, heard, names

SAID = "Emmanuel Macron said the talks with Vladimir Putin were long."


LISTED = ["Anna Berg", "Boris Kohl", "Clara Diaz", "Joe Biden", "Xi Jinping"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"MACRON AND PUTIN DISCUSS UKRAINE CRISIS\n{SAID}", ["MACRON", "PUTIN", "UKRAINE"]),
        ("Will Smith said May said no. Theresa May agreed.", ["Will Smith", "May", "Theresa May"]),
        ("He will go to Reading. May he read? Reading is fun. Will it rain? Will they come in May?", ["Reading"]),
        ("Will Smith met Theresa May in May. Will she go? May he?", ["Will Smith", "Theresa May"]),
        ("Those present: " + ", ".join(LISTED) + ".", LISTED),
        ("PRESENT:\n" + "\n".join(LISTED) + "\n", LISTED),
        (
            "Emmanuel Macron said the talks went well Vladimir Putin told him Russia was ready Joe Biden would wait",
            ["Emmanuel Macron", "Vladimir Putin", "Russia", "Joe Biden"],
        ),
        ("Emma\u00adnuel Macron said no.", ["Emma\u00adnuel Macron"]),
        ("🎉Emmanuel Macron🎉 said no.", ["Emmanuel Macron"]),
        ("Emmanuel 🇫🇷 Macron said no.", ["Emmanuel 🇫🇷 Macron"]),
        ("Володимир\u200f Зеленський said no.", ["Володимир\u200f Зеленський"]),
        ("Ема\u200fнуель Макрон and Ки\u202aїв said no.", ["Ема\u200fнуель Макрон", "Ки\u202aїв"]),
        ("\u202bEmmanuel Macron\u202c said no to Володимир Зеленський.", ["Emmanuel Macron", "Володимир Зеленський"]),
    ],
    ids=[
        "capitals", "words", "words that are none", "words and months", "list", "list in lines", "no punctuation",
        "soft hyphen", "emoji", "emoji inside", "right to left inside", "marks inside words", "right to left",
    ],
)  # fmt: skip
def test_odd_letters_and_words_leave_names_whole(text: str, expected: list[str]) -> None:
    assert [name for name in names(found(text)) if name in expected] == expected
    assert set(names(found(text))) <= {*expected, "Vladimir Putin", "Emmanuel Macron", "Макрон"}


def test_noise_of_a_scanner_makes_nobody_of_somebody_else() -> None:
    """What is misread stays an actor of its own, and offers at most."""
    text = "Pr3sident Ernmanuel Macr0n rnet Vladimir Putin tbis rnorning. “We w1ll ta1k,” sa1d Vladimir Putin."
    actors = {actor.id: [mention.text for mention in actor.mentions] for actor in found(text).actors}
    assert actors == {"vladimir-putin": ["Vladimir Putin", "Vladimir Putin"], "ernmanuel-macr0n": ["Ernmanuel Macr0n"]}
    (said,) = heard(article(text)).quotations
    assert (said.speaker, said.text) == ("Vladimir Putin", "We w1ll ta1k")


def test_a_shouted_headline_is_heard_as_any_other() -> None:
    made = article("PUTIN TELLS MACRON: NO WAR IN UKRAINE, SAYS KREMLIN\n\nVladimir Putin met Emmanuel Macron.")
    said = {(q.speaker, q.text) for q in heard(made).quotations}
    assert ("Kremlin", "PUTIN TELLS MACRON: NO WAR IN UKRAINE") in said


def test_speech_without_any_full_stop_still_has_its_speakers() -> None:
    made = article("Emmanuel Macron said the talks went well Vladimir Putin told him that Russia was ready")
    assert [q.speaker for q in heard(made).quotations] == ["Emmanuel Macron", "Vladimir Putin"]


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
