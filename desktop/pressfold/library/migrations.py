"""The tables of a library, made and changed one version at a time.

`PRAGMA application_id` names the file as ours, `PRAGMA user_version` the version of its tables.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x50464C44  # "PFLD"

_FIRST = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    text_sha256 TEXT NOT NULL,
    form_sha256 TEXT NOT NULL,
    path TEXT NOT NULL,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    encoding TEXT NOT NULL,
    extractor TEXT NOT NULL,
    title TEXT, outlet TEXT, byline TEXT, credit TEXT, dateline TEXT, published TEXT, language TEXT,
    suggested TEXT NOT NULL,
    provenance TEXT NOT NULL,
    words INTEGER NOT NULL,
    retrieved TEXT NOT NULL,
    removed TEXT
);
CREATE INDEX article_form ON article (form_sha256);
CREATE INDEX article_text ON article (text_sha256);

CREATE TABLE family (
    id TEXT PRIMARY KEY, place INTEGER NOT NULL, kind TEXT NOT NULL, words INTEGER NOT NULL,
    origins INTEGER NOT NULL, likely_origin INTEGER, reasons TEXT NOT NULL, why TEXT NOT NULL
);
CREATE TABLE passage (
    family TEXT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, edits TEXT NOT NULL
);
CREATE INDEX passage_article ON passage (article);
CREATE INDEX passage_family ON passage (family);
CREATE TABLE pair (
    a INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, a_start INTEGER NOT NULL, a_end INTEGER NOT NULL,
    b INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, b_start INTEGER NOT NULL, b_end INTEGER NOT NULL,
    kind TEXT NOT NULL, similarity REAL NOT NULL, words INTEGER NOT NULL, bits REAL NOT NULL,
    a_equal TEXT NOT NULL, b_equal TEXT NOT NULL, why TEXT NOT NULL
);
CREATE INDEX pair_a ON pair (a);
CREATE INDEX pair_b ON pair (b);
CREATE TABLE share (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    words INTEGER NOT NULL, counted INTEGER NOT NULL, spans TEXT NOT NULL
);

CREATE TABLE actor (
    id TEXT PRIMARY KEY, place INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, kind_sure INTEGER NOT NULL,
    qid TEXT, aliases TEXT NOT NULL, speaks_for TEXT
);
CREATE TABLE mention (
    actor TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, how TEXT NOT NULL, why TEXT NOT NULL
);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX mention_actor ON mention (actor);
CREATE TABLE quotation (
    id TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, pieces TEXT NOT NULL, kind TEXT NOT NULL,
    fragment INTEGER NOT NULL, speakers TEXT NOT NULL, speaker TEXT, speaker_text TEXT, via TEXT, cue TEXT,
    channel TEXT, utterance TEXT, confidence REAL NOT NULL, why TEXT NOT NULL
);
CREATE INDEX quotation_article ON quotation (article);

CREATE TABLE indexed (article INTEGER PRIMARY KEY, digest TEXT NOT NULL);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

#: What a saved page tells beside; "retrieved" is the page's word, the library's own is when it was imported.
_PAGES = """
ALTER TABLE article RENAME COLUMN retrieved TO imported;
ALTER TABLE article ADD COLUMN standfirst TEXT;
ALTER TABLE article ADD COLUMN modified TEXT;
ALTER TABLE article ADD COLUMN retrieved TEXT;
ALTER TABLE article ADD COLUMN url TEXT;
ALTER TABLE article ADD COLUMN section TEXT;
"""

#: A file may hold several articles: the place inside it tells them apart.
_PARTS = """
CREATE TABLE article_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    part TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    form_sha256 TEXT NOT NULL,
    path TEXT NOT NULL,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    encoding TEXT NOT NULL,
    extractor TEXT NOT NULL,
    title TEXT, standfirst TEXT, outlet TEXT, byline TEXT, credit TEXT, dateline TEXT, published TEXT, modified TEXT,
    retrieved TEXT, url TEXT, section TEXT, language TEXT,
    suggested TEXT NOT NULL,
    provenance TEXT NOT NULL,
    words INTEGER NOT NULL,
    imported TEXT NOT NULL,
    removed TEXT,
    UNIQUE (sha256, part)
);
INSERT INTO article_new (
       id, sha256, part,
       text_sha256, form_sha256, path, text, blocks, encoding, extractor, title, standfirst, outlet, byline, credit,
       dateline, published, modified, retrieved, url, section, language, suggested, provenance, words, imported,
       removed)
