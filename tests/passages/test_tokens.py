"""Tokens: read chunk by chunk and many articles at once, they are what one look through each block's text gives."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.passages import tokens as tokenizing
from pressfold.passages.chunks import LAST, LONGEST, code_points, hashes
from pressfold.passages.tokens import Tokens, tokens, tokens_of, word_number
from pressfold.resources import resource
from pressfold.text.words import MARKS, SILENT, WORD

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
SIGNS = "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
TOKEN = re.compile(
    rf"[a-oq-zA-OQ-Z][A-Za-z]++(?![^\W_]|['’ʼ{MARKS}{SILENT}])|[{UNSPACED}][{SIGNS}]*|\d+(?=[{UNSPACED}])|%"
    rf"|[Pp]er\s[Cc]ent(?!\w)|[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])|{WORD.pattern}"
)
#: A word, its place, whether it opens a sentence, begins with a capital, with a digit, stands alone; its block.
Row = tuple[int, int, int, bool, bool, bool, bool, int]

#: What the text room knows about stops.
STOPS = tomllib.loads(resource("text", "sentences.toml").read_text(encoding="utf-8"))
#: What texts are made of: all that words, numbers, gaps and white space have been mistaken for each other by.
PIECES = (
    *"aAéß.,!?%'’ʼ-—_()5٣²中ก็ข\u0301\u00ad\u200d\u200b😀\U00020000\ufeff…。؟",
    *(" ", "  ", "\n", "\n\n", "\t", "\r", "\u00a0", "\u2028", "\u3000", "\x85", "\x1c", "\x1f", "\x00"),
    *(
        "per",
        "Per",
        "cent",
        "Cent",
        "per cent",
        "cents",
        "paper",
        "U.S.",
        "u.k",
        "Mr.",
        "J.",
        "St",
        "St.",
        "Inc. ",
        "No. ",
        "Jan.",
        "v.",
        "Ph.D.",
        "a.m.",
    ),
    *("1,000", "3.5", "10.5m", "1st", "O’Neill's", "don't", "said", "The", "NATO", "مُحَمَّد", "שָׁלוֹם", "ภาษาไทย", "한국어"),
    *("- —", "x" * 40, "http://example.com/a.b?c=d&e=50%", "中文" * 20, "İ", "ǅ", "ﬁ", "e\u0301s", "\u0301"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)
STORIES = st.lists(st.tuples(TEXTS, st.sampled_from([Role.BODY, Role.STANDFIRST, Role.CREDIT])), max_size=4)


def article(id: int, blocks: Sequence[tuple[str, Role]]) -> Article:
    """An article of these blocks, with nothing between them."""
    text, made = "> ", []
    for words, role in blocks:
        made.append(Block(len(text), len(text) + len(words), role))
        text += words
    return Article(id, Reading(f"{id}.txt", text, tuple(made), Metadata(), "", "", "utf-8", "made"))


def looked_through(story: Article) -> Iterator[Row]:
    """The tokens by one look through each block."""
    blocks = [block for block in story.blocks if block.role in tokenizing.COMPARED]
    for number, block in enumerate(blocks):
        before, last = None, block.start
        for match in TOKEN.finditer(story.text[block.start : block.end]):
            start, end, word = block.start + match.start(), block.start + match.end(), match.group()
            gap = story.text[last:start]
            first = before is None or re.search("[!?\n。！？]", gap) is not None
            first = first or ("." in gap and not word[0].islower() and not shortened(before or "", word))
            alone = re.match(f"[{UNSPACED}]", word) is not None
            yield word_number(word), start, end, first, word[0].isupper(), word[0].isdigit(), alone, number
            before, last = word, end


def shortened(word: str, following: str) -> bool:
    """Whether a full stop between two words is no end of a sentence."""
    alone = len(word) == 1
    printed = word.capitalize() if word.isupper() and not alone else word
    if printed in STOPS["before_names"] or (alone and word.isupper()):
        return True
    if printed in STOPS["before_numbers"] and following[0].isdigit():
        return True
    return printed in STOPS["may_end"] and following.lower() not in STOPS["opening"]


def rows(found: Tokens, *without: str) -> list[Row]:
    """The tokens one by one, without what these columns tell."""
    names = [field.name for field in fields(Tokens) if field.name not in ("article", *without)]
    columns = [getattr(found, name).tolist() for name in names]
    return list(zip(*columns, strict=True))


@settings(deadline=None, max_examples=150)
@given(STORIES)
def test_the_tokens_of_any_text_are_what_one_look_through_it_gives(blocks: list[tuple[str, Role]]) -> None:
    story = article(7, blocks)
    assert rows(tokens(story), "marked") == list(looked_through(story))


@settings(deadline=None, max_examples=60)
@given(st.lists(STORIES, max_size=6), st.integers(1, 200))
def test_many_articles_read_together_have_the_tokens_of_each(stories: list[list[tuple[str, Role]]], room: int) -> None:
    articles = [article(nth, blocks) for nth, blocks in enumerate(stories)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tokenizing, "_AT_ONCE", room)
        together = list(tokens_of(articles))
    assert [(one.article, rows(one)) for one in together] == [(one.id, rows(tokens(one))) for one in articles]


@pytest.mark.parametrize(
    ("printed", "opens"),
    {
        "It flew to St. Petersburg": ["It"],
        "It met on Jan. 28": ["It"],
        "They left No. 10": ["They"],
        "He said no. They left": ["He", "They"],
        "It bought Wolves Inc. The rest stays": ["It", "The"],
        "It bought WOLVES INC. Nothing stays": ["It"],
        "Mr. The said": ["Mr"],
    }.items(),
)
def test_a_stop_behind_an_abbreviation_ends_a_sentence_only_where_it_may(printed: str, opens: list[str]) -> None:
    found = tokens(article(1, [(printed, Role.BODY)]))
    places = zip(found.start.tolist(), found.end.tolist(), found.first.tolist(), strict=True)
    assert [printed[start - 2 : end - 2] for start, end, first in places if first] == opens


@pytest.mark.parametrize("space", [" ", "\n", "\u00a0", "\u2028", "\x1f"])
def test_per_cent_is_one_word_over_any_one_white_space_of_a_block(space: str) -> None:
    printed = f"about 5 per{space}cent, per{space}cents, paper{space}cent and 50-per{space}cent per{space}cent"
    found = tokens(article(1, [(printed, Role.BODY)]))
    words = [printed[start - 2 : end - 2] for start, end in zip(found.start, found.end, strict=True)]
    one, two = f"per{space}cent", ["per", "cents", "paper", "cent", "and", "50"]
    assert words == ["about", "5", one, *two, one, one]


@pytest.mark.parametrize(
    ("printed", "marked"),
    [
        ("He said: “We will go on.” Then he left.", ["We", "on"]),
        ('"No," she said', ["No"]),
        ("l'ordre « Nous irons » du jour", ["l'ordre", "Nous", "irons", "du"]),
        ("the workers' own don't-know O’Neill", ["workers"]),
        ("one -- two ... three", []),
        ("alone “\nagain", ["alone"]),
        ("a so-called “war-time” law", ["war", "time"]),
    ],
    ids=["around a sentence", "straight", "with room around them", "apostrophes", "dashes", "other line", "hyphen"],
)
def test_words_beside_what_may_be_a_quotation_mark_are_marked(printed: str, marked: list[str]) -> None:
    found = tokens(article(1, [(printed, Role.BODY), ("and more", Role.BODY)]))
    places = zip(found.start[found.marked], found.end[found.marked], strict=True)
    assert [printed[start - 2 : end - 2] for start, end in places] == marked


def test_per_and_cent_of_two_blocks_are_two_words() -> None:
    assert len(tokens(article(1, [("five per", Role.BODY), ("cent more", Role.BODY)]))) == 4


def test_stops_after_the_last_word_of_a_text_open_no_sentence_before_it() -> None:
    found = tokens(article(1, [("made in the US. . !", Role.BODY)]))
    assert found.first.tolist() == [True, False, False, False]


def test_what_was_read_before_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    story = article(1, [("“We” said 5 per cent — in the U.S. . The end", Role.BODY), ("中文" * 40 + " The", Role.BODY)])
    before = rows(tokens(story))
    monkeypatch.setattr(tokenizing.Chunks, "MOST", 10)
    monkeypatch.setattr(tokenizing, "_known", [])
    for nth in range(30):
        tokens(article(2, [(f"word{nth} " + "x" * 50 * nth, Role.BODY)]))
        assert rows(tokens(story)) == before


def test_the_table_of_white_space_knows_all_of_it() -> None:
    assert not any(chr(point).isspace() for point in range(LAST, 0x110000))


WORDS = st.lists(st.text("abA.,’\u00e9\U0001f600 中", min_size=1, max_size=LONGEST), min_size=1, max_size=30)


@settings(deadline=None, max_examples=60)
@given(WORDS)
def test_stretches_have_one_hash_exactly_when_they_are_spelt_alike(words: list[str]) -> None:
    ends = np.cumsum([len(word) for word in words])
    starts = ends - [len(word) for word in words]
    found = hashes(code_points("".join(words)), starts, ends).tolist()
    assert [[one == other for other in found] for one in found] == [[one == other for other in words] for one in words]
