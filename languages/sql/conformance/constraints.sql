-- What the database refuses, and what of it stays. Messages go to stderr; the statements that follow are run.
PRAGMA foreign_keys = ON;
CREATE TABLE teams(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE players(
  id INTEGER PRIMARY KEY,
  team INT REFERENCES teams(id) ON DELETE CASCADE ON UPDATE CASCADE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 2 AND 20),
  number INT DEFAULT 99 CHECK (number > 0),
  email TEXT COLLATE NOCASE,
  UNIQUE (team, number),
  CONSTRAINT has_at CHECK (email LIKE '%@%')
);
INSERT INTO teams VALUES (1, 'red'), (2, 'blue');
INSERT INTO players(team, name, number) VALUES (1, 'Ada', 7), (1, 'Bo', 8), (2, 'Cy', 7);
INSERT INTO teams VALUES (3, 'red');
INSERT INTO teams VALUES (1, 'green');
INSERT INTO teams(name) VALUES (NULL);
INSERT INTO players(team, name) VALUES (9, 'Nobody');
INSERT INTO players(team, name) VALUES (1, 'X');
INSERT INTO players(team, name, number) VALUES (1, 'Dee', -1);
INSERT INTO players(team, name, number) VALUES (1, 'Dee', 7);
INSERT INTO players(team, name, email) VALUES (1, 'Dee', 'no at sign');
INSERT INTO players(team, name) VALUES (1, 'Eve'), (1, 'Fay');
SELECT count(*) FROM players;
SELECT * FROM nowhere;
SELECT nothing FROM teams;
SELEC 1;
INSERT INTO teams VALUES (1, 2, 3);
SELECT 'first' AS kept; SELECT bad syntax here from; SELECT 'not run: the rest of a line with an error';
SELECT 'next line';
-- What is to happen instead.
INSERT OR IGNORE INTO teams VALUES (1, 'other'), (4, 'green');
INSERT OR REPLACE INTO teams VALUES (4, 'yellow');
UPDATE OR IGNORE teams SET name = 'red' WHERE id = 4;
SELECT * FROM teams ORDER BY id;
UPDATE teams SET id = 10 WHERE id = 1;
SELECT name, team FROM players ORDER BY id;
DELETE FROM teams WHERE id = 2;
SELECT name, team FROM players ORDER BY id;
INSERT INTO players(team, name) VALUES (NULL, 'Free');
SELECT name, ifnull(team, 'none'), number FROM players ORDER BY id;
-- A statement that fails is undone as a whole.
INSERT INTO players(team, name, number) SELECT 10, 'Gus', 50 UNION ALL SELECT 10, 'Hal', 51 UNION ALL SELECT 10, 'Ida', 7;
SELECT count(*) FROM players WHERE number >= 50 AND number < 60;
INSERT OR FAIL INTO players(team, name, number) VALUES (10, 'Gus', 50), (10, 'Hal', 51), (10, 'Ida', 7), (10, 'Jo', 52);
SELECT group_concat(name) FROM players WHERE number >= 50 AND number < 60;
PRAGMA foreign_key_check;
CREATE TABLE parents(id INT PRIMARY KEY);
CREATE TABLE children(p INT REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
BEGIN;
INSERT INTO children VALUES (5);
INSERT INTO parents VALUES (5);
COMMIT;
BEGIN;
INSERT INTO children VALUES (6);
COMMIT;
ROLLBACK;
SELECT * FROM children;
CREATE TABLE strict(i INT, t TEXT, r REAL, b BLOB, a ANY) STRICT;
INSERT INTO strict VALUES (1, 'x', 2, x'00', 'any');
INSERT INTO strict VALUES ('nan', 'x', 2, x'00', 1);
INSERT INTO strict VALUES ('5', 6, '7.5', x'00', 1);
INSERT INTO strict VALUES (1, 'x', 2, 'text', 1);
SELECT i, t, r, hex(b), a, typeof(i), typeof(t), typeof(r), typeof(a) FROM strict;
CREATE TABLE teams(x);
CREATE TABLE IF NOT EXISTS teams(x);
DROP TABLE nowhere;
DROP TABLE IF EXISTS nowhere;
ALTER TABLE players ADD COLUMN joined TEXT DEFAULT 'unknown';
ALTER TABLE players RENAME COLUMN number TO shirt;
ALTER TABLE players RENAME TO squad;
SELECT name, shirt, joined FROM squad ORDER BY shirt LIMIT 2;
ALTER TABLE squad DROP COLUMN joined;
SELECT group_concat(name) FROM pragma_table_info('squad');
.quit
SELECT 'never';
