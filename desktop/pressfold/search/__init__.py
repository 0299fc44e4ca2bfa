"""Full-text search over the library, on Whoosh; it is handed texts and id sets and reads no SQL.

A query's way: `query` reads it into the tree of `syntax`, `aliases` adds other spellings, `plan` makes Whoosh queries
of it, `matching` answers those from whole posting lists, `hits` and `snippets` find the places in the articles' texts.
An article's way: `schema` says what is kept, `writer` collects, `codec` lays it on the disk, `seal`
vouches for the files. `index` is the door to both.
"""
