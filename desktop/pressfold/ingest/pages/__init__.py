"""Saved pages: from the markup to the story, its furniture, and the facts that the page states about it.

lxml and trafilatura are imported in here and nowhere else; a reader imports this room when it gets its first page.
"""
