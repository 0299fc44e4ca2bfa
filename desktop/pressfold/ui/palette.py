"""The command palette: every act of the window by its name, the latest first."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.ui.actions import Actions, plain
from pressfold.ui.models.choices import Choice

_LATEST = 8


def commands(actions: Actions, latest: Sequence[str]) -> list[Choice]:
    """Every command with its keys; those used lately first, those that make no sense now last."""
    names = [name for name in actions.all() if name != "window.palette"]
    order = {name: at for at, name in enumerate(latest[:_LATEST])}
    names.sort(key=lambda name: (not actions[name].isEnabled(), order.get(name, _LATEST)))
    return [_choice(actions, name) for name in names]


def remembered(latest: Sequence[str], name: str) -> list[str]:
    """The names used lately, with this one first."""
    return [name, *(other for other in latest if other != name)][:_LATEST]


def _choice(actions: Actions, name: str) -> Choice:
    action, act = actions[name], actions.act(name)
    place = plain(act.menu.value) + (f" · {act.submenu}" if act.submenu else "")
    return Choice(
        "command",
        name,
        plain(action.text()),
        place,
        actions.keys(name),
        act.icon or "chevron-right",
        action.isEnabled(),
    )
