-- The promises register: what was found in each document, and what officers say of it.

-- Which version of the finder looked at a document, and what else it noted there (JSON): the
-- sentences that tell what became of something. A document without a row has not been looked at.
CREATE TABLE promise_readings (
    document_id TEXT PRIMARY KEY REFERENCES documents (document_id) ON DELETE CASCADE,
    finder      TEXT NOT NULL,
    mentions    TEXT NOT NULL
) WITHOUT ROWID;

-- record is the find as JSON, which this layer does not read; place is what tells equal quotes
-- of one document apart (the item they stand under).
CREATE TABLE promises (
    promise_id  TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    place       TEXT NOT NULL,
    quote       TEXT NOT NULL,
    record      TEXT NOT NULL,
    UNIQUE (document_id, ordinal)
);

-- What later documents say of a promise: worked out from the library, so it may be thrown away.
CREATE TABLE promise_outcomes (
    promise_id TEXT PRIMARY KEY REFERENCES promises (promise_id) ON DELETE CASCADE,
    outcome    TEXT NOT NULL
) WITHOUT ROWID;

-- An officer's word. Neither table points at promises or documents, so that nothing that happens
-- to a source can take a review with it. promises_reviewed keeps the promise as it last stood.
CREATE TABLE promises_reviewed (
    promise_id  TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    place       TEXT NOT NULL,
    quote       TEXT NOT NULL,
    record      TEXT NOT NULL
);

CREATE TABLE promise_changes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    promise_id TEXT NOT NULL,
    field      TEXT NOT NULL,
    before     TEXT,
    after      TEXT,
    who        TEXT NOT NULL,
    at         TEXT NOT NULL,
    why        TEXT
);

CREATE INDEX promise_changes_by_promise ON promise_changes (promise_id);

CREATE TRIGGER promise_changes_kept BEFORE UPDATE ON promise_changes BEGIN
    SELECT RAISE (ABORT, 'a review is added to, never changed');
END;

CREATE TRIGGER promise_changes_not_deleted BEFORE DELETE ON promise_changes BEGIN
    SELECT RAISE (ABORT, 'a review is added to, never deleted');
END;

INSERT INTO meta (key, value) VALUES ('promises.version', '0'), ('promises.outcomes', '');
