-- Order: of types, nulls, collations, expressions; stability by rank; limits; comparisons by affinity.
CREATE TABLE mixed(v);
INSERT INTO mixed VALUES (10), ('10'), (9), ('9'), (NULL), (x'31'), (9.5), ('abc'), ('ABC'), (''), (-1), (x''), (1e300), (NULL), ('é'), (0);
SELECT group_concat(quote(v), ' ') FROM (SELECT v FROM mixed ORDER BY v);
SELECT group_concat(quote(v), ' ') FROM (SELECT v FROM mixed ORDER BY v DESC NULLS FIRST);
SELECT group_concat(quote(v), ' ') FROM (SELECT v FROM mixed ORDER BY v NULLS LAST, rowid);
SELECT group_concat(quote(v), ' ') FROM (SELECT v FROM mixed ORDER BY v COLLATE NOCASE, rowid DESC);
SELECT group_concat(quote(v), ' ') FROM (SELECT v FROM mixed ORDER BY typeof(v), length(v), v);
SELECT group_concat(quote(v), ' ') FROM (SELECT v FROM mixed ORDER BY v IS NULL, CAST(v AS REAL), rowid);
SELECT quote(min(v)), quote(max(v)), count(v), count(DISTINCT v), quote(sum(v)) FROM mixed;
SELECT typeof(v), count(*) FROM mixed GROUP BY 1 ORDER BY 2 DESC, 1;
SELECT v, count(*) FROM (SELECT lower(v) AS v FROM mixed WHERE typeof(v) = 'text') GROUP BY v ORDER BY v;

CREATE TABLE typed(i INT, t TEXT, n);
INSERT INTO typed VALUES (10, 10, 10), ('9', '9', '9'), ('x', 'x', 'x'), (1.0, 1.0, 1.0), ('1.5', '1.5', '1.5');
SELECT group_concat(i, ' ') FROM (SELECT i FROM typed ORDER BY i);
SELECT group_concat(t, ' ') FROM (SELECT t FROM typed ORDER BY t);
SELECT group_concat(n, ' ') FROM (SELECT n FROM typed ORDER BY n);
SELECT i = '10', t = 10, n = '10', i = 10.0, t = 10.0, n = 10.0, i < t, t < n FROM typed LIMIT 1;
SELECT sum(i < '5'), sum(t < '5'), sum(n < '5'), sum(i IN ('9', '10')), sum(n IN ('9', '10')), sum(t BETWEEN 1 AND 2) FROM typed;

CREATE TABLE runners(id INTEGER PRIMARY KEY, name TEXT, club TEXT, time INT);
INSERT INTO runners(name, club, time)
SELECT char(65 + value * 7 % 26) || char(97 + value * 11 % 26), substr('redbluepink', 1 + 3 * (value % 3), 3 + (value % 3 > 0)), 100 + value * 37 % 13 FROM generate_series(1, 24);
SELECT id, name, club, time FROM runners ORDER BY time, id LIMIT 8;
SELECT name, time FROM runners ORDER BY club DESC, time DESC, name LIMIT 6 OFFSET 3;
SELECT club, group_concat(name, ',') FROM (SELECT * FROM runners ORDER BY club, time, name) GROUP BY club;
SELECT time, count(*) AS n FROM runners GROUP BY time HAVING n > 1 ORDER BY n DESC, time LIMIT 4;
SELECT name FROM runners ORDER BY CASE club WHEN 'pink' THEN 0 WHEN 'red' THEN 1 ELSE 2 END, length(name), name LIMIT 5;
SELECT name, time, rank() OVER (ORDER BY time) AS place FROM runners ORDER BY place, name LIMIT 5;
SELECT upper(name) AS n FROM runners WHERE club = 'red' ORDER BY n DESC LIMIT 3;
SELECT name FROM runners ORDER BY 1 LIMIT 2;
SELECT club, min(time), name FROM runners GROUP BY club ORDER BY club;
SELECT * FROM (SELECT name, time FROM runners ORDER BY time DESC, name LIMIT 3) ORDER BY name;
SELECT name FROM runners WHERE time = (SELECT max(time) FROM runners) UNION SELECT 'A first' ORDER BY name;
SELECT id FROM runners ORDER BY id LIMIT -1 OFFSET 22;
SELECT id FROM runners ORDER BY id LIMIT 0;
SELECT (id * 7919) % 24 AS k FROM runners ORDER BY k LIMIT 24;
CREATE INDEX by_club_time ON runners(club, time DESC);
SELECT id, club, time FROM runners WHERE club = 'blue' ORDER BY time DESC, id LIMIT 4;
SELECT count(*) FROM runners INDEXED BY by_club_time WHERE club > 'c' AND time > 105;
-- Ten thousand rows, sorted in a way that shows each is in its place.
WITH big AS (SELECT value, (value * 7919) % 10007 AS k FROM generate_series(1, 10000))
SELECT count(*), sum(k >= before) FROM (SELECT k, lag(k, 1, -1) OVER (ORDER BY k) AS before FROM big);
