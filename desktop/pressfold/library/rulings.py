"""The door to the reader's rulings on actors and quotations; findings are read through them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from pressfold.library import voice_rows
from pressfold.library.articles import Articles
from pressfold.library.deciding import Decider, Done
from pressfold.library.decisions import Decision
from pressfold.library.ruling_list import Listed, listed
from pressfold.library.ruling_rows import load
from pressfold.library.store import Store
from pressfold.model.actor import ActorKind
from pressfold.model.actor_errors import NoSuchActor
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.ruling import Ruling, RulingKind
from pressfold.model.span import Span


class ReadersRulings:
    """What the reader decides about actors, mentions and quotations. What a method returns, `undo` takes back."""

    def __init__(self, store: Store, articles: Articles, decider: Decider, now: Callable[[], str]) -> None:
        self._store = store
        self._articles = articles
        self._decider = decider
        self._now = now

    def all(self) -> list[Ruling]:
        """Every ruling that holds, in the order in which they were made."""
        with self._store.reading() as connection:
            return load(connection)

    def listed(self) -> list[Listed]:
        """The same with what each did, when and where, the last one first."""
        with self._store.reading() as connection:
            return listed(connection)

    # --- actors ---

    def merge(self, actor: str, into: str) -> Done:
        """Make one actor another's: all its mentions and quotations become `into`'s. Raises NoSuchActor."""
        back = [r for r in self.all() if r.kind is RulingKind.MERGE and (r.actor, r.other) == (into, actor)]
        ruling = Ruling(RulingKind.MERGE, actor, self._name(actor), into, self._name(into))
        return self._rule("Merge actors", ruling, gone=back)

    def split(self, actor: str, spelling: str, name: str = "") -> Done:
        """Make the mentions of an actor that are spelled so an actor of their own. Raises NoSuchActor."""
        words = normal(spelling)
        return self._rule(
            "Split actor", Ruling(RulingKind.SPLIT, actor, self._name(actor), words=words, value=name or spelling)
        )

    def rename(self, actor: str, name: str) -> Done:
        """Call an actor otherwise. Raises NoSuchActor."""
        return self._rule(
            "Rename actor", Ruling(RulingKind.RENAME, actor, self._name(actor), value=" ".join(name.split()))
        )

    def retype(self, actor: str, kind: ActorKind) -> Done:
        """Say of what kind an actor is. Raises NoSuchActor."""
        return self._rule("Change kind of actor", Ruling(RulingKind.RETYPE, actor, self._name(actor), value=kind))

    def hide(self, actor: str) -> Done:
        """Leave an actor out of lists and marks, now and after every analysis. Raises NoSuchActor."""
        return self._rule("Hide actor", Ruling(RulingKind.HIDE, actor, self._name(actor)))

    def speaks_for(self, actor: str, other: str | None) -> Done:
        """Say for whom an actor speaks; for nobody where `other` is None. Raises NoSuchActor."""
        name = self._name(other) if other else ""
        return self._rule(
            "Change for whom an actor speaks", Ruling(RulingKind.VOICE, actor, self._name(actor), other or "", name)
        )

    def side(self, actor: str, other: str | None) -> Done:
        """Say on whose side an actor speaks; for None the program decides again. Raises NoSuchActor."""
        ruling = Ruling(RulingKind.SIDE, actor, self._name(actor), other or "", self._side_name(other) if other else "")
        if other is None:
            return self._decider.decide("Let the rules decide the side", [Decision("ruling", "", ruling.about)])
        return self._rule("Set side of actor", ruling)

    def never_detect(self, words: str) -> Done:
        """Take these words for no name, in any article and any spelling of case and accents."""
        return self._rule(
            "Never take for a name", Ruling(RulingKind.NEVER, name=" ".join(words.split()), words=normal(words))
        )

    def apart(self, words: str, other: str) -> Done:
        """Say that these words do not mean an actor: nobody offers that again, in any article. Raises NoSuchActor."""
        ruling = Ruling(
            RulingKind.APART,
            name=" ".join(words.split()),
            other=other,
            other_name=self._name(other),
            words=normal(words),
        )
        return self._rule("Dismiss offer", ruling)

    # --- mentions ---

    def place(self, article: int, span: Span, actor: str, name: str = "", kind: ActorKind | None = None) -> Done:
        """Say that a span names an actor, one that was found or a new one called `name`. Raises NoSuchArticle."""
        text_sha256, words = self._words(article, span)
        made = actor or _slug(name or words)
        ruling = Ruling(
            RulingKind.PLACE, other=made, other_name=name or self._known(made) or words, words=words,
            text_sha256=text_sha256, start=span.start, end=span.end, value=kind or "",
        )  # fmt: skip
        return self._rule("Set name", ruling)

    def reject(self, article: int, span: Span) -> Done:
        """Say that a span names nobody. Raises NoSuchArticle."""
        text_sha256, words = self._words(article, span)
        return self._rule(
            "No name", Ruling(RulingKind.REJECT, words=words, text_sha256=text_sha256, start=span.start, end=span.end)
        )

    # --- quotations ---

    def correct(
        self,
        article: int,
        span: Span,
        kind: QuotationKind,
        speakers: Sequence[str] = (),
        *,
        speaker_text: str = "",
        instead: Span | None = None,
    ) -> Done:
        """Say that a span is a quotation of this kind by these actors, or by somebody only described.

        `instead` is the place of the quotation that it corrects. Raises NoSuchArticle.
        """
        text_sha256, _ = self._words(article, span)
        place = (instead.start, instead.end) if instead else None
        ruling = Ruling(
            RulingKind.QUOTATION, text_sha256=text_sha256, start=span.start, end=span.end, value=kind,
            speakers=tuple(speakers), speaker_text=speaker_text, instead=place,
        )  # fmt: skip
        return self._rule("Set quotation", ruling)

    def unsaid(self, article: int, span: Span) -> Done:
        """Say that the quotation at a span is none. Raises NoSuchArticle."""
        text_sha256, _ = self._words(article, span)
        return self._rule(
            "No quotation", Ruling(RulingKind.UNSAID, text_sha256=text_sha256, start=span.start, end=span.end)
        )

    # --- renderings ---

    def one_statement(self, one: Quotation, other: Quotation) -> Done:
        """Say that two quotations render one statement, with all that renders it already. Raises NoSuchArticle."""
        return self._on_renderings("Join renderings", RulingKind.JOINED, one, (other,))

    def another_statement(self, one: Quotation, others: Sequence[Quotation]) -> Done:
        """Say that a quotation renders another statement than these; they are not offered. Raises NoSuchArticle."""
        return self._on_renderings("Part renderings", RulingKind.PARTED, one, others)

    def _on_renderings(self, name: str, kind: RulingKind, one: Quotation, others: Sequence[Quotation]) -> Done:
        text_sha256, words = self._words(one.article, one.span)
        places = tuple((self._words(q.article, q.span)[0], q.start, q.end) for q in others)
        ruling = Ruling(
            kind, words=words, text_sha256=text_sha256, start=one.start, end=one.end, value=others[0].text,
            places=places,
        )  # fmt: skip
        contrary = {RulingKind.JOINED, RulingKind.PARTED} - {kind}
        every = set(ruling.all_places)
        return self._rule(
            name, ruling, [r for r in self.all() if r.kind in contrary and every.issuperset(r.all_places)]
        )

    # --- keeping ---

    def withdraw(self, *rulings: Ruling) -> Done:
        """Take rulings away, whenever they were made: what was found counts again."""
        gone = [Decision("ruling", ruling.text_sha256, ruling.about) for ruling in rulings]
        return self._decider.decide("Withdraw ruling" if len(gone) == 1 else "Withdraw rulings", gone)

    def undo(self, done: Done) -> Done:
        """Take a ruling back; what would rule so again."""
        return self._decider.undo(done)

    def redo(self, done: Done) -> Done:
        """Rule again what was taken back."""
        return self._decider.redo(done)

    def _rule(self, name: str, ruling: Ruling, gone: Sequence[Ruling] = ()) -> Done:
        """Decide it, and take away those that it makes meaningless; what holds already is not decided again."""
        decided = [Decision("ruling", one.text_sha256, one.about) for one in gone]
        if ruling.places or not any(replace(one, when="") == ruling for one in self.all()):
            dated = replace(ruling, when=self._now())
            stored = json.dumps(dated.stored(), ensure_ascii=False)
            decided.append(Decision("ruling", ruling.text_sha256, ruling.about, stored))
        return self._decider.decide(name, decided)

    def _name(self, actor: str) -> str:
        """The name of an actor that was found or made. Raises NoSuchActor."""
        name = self._known(actor)
        if name is None:
            raise NoSuchActor(actor)
        return name

    def _side_name(self, side: str) -> str:
        """What a side is called: an actor that was found, or a country that nobody names. Raises NoSuchActor."""
        from pressfold.actors.registry import Registry

        entry = Registry.core().entry(side)
        return entry.name if entry and self._known(side) is None else self._name(side)

    def _known(self, actor: str) -> str | None:
        with self._store.reading() as connection:
            found = voice_rows.heads(connection, (actor,)).get(actor)
            made = (r.other_name for r in load(connection) if r.other == actor)
            return found.name if found else next(made, None)

    def _words(self, article: int, span: Span) -> tuple[str, str]:
        """The hash of an article's text, and the words at a span. Raises NoSuchArticle."""
        found = self._articles.get(article)
        return found.reading.text_sha256, span.of(found.text)


def normal(words: str) -> str:
    """The normal form of words, by which a ruling knows them again."""
    from pressfold.actors.spelling import key

    return key(words)


def _slug(name: str) -> str:
    from pressfold.actors.spelling import slug

    return slug(name)
