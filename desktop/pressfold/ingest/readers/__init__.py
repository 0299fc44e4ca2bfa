"""One reader a format: which files it takes, how it knows them, and how their bytes become text."""
