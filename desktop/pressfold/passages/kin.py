"""Kin: what hangs together, directly or through others (Tarjan's disjoint sets, with the smallest member as root)."""

from __future__ import annotations


def find_root(root: dict[int, int], one: int) -> int:
    """The smallest member of the set that holds `one`; who was never joined is alone."""
    while (above := root.get(one, one)) != one:
        root[one] = root.get(above, above)
        one = above
    return one


def join(root: dict[int, int], one: int, other: int) -> None:
    """Make one set of the sets of two members."""
    low, high = find_root(root, one), find_root(root, other)
    if low != high:
        root[max(low, high)] = min(low, high)
