"""All spellings of a known actor, for searches that shall find Kyiv and Київ where Kiev was typed."""

from __future__ import annotations

from collections.abc import Sequence


def spellings(name: str) -> Sequence[str]:
    """Every spelling of the actor that `name` names, in the registry's order; nothing where nobody is known by it.

    A name that belongs to several people gives nothing: their other spellings would bring in somebody else.
    A description ("the Alliance") is no spelling.
    """
    from pressfold.actors.registry import Registry

    known = Registry.core().named(name)
    if len({entry.name for entry in known}) != 1:
        return ()
    names = dict.fromkeys(spelling for entry in known for spelling in (entry.name, *entry.aliases))
    return [spelling for spelling in names if not spelling[0].islower()]
