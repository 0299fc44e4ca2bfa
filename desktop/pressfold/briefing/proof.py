"""The proof of a pin: whether its words still stand in the source, and if not, what stands there.

A digit, negation, name, word or mark that differs makes the pin `changed`; where only the typography differs the
sentence says so. A wording that is merely alike is shown and never taken for the quote.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from pressfold.briefing.candidates import Candidate, Reading, changed_candidates, exact_candidates, reading
from pressfold.briefing.pins import CONTEXT, exact_sha256
from pressfold.briefing.word_diff import only_typography, tokens, told
from pressfold.model.briefing import Anchor, AnchorState, Pin
from pressfold.text.normal import PROOF_VERSION, proof
from pressfold.text.words import count_words

#: Agreement of one side from which on the surroundings are taken for the old ones.
_SAME_SIDE = 0.7
_BOTH_SIDES = 2.0
#: How much better (0..2) the surroundings of one place must agree than those of the next for it to be the one.
_CLEARLY = 0.3
#: Words from which on a quote is its own evidence, wherever it stands.
_TELLING = 6
#: Words up to which a quote is a name or a number.
_NAME = 3
#: Share of the wording that must have stayed for a place to be shown: anywhere, and between the old neighbours.
_ALIKE = 0.6
_ALIKE_IN_PLACE = 0.35

_PINNED_HERE = "The words stand in the stored article exactly as they were pinned."
_STAYED = "The article has another text by now; the words stand where they stood."
_MOVED = "The article has another text by now; the very same words stand at another place."
_MOVED_FAR = "The very same words stand at another place, but nothing around them is as it was."
_GONE = "The words do not stand in the article any more."
_NO_SOURCE = "The article is not in the library, so the words could not be checked."
_DAMAGED = (
    "The stored copy of the article is damaged: it is not the text that was stored. The words could not be checked."
)


def check(
    pin: Pin,
    text: str | None,
    *,
    checked: str,
    file_sha256: str | None = None,
    text_sha256: str | None = None,
) -> Anchor:
    """What became of a pin's words in `text`, the text of its source today; None where there is no such text.

    `checked` is the time of the check (ISO 8601, UTC). `text_sha256` and `file_sha256` are the hashes under which the
    store keeps the text and the file, where it knows them: a text that is not its own hash proves nothing.
    """
    if text is None:
        return Anchor(AnchorState.MISSING, checked, score=0.0, sentence=_NO_SOURCE)
    if text_sha256 is not None and text_sha256 != _sha256(text):
        return Anchor(AnchorState.DAMAGED, checked, score=0.0, sentence=_DAMAGED)
    if pin.proof.form == PROOF_VERSION and exact_sha256(pin.quote) != pin.proof.exact_sha256:
        return _altered(pin, text, checked)
    same_text = pin.proof.text_sha256 == _sha256(text)
    if same_text and proof(pin.span.of(text)) == proof(pin.quote):
        return Anchor(AnchorState.VERIFIED, checked, pin.span, sentence=_told_of_file(pin, file_sha256))
    return _searched(pin, text, checked)


@lru_cache(maxsize=8)
def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _told_of_file(pin: Pin, file_sha256: str | None) -> str:
    if file_sha256 in (None, pin.proof.file_sha256):
        return _PINNED_HERE
    return f"{_PINNED_HERE} The file around the text is another one."


def _altered(pin: Pin, text: str, checked: str) -> Anchor:
    """The quote in the briefing is not the one that was pinned; the source may still hold that one."""
    stands = pin.span.of(text)
    sentence = "The quote in the briefing is not the one that was pinned: it was altered since."
    if exact_sha256(stands) == pin.proof.exact_sha256:
        sentence = f"{sentence} {told(stands, pin.quote)}"
        return Anchor(AnchorState.CHANGED, checked, pin.span, score=0.0, found=stands, sentence=sentence)
    return Anchor(AnchorState.CHANGED, checked, score=0.0, sentence=sentence)


@dataclass(frozen=True, slots=True)
class _Search:
    """A pin, the text it is looked up in, and when."""

    pin: Pin
    read: Reading
    checked: str

    def anchor(self, state: AnchorState, candidate: Candidate, sentence: str, *, found: bool = False) -> Anchor:
        span = self.read.back(candidate.span)
        return Anchor(
            state,
            self.checked,
            span,
            round(candidate.similarity, 3),
            span.of(self.read.text) if found else "",
            sentence,
        )


def _searched(pin: Pin, text: str, checked: str) -> Anchor:
    """The verdict where the text is not the one that was pinned, or the words do not stand at their place."""
    search = _Search(pin, reading(text), checked)
    exact = sorted(exact_candidates(search.read, pin.selector), key=lambda place: -place.around)
    changed = None if exact and exact[0].around + _CLEARLY >= _BOTH_SIDES else _best_changed(search, exact)
    if changed and (not exact or (_fits(changed) and changed.around > exact[0].around + _CLEARLY)):
        return _changed(search, changed)
    if exact:
        return _found_exactly(search, exact)
    return Anchor(AnchorState.MISSING, checked, score=0.0, sentence=_GONE)


def _found_exactly(search: _Search, exact: list[Candidate]) -> Anchor:
    """The verdict for words that stand in the text, in one or several places; the best surroundings come first."""
    rivals = [place for place in exact if place.around > exact[0].around - _CLEARLY]
    stayed = [place for place in rivals if search.read.back(place.span) == search.pin.span and _fits(place)]
    best = stayed[0] if stayed else exact[0]
    if len(rivals) > 1 and not stayed:
        return _ambiguous(search, rivals, "nothing around them tells which is meant")
    beside = _told_beside(search, best)
    if stayed:
        return search.anchor(AnchorState.VERIFIED, best, _STAYED + beside)
    if _fits(best):
        return search.anchor(AnchorState.MOVED, best, _MOVED + beside)
    if count_words(search.pin.quote) >= _TELLING:
        return search.anchor(AnchorState.MOVED, best, _MOVED_FAR)
    return _ambiguous(search, exact, "nothing around them is as it was")


def _told_beside(search: _Search, candidate: Candidate) -> str:
    """What to say of the words right beside the quote where they are others now: a “not” may have slipped in."""
    text, old = search.read.form.text, search.pin.selector
    before = [token.text for token in tokens(text[max(0, candidate.span.start - CONTEXT) : candidate.span.start])]
    after = [token.text for token in tokens(text[candidate.span.end : candidate.span.end + CONTEXT])]
    return _told_side("Before", [token.text for token in tokens(proof(old.prefix))][-1:], before[-1:]) + _told_side(
        "Behind", [token.text for token in tokens(proof(old.suffix))][:1], after[:1]
    )


def _told_side(side: str, old: list[str], new: list[str]) -> str:
    if not old or not new or only_typography(old[0], new[0]):
        return ""
    return f" {side} them stands “{new[0]}” now, not “{old[0]}”."


def _ambiguous(search: _Search, places: list[Candidate], why: str) -> Anchor:
    count = "one place" if len(places) == 1 else f"{len(places)} places"
    sentence = f"The article has another text by now; the same words stand in {count}, but {why}."
    return Anchor(AnchorState.AMBIGUOUS, search.checked, sentence=sentence)


def _changed(search: _Search, candidate: Candidate) -> Anchor:
    stands = search.read.back(candidate.span).of(search.read.text)
    sentence = told(search.pin.quote, stands)
    if only_typography(search.pin.quote, stands):
        sentence = f"Only the typography differs: {sentence}"
    return search.anchor(AnchorState.CHANGED, candidate, sentence, found=True)


def _best_changed(search: _Search, exact: list[Candidate]) -> Candidate | None:
    """The other wording that may be shown, None where nothing is near enough to the quote.

    A place that holds the very words has not another wording: something was added beside them.
    """
    fitting = [
        candidate
        for candidate in changed_candidates(search.read, search.pin.selector, least=_least(search.pin))
        if not any(candidate.span.overlap(place.span) for place in exact) and _may_be_shown(search.pin, candidate)
    ]
    return max(fitting, key=lambda candidate: candidate.similarity + candidate.around / 2, default=None)


def _least(pin: Pin) -> float:
    """Below which share of its wording no place is shown for a pin, wherever it lies."""
    return 0.0 if count_words(pin.quote) <= _NAME else _ALIKE_IN_PLACE


def _may_be_shown(pin: Pin, candidate: Candidate) -> bool:
    words = count_words(pin.quote)
    if min(candidate.before, candidate.after) >= _SAME_SIDE:
        # Between the very neighbours of a name or a number, whatever stands there took its place.
        return candidate.similarity >= _ALIKE_IN_PLACE or words <= _NAME
    telling = words >= _TELLING
    return candidate.similarity >= _ALIKE and (telling or _fits(candidate))


def _fits(candidate: Candidate) -> bool:
    """Whether at least one side of the place is the old one."""
    return max(candidate.before, candidate.after) >= _SAME_SIDE
