"""Speech in one article: every attribution of every period with its speaker, and what is told inside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pressfold.actors.attribution import Attribution
from pressfold.actors.attributions import attributions
from pressfold.actors.channels import channel
from pressfold.actors.circumstances import addressee, negated, when
from pressfold.actors.credits import announced, bare_cue, by_dash, credited, signed, told_of
from pressfold.actors.insides import insides
from pressfold.actors.periods import between, periods
from pressfold.actors.posts import Post, posts
from pressfold.actors.speakers import Cast, Mentioned, Speaker
from pressfold.actors.story import is_english
from pressfold.actors.stretch import Stretch
from pressfold.model.article import READ, Article, Block, Role
from pressfold.model.quotation import QuotationKind
from pressfold.model.span import Span, union
from pressfold.text.quotation_marks import Quoted, quoted

#: Speech inside speech is followed this deep ("the Kremlin said Putin told Macron that NATO had ...").
_DEEPEST = 3
#: Quoted words without any speaker near them are kept from so many words on.
_FREE_WORDS = 6
_SELF = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation in the making: its words without marks, its attribution, its speaker, and through whom it came."""

    pieces: tuple[Span, ...]
    kind: QuotationKind
    attribution: Attribution | None
    printed: Span | None
    speaker: Speaker
    channel: str | None
    via: str | None
    confidence: float
    depth: int = 0
    when: str | None = None
    told: Span | None = None
    told_actors: tuple[str, ...] = ()
    negated: bool = False


