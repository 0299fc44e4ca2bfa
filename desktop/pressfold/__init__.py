"""Pressfold: an offline desk for analysts who read the same story in many outlets."""

__version__ = "0.1.0"
