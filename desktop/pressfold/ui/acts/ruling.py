"""What the reader decides about actors and mentions; each ruling is undone by name and outlives every analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.actor import Actor
from pressfold.model.span import Span
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.walking import Walking
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.marks import Chosen
from pressfold.ui.dialogs.actor import ActorDialog, Asked
from pressfold.ui.faults import Faults
from pressfold.ui.fuzzy import Names
from pressfold.ui.models.choices import Choice
from pressfold.ui.panels.actors import ActorsPage
from pressfold.ui.picker import Picker
from pressfold.ui.quick_open import actor_choice
from pressfold.ui.runner import Lane, Runner
from pressfold.ui.toasts import Offer, Toasts

_NOBODY, _NEW = "nobody", "new"


class Ruling(QObject):
    """Serves the trade "ruling": asks what is needed, rules, and says what was done with its way back."""

    position_told = Signal(str)
    side_asked = Signal(str, str)  # an actor's id and name: on whose side

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        columns: Columns,
        walking: Walking,
        desk: Desk,
        page: ActorsPage,
        faults: Faults,
        toasts: Toasts,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._columns = columns
        self._walking = walking
        self._desk = desk
        self._page = page
        self._faults = faults
        self._toasts = toasts
        self._window = window
        self._then: Callable[[Choice], None] | None = None

    # --- actors ------------------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Ask with whom the actor is one."""
        actor = self._actor()
        if actor is not None:
            self.ask_actor(self.tr("Merge “%s” with …") % actor.name, partial(self._merge, actor), but=actor.id)

    def split(self) -> None:
        """Ask which spelling is another actor, and who that is."""
        actor = self._actor()
        spellings = _spellings(actor)
        if actor is not None and len(spellings) < 2:
            self.position_told.emit(self.tr("%s has one spelling only") % actor.name)
        elif actor is not None:
            said = self.tr("The mentions of “%s” that are spelled so become an actor of their own.") % actor.name
            dialog = ActorDialog(
                self.tr("Split off a spelling"), said, self._window, name="", spellings=spellings[::-1]
            )
            self._ask(dialog, partial(self._split, actor))

    def rename(self) -> None:
        """Ask for another name."""
        actor = self._actor()
        if actor is not None:
            said = self.tr("“%s” shall be called:") % actor.name
            self._ask(ActorDialog(self.tr("Rename"), said, self._window, name=actor.name), partial(self._rename, actor))

    def retype(self) -> None:
        """Ask of what kind the actor is."""
        actor = self._actor()
        if actor is not None:
            said = self.tr("“%s” is:") % actor.name
            dialog = ActorDialog(self.tr("Change kind"), said, self._window, kind=actor.kind)
            self._ask(dialog, partial(self._retype, actor))

    def speaks_for(self) -> None:
        """Ask whose voice the actor is."""
        actor = self._actor()
        if actor is not None:
            nobody = Choice(_NOBODY, "", self.tr("Nobody"), self.tr("it speaks for itself"), icon="x")
            asked = self.tr("“%s” speaks for …") % actor.name
            self.ask_actor(asked, partial(self._speaks_for, actor), but=actor.id, first=(nobody,))

    def side(self) -> None:
        """Ask on whose side the actor speaks."""
        actor = self._actor()
        if actor is not None:
            self.side_asked.emit(actor.id, actor.name)

    def hide(self) -> None:
        """Leave the actor out of lists and marks."""
        actor = self._actor()
        if actor is not None:
            self._rule(self.tr("“%s” is hidden.") % actor.name, self._library.rulings.hide, actor.id)

    def never(self) -> None:
        """Take words for no name anywhere: those at the cursor, or one of the actor's spellings."""
        mention = self._mention()
        actor = self._actor()
        if mention is not None:
            article, span, _ = mention
            self._never(Asked(spelling=self._words(article, span)))
        elif actor is not None and len(_spellings(actor)) > 1:
            said = self.tr("Never take these words for a name, in any article:")
            dialog = ActorDialog(self.tr("Never detect"), said, self._window, spellings=_spellings(actor))
            self._ask(dialog, self._never)
        elif actor is not None:
            self._never(Asked(spelling=next(iter(_spellings(actor)), actor.name)))

    # --- mentions ----------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Keep the mention at the cursor with its actor."""
        mention = self._told_mention()
        if mention is not None:
            article, span, actor = mention
            said = self.tr("“%s” stays with this actor.") % self._words(article, span)
            self._rule(said, self._library.rulings.place, article, span, actor)

    def place(self) -> None:
        """Ask whom the selected words, or the name at the cursor, name."""
        selected = self._desk.selection()
        mention = (*selected, "") if selected is not None else self._told_mention()
        if mention is None:
            return
        article, span, actor = mention
        words = self._words(article, span)
        new = Choice(_NEW, "", self.tr("A new actor …"), words, icon="plus")
        nobody = Choice(_NOBODY, "", self.tr("Nobody"), self.tr("these words are no name"), icon="x")
        first = (new, nobody) if actor else (new,)
        self.ask_actor(
            self.tr("“%s” names …") % words, partial(self._place, article, span, words), but=actor, first=first
        )

    def reject(self) -> None:
        """Take the words at the cursor for no name."""
        mention = self._told_mention()
        if mention is not None:
            self._reject(mention[0], mention[1])

    # --- ruling ------------------------------------------------------------------------------------------------------

    def _merge(self, actor: Actor, choice: Choice) -> None:
        said = self.tr("“%s” is one with “%s” now.") % (actor.name, choice.text)
        self._rule(said, self._library.rulings.merge, actor.id, choice.key, then=choice.key)

    def _split(self, actor: Actor, asked: Asked) -> None:
        said = self.tr("“%s” stands apart from “%s” now.") % (asked.name or asked.spelling, actor.name)
        self._rule(said, self._library.rulings.split, actor.id, asked.spelling, asked.name)

    def _rename(self, actor: Actor, asked: Asked) -> None:
        if asked.name and asked.name != actor.name:
            said = self.tr("“%s” is called “%s” now.") % (actor.name, asked.name)
            self._rule(said, self._library.rulings.rename, actor.id, asked.name)

    def _retype(self, actor: Actor, asked: Asked) -> None:
        if asked.kind is not None:
            said = self.tr("“%s” is of the kind “%s” now.") % (actor.name, asked.kind.value)
            self._rule(said, self._library.rulings.retype, actor.id, asked.kind)

    def _speaks_for(self, actor: Actor, choice: Choice) -> None:
        said = self.tr("“%s” speaks for %s now.") % (actor.name, choice.text)
        self._rule(said, self._library.rulings.speaks_for, actor.id, choice.key or None)

    def _never(self, asked: Asked) -> None:
        said = self.tr("“%s” is never taken for a name again.") % asked.spelling
        self._rule(said, self._library.rulings.never_detect, asked.spelling)

    def _place(self, article: int, span: Span, words: str, choice: Choice) -> None:
        if choice.kind == _NOBODY:
            self._reject(article, span)
        elif choice.kind == _NEW:
            said = self.tr("“%s” names a new actor:") % words
            dialog = ActorDialog(self.tr("A new actor"), said, self._window, name=words, kind=None)
            dialog.ask_kind()
            self._ask(dialog, partial(self._place_new, article, span, words))
        else:
            said = self.tr("“%s” names “%s” now.") % (words, choice.text)
            self._rule(said, self._library.rulings.place, article, span, choice.key, then=choice.key)

    def _place_new(self, article: int, span: Span, words: str, asked: Asked) -> None:
        said = self.tr("“%s” names “%s” now.") % (words, asked.name or words)
        self._rule(said, self._library.rulings.place, article, span, "", asked.name or words, asked.kind)

    def _reject(self, article: int, span: Span) -> None:
        said = self.tr("“%s” is no name here.") % self._words(article, span)
        self._rule(said, self._library.rulings.reject, article, span)

    def _rule(self, said: str, act: Callable[..., Done], *values: object, then: str | None = None) -> None:
        """Rule, say so with the way back, and choose an actor who is there now."""

        def told(_done: Done) -> None:
            if then is not None:
                self._walking.choose_actor(then)
            self._toasts.say(said, Offer(self.tr("Undo"), self._catalogue.history.undo))

        self._catalogue.run(act, *values, told=told)

    # --- asking ------------------------------------------------------------------------------------------------------

    def ask_actor(
        self, asked: str, then: Callable[[Choice], None], *, but: str = "", first: Sequence[Choice] = ()
    ) -> None:
        """Ask for one of all actors, those of the open articles first; `then` hears the choice."""
        self._then = then
        task = self._runner.run(_known, self._library, self._columns.spread.actors, but, first, lane=Lane.READING)
        task.finished.connect(partial(self._on_known, asked))
        task.failed.connect(self._faults.show)

    def _on_known(self, asked: str, choices: Names[Choice]) -> None:
        picker = Picker(asked, self._window)
        picker.chosen.connect(self._on_picked)
        picker.gone.connect(picker.deleteLater)
        picker.ask(choices)

    def _on_picked(self, choice: Choice) -> None:
        if self._then is not None:
            then, self._then = self._then, None
            then(choice)

    def _ask(self, dialog: ActorDialog, then: Callable[[Asked], None]) -> None:
        dialog.answered.connect(then)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- whom it is about --------------------------------------------------------------------------------------------

    def _actor(self) -> Actor | None:
        """The actor of the name at the cursor, where the text has the focus; else the one at hand in the panel."""
        mention = self._in_text()
        id = mention[2] if mention else self._page.at_hand()
        found = next((actor for actor in self._columns.spread.actors if actor.id == id), None)
        if found is None:
            self.position_told.emit(self.tr("Choose an actor first"))
        return found

    def _told_mention(self) -> tuple[int, Span, str] | None:
        mention = self._mention()
        if mention is None:
            self.position_told.emit(self.tr("No name at the cursor"))
        return mention

    def _mention(self) -> tuple[int, Span, str] | None:
        """The mention at the cursor, or the row of one in the panel: article, span and actor."""
        return self._in_text() or self._page.mention_at_hand()

    def _in_text(self) -> tuple[int, Span, str] | None:
        if self._page.list.hasFocus():
            return None
        here = self._desk.pointed_at_caret()
        marks = [mark for kind, mark in here.marks if kind.chosen is Chosen.ACTOR] if here else []
        return (here.article, marks[0].span, marks[0].key) if here and marks else None

    def _words(self, article: int, span: Span) -> str:
        found = self._columns.spread.article(article)
        return " ".join(span.of(found.text).split()) if found else ""


def _spellings(actor: Actor | None) -> list[str]:
    """How the actor's mentions are spelled, the most usual first."""
    return [text for text, _ in Counter(m.text for m in actor.mentions).most_common()] if actor else []


def _known(library: Library, near: Sequence[Actor], but: str, first: Sequence[Choice]) -> Names[Choice]:
    """All actors of the library as choices, those at hand first."""
    made = {actor.id: actor_choice(actor) for actor in near}
    names = library.findings.actor_names()
    for id, name in sorted(names.items(), key=lambda item: item[1]):
        made.setdefault(id, Choice("actor", id, name, icon="user"))
    made.pop(but, None)
    return Names((*first, *made.values()), _text)


def _text(choice: Choice) -> str:
    return f"{choice.text} {choice.detail}"
