"""Keeps Qt's binding from looking into modules that threads import late.

Whoever imports while PySide6 is loaded has each new module looked into, once, for a use of PySide6. Shiboken guards
itself against being called again from in there, but seems to have one guard for all threads. Asking pydantic's modules
for an attribute imports more of pydantic: where another thread imported something at that moment, the import went round
in a circle and failed, and with it what the reader had asked for (seen once with PySide6 6.11; pydantic could not be
imported from then on). A module that is marked as looked into is left alone.
"""

from __future__ import annotations

import sys

#: What Shiboken notes for a module that does not use PySide6.
_NO_PYSIDE = -1
#: The modules of pydantic whose attributes are made on demand.
_ON_DEMAND = ("config", "dataclasses", "errors", "json", "main", "networks", "types", "utils")


def spare_what_imports_on_demand() -> None:
    """Mark pydantic's modules as looked into, before a thread imports them; another Shiboken is left as it is."""
    seen = getattr(sys.modules.get("shibokensupport.feature"), "pyside_feature_dict", None)
    if isinstance(seen, dict):
        for name in ("pydantic", *(f"pydantic.{part}" for part in _ON_DEMAND)):
            seen.setdefault(name, _NO_PYSIDE)
