"""The timeline: events by day in lanes, the same as a table, what is not resolved, and what may not add up."""
