"""Peek cards: what a mark stands for, told beside it without leaving the text."""
