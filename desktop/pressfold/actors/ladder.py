"""The ladder: on whose word each sentence of an article stands, from a direct quotation down to nobody's.

A sentence stands as high as the highest rung that something in it reaches; only words that hold back ("accused",
"reportedly") take it down to "alleged", unless somebody's own words stand in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pressfold.actors.whose_side import WhoseSide, ladder_words
from pressfold.model.actor import Actor, ActorKind, Mention
from pressfold.model.article import Article, Role
from pressfold.model.attribution import Attributed, Ladder, Rung, Side, SideShare, Voice
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.text.hedges import hedges
from pressfold.text.quotation_marks import quoted
from pressfold.text.sentences import sentences
from pressfold.text.words import any_of, count_words

#: Crossheads are no sentences, and furniture is nobody's.
_READ = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CAPTION, Role.POST})
#: Words that may stand between a name and what it does: "Norland has repeatedly rejected".
_BETWEEN = r"(?:['’]s\s+[\w-]+)?(?:\s+(?:has|have|had|also|again|later|then|\w+ly|on\s+\w+day))*\s+"


class Mentions:
    """The mentions of each article in order, to be asked for those of a sentence."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._of: dict[int, list[tuple[int, Mention, Actor]]] = defaultdict(list)
        for actor in actors:
            for mention in actor.mentions:
                self._of[mention.article].append((mention.start, mention, actor))
        for row in self._of.values():
            row.sort(key=lambda entry: (entry[0], entry[2].id))

    def within(self, article: int, span: Span) -> Iterator[tuple[Mention, Actor]]:
        """The mentions inside a span, from left to right."""
        row = self._of.get(article, [])
        for start, mention, actor in row[bisect_left(row, span.start, key=lambda entry: entry[0]) :]:
            if start >= span.end:
                return
            yield mention, actor


def attributed(
    article: Article, quotations: Sequence[Quotation], mentions: Mentions, sides: WhoseSide
) -> list[Attributed]:
    """The sentences of an article with their rungs; `quotations` are the article's in order."""
    found: list[Attributed] = []
    for block in article.blocks:
        if block.role in _READ:
            for sentence in sentences(article.text, *block.span):
                words = count_words(article.text, *sentence)
                if words and not _signature(article.text, sentence, block.role):
                    found.append(_rated(article, sentence, words, quotations, mentions, sides))
    return found


def _signature(text: str, sentence: Span, role: Role) -> bool:
    """Whether it is the line below a post that tells who posted it and when."""
    return role is Role.POST and text[sentence.start] in "—–-" and "(@" in sentence.of(text)


def ladder(sentences: Sequence[Attributed]) -> Ladder:
    """These sentences with the share of each side, the largest first."""
    words = sum(one.words for one in sentences)
    told = sum(one.words for one in sentences if one.rung is not Rung.UNATTRIBUTED)
    of_side: dict[str, list[Attributed]] = defaultdict(list)
    sides: dict[str, Side] = {}
    for one in sentences:
        for voice in one.voices:
            sides.setdefault(voice.side.id, voice.side)
        for id in one.sides:
            of_side[id].append(one)
    shares = [_share(sides[id], held, words) for id, held in of_side.items()]
    return Ladder(tuple(sentences), tuple(sorted(shares, key=lambda one: (-one.words, one.side.id))), words, told)


def _share(side: Side, held: Sequence[Attributed], words: int) -> SideShare:
    said = sum(one.words for one in held)
    voices = dict.fromkeys(voice for one in held for voice in one.voices if voice.side.id == side.id)
    by_speaker = {(voice.actor or voice.name.lower()): voice for voice in reversed(voices)}
    rungs = Counter(one.rung for one in held)
    return SideShare(side, len(held), said, said / words, dict(rungs), tuple(reversed(by_speaker.values())))


