-- What was accepted and has not ended.
CREATE TABLE pending (
    execution_id BLOB PRIMARY KEY,
    room_id TEXT NOT NULL,
    user TEXT NOT NULL,
    language TEXT NOT NULL,
    program TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    started_at INTEGER
) STRICT;

-- What has ended. Columns that are large stand last: who reads the others does not read them.
CREATE TABLE executions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    execution_id BLOB NOT NULL UNIQUE,
    room_id TEXT NOT NULL,
    user TEXT NOT NULL,
    language TEXT NOT NULL,
    ending TEXT NOT NULL,
    usage TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    program TEXT NOT NULL,
    output TEXT NOT NULL
) STRICT;

CREATE INDEX executions_by_room ON executions (room_id, number);
CREATE INDEX executions_by_end ON executions (ended_at);

-- What executions left in their working folders.
CREATE TABLE files (
    number INTEGER NOT NULL REFERENCES executions (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    path TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX files_by_execution ON files (number, place);

-- How much is kept of each room, so that bounds need no counting.
CREATE TABLE kept (
    room_id TEXT PRIMARY KEY,
    executions INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_in_all (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    bytes INTEGER NOT NULL
) STRICT;

INSERT INTO kept_in_all VALUES (1, 0);

CREATE TRIGGER executions_come AFTER INSERT ON executions BEGIN
    INSERT INTO kept VALUES (new.room_id, 1, new.bytes)
        ON CONFLICT DO UPDATE SET executions = executions + 1, bytes = bytes + excluded.bytes;
    UPDATE kept_in_all SET bytes = bytes + new.bytes;
END;

CREATE TRIGGER executions_go AFTER DELETE ON executions BEGIN
    UPDATE kept SET executions = executions - 1, bytes = bytes - old.bytes WHERE room_id = old.room_id;
    DELETE FROM kept WHERE room_id = old.room_id AND executions = 0;
    UPDATE kept_in_all SET bytes = bytes - old.bytes;
END;
