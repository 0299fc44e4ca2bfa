"""The window's tests stand on the same fixtures as the stories, and each begins in the light theme."""

import pytest
from tests.ui.fixtures import filled, newcomer, reader, start, usual_look

__all__ = ["filled", "newcomer", "reader", "start", "usual_look"]


@pytest.fixture(autouse=True)
def look(usual_look: None) -> None:
    """Every test of the window begins in the light theme at 100 %."""
