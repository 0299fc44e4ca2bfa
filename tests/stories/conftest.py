"""The stories at the window stand on the same fixtures as its tests."""

from tests.ui.fixtures import filled, newcomer, reader, start, usual_look

__all__ = ["filled", "newcomer", "reader", "start", "usual_look"]
