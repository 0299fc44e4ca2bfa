"""The sentences of an article that tell its story, as tokens: what is read for names.

Bylines, credits, boilerplate and the place of a dateline are left out: who signs a story is no actor in it. A line
all in capitals is read as if it were written in small letters, but for the words that the rest of the article, or
the registry, writes with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressfold.actors.lexicon import Lexicon
from pressfold.actors.registry import Registry
from pressfold.actors.tokens import Token, tokens
from pressfold.model.article import READ, Article, Role
from pressfold.model.span import Span
from pressfold.text.sentences import sentences

#: "PARIS (Reuters) - ", "KYIV, Ukraine (AP) — " at the start of a paragraph.
_DATELINE = re.compile(r"[A-ZÀ-Ž][^\n()]{1,60}\([A-Z][\w/ -]{1,20}\)\s*[-–—]\s*")
#: A sentence is cut into pieces of this many tokens: a list of a million names must not be one sequence.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens; `words` is how each is read, which differs from its text in a shouted line."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    role: Role

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)


def is_english(article: Article) -> bool:
    """Whether the rules and the model can read the article: its language is English, or not known to be another."""
    return (article.metadata.language or "en").lower().startswith("en")


def story(article: Article, registry: Registry) -> list[Sentence]:
    """The sentences of all blocks that are read, in order."""
    found = [
        (tuple(piece), block.role)
        for block in article.blocks
        if block.role in READ
        for piece in _pieces(article.text, _without_dateline(article.text, block.span), registry)
    ]
    capitals = _written_with_capitals(sentence for sentence, _ in found)
    return [Sentence(sentence, _as_read(sentence, capitals, registry), role) for sentence, role in found]


def _without_dateline(text: str, span: Span) -> Span:
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _pieces(text: str, span: Span, registry: Registry) -> Iterable[list[Token]]:
    for sentence in sentences(text, span.start, span.end):
        listed = [part for token in tokens(text, sentence.start, sentence.end) for part in _parts(token, registry)]
        for at in range(0, len(listed), _LONGEST):
            yield listed[at : at + _LONGEST]


def _parts(token: Token, registry: Registry) -> list[Token]:
    """A compound of the registry's names in its parts ("Ukraine-Russia", "Moscow-based"), any other token whole."""
    if "-" not in token.text or not token.capital or registry.longest([token.text], 0):
        return [token]
    parts = []
    at = token.start
    for part in re.split(r"(-)", token.text):
        if part:
            parts.append(Token(at, at + len(part), part))
        at += len(part)
    known = [part for part in parts if part.capital and registry.longest([part.text], 0)]
    others = [part for part in parts if part.capital and part not in known]
    return parts if known and not others else [token]


def _written_with_capitals(found: Iterable[Sequence[Token]]) -> dict[str, str]:
    """How the article writes its capitalised words, by lower case, outside shouted lines and not as a first word."""
    written: dict[str, str] = {}
    for sentence in found:
        if not _is_shouted(sentence):
            for token in sentence[1:]:
                if token.capital:
                    written.setdefault(token.text.lower(), token.text)
    return written


def _is_shouted(sentence: Sequence[Token]) -> bool:
    """Whether a sentence of three words and more has no small letter (abbreviations alone make no shout)."""
    lettered = [token.text for token in sentence if token.text[0].isalpha() and len(token.text) > 1]
    return len(lettered) > 2 and all(word.isupper() for word in lettered) and any(len(word) > 5 for word in lettered)


def _as_read(sentence: Sequence[Token], capitals: dict[str, str], registry: Registry) -> tuple[str, ...]:
    words = tuple(token.read for token in sentence)
    if not _is_shouted(sentence):
        return words
    plain = Lexicon.core().plain_words
    titled = [word.title() if word.isalpha() else word for word in words]
    read = [capitals.get(word.lower(), word.lower()) for word in words]
    at = 0
    while at < len(words):
        match = registry.longest(titled, at) or registry.longest(words, at)
        if match is None or (match.length == 1 and words[at].lower() in plain):
            at += 1
            continue
        for inside in range(at, at + match.length):
            read[inside] = capitals.get(words[inside].lower(), titled[inside])
        at += match.length
    return tuple(word if word[0].isupper() or word.lower() in plain else word.title() for word in read)
