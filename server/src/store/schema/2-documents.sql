-- Documents of rooms.
CREATE TABLE documents (
    room_id TEXT PRIMARY KEY,
    changed_at INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_by_change ON documents (changed_at);

-- The updates that made them, in the order in which they came.
CREATE TABLE updates (
    number INTEGER PRIMARY KEY,
    room_id TEXT NOT NULL REFERENCES documents (room_id) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX updates_by_room ON updates (room_id, number);
