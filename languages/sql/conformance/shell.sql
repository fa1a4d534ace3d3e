-- Dot-commands: schemas, tables, dumps, parameters, files.
CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT NOT NULL, "odd column" INT DEFAULT 5);
CREATE UNIQUE INDEX people_by_name ON people(name);
CREATE VIEW adults AS SELECT id, name FROM people WHERE "odd column" >= 18;
CREATE TRIGGER watch AFTER INSERT ON people BEGIN SELECT 1; END;
CREATE TABLE "table with space"(x, y AS (x * 2));
CREATE TABLE orders(
  id INT, -- with a comment
  total REAL CHECK (total > 0)
);
CREATE TEMP TABLE scratch(z);
ATTACH ':memory:' AS second;
CREATE TABLE second.elsewhere(q);
CREATE INDEX second.elsewhere_q ON elsewhere(q);
INSERT INTO people(name, "odd column") VALUES ('Ada', 36), ('Bo', 7), ('it''s', NULL);
INSERT INTO "table with space"(x) VALUES (1), (NULL), (x'0aff'), ('two
lines');
.tables
.tables p%
.tables %s
.indexes
.indexes people
.schema
.schema people
.schema o*
.schema --nosys adults
.databases
.dump people
.dump "table with space"
DETACH second;
DROP TABLE scratch;
DROP TABLE orders;
.dump
.parameter set :name 'Ada'
.parameter set $limit 10+8
.parameter list
SELECT id FROM people WHERE name = :name;
SELECT name FROM people WHERE "odd column" >= $limit;
SELECT :name, $limit, @nothing IS NULL;
.parameter unset :name
.parameter list
.parameter clear
SELECT $limit IS NULL;
-- Out to files and back.
.mode csv
.headers on
.output people.csv
SELECT * FROM people;
.output
.headers off
.mode list
.import --csv people.csv imported
SELECT * FROM imported;
SELECT typeof(id), typeof("odd column") FROM imported LIMIT 1;
CREATE TABLE typed(id INT, name TEXT, n INT);
.import --csv --skip 1 people.csv typed
SELECT *, typeof(id), typeof(n) FROM typed ORDER BY id;
.once dump.sql
.dump typed
SELECT 'printed again';
DROP TABLE typed;
.read dump.sql
SELECT count(*) FROM typed;
SELECT length(readfile('people.csv')), writefile('raw.bin', x'00010203'), hex(readfile('raw.bin')), readfile('missing') IS NULL;
.separator ;
.output data.txt
SELECT 1, 'one' UNION ALL SELECT 2, 'two';
.output stdout
.import data.txt simple
.schema simple
SELECT * FROM simple;
CREATE TABLE two(a INT, b TEXT);
.import data.txt two
SELECT a + 1, b FROM two;
.separator |
.save copy.db
.open copy.db
SELECT count(*), (SELECT group_concat(name) FROM people) FROM typed;
INSERT INTO people(name) VALUES ('Cy');
.open other.db
CREATE TABLE t(x);
INSERT INTO t SELECT value FROM generate_series(1, 5000);
ATTACH 'copy.db' AS copy;
SELECT count(*), (SELECT count(*) FROM copy.people) FROM t;
BEGIN;
DELETE FROM t WHERE x % 2;
DELETE FROM copy.people;
ROLLBACK;
SELECT sum(x), (SELECT count(*) FROM copy.people) FROM t;
VACUUM;
PRAGMA integrity_check;
.open :memory:
.tables
.read missing.sql
.bail on
SELECT 'before the error';
SELECT * FROM missing;
SELECT 'after the error';
