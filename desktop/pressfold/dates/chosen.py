"""What the reader says that words mean, laid over what the rules found. Laying it over twice changes nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pressfold.model.dated import NO_DATE, SET, DatedPhrase, Precision
from pressfold.model.span import Span

#: What the reader says where words mean no date at all.
NONE = "none"
#: Between the first and the last day of a stretch.
TO = ".."


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader said of the words at a span of an article: `value` as `meaning` reads it, or NONE."""

    article: int
    span: Span
    value: str


def meaning(value: str) -> tuple[str, str | None, Precision]:
    """The date, its end and its precision in "2022-01-28", "2022-01", "2022" or "2022-01-24..2022-01-30".

    Raises ValueError where it says no such thing, or ends before it begins.
    """
    first, mark, last = (part.strip() for part in value.partition(TO))
    precision = _precision(first)
    if not mark:
        return first, None, precision
    if _precision(last) is not precision or last < first:
        raise ValueError(value)
    return first, last if last != first else None, precision


def laid_over(found: Sequence[DatedPhrase], chosen: Sequence[Chosen], texts: dict[int, str]) -> list[DatedPhrase]:
    """The phrases with what the reader said in the place of theirs, by article and place; `texts` by article."""
    told = {(one.article, one.span): one for one in chosen}
    covered = [one for one in found if not any(_covers(place, one) for place in told)]
    before = {(one.article, one.span): one for one in found}
    made = [_phrase(one, before.get(place), texts[one.article]) for place, one in told.items()]
    return sorted((*covered, *made), key=lambda phrase: (phrase.article, phrase.start))


def _covers(place: tuple[int, Span], phrase: DatedPhrase) -> bool:
    return place[0] == phrase.article and place[1].overlap(phrase.span) > 0


def _phrase(one: Chosen, found: DatedPhrase | None, text: str) -> DatedPhrase:
    """The phrase as the reader wants it, with what the rules say of it."""
    article, span = one.article, one.span
    base = found or DatedPhrase(article, span.start, span.end, span.of(text), None, Precision.DAY, "", None)
    rules = _of_rules(found) if found else ""
    if one.value == NONE:
        why = f"You said that this is no date.{rules}"
        return replace(base, date=None, until=None, rule=NO_DATE, anchor=None, assumed=False, why=why, set=True)
    first, last, precision = meaning(one.value)
    return replace(
        base, date=first, until=last, precision=precision, rule=SET, anchor=None, assumed=False,
        why=f"You set this date.{rules}", set=True,
    )  # fmt: skip


def _of_rules(found: DatedPhrase) -> str:
    day = f"{found.date} to {found.until}" if found.until else found.date or "no day"
    return f" The rules say {day}: {found.why}"


def _precision(iso: str) -> Precision:
    """How exactly a date is said. Raises ValueError where it is none."""
    parts = iso.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not iso.replace("-", "").isdecimal():
        raise ValueError(iso)
    date(int(parts[0]), *map(int, [*parts[1:], "01", "01"][:2]))
    return (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
