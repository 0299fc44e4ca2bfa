"""Rows of the actors page: the actors with their counts, and the mentions of the chosen one below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressfold.model.actor import Actor, Mention
from pressfold.model.span import Span
from pressfold.ui.phrases import count, joined, told

#: Code points shown on each side of a mention.
_AROUND = 48


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor; `speaks_for` is the name of the actor whose voice it is, empty for none."""

    actor: Actor
    speaks_for: str
    articles: int
    chosen: bool

    @property
    def kind(self) -> str:
        """ "person", or "perhaps a person" where the kind is a guess."""
        kind = told(self.actor.kind.value)
        return kind if self.actor.kind_sure else told("perhaps an %s" if kind[0] in "aeiou" else "perhaps a %s", kind)

    @property
    def facts(self) -> str:
        """ "person · also Zelensky, Zelenskiy · speaks for Vladimir Putin"."""
        others = [alias for alias in self.actor.aliases if alias != self.actor.name]
        return joined(
            self.kind,
            told("speaks for %s", self.speaks_for) if self.speaks_for else "",
            told("also %s", ", ".join(others[:4])) if others else "",
        )


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention of the chosen actor, with the words around it; `mark` is the mention inside `around`."""

    mention: Mention
    around: str
    mark: Span
    article: str


Row = ActorRow | MentionRow


def actor_rows(
    actors: Sequence[Actor], texts: Mapping[int, str], names: Mapping[int, str], chosen: str | None
) -> tuple[Row, ...]:
    """Every actor, and below the chosen one its mentions in the articles whose texts are given."""
    called = {actor.id: actor.name for actor in actors}
    rows: list[Row] = []
    for actor in actors:
        articles = len({mention.article for mention in actor.mentions})
        speaks_for = called.get(actor.speaks_for, "") if actor.speaks_for else ""
        rows.append(ActorRow(actor, speaks_for, articles, actor.id == chosen))
        if actor.id == chosen:
            rows += [
                mention_row(m, texts[m.article], names.get(m.article, "")) for m in actor.mentions if m.article in texts
            ]
    return tuple(rows)


def mention_row(mention: Mention, text: str, article: str) -> MentionRow:
    """A mention in one line of its surroundings, cut between words."""
    start = max(0, mention.start - _AROUND)
    end = min(len(text), mention.end + _AROUND)
    if start:
        start = text.find(" ", start, mention.start) + 1 or mention.start
    if end < len(text):
        end = max(text.rfind(" ", mention.end, end), mention.end)
    before = ("… " if start else "") + _flat(text[start : mention.start])
    after = _flat(text[mention.end : end]) + (" …" if end < len(text) else "")
    mark = Span(len(before), len(before) + len(mention.text))
    return MentionRow(mention, before + _flat(mention.text) + after, mark, article)


def _flat(text: str) -> str:
    """The text in one line of the same length."""
    return "".join(" " if char.isspace() else char for char in text)


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, MentionRow):
        return f"{row.around}, {row.article}"
    mentions = count(len(row.actor.mentions), "mention", "mentions")
    articles = count(row.articles, "article", "articles")
    return told("%s, %s in %s, %s", row.actor.name, mentions, articles, row.facts)


def key(row: Row) -> tuple[str, int, int]:
    if isinstance(row, MentionRow):
        return ("", row.mention.article, row.mention.start)
    return (row.actor.id, -1, -1)
