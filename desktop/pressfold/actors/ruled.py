"""The reader's rulings laid over the actors that were found. Laying them over twice changes nothing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pressfold.actors.spelling import key, slug
from pressfold.model.actor import Actor, ActorKind, How, Mention, Offer
from pressfold.model.ruling import Ruling, RulingKind

#: Why a mention stands where the reader put it.
_SET = "set by you"
_Place = tuple[str, int, int]


class Rulings:
    """What the reader decided, looked up by what it is about.

    `heads` are found actors by id, at least those at hand and those that the rulings are about (mentions play no
    part); `texts` the hash of each article's text.
    """

    def __init__(self, rulings: Iterable[Ruling], heads: Mapping[str, Actor], texts: Mapping[int, str]) -> None:
        self._heads = heads
        self._texts = texts
        self._articles = {sha256: article for article, sha256 in texts.items()}
        self._by_kind: dict[RulingKind, list[Ruling]] = defaultdict(list)
        for ruling in rulings:
            self._by_kind[ruling.kind].append(ruling)
        self._named: dict[str, str] = {}
        for actor in heads.values():
            self._named.setdefault(key(actor.name), actor.id)
        self._merged = {self._found(r.actor, r.name): self._found(r.other, r.other_name) for r in self._of("merge")}
        self._splits = {(self._found(r.actor, r.name), r.words): r for r in self._of("split")}
        self._apart = frozenset((r.words, self.id_of(self._found(r.other, r.other_name))) for r in self._of("apart"))
        self._never = frozenset(ruling.words for ruling in self._of("never"))
        self._places: dict[_Place, Ruling] = {
            (r.text_sha256, r.start, r.end): r for r in (*self._of("place"), *self._of("reject"))
        }
        self._hidden = frozenset(self.id_of(self._found(r.actor, r.name)) for r in self._of("hide"))
        self._renamed = self._values("rename")
        self._retyped = self._values("retype")
        self._voices = {self.id_of(self._found(r.actor, r.name)): r for r in self._of("voice")}

    def _of(self, kind: str) -> list[Ruling]:
        return self._by_kind.get(RulingKind(kind), [])

    def _values(self, kind: str) -> dict[str, str]:
        return {self.id_of(self._found(r.actor, r.name)): r.value for r in self._of(kind)}

    def _found(self, actor: str, name: str) -> str:
        """The id that an actor has now: a fuller name found since gives it another."""
        return actor if actor in self._heads else self._named.get(key(name), actor)

    # --- whom an id means ---

    def id_of(self, actor: str) -> str:
        """The id that an actor has after all merging; of those merged in a circle the first one's."""
        seen = [actor]
        while (other := self._merged.get(actor)) and other != actor:
            if other in seen:
                return min(seen[seen.index(other) :])
            seen.append(other)
            actor = other
        return actor

    def sources(self, actor: str) -> frozenset[str]:
        """The ids of the found actors whose mentions may be this one's."""
        split = {found for (found, _), ruling in self._splits.items() if self._split_id(ruling) == actor}
        return frozenset({actor, *split, *(one for one in self._merged if self.id_of(one) == actor)})

    def touched(self) -> frozenset[str]:
        """The ids of all actors that a ruling changes or makes."""
        made = {self._split_id(ruling) for ruling in self._of("split")}
        told = {r.other for r in (*self._of("place"), *self._of("merge"))}
        return frozenset({*self._merged, *made, *told, *self._renamed})

    def hides(self, actor: str) -> bool:
        """Whether an actor is left out of lists."""
        return actor in self._hidden

    def head(self, actor: str) -> Actor:
        """An actor without mentions, as the reader wants it called."""
        found = self._heads.get(actor) or self._made(actor)
        merged = [self._heads[one] for one in sorted(self.sources(actor)) if one in self._heads and one != actor]
        names = dict.fromkeys(
            [*found.aliases, *(n for one in merged if self.id_of(one.id) == actor for n in (one.name, *one.aliases))]
        )
        name = self._renamed.get(actor) or found.name
        if name != found.name:
            names[found.name] = None
        names.pop(name, None)
        kind = self._retyped.get(actor)
        voice = self._voices.get(actor)
        return replace(
            found,
            name=name,
            kind=ActorKind(kind) if kind else found.kind,
            kind_sure=found.kind_sure or bool(kind),
            aliases=tuple(names),
            speaks_for=(voice.other or None) if voice else found.speaks_for and self.id_of(found.speaks_for),
            mentions=(),
        )

    def _made(self, actor: str) -> Actor:
        """An actor whom only the reader knows."""
        made = [r for r in self._of("split") if self._split_id(r) == actor]
        made += [r for r in (*self._of("place"), *self._of("merge")) if r.other == actor]
        name = next((r.other_name or r.value for r in made if r.other_name or r.value), actor)
        origin = self._heads.get(made[0].actor) if made else None
        kind = ActorKind(made[0].value) if made and made[0].kind is RulingKind.PLACE and made[0].value else None
        return Actor(actor, name, kind or (origin.kind if origin else ActorKind.PERSON), True, None, (), None, ())

    def _split_id(self, ruling: Ruling) -> str:
        """The id of the actor that was split off, never that of the one it left."""
        made = slug(ruling.value or ruling.words)
        return f"{made}-2" if made == ruling.actor else made

    # --- actors ---

    def actors(self, found: Sequence[Actor], *, hidden: bool = False) -> list[Actor]:
        """The actors with the rulings laid over them, most mentions first; hidden ones only where asked for."""
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for actor in found:
            for mention in actor.mentions:
                owner = self._owner(actor.id, mention)
                if owner:
                    mentions[owner].append(mention)
        for owner, mention in self._placed(found):
            mentions[owner].append(mention)
        made = [
            replace(self.head(actor), mentions=tuple(sorted(set(held), key=lambda m: (m.article, m.start, m.end))))
            for actor, held in mentions.items()
            if hidden or actor not in self._hidden
        ]
        return sorted(made, key=lambda actor: -len(actor.mentions))

    def _owner(self, actor: str, mention: Mention) -> str | None:
        """Whose a found mention is; None where it names nobody, or where the reader placed it."""
        if self._places:
            sha256 = self._texts.get(mention.article, "")
            if any(sha256 == s and mention.start < end and start < mention.end for s, start, end in self._places):
                return None
        if self._never and key(mention.text) in self._never:
            return None
        split = self._splits.get((actor, key(mention.text))) if self._splits else None
        return self.id_of(self._split_id(split) if split else actor)

    def _placed(self, found: Sequence[Actor]) -> list[tuple[str, Mention]]:
        """The mentions that the reader placed in the articles at hand."""
        texts = {(m.article, m.start, m.end): m.text for actor in found for m in actor.mentions}
        made = []
        for ruling in self._of("place"):
            article = self._articles.get(ruling.text_sha256)
            if article is not None:
                text = ruling.words or texts.get((article, ruling.start, ruling.end), "")
                mention = Mention(article, ruling.start, ruling.end, text, How.NAME, _SET)
                made.append((self.id_of(self._found(ruling.other, ruling.other_name)), mention))
        return made

    def settles(self, offer: Offer) -> bool:
        """Whether the reader decided already what an offer asks."""
        if offer.actor is not None and self.id_of(offer.actor) == self.id_of(offer.other):
            return True
        sha256 = self._texts.get(offer.article, "")
        ruled = (sha256, offer.start, offer.end) in self._places or key(offer.text) in self._never
        return ruled or self.apart(offer.text, offer.other)

    def apart(self, words: str, actor: str) -> bool:
        """Whether the reader said that these words do not mean an actor."""
        return (key(words), self.id_of(actor)) in self._apart

    def placed(self, article: int, words: str) -> str | None:
        """Whom the reader said that these words name in an article, the last one said."""
        sha256 = self._texts.get(article)
        fitting = [r for r in self._of("place") if r.text_sha256 == sha256 and r.words == words]
        return self.id_of(self._found(fitting[-1].other, fitting[-1].other_name)) if fitting else None

    # --- what quotations ask ---

    def speaker(self, actor: str, printed: str | None) -> str:
        """Who a speaker is: the one whom a merge or a split makes of the actor that was found."""
        if not self._splits:
            return self.id_of(actor)
        said = key(printed or "")
        found = self._heads.get(actor)
        spellings = {key(name) for name in (found.name, *found.aliases)} if found else set()
        spellings |= {words for one, words in self._splits if one == actor}
        fitting = [words for words in spellings if said == words or said.endswith(f" {words}")]
        split = self._splits.get((actor, max(fitting, key=len, default="")))
        return self.id_of(self._split_id(split) if split else actor)

    def rules_on_words(self) -> bool:
        """Whether the reader made, corrected or removed quotations, or split a speaker."""
        return bool(self._splits or self._of("quotation") or self._of("unsaid"))

    def quoted(self) -> tuple[list[Ruling], list[Ruling]]:
        """The quotations that the reader made or corrected, and those that are none."""
        return self._of("quotation"), self._of("unsaid")

    def article_of(self, ruling: Ruling) -> int | None:
        """The article that a ruling on a place is about, among those at hand."""
        return self._articles.get(ruling.text_sha256)
