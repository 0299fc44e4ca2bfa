"""Sentences: a gold table of hard cases ('|' marks each true boundary), and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.span import Span
from pressfold.text.sentences import sentences

GOLD = {
    "dateline": "PARIS (Reuters) - French President Emmanuel Macron spoke on Friday.| He then left.",
    "rank before a name": "KYIV, Ukraine (AP) — Gen. Valerii Zaluzhny said on Jan. 31 it failed.| No date was set.",
    "country before a title": "WASHINGTON, Jan 28 (Reuters) - U.S. President Joe Biden met Sen. B. Menendez.| He left.",
    "quotation of two sentences": '"We are ready for a meeting.| But it takes two," the minister said.',
    "quotation split by its cue": '"We are ready," he said.| "But it takes two."',
    "asked question": "“Who gave the order?” the minister asked.| “We do not know.”",
    "country ends a sentence": "He works for the U.S.| The rest is history.",
    "country starts a name": "The U.S. Embassy in Kyiv closed at 5 p.m. Monday.| Staff moved to Lviv.",
    "hour ends a sentence": "The talks began at 10 a.m.| Mr. Lavrov arrived late.",
    "several abbreviations": "Lt. Col. J.P. Smith of St. Petersburg, Fla., was not hurt.| His car was.",
    "companies": "Apple Inc. and Gazprom v. Naftogaz Corp. were cited.| Shares fell 3.5 pct.",
    "number of a house": "No. 10 Downing St. declined to comment.| The PM was away.",
    "money": "It rose to $1.2 bn. in 2021.| It fell later.",
    "sentences inside a sentence": "The court heard “He did it. I saw him.” before recess.",
    "sentences inside, straight marks": 'The court heard "He did it. I saw him." and rose.| It sat again.',
    "question before a name that asks": "“Is this war?” Zelenskyy asked.| “It must stop.”",
    "exclamation before a name that says": "“This is aggression!” President Volodymyr Zelenskyy said.| “It must stop.”",
    "exclamation before another sentence": "“This is aggression!”| Moscow denied it.",
    "quotation behind a colon": "He said: “Russia must withdraw.| It must do so now.”| The Kremlin denied it.",
    "quotation that ends the sentence": "He said “we are ready.”| The Kremlin denied it.",
    "credit": "(Reporting by John Irish; Editing by Alex Richardson.)| Our Standards: Trust Principles.",
    "signature of a post": "Macron to speak to Putin pic.twitter.com/ixhK| — Reuters (@Reuters) January 28, 2022",
    "page number": "The vote was 5-4 (see p. 12).| Justice S. Alito dissented.",
    "titles": "Prof. Dr. A. Merkel, e.g. at the G-7, spoke.| It was short.",
    "pause": "“I don’t know... maybe,” she said.| “Perhaps.”",
    "omission in brackets": "How the allies foresee […] The principle was ignored.| Moscow knows.",
    "pause before a capital": "He hesitated…| The room was silent.",
    "dates": "The Feb. 24, 2022, invasion began before dawn.| Ukraine declared martial law.",
    "month ends a sentence": "The talks were moved to Feb.| The council agreed.",
    "organisation ends and starts": "He met Amb. L. Thomas-Smith at the U.N.| The U.N. Security Council met Monday.",
    "short lines run together": "Source: Al Jazeera.| © 2022.| All rights reserved.",
    "marks of all kinds": "Is this war?| Yes!| It is.",
    "year ends a sentence": "The war began in 2014.| Since then little moved.",
    "numbered line": "1. Ukraine stays neutral.|\n2. Troops leave.",
    "decimal and address": "It costs 3.5 dollars at www.example.com/a.b today.| He paid.",
    "ordinary word like a state": "They sat in the sun.| Macron wore a hat.",
    "ordinary word like a number": "Would he go?| No.| Macron stayed.",
    "plan with a letter": "They turned to plan B.| The army refused.",
    "company before a name": "Shares of Gazprom Co. Chairman Alexei Miller fell.",
    "shouted company": "UAL INC. SAID IT AGREED.| TERMS WERE NOT GIVEN.",
    "brackets around a sentence": "He left.| (He had to go.)| Others stayed.",
    "line break ends": "A headline without a stop|\nThe story begins.|\n\n  And goes on",
    "starter: minister asked": "“Is he willing to de-escalate?”| The minister asked.| “It is up to Putin.”",
    "starter: two quotations": "Le Drian said, “the ball is in Putin’s court.”| “Perhaps [Putin] wants it.”",
    "Russian": "Он сказал это 5 млн. рублей назад в г. Москва.| Она молчала.",
    "German": "Er traf Dr. Merkel, z.B. in Berlin.| Das war am Montag.",
    "French": "« C'est fini. »| M. Macron a parlé.| Il est parti.",
    "Spanish": "¿Quién lo dijo?| ¡Nadie!| Todos callan.",
    "Chinese": "他说了。|我们走吧！|好吗？|“好。”",
    "Hindi": "यह युद्ध है।| वह गया।",
    "Arabic": "هل هذه حرب؟| نعم.| انتهت.",
}


def split_at_bars(gold: str) -> tuple[str, list[str]]:
    return gold.replace("|", ""), [part.strip() for part in gold.split("|")]


@pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD.keys())
def test_sentences_end_where_a_reader_ends_them(gold: str) -> None:
    text, expected = split_at_bars(gold)
    assert [span.of(text) for span in sentences(text)] == expected


def test_only_the_asked_part_is_read() -> None:
    text = "One. Two. Three. Four."
    assert [span.of(text) for span in sentences(text, 5, 16)] == ["Two.", "Three."]


def test_a_starter_article_has_no_sentence_over_two_lines(starter: dict[str, str]) -> None:
    for text in starter.values():
        assert all("\n" not in span.of(text) for span in sentences(text))


PRINT = st.text(alphabet="aA .!?…\n\"“”'‘’«»()[]U.S1é。\u2028@—", max_size=80)


@settings(deadline=None, max_examples=300)
@given(PRINT | st.text(max_size=60))
def test_sentences_cover_all_but_white_space_and_never_overlap(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert at <= span.start < span.end <= len(text)
        assert text[at : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert text[at:].strip() == ""


@settings(deadline=None, max_examples=50)
@given(PRINT, st.integers(0, 80), st.integers(0, 80))
def test_a_part_gives_spans_of_that_part(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert all(Span(start, end).overlap(span) == span.end - span.start for span in sentences(text, start, end))
