"""Who is named under which spelling, and who is quoted saying what."""
