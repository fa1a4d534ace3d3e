-- Each output mode of the shell, with its settings.
CREATE TABLE t(id INTEGER PRIMARY KEY, "the name" TEXT, price REAL, note);
INSERT INTO t VALUES (1, 'apple', 1.5, NULL), (2, 'Ünïcödé "q"', 100, 'a,b'), (3, '', -0.25, x'4142'), (40, 'two
lines', 1e20, 'it''s <b>');
SELECT * FROM t;
.headers on
SELECT * FROM t WHERE id < 3;
.separator ; |
SELECT * FROM t WHERE id < 3;
.mode list
.separator " / " "\n"
SELECT * FROM t WHERE id < 3;
.mode column
SELECT * FROM t;
.width 4 -12 6
SELECT * FROM t;
.width
.nullvalue NULL
.mode box
SELECT * FROM t;
.mode table
SELECT * FROM t;
.mode markdown
SELECT * FROM t WHERE id < 4;
.mode box --wrap 12
SELECT 'the quick brown fox jumps over the lazy dog' AS sentence, 42 AS answer UNION ALL SELECT 'short', 7;
.mode table --wrap 12 --wordwrap on
SELECT 'the quick brown fox jumps over the lazy dog' AS sentence, 42 AS answer UNION ALL SELECT 'short', 7;
.mode column --wrap 10
SELECT 'abcdefghijklmnopqrstuvwxyz' AS letters, 'x' AS y;
.mode qbox
SELECT id, "the name", note FROM t WHERE id <> 3;
.mode box --quote
SELECT 1 AS one, 'x' AS two;
.mode
.nullvalue ""
.mode csv
SELECT * FROM t;
.mode tabs
SELECT * FROM t WHERE id < 3;
.mode quote
SELECT id, "the name", note FROM t;
.mode insert goods
SELECT id, "the name", note FROM t;
.mode insert
.headers off
SELECT id, note FROM t;
.mode line
SELECT * FROM t WHERE id < 3;
.mode json
SELECT id, "the name", note FROM t;
.mode html
.headers on
SELECT id, note FROM t WHERE id > 1;
.mode tcl
SELECT "the name", note FROM t;
.mode ascii
SELECT id, price FROM t WHERE id < 3;
.mode list
.print
.headers off
.mode box
SELECT 'no rows' WHERE 0;
SELECT 1, 2, 'one two three', NULL;
.mode column
SELECT 'a' AS only;
.headers on
SELECT 'a' AS only, 'tab	stop' AS tabs;
.mode list
.print plain "with spaces" 'single quotes' "tab\there" a\tb
.echo on
SELECT 'echoed' AS text;
.print and this
.echo off
.changes on
UPDATE t SET price = 2 WHERE id < 3;
.changes off
.show nothing
.mode nonsense
.headers off
SELECT count(*)
FROM t
;
select 1
go
SELECT 2
/
SELECT 'statements'; SELECT 'on'; SELECT 'one line';
SELECT 'the last one has no semicolon'