def _rated(
    article: Article,
    sentence: Span,
    words: int,
    quotations: Sequence[Quotation],
    mentions: Mentions,
    sides: WhoseSide,
) -> Attributed:
    here = [said for said in quotations if any(piece.overlap(sentence) for piece in said.pieces or (said.span,))]
    first = [said for said in here if said.via is None] or here
    day = (article.metadata.published or "")[:10] or None
    voices = tuple(
        dict.fromkeys(
            voice for said in first for voice in sides.voices(said, day, quotations[: quotations.index(said)])
        )
    )
    rung, why = _rung(article.text, sentence, first)
    if rung is Rung.UNATTRIBUTED:
        source = _source(article, sentence, mentions, sides)
        if source is not None:
            voices, rung, why = (source[0],), Rung.NAMED, source[1]
    elif rung is Rung.ALLEGED and not voices:
        source = _source(article, sentence, mentions, sides)
        voices = (source[0],) if source else ()
    return Attributed(article.id, sentence.start, sentence.end, words, rung, voices, why)


def _rung(text: str, sentence: Span, said: Sequence[Quotation]) -> tuple[Rung, str]:
    """The rung of a sentence by its quotations and by words that hold back, and why."""
    held_back = _hedge(text, sentence, said)
    direct = next((one for one in said if one.kind is not QuotationKind.INDIRECT), None)
    if direct is not None:
        who = _who(direct)
        also = f" The paper also holds back: “{held_back}”." if held_back else ""
        where = "stands as a post." if direct.kind is QuotationKind.POST else "stands between quotation marks."
        return Rung.DIRECT, f"What {who} said {where}{also}"
    if held_back:
        return Rung.ALLEGED, f"“{held_back}” leaves open whether it is so."
    if said:
        cue = f" (“{said[0].cue}”)" if said[0].cue else ""
        return Rung.INDIRECT, f"The paper tells in its own words what {_who(said[0])} said{cue}."
    return Rung.UNATTRIBUTED, "The paper says so itself and names nobody."


def _who(said: Quotation) -> str:
    return said.speaker or (f"“{' '.join(said.speaker_text.split())}”" if said.speaker_text else "somebody")


def _hedge(text: str, sentence: Span, said: Sequence[Quotation]) -> str:
    """The words in a sentence that hold back, outside all that is quoted or reported in it; else nothing."""
    reported = [piece for one in said for piece in one.pieces or (one.span,)]
    reported += [each.outer for each in quoted(text, *sentence)]
    for match in hedges().finditer(text, *sentence):
        if not any(span.start <= match.start() < span.end for span in reported):
            return " ".join(match.group().split())
    return ""


def _source(article: Article, sentence: Span, mentions: Mentions, sides: WhoseSide) -> tuple[Voice, str] | None:
    """Who is named as the source of a sentence without being quoted, and why; None where nobody is."""
    statement, source, no_subject = _patterns()
    day = (article.metadata.published or "")[:10] or None
    for mention, actor in mentions.within(article.id, sentence):
        before = article.text[sentence.start : mention.start]
        led = source.search(before)
        did = statement.match(article.text, mention.end, sentence.end)
        if led and before[led.end() :].strip(" the") == "":
            why = f"“{led.group().strip()}” names {actor.name} as the source."
            return Voice(actor.name, actor.id, sides.of(actor.id, day)), why
        if did and actor.kind is not ActorKind.MEDIA and not no_subject.search(before):
            why = f"It tells that {actor.name} {did['verb'].lower()} something; no words are reported."
            return Voice(actor.name, actor.id, sides.of(actor.id, day)), why
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands behind a name that says something, before one that is a source, and before one that does nothing."""
    lists = ladder_words()
    verbs = any_of(lists["statements"]).pattern
    sources = any_of(lists["sources"]).pattern
    behind = re.compile(rf"{_BETWEEN}(?P<verb>{verbs})", re.IGNORECASE)
    preposition = any_of(lists["no_subject"]).pattern
    return (
        behind,
        re.compile(rf"{sources}(?=[^,;:]{{0,40}}$)", re.IGNORECASE),
        re.compile(rf"{preposition}(?:\s+the)?\s*$", re.IGNORECASE),
    )
