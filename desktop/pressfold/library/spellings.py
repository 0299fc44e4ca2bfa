"""All spellings of a known actor, for searches that shall find Kyiv and Київ where Kiev was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from pressfold.library.own_registry import OwnRegistry
from pressfold.model.actor_errors import RegistryUnreadable

if TYPE_CHECKING:  # the registry is read when the first name is asked for
    from pressfold.actors.registry import Entry, Registry


def spellings(name: str) -> Sequence[str]:
    """Every spelling of the actor that `name` names in the registry that comes with Pressfold."""
    from pressfold.actors.registry import Registry

    return _spellings(Registry.core(), name)


class Spellings:
    """The same with the reader's own registry laid over, read again where its file changed."""

    def __init__(self, own: OwnRegistry) -> None:
        self._own = own
        self._known: tuple[str, Registry] | None = None

    def at_hand(self) -> Callable[[str], Sequence[str]]:
        """What tells every spelling of an actor's name, as the registry is now."""
        return partial(_spellings, self._registry())

    def _registry(self) -> Registry:
        from pressfold.actors.own_registry import laid_over
        from pressfold.actors.registry import Registry

        digest = self._own.digest()
        if not digest:
            return Registry.core()
        if self._known is None or self._known[0] != digest:
            try:
                self._known = digest, laid_over(Registry.core(), self._own.entries())
            except RegistryUnreadable:  # told where the registry is shown; a search goes on without it
                return Registry.core()
        return self._known[1]


def _spellings(registry: Registry, name: str) -> Sequence[str]:
    """The spellings in the registry's order; nothing where nobody is known by the name.

    A name that belongs to several people gives nothing: their other spellings would bring in somebody else.
    A description ("the Alliance") is no spelling. The surname in a person's name is one too where the registry lists it
    in another transliteration: Zelenskyy, of Volodymyr Zelenskyy, for whom it has Zelensky.
    """
    known = registry.named(name) or tuple(entry for entry in registry.surname(name) if _surname(registry, entry))
    if len({entry.name for entry in known}) != 1:
        return ()
    names = dict.fromkeys(
        spelling for entry in known for spelling in (entry.name, *_surname(registry, entry), *entry.aliases)
    )
    return [spelling for spelling in names if not spelling[0].islower()]


def _surname(registry: Registry, entry: Entry) -> tuple[str, ...]:
    """The surname in a person's name if nobody else in the registry has it and it is listed otherwise spelled."""
    from pressfold.actors.spelling import skeleton

    last = entry.name.split()[-1]
    if last == entry.name or [other.id for other in registry.surname(last)] != [entry.id]:
        return ()
    listed = {skeleton(alias) for alias in entry.aliases if " " not in alias}
    return (last,) if skeleton(last) in listed else ()
