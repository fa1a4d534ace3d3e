-- Recursive common table expressions: sequences, trees, graphs, a maze, a picture, a puzzle.
WITH RECURSIVE fib(n, a, b) AS (SELECT 0, 0, 1 UNION ALL SELECT n + 1, b, a + b FROM fib WHERE n < 60)
SELECT n, a FROM fib WHERE n % 10 = 0;
WITH RECURSIVE f(n, x) AS (VALUES (1, 1) UNION ALL SELECT n + 1, x * (n + 1) FROM f WHERE n < 20) SELECT max(x) FROM f;
WITH RECURSIVE collatz(n, steps) AS (SELECT 27, 0 UNION ALL SELECT CASE WHEN n % 2 THEN 3 * n + 1 ELSE n / 2 END, steps + 1 FROM collatz WHERE n > 1)
SELECT max(n), max(steps) FROM collatz;
WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
SELECT group_concat(i, ' ') FROM n WHERE NOT EXISTS (SELECT 1 FROM n AS d WHERE d.i < n.i AND n.i % d.i = 0);

CREATE TABLE staff(name TEXT PRIMARY KEY, boss TEXT, pay INT);
INSERT INTO staff VALUES ('Ada', NULL, 90), ('Bo', 'Ada', 60), ('Cy', 'Ada', 70), ('Dee', 'Bo', 40), ('Eve', 'Bo', 45), ('Flo', 'Cy', 50), ('Gus', 'Flo', 20);
WITH RECURSIVE tree(name, depth, path) AS (
  SELECT name, 0, name FROM staff WHERE boss IS NULL
  UNION ALL SELECT s.name, depth + 1, path || '/' || s.name FROM staff s JOIN tree ON s.boss = tree.name)
SELECT substr('................', 1, depth * 3) || name, path FROM tree ORDER BY path;
WITH RECURSIVE below(top, name) AS (SELECT name, name FROM staff UNION ALL SELECT top, s.name FROM staff s JOIN below ON s.boss = below.name)
SELECT top, count(*) - 1, sum(pay) FROM below JOIN staff USING (name) GROUP BY top ORDER BY 2 DESC, 1;
-- Depth first and breadth first.
WITH RECURSIVE t(name, level) AS (SELECT 'Ada', 0 UNION ALL SELECT s.name, level + 1 FROM staff s JOIN t ON s.boss = t.name ORDER BY 2 DESC, 1) SELECT group_concat(name, ' ') FROM t;
WITH RECURSIVE t(name, level) AS (SELECT 'Ada', 0 UNION ALL SELECT s.name, level + 1 FROM staff s JOIN t ON s.boss = t.name ORDER BY 2, 1) SELECT group_concat(name, ' ') FROM t;

CREATE TABLE roads(a TEXT, b TEXT, km INT);
INSERT INTO roads VALUES ('A', 'B', 4), ('A', 'C', 2), ('C', 'B', 1), ('B', 'D', 5), ('C', 'D', 8), ('D', 'E', 3), ('F', 'G', 1);
CREATE VIEW ways AS SELECT a, b, km FROM roads UNION ALL SELECT b, a, km FROM roads;
WITH RECURSIVE trip(at, km, path) AS (
  SELECT 'A', 0, 'A' UNION ALL
  SELECT w.b, trip.km + w.km, path || '>' || w.b FROM trip JOIN ways w ON w.a = trip.at WHERE instr(path, w.b) = 0)
SELECT at, min(km), path FROM trip GROUP BY at ORDER BY at;
WITH RECURSIVE reach(x) AS (SELECT 'F' UNION SELECT b FROM ways JOIN reach ON a = x) SELECT group_concat(x) FROM (SELECT x FROM reach ORDER BY x);

-- Words of a sentence, and letters of a word.
WITH RECURSIVE words(word, rest) AS (
  SELECT NULL, 'the quick brown fox jumps over the lazy dog ' UNION ALL
  SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM words WHERE rest <> '')
SELECT word, count(*) FROM words WHERE word IS NOT NULL GROUP BY word ORDER BY count(*) DESC, length(word), word LIMIT 5;
WITH RECURSIVE r(i, s) AS (SELECT length('straße'), '' UNION ALL SELECT i - 1, s || substr('straße', i, 1) FROM r WHERE i > 0) SELECT s FROM r WHERE i = 0;

-- The Mandelbrot set.
WITH RECURSIVE
  xaxis(x) AS (VALUES(-2.0) UNION ALL SELECT x + 0.0625 FROM xaxis WHERE x < 1.0),
  yaxis(y) AS (VALUES(-1.0) UNION ALL SELECT y + 0.125 FROM yaxis WHERE y < 1.0),
  m(iter, cx, cy, x, y) AS (
    SELECT 0, x, y, 0.0, 0.0 FROM xaxis, yaxis UNION ALL
    SELECT iter + 1, cx, cy, x * x - y * y + cx, 2.0 * x * y + cy FROM m WHERE (x * x + y * y) < 4.0 AND iter < 28),
  m2(iter, cx, cy) AS (SELECT max(iter), cx, cy FROM m GROUP BY cx, cy),
  a(t) AS (SELECT group_concat(substr(' .+*#', 1 + min(iter / 7, 4), 1), '') FROM (SELECT * FROM m2 ORDER BY cy, cx) GROUP BY cy)
SELECT rtrim(t) FROM a;

-- Eight queens: how many ways, and the first.
WITH RECURSIVE
  col(c) AS (SELECT 1 UNION ALL SELECT c + 1 FROM col WHERE c < 8),
  q(n, s) AS (
    SELECT 0, '' UNION ALL
    SELECT n + 1, s || c FROM q, col WHERE n < 8 AND NOT EXISTS (
      SELECT 1 FROM col AS k WHERE k.c <= n AND (substr(s, k.c, 1) = CAST(col.c AS TEXT) OR abs(substr(s, k.c, 1) - col.c) = n + 1 - k.c)))
SELECT count(*), min(s), max(s) FROM q WHERE n = 8;
WITH RECURSIVE d(day) AS (SELECT date('2024-02-26') UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < '2024-03-03') SELECT group_concat(strftime('%d', day) || substr('SMTWTFS', strftime('%w', day) + 1, 1), ' ') FROM d;
