-- Documents, passages, vectors and the full-text table: SQLite is the only truth.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('generation', '0'), ('state', 'empty');

-- *_key columns are case-folded copies for matching; superseded_by names the approved minutes.
-- The long columns come last, so that scanning the others does not read them.
CREATE TABLE documents (
    document_id   TEXT PRIMARY KEY,
    title         TEXT NOT NULL,
    kind          TEXT NOT NULL,
    source        TEXT NOT NULL,
    content_hash  TEXT NOT NULL,
    council       TEXT,
    council_key   TEXT,
    body          TEXT,
    body_key      TEXT,
    meeting_date  TEXT,
    status        TEXT,
    superseded_by TEXT REFERENCES documents (document_id) ON DELETE SET NULL
                  DEFERRABLE INITIALLY DEFERRED,
    url           TEXT,
    starts_at     TEXT,
    closed_at     TEXT,
    agenda_item   TEXT NOT NULL,
    attendance    TEXT NOT NULL,
    speakers      TEXT NOT NULL,
    agenda        TEXT NOT NULL,
    inferred      TEXT NOT NULL,
    blocks        TEXT NOT NULL,
    text          TEXT NOT NULL
);

CREATE INDEX documents_by_hash ON documents (content_hash);
CREATE INDEX documents_by_successor ON documents (superseded_by);

-- AUTOINCREMENT: a row id is a vector id, and must never be given to another passage.
-- body is what is searched: the tidied words where there are any.
CREATE TABLE passages (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id  TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (document_id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    exempt      INTEGER NOT NULL CHECK (exempt IN (0, 1)),
    speaker     TEXT,
    speaker_key TEXT,
    locator     TEXT NOT NULL,
    header      TEXT NOT NULL,
    search_text TEXT NOT NULL,
    text        TEXT NOT NULL,
    body        TEXT GENERATED ALWAYS AS (
                    CASE search_text WHEN '' THEN text ELSE search_text END) VIRTUAL,
    UNIQUE (document_id, ordinal)
);

CREATE INDEX passages_for_filters ON passages (document_id, exempt, speaker_key);

-- A little-endian float16 vector of unit length for each passage.
CREATE TABLE vectors (
    id     INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector BLOB NOT NULL
);

CREATE VIRTUAL TABLE passages_fts USING fts5 (
    header, body,
    content = 'passages', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab (passages_fts, 'row');

CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, header, body) VALUES (new.id, new.header, new.body);
END;

CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
    INSERT INTO passages_fts (passages_fts, rowid, header, body)
    VALUES ('delete', old.id, old.header, old.body);
END;

-- Passages are written once and replaced whole, so that a row id always means the same words.
CREATE TRIGGER passages_frozen BEFORE UPDATE ON passages BEGIN
    SELECT RAISE (ABORT, 'passages are replaced, never changed');
END;
