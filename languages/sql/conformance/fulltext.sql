-- Full-text search: phrases, prefixes, NEAR, columns, ranks, highlights, snippets, keeping in step by triggers.
CREATE VIRTUAL TABLE mail USING fts5(sender, subject, body);
INSERT INTO mail VALUES
  ('ada@x.org', 'Engine notes', 'The analytical engine weaves algebraic patterns just as the loom weaves flowers and leaves.'),
  ('bo@x.org', 'Lunch?', 'Shall we have lunch at noon? The engine room is closed.'),
  ('cy@y.org', 'Re: Engine notes', 'Patterns are fine, but the engine is slow. Slow engines weave nothing.'),
  ('dee@y.org', 'Holiday', 'I am away until Monday. Please ask Bo about lunch, notes and everything else.');
SELECT rowid, subject FROM mail WHERE mail MATCH 'engine' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH 'eng*' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH '"the engine"' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH 'engine AND patterns NOT slow' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH 'lunch OR holiday' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH 'subject : notes' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH '{subject body} : notes' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH 'NEAR(engine slow, 3)' ORDER BY rowid;
SELECT rowid FROM mail WHERE mail MATCH '^ engine' ORDER BY rowid;
SELECT rowid FROM mail('weaves + flowers OR analytical + engine');
SELECT rowid, bm25(mail) < 0, rank = bm25(mail) FROM mail WHERE mail MATCH 'engine' ORDER BY rank LIMIT 1;
SELECT rowid FROM mail WHERE mail MATCH 'engine OR slow' ORDER BY rank;
SELECT highlight(mail, 2, '[', ']') FROM mail WHERE mail MATCH 'weave* patterns';
SELECT snippet(mail, 2, '<b>', '</b>', '...', 6) FROM mail WHERE mail MATCH 'lunch' ORDER BY rowid;
SELECT count(*) FROM mail WHERE mail MATCH 'ada OR bo OR monday';
UPDATE mail SET body = 'Nothing to see.' WHERE rowid = 2;
DELETE FROM mail WHERE rowid = 4;
SELECT rowid, subject FROM mail WHERE mail MATCH 'lunch' ORDER BY rowid;
INSERT INTO mail(mail) VALUES ('optimize');
INSERT INTO mail(mail) VALUES ('integrity-check');

-- Stems and accents.
CREATE VIRTUAL TABLE stems USING fts5(t, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO stems VALUES ('running runners ran'), ('crème brûlée'), ('Geschäft und Straße'), ('connected connections connecting');
SELECT rowid FROM stems WHERE stems MATCH 'run';
SELECT rowid FROM stems WHERE stems MATCH 'creme' UNION ALL SELECT rowid FROM stems WHERE stems MATCH 'BRULEE';
SELECT rowid, highlight(stems, 0, '*', '*') FROM stems WHERE stems MATCH 'connect';
SELECT rowid FROM stems WHERE stems MATCH 'geschaft';
CREATE VIRTUAL TABLE tri USING fts5(t, tokenize = 'trigram');
INSERT INTO tri VALUES ('abracadabra'), ('candelabra'), ('zebra');
SELECT t FROM tri WHERE tri MATCH 'abra' ORDER BY t;
SELECT t FROM tri WHERE t LIKE '%ebr%';

-- An index over a table of its own.
CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT, done INT DEFAULT 0);
CREATE VIRTUAL TABLE notes_index USING fts5(text, content = 'notes', content_rowid = 'id');
CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN INSERT INTO notes_index(rowid, text) VALUES (new.id, new.text); END;
CREATE TRIGGER notes_removed AFTER DELETE ON notes BEGIN INSERT INTO notes_index(notes_index, rowid, text) VALUES ('delete', old.id, old.text); END;
CREATE TRIGGER notes_changed AFTER UPDATE ON notes BEGIN
  INSERT INTO notes_index(notes_index, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO notes_index(rowid, text) VALUES (new.id, new.text);
END;
INSERT INTO notes(text) VALUES ('buy milk and bread'), ('call the bank'), ('bake bread');
SELECT id, notes.text FROM notes JOIN notes_index ON notes_index.rowid = id WHERE notes_index MATCH 'bread' ORDER BY id;
UPDATE notes SET text = 'bake a cake' WHERE id = 3;
DELETE FROM notes WHERE id = 1;
SELECT count(*) FROM notes_index WHERE notes_index MATCH 'bread';
SELECT group_concat(rowid) FROM notes_index WHERE notes_index MATCH 'cake OR bank';
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('notes_index', 'row');
SELECT term, doc, cnt FROM vocabulary ORDER BY cnt DESC, term;
CREATE VIRTUAL TABLE old USING fts4(a, b);
INSERT INTO old VALUES ('one two', 'three'), ('two', 'four two');
SELECT docid, snippet(old), offsets(old) FROM old WHERE old MATCH 'two';
SELECT docid FROM old WHERE a MATCH 'one' AND docid IN (SELECT docid FROM old WHERE old MATCH '"one two" OR four');
