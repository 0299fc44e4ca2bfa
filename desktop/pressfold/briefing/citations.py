"""Citations: how a note names its source, in the analyst's house style, as a Chicago note or after APA.

Each formatter takes the facts of a source and gives runs, for titles of papers are set in italics. A fact that nobody
stated is said to be missing, never filled in: a guessed title stands in brackets, a missing date is "n.d.".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pressfold.model.briefing import Source
from pressfold.model.document import Run
from pressfold.text.printable import printable_line

Formatter = Callable[[Source], tuple[Run, ...]]

NO_DATE = "n.d."
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$")
#: Words of a guessed title that a citation and a short one show.
_TITLE_WORDS = 10
_SHORT_WORDS = 6
#: A byline of one person in Latin letters: given names, then the family name.
_PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,3}[^\W\d_][\w’'-]+$")


def analyst(source: Source) -> tuple[Run, ...]:
    """The house style: Reuters, “Putin told Macron ...,” PARIS, 28 January 2022, 16:07 UTC. Credit: Reuters."""
    outlet = printable_line(source.outlet) if source.outlet else "Outlet not stated"
    byline = [printable_line(source.byline)] if source.byline and source.byline != source.outlet else []
    facts = [*byline, *([printable_line(source.dateline)] if source.dateline else []), when(source.published)]
    credit = f" Credit: {printable_line(source.credit)}." if source.credit and source.credit != source.outlet else ""
    return _joined(
        Run(outlet, italic=bool(source.outlet)),
        Run(f", {_quoted_title(source)} {_stopped(', '.join(facts))}{_hint(source)}{credit}"),
    )


def chicago(source: Source) -> tuple[Run, ...]:
    """A Chicago note: John Irish, “Putin told Macron ...,” *Reuters*, January 28, 2022."""
    author = f"{printable_line(source.byline)}, " if source.byline and source.byline != source.outlet else ""
    title = _quoted_title(source)
    date = _stopped(american(source.published))
    if not source.outlet:
        return _joined(Run(f"{author}{title} {date}"))
    return _joined(Run(f"{author}{title} "), Run(printable_line(source.outlet), italic=True), Run(f", {date}"))


def apa(source: Source) -> tuple[Run, ...]:
    """An APA reference: Irish, J. (2022, January 28). Putin told Macron ... *Reuters*."""
    title = _stopped(title_of(source))
    date = f"({_apa_date(source.published)})."
    author = _apa_authors(source.byline or "")
    outlet = printable_line(source.outlet) if source.outlet else ""
    if author and source.byline != source.outlet:
        head, rest = f"{_stopped(author)} {date} {title}", outlet
    elif outlet:
        head, rest = f"{_stopped(outlet)} {date} {title}", ""
    else:
        head, rest = f"{title} {date}", ""
    return _joined(Run(head), *([Run(" "), Run(_stopped(rest), italic=True)] if rest else []))


#: The citation styles by the name that a setting or an option uses.
STYLES: dict[str, Formatter] = {"analyst": analyst, "chicago": chicago, "apa": apa}


def short(source: Source) -> str:
    """A source in a few words: "Reuters, 28 January 2022", or its title where no outlet is stated."""
    named = printable_line(source.outlet) if source.outlet else title_of(source, _SHORT_WORDS)
    return f"{named}, {when(source.published, time=False)}"


def plain(runs: Sequence[Run]) -> str:
    """The characters of a citation."""
    return "".join(run.text for run in runs)


def when(iso: str | None, *, time: bool = True) -> str:
    """A stated date as analysts write it: "28 January 2022, 16:07 UTC"; "n.d." where there is none."""
    match = _ISO.match(iso or "")
    if match is None:
        return printable_line(iso) if iso else NO_DATE
    year, month, day, clock, zone = match.groups()
    date = f"{_month(month)} {year}" if day is None else f"{int(day)} {_month(month)} {year}"
    return f"{date}, {clock}{_zone(zone)}" if clock and time else date


def american(iso: str | None) -> str:
    """A stated date as Chicago writes it: "January 28, 2022"; "n.d." where there is none."""
    match = _ISO.match(iso or "")
    if match is None:
        return printable_line(iso) if iso else NO_DATE
    year, month, day, _, _ = match.groups()
    return f"{_month(month)} {year}" if day is None else f"{_month(month)} {int(day)}, {year}"


def _apa_date(iso: str | None) -> str:
    match = _ISO.match(iso or "")
    if match is None:
        return printable_line(iso) if iso else NO_DATE
    year, month, day, _, _ = match.groups()
    return f"{year}, {_month(month)}" if day is None else f"{year}, {_month(month)} {int(day)}"


def _month(number: str) -> str:
    return _MONTHS[(int(number) - 1) % 12]


def _zone(zone: str | None) -> str:
    if zone in ("Z", "+00:00"):
        return " UTC"
    return f" (UTC{zone})" if zone else ""


def _hint(source: Source) -> str:
    if source.published or not source.published_hint:
        return ""
    return f" A post in the text is dated {when(source.published_hint, time=False)}."


def _quoted_title(source: Source) -> str:
    """The title in curly marks with marks inside it made single; a guessed one in brackets. A comma ends both."""
    if source.title_guessed:
        return f"{title_of(source)},"
    inner = title_of(source).replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”" if inner[-1:] in "?!" and inner else f"“{inner},”"


def title_of(source: Source, most: int = _TITLE_WORDS) -> str:
    """The title; a guessed one in brackets and cut after `most` words."""
    title = printable_line(source.title) or "Untitled"
    if not source.title_guessed:
        return title
    words = title.split()
    ending = " …" if len(words) > most else ""
    return f"[{' '.join(words[:most])}{ending}]"


def _apa_authors(byline: str) -> str:
    """The byline with family names first, as it is printed where a name is not plainly a person's."""
    names = [name.strip() for name in re.split(r",|&|\band\b", printable_line(byline)) if name.strip()]
    turned = [_turned(name) for name in names]
    if len(turned) < 2:
        return "".join(turned)
    return f"{', '.join(turned[:-1])}, & {turned[-1]}"


def _turned(name: str) -> str:
    if not _PERSON.match(name):
        return name
    *given, family = name.split()
    return f"{family}, {' '.join(f'{part[0]}.' for part in given)}"


def _stopped(text: str) -> str:
    return text if text[-1:] in (".", "?", "!", "…") else f"{text}."


def _joined(*runs: Run) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)
