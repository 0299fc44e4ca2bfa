"""Passages that several articles took from the same copy, and the families they form."""