class Listener:
    """Reads one article for speech; `drafts` are the quotations so far."""

    def __init__(self, article: Article, mentions: Sequence[Mentioned]) -> None:
        self._text = article.text
        self._blocks = article.blocks
        self._english = is_english(article)
        self._cast = Cast(article.text, mentions)
        self._marks = quoted(article.text)
        self._posts = list(posts(article))
        self._posted = union(piece for post in self._posts for piece in (*post.pieces, post.name, post.handle))
        self._announced: Attribution | None = None
        self._carried: tuple[int, Stretch] | None = None
        self.drafts: list[Draft] = []

    def listen(self) -> list[Draft]:
        """The drafts of the whole article; of one in another language, its posts alone."""
        for post in self._posts:
            self._take_post(post)
        for block in self._blocks if self._english else ():
            if block.role in READ:
                self._take_block(block)
        return self.drafts

    # --- posts ---

    def _take_post(self, post: Post) -> None:
        speaker = self._cast.speaker(post.name)
        draft = Draft(
            post.pieces, QuotationKind.POST, None, post.name, speaker, "post", None, 0.95 if speaker.actors else 0.9
        )
        self.drafts.append(draft)
        self._take_nested(draft)

    def _in_post(self, span: Span) -> bool:
        at = bisect_right(self._posted, span.start, key=lambda piece: piece.end)
        return at < len(self._posted) and self._posted[at].start < span.end

    # --- blocks and periods ---

    def _take_block(self, block: Block) -> None:
        listed = [period for period in periods(self._text, block.span, self._marks) if period.tokens]
        #: The direct quotation that ended with the last period, which a next one without a speaker goes on with.
        going = self._carried_over(listed[0]) if listed else None
        for nth, period in enumerate(listed):
            if self._in_post(Span(period.start, period.end)):
                continue
            if self._is_quoted(period):
                neighbours = listed[nth - 1] if nth else None, listed[nth + 1] if nth + 1 < len(listed) else None
                going = self._take_free(period, going, *neighbours)
            else:
                going = self._take_period(period, block.role, going)
        self._announced = announced(listed[-1]) if listed else None
        self._carried = (going, listed[-1]) if going is not None else None

    def _carried_over(self, first: Stretch) -> int | None:
        """The quotation of the last block that goes on in this one, which repeats the opening mark."""
        if not self._carried or not first.quotes or not self._carried[1].quotes:
            return None
        going, last = self._carried
        return going if last.quotes[-1] is first.quotes[0] else None

    def _take_period(self, period: Stretch, role: Role, going: int | None) -> int | None:
        """Add the quotations of a period; the place of the last one if it is direct and may go on."""
        found = self._attributions(period, role)
        if not found:
            return going if bare_cue(period) else None
        last = None
        for attribution in found:
            if self._take(attribution, period, None, 0):
                last = len(self.drafts) - 1 if self.drafts[-1].kind is QuotationKind.DIRECT else None
        return last

    def _attributions(self, period: Stretch, role: Role) -> list[Attribution]:
        """The attributions of a period; a headline's credit goes before its verbs, any other beside quotations."""
        headline = role is Role.HEADLINE or self._text[period.end - 1] not in ".!?”\"'"
        credit = by_dash(period) if headline else None
        found = [credit] if credit else attributions(period)
        if not found and (headline or period.quotes):
            credit = credited(period)
            return [credit] if credit else []
        return found

    def _take(self, attribution: Attribution, period: Stretch, outer: Draft | None, depth: int) -> bool:
        """Add the quotation of an attribution, and what is told inside it; False where it adds nothing."""
        if outer and not self._is_nested(attribution, outer):
            return False
        pieces, direct = self._words(attribution.pieces, period)
        if not pieces:
            return False
        speaker = self._cast.speaker(attribution.source) if attribution.source else Speaker((), None, 0.5)
        within = Span(period.start, period.end)
        media = self._cast.media(within)
        told = addressee(self._text, attribution, media)
        draft = Draft(
            pieces,
            QuotationKind.DIRECT if direct else QuotationKind.INDIRECT,
            attribution,
            attribution.printed,
            speaker,
            channel(self._text, attribution, media, within),
            self._voice(outer) if outer else None,
            attribution.confidence,
            depth,
            when(self._text, attribution, within),
            told,
            self._cast.named(told) if told else (),
            negated(self._text, attribution),
        )
        nth = len(self.drafts)
        self.drafts.append(draft)
        self._take_nested(draft)
        self.drafts.append(self.drafts.pop(nth))
        if depth == 0:
            self._cast.spoke(attribution.cue_span.start, speaker, draft.channel)
        return True

    def _is_nested(self, attribution: Attribution, outer: Draft) -> bool:
        """Whether words inside words are somebody's speech, not what the speaker says of himself or it is said."""
        if attribution.source is None or not attribution.speech:
            return False
        source = attribution.source.of(self._text).lower()
        return source not in _SELF and not (source == "it" and outer.speaker.actors)

    def _voice(self, outer: Draft) -> str | None:
        return outer.speaker.name or (outer.printed.of(self._text) if outer.printed else None)

    def _take_nested(self, outer: Draft) -> None:
        """What is told inside the words of a quotation."""
        if outer.depth + 1 >= _DEEPEST or not self._english:
            return
        for piece in outer.pieces:
            for period in periods(self._text, piece, self._marks_inside(piece)):
                for attribution in attributions(period):
                    self._take(attribution, period, outer, outer.depth + 1)

    def _marks_inside(self, piece: Span) -> Sequence[Quoted]:
        """The quotations inside these words: the article's outermost, or those nested in the one around them."""
        inside = between(self._marks, piece)
        around = [mark for mark in inside if mark.inner.start <= piece.start and piece.end <= mark.inner.end]
        return around[0].nested if around else inside

    # --- words in marks ---

    def _words(self, pieces: Sequence[Span], period: Stretch) -> tuple[tuple[Span, ...], bool]:
        """The pieces without the marks around them, and whether all of them stand in marks."""
        bare: list[Span] = []
        direct = True
        for piece in pieces:
            inner = insides(self._text, piece, period.quotes)
            direct = direct and inner is not None
            bare += inner or [piece]
        return tuple(bare), direct and bool(bare)

    def _is_quoted(self, period: Stretch) -> bool:
        """Whether a period is nothing but a quotation."""
        return all(not period.outside(at) or not period.tokens[at].text[0].isalnum() for at in range(len(period)))

    def _take_free(
        self, period: Stretch, going: int | None, before: Stretch | None, following: Stretch | None
    ) -> int | None:
        """Words in marks without a cue: more of the last quotation, or those of whom the neighbours name."""
        inner = insides(self._text, Span(period.start, period.end), period.quotes)
        if not inner:
            return None
        told = bare_cue(following) if following else None
        if going is not None and told is None:
            last = self.drafts[going]
            self.drafts[going] = replace(last, pieces=(*last.pieces, *inner))
            self._take_nested(replace(last, pieces=tuple(inner)))
            return going
        beside = told or self._beside(before, following)
        if beside is None and sum(len(piece.of(self._text).split()) for piece in inner) < _FREE_WORDS:
            return None
        source = beside.source if beside else None
        speaker = self._cast.speaker(source) if source else Speaker((), None, 0.5)
        printed = beside.printed if beside else None
        sure = beside.confidence if beside else 0.5
        self.drafts.append(Draft(tuple(inner), QuotationKind.DIRECT, beside, printed, speaker, None, None, sure))
        if beside:
            self._cast.spoke(period.start, speaker)
        return len(self.drafts) - 1

    def _beside(self, before: Stretch | None, following: Stretch | None) -> Attribution | None:
        """Who is named beside words in marks: signed or told behind them, announced or spoken of before them."""
        behind = signed(following) if following else None
        return behind or (told_of(before) if before else self._announced)


def drafts(article: Article, mentions: Sequence[Mentioned]) -> Iterator[Draft]:
    """The quotations of one article by place, outer before inner; each place once, in marks before as a report."""
    seen: set[tuple[int, int]] = set()
    for draft in sorted(Listener(article, mentions).listen(), key=_place):
        hull = draft.pieces[0].start, draft.pieces[-1].end
        if hull not in seen:
            seen.add(hull)
            yield draft


def _place(draft: Draft) -> tuple[int, int, bool, int]:
    return draft.pieces[0].start, -draft.pieces[-1].end, draft.kind is QuotationKind.INDIRECT, draft.depth
