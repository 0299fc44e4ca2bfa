"""Full-text search over the library, on Whoosh; it is handed texts and id sets and reads no SQL."""
