"""Citations name what is known and say what is not."""

from __future__ import annotations

import pytest

from pressfold.briefing.citations import STYLES, american, analyst, apa, chicago, plain, short, when
from pressfold.model.briefing import Source


def source(**facts: object) -> Source:
    return Source("s", "f", "t", **{"title": "Putin told Macron “no” – official", **facts})  # type: ignore[arg-type]


FULL = source(
    outlet="Reuters", byline="John Irish and Michel Rose", dateline="PARIS", published="2022-01-28T16:07:00+00:00"
)
WIRE = source(outlet="Reuters", byline="Reuters", credit="Reuters", published="2022-01-28")
BARE = source(title="French President Emmanuel Macron will soon speak to his Russian by phone", title_guessed=True,
              credit="With wires", published_hint="2022-01-28")  # fmt: skip


@pytest.mark.parametrize(
    ("style", "given", "wanted"),
    [
        ("analyst", FULL, "Reuters, “Putin told Macron ‘no’ – official,” John Irish and Michel Rose, PARIS, "
                          "28 January 2022, 16:07 UTC."),
        ("analyst", WIRE, "Reuters, “Putin told Macron ‘no’ – official,” 28 January 2022."),
        ("analyst", BARE, "Outlet not stated, [French President Emmanuel Macron will soon speak to his Russian …], "
                          "n.d. A post in the text is dated 28 January 2022. Credit: With wires."),
        ("chicago", FULL, "John Irish and Michel Rose, “Putin told Macron ‘no’ – official,” Reuters, January "
                          "28, 2022."),
        ("chicago", WIRE, "“Putin told Macron ‘no’ – official,” Reuters, January 28, 2022."),
        ("chicago", BARE, "[French President Emmanuel Macron will soon speak to his Russian …], n.d."),
        ("apa", FULL, "Irish, J., & Rose, M. (2022, January 28). Putin told Macron “no” – official. Reuters."),
        ("apa", WIRE, "Reuters. (2022, January 28). Putin told Macron “no” – official."),
        ("apa", BARE, "[French President Emmanuel Macron will soon speak to his Russian …]. (n.d.)."),
    ],
)  # fmt: skip
def test_each_style_has_its_form(style: str, given: Source, wanted: str) -> None:
    assert plain(STYLES[style](given)) == wanted


def test_papers_are_set_in_italics() -> None:
    for cite in (analyst, chicago, apa):
        assert [run.text.rstrip(".") for run in cite(FULL) if run.italic] == ["Reuters"]
    assert not any(run.italic for run in analyst(BARE))


@pytest.mark.parametrize(
    ("iso", "british", "us"),
    [
        ("2022-01-28", "28 January 2022", "January 28, 2022"),
        ("2022-01-28T16:07:00Z", "28 January 2022, 16:07 UTC", "January 28, 2022"),
        ("2022-01-28T16:07+03:00", "28 January 2022, 16:07 (UTC+03:00)", "January 28, 2022"),
        ("2022-01-28T16:07:00.5", "28 January 2022, 16:07", "January 28, 2022"),
        ("2022-12", "December 2022", "December 2022"),
        (None, "n.d.", "n.d."),
        ("", "n.d.", "n.d."),
        ("last week", "last week", "last week"),
    ],
)
def test_dates_are_written_out(iso: str | None, british: str, us: str) -> None:
    assert when(iso) == british
    assert american(iso) == us


def test_a_source_in_a_few_words() -> None:
    assert short(FULL) == "Reuters, 28 January 2022"
    assert short(BARE) == "[French President Emmanuel Macron will soon …], n.d."
    assert short(source(title="")) == "Untitled, n.d."


def test_a_question_keeps_its_mark() -> None:
    assert plain(chicago(source(title="War?", outlet="AFP"))) == "“War?” AFP, n.d."


@pytest.mark.parametrize("style", STYLES)
def test_hostile_facts_stay_words_in_one_line(style: str) -> None:
    hostile = source(
        title="a\x00b\n\n<b>\u202eabc", outlet="x\r\ny\u2066", byline="=cmd()", credit="\ud800", dateline="\x1b[1m"
    )
    text = plain(STYLES[style](hostile))
    assert "\n" not in text and "\x00" not in text and "\x1b" not in text and "\ud800" not in text
    assert text.count("\u202e") == text.count("\u202c")
    assert text.count("\u2066") == text.count("\u2069")
    assert "<b>" in text


def test_names_of_one_word_are_not_turned() -> None:
    assert plain(apa(source(byline="AFP"))).startswith("AFP. (n.d.)")
    assert plain(apa(source(byline="习近平"))).startswith("习近平. (n.d.)")
