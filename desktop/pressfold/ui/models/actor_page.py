"""Rows of an actor's page: who it is, every join with its reason, what it says, where it stands, and with whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pressfold.model.actor import Actor
from pressfold.model.actor_page import ActorPage, RoleHeld, Seen
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.ui.models.actors import mention_row
from pressfold.ui.models.entries import Choice, Entry, Heading, Place, Row
from pressfold.ui.models.quotes import QuoteRow
from pressfold.ui.phrases import count, joined, number, told, when

#: A page shows at most so many rows of a kind; the heading tells how many there are.
MOST = 60
#: So many offices are told besides the first.
_ROLES = 3


def mentions_shown(page: ActorPage) -> Collection[int]:
    """The articles whose texts the page shows words of."""
    return {mention.article for mention in page.actor.mentions[:MOST]}


def page_rows(
    page: ActorPage, names: Mapping[int, str], texts: Mapping[int, str], offered: Sequence[Entry]
) -> tuple[Row, ...]:
    """The page from top to bottom. `names` is what to call each article, `texts` those whose words are shown."""
    rows: list[Row] = [_who(page, names)]
    voices = [*filter(None, (page.speaks_for,))]
    rows += _part(told("Speaks for"), [Entry(f"for {one.id}", one.name, opens=one.id) for one in voices], len(voices))
    spoken = [Entry(f"by {one.id}", one.name, opens=one.id) for one in page.voices[:MOST]]
    rows += _part(told("Spoken for by"), spoken, len(page.voices))
    rows += _part(told("Offered"), offered, len(offered))
    rows += _part(told("Why these names are one"), _reasons(page), len(page.reasons))
    rows += _part(told("Quotes by"), quotes(page.quotes_by, names), len(page.quotes_by))
    rows += _part(told("Quotes about"), quotes(page.quotes_about, names, "about "), len(page.quotes_about))
    rows += _part(told("Mentions"), _mentions(page.actor, names, texts), len(page.actor.mentions))
    rows += _part(told("Outlets"), _outlets(page), len(page.outlets))
    rows += _part(told("Named together with"), _company(page), len(page.company))
    return tuple(rows)


def quotes(quotations: Sequence[Quotation], names: Mapping[int, str], before: str = "") -> list[Entry]:
    """Quotations as entries that lead to their places."""
    made = []
    for said in quotations[:MOST]:
        row = QuoteRow(said, names.get(said.article, ""), 0)
        direct = said.kind is not QuotationKind.INDIRECT
        who = said.speaker or said.speaker_text or ""
        facts = joined(who if before else "", row.facts, row.sure)
        place = Place(said.article, said.span)
        made.append(Entry(f"{before}{said.id}", text=row.text, facts=(facts,), quoted=direct, opens=place))
    return made


def _part(name: str, entries: Sequence[Row], amount: int) -> list[Row]:
    if not entries:
        return []
    shown = number(amount) if len(entries) >= amount else told("%d of %s", len(entries), number(amount))
    return [Heading(name, shown), *entries]


def _who(page: ActorPage, names: Mapping[int, str]) -> Entry:
    actor = page.actor
    kind = told(actor.kind.value) + ("" if actor.kind_sure else told(" (the kind is a guess)"))
    articles = count(len(page.places), "article", "articles")
    named = told("named %s in %s", count(len(actor.mentions), "time", "times"), articles)
    facts = (
        joined(kind, named),
        *role_facts(page.roles),
        told("also %s", ", ".join(actor.aliases)) if actor.aliases else "",
        joined(_seen(told("first seen %s"), page.first, names), _seen(told("last seen %s"), page.last, names)),
    )
    walk = Choice("walk", told("Walk the mentions"), told("Go to the next mention in the open articles."))
    return Entry(f"actor {actor.id}", head=actor.name, facts=facts, choices=(walk,))


def role_facts(roles: Sequence[RoleHeld]) -> tuple[str, ...]:
    """What somebody is by the registry: the most telling office in a line, the others behind it in another."""
    if not roles:
        return ()
    others = ", ".join(_role(one) for one in roles[1 : 1 + _ROLES])
    return (_role(roles[0]), told("in the registry besides: %s", others) if others else "")


def _role(role: RoleHeld) -> str:
    """ "President, France (from 14 May 2017)"."""
    since = told("from %s", when(role.start)) if role.start else ""
    until = told("to %s", when(role.end)) if role.end else ""
    dates = " ".join(filter(None, (since, until)))
    return f"{role.title}, {role.of} ({dates})" if dates else f"{role.title}, {role.of}"


def _seen(sentence: str, seen: Seen | None, names: Mapping[int, str]) -> str:
    if seen is None:
        return ""
    return sentence % joined(when(seen.day), names.get(seen.article, "")).replace(" · ", told(" in "))


def _reasons(page: ActorPage) -> list[Entry]:
    return [
        Entry(f"why {at}", head=f"“{reason.text}”", amount=f"×{reason.times}", facts=(reason.why,))
        for at, reason in enumerate(page.reasons[:MOST])
    ]


def _mentions(actor: Actor, names: Mapping[int, str], texts: Mapping[int, str]) -> list[Entry]:
    made = []
    for mention in actor.mentions[:MOST]:
        if mention.article in texts:
            row = mention_row(mention, texts[mention.article], names.get(mention.article, ""))
            facts = (joined(row.article, mention.why),)
            place = Place(mention.article, mention.span)
            key = f"mention {mention.article} {mention.start}"
            made.append(Entry(key, text=row.around, facts=facts, marks=(row.mark,), opens=place))
    return made


def _outlets(page: ActorPage) -> list[Entry]:
    firsts = {place.article: place for place in page.places}
    made = []
    for one in page.outlets[:MOST]:
        place = firsts.get(one.articles[0])
        facts = joined(
            count(one.mentions, "mention", "mentions"), told("in %s", count(len(one.articles), "article", "articles"))
        )
        opens = Place(place.article, place.span) if place else None
        made.append(
            Entry(f"outlet {one.outlet}", head=one.outlet or told("Outlet not stated"), facts=(facts,), opens=opens)
        )
    return made


def _company(page: ActorPage) -> list[Entry]:
    return [
        Entry(f"with {one.actor}", head=one.name, amount=count(one.articles, "article", "articles"), opens=one.actor)
        for one in page.company[:MOST]
    ]