SELECT id, sha256, '',
       text_sha256, form_sha256, path, text, blocks, encoding, extractor, title, standfirst, outlet, byline, credit,
       dateline, published, modified, retrieved, url, section, language, suggested, provenance, words, imported,
       removed
  FROM article;
DELETE FROM sqlite_sequence WHERE name = 'article_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'article_new', seq FROM sqlite_sequence WHERE name = 'article';
DROP TABLE article;
ALTER TABLE article_new RENAME TO article;
CREATE INDEX article_form ON article (form_sha256);
CREATE INDEX article_text ON article (text_sha256);
"""

#: What voices tell beside, what is only offered, what the reader decided, and what was read in each article last time.
_VOICES = """
ALTER TABLE quotation ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
CREATE TABLE offer (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, actor TEXT, other TEXT NOT NULL, why TEXT NOT NULL
);
CREATE INDEX offer_article ON offer (article);
CREATE TABLE utterance (
    id TEXT PRIMARY KEY, quotations TEXT NOT NULL, conflict TEXT NOT NULL, translated TEXT NOT NULL
);
CREATE TABLE likeness (
    one TEXT NOT NULL, other TEXT NOT NULL, likeness REAL NOT NULL, why TEXT NOT NULL, conflict INTEGER NOT NULL
);
CREATE INDEX likeness_one ON likeness (one);
CREATE INDEX likeness_other ON likeness (other);
CREATE TABLE heard (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, digest TEXT NOT NULL, reading TEXT NOT NULL
);
CREATE TABLE ruling (about TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

#: What the reader makes of articles: versions of one, collections and tags, a star, what was read; and near-doubles.
#: What stood in a library before was seen before, so that it counts as read.
_SHELVES = """
ALTER TABLE article ADD COLUMN first INTEGER;
ALTER TABLE article ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE article ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
UPDATE article SET first = id, read = 1;
CREATE INDEX article_first ON article (first);
CREATE INDEX article_title ON article (title) WHERE title IS NOT NULL;
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;

CREATE TABLE label (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, look TEXT NOT NULL,
    UNIQUE (kind, folded)
);
CREATE TABLE labelled (
    label INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (label, article)
) WITHOUT ROWID;
CREATE INDEX labelled_article ON labelled (article);

CREATE TABLE near (
    a INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    share REAL NOT NULL
);
"""

#: What the reader decided about passages; `found` is what was found in the place of what the reader says.
_PASSAGES = """
ALTER TABLE family ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
ALTER TABLE family ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE family ADD COLUMN found TEXT NOT NULL DEFAULT '';
CREATE TABLE passage_ruling (about TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

#: What the stored arrays hold of which article, and which family a pair is of: so that a change costs a look-up.
_SEGMENTS = """
CREATE TABLE fingerprinted (
    article INTEGER PRIMARY KEY, segment TEXT NOT NULL, digest TEXT NOT NULL, facts TEXT NOT NULL, outlet TEXT
);
ALTER TABLE pair ADD COLUMN family TEXT NOT NULL DEFAULT '';
CREATE INDEX pair_family ON pair (family);
CREATE INDEX near_a ON near (a);
CREATE INDEX near_b ON near (b);
"""

#: What a paper changed in a post that it quotes.
_POSTED = "ALTER TABLE utterance ADD COLUMN posted TEXT NOT NULL DEFAULT '';"

#: Who speaks in which quotation: what an actor said is asked for by the actor.
_SPOKEN = """
CREATE TABLE spoken (
    actor TEXT NOT NULL, article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, quotation TEXT NOT NULL
);
CREATE INDEX spoken_actor ON spoken (actor, article);
CREATE INDEX spoken_article ON spoken (article);
"""

#: What says when, and the dated sentences that tell of an event; what they were made of; which checks are no problem.
_DATES = """
CREATE TABLE dated (article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, digest TEXT NOT NULL);
CREATE TABLE dated_phrase (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, date TEXT, precision TEXT NOT NULL,
    rule TEXT NOT NULL, anchor TEXT, until TEXT, assumed INTEGER NOT NULL, why TEXT NOT NULL
);
CREATE INDEX dated_phrase_article ON dated_phrase (article);
CREATE TABLE occurrence (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, verb_start INTEGER NOT NULL, verb_end INTEGER NOT NULL,
    phrase_start INTEGER NOT NULL, phrase_end INTEGER NOT NULL, kind TEXT NOT NULL, date TEXT, until TEXT,
    tense TEXT NOT NULL
);
CREATE INDEX occurrence_article ON occurrence (article);
CREATE TABLE check_ruling (about TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

#: What the library list counts of each article: who is named, and which passages stand in it.
_COUNTED = """
CREATE INDEX mention_named ON mention (article, actor);
CREATE INDEX passage_found ON passage (article, family);
DROP INDEX mention_article;
DROP INDEX passage_article;
"""

#: What the reader says that words mean: a date, or none.
_SET_DATES = """
CREATE TABLE date_ruling (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (article, start, end)
) WITHOUT ROWID;
"""

#: Utterances as the reader joined and parted them: what was found of a quotation's, and pairs that are none; and offers
#: that are about all of an actor.
_RENDERINGS = """
CREATE TABLE regrouped (quotation TEXT PRIMARY KEY, found TEXT);
CREATE TABLE apart (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX quotation_utterance ON quotation (utterance) WHERE utterance IS NOT NULL;
ALTER TABLE offer ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
"""

#: Which articles changed since the index was brought in step, noted by the database itself: whoever writes need not
#: think of it, and a change costs a look-up. `voiced` is a hash of what an article's voices tell the index, so that
#: voices found again as they were change nothing. The index is made anew once.
_TOUCHED = (
    """
CREATE TABLE touched (article INTEGER PRIMARY KEY, times INTEGER NOT NULL DEFAULT 1);
CREATE TABLE voiced (article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, digest TEXT NOT NULL);
"""
    + "".join(
        f"CREATE TRIGGER {table}_{name} AFTER {change} ON {table} BEGIN INSERT INTO touched (article) VALUES ({row}) "
        "ON CONFLICT (article) DO UPDATE SET times = times + 1; END;\n"
        for table, name, change, row in (
            ("article", "added", "INSERT", "new.id"),
            ("article", "deleted", "DELETE", "old.id"),
            (
                "article",
                "changed",
                "UPDATE OF text_sha256, title, outlet, credit, language, published, removed, superseded",
                "new.id",
            ),
            ("voiced", "added", "INSERT", "new.article"),
            ("voiced", "deleted", "DELETE", "old.article"),
            ("voiced", "changed", "UPDATE OF digest", "new.article"),
        )
    )
    + "DELETE FROM indexed;"
)

#: The articles that changed in what passages depend on since they were last brought in step, in the order of changes;
#: and where the reader ruled.
_CHANGED = """
CREATE TABLE passage_change (change INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL);
INSERT INTO passage_change (article) SELECT id FROM article;
CREATE TRIGGER passages_added AFTER INSERT ON article
    BEGIN INSERT INTO passage_change (article) VALUES (new.id); END;
CREATE TRIGGER passages_changed
    AFTER UPDATE OF text_sha256, blocks, outlet, byline, credit, dateline, published, removed, superseded ON article
    BEGIN INSERT INTO passage_change (article) VALUES (new.id); END;
CREATE TRIGGER passages_deleted AFTER DELETE ON article
    BEGIN INSERT INTO passage_change (article) VALUES (old.id); END;
CREATE INDEX family_ruled ON family (id) WHERE found <> '';
"""

#: What the voices of each article were made of: a handful of new ones is not joined with all others.
_JOINED = "CREATE TABLE joined (article INTEGER PRIMARY KEY, digest TEXT NOT NULL);"

#: Which families overlap, directly or through others: what a change may join or part anew.
_KIN = """
ALTER TABLE family ADD COLUMN kin TEXT NOT NULL DEFAULT '';
CREATE INDEX family_kin ON family (kin) WHERE kin <> '';
"""

#: One script a version; the n-th takes a library from version n to n + 1.
SCRIPTS = (
    _FIRST, _PAGES, _PARTS, _VOICES, _SHELVES, _PASSAGES, _SEGMENTS, _POSTED, _SPOKEN, _DATES, _COUNTED, _SET_DATES,
    _RENDERINGS, _TOUCHED, _CHANGED, _JOINED, _KIN,
)  # fmt: skip
NEWEST = len(SCRIPTS)


def version(connection: sqlite3.Connection) -> int:
    """The version of the tables, 0 for an empty database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the newest version, all in one transaction or not at all."""
    present = version(connection)
    if present >= NEWEST:
        return
    steps = "\n".join(SCRIPTS[present:])
    connection.execute("PRAGMA foreign_keys = OFF")  # a table that is put in another's place takes nothing along
    names = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {NEWEST};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{steps}\n{names}\nCOMMIT;")
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if version(connection) < NEWEST:  # else another program made the same tables a moment ago
            raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
