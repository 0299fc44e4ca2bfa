"""Limits: what a passage must tell to be shown, from strict to loose.

The default is what was measured (docs/passages.md). Looser limits show more and are wrong more often; they are for the
articles that a reader has open, and nothing made with other limits than the default is ever stored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

#: The looseness of the default, between strict (0) and loose (1).
DEFAULT_LOOSENESS = 0.5
#: What is asked in bits at the strict end is so many times what is asked at the default, which is so many times what
#: is asked at the loose end.
SPREAD = 2.0
#: How much less of a passage must be equal at the loose end than at the default.
EQUAL_SPREAD = 0.2


@dataclass(frozen=True, slots=True)
class Limits:
    """All in bits but the last two.

    `tells` is what a passage must tell by how many of its ends are ends of a sentence, `tells_quoted` the same for
    words between quotation marks in both articles, `whole_quote` what one with a whole quotation must; `near` what
    whole sentences near a passage that tells `strong` must tell; `own` what its words that are no names and no numbers
    must. `promises` is what the best hit of two articles must promise for them to be compared, `promises_near` what any
    other of theirs must then. `equal_of_short` and `equal_of_long` are the part of a passage's tokens that must be
    equal, of a short one and of a longer one.
    """

    tells: tuple[float, float, float] = (80.0, 62.0, 40.0)
    tells_quoted: tuple[float, float, float] = (80.0, 48.0, 40.0)
    whole_quote: float = 34.0
    near: float = 24.0
    strong: float = 80.0
    own: float = 24.0
    promises: float = 45.0
    promises_near: float = 20.0
    equal_of_short: float = 0.62
    equal_of_long: float = 0.5

    @property
    def least(self) -> float:
        """What tells less, in bits, is not even judged."""
        return min(self.near, self.strong, *self.tells)


DEFAULT = Limits()


def limits(looseness: float) -> Limits:
    """The limits at a looseness from 0 (strict) to 1 (loose); at 0.5 they are the default."""
    steps = 2 * (DEFAULT_LOOSENESS - min(1.0, max(0.0, looseness)))
    if not steps:
        return DEFAULT
    times, more = SPREAD**steps, EQUAL_SPREAD * steps
    first, second, third = (bits * times for bits in DEFAULT.tells)
    quoted_first, quoted_second, quoted_third = (bits * times for bits in DEFAULT.tells_quoted)
    return replace(
        DEFAULT,
        tells=(first, second, third),
        tells_quoted=(quoted_first, quoted_second, quoted_third),
        whole_quote=DEFAULT.whole_quote * times,
        near=DEFAULT.near * times,
        own=DEFAULT.own * times,
        promises=DEFAULT.promises * times,
        promises_near=DEFAULT.promises_near * times,
        equal_of_short=min(1.0, DEFAULT.equal_of_short + more),
        equal_of_long=min(1.0, DEFAULT.equal_of_long + more),
    )
