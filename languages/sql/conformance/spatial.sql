-- R-trees and series: boxes that overlap, points nearby, and a picture of them.
CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1, y0, y1, +name TEXT);
INSERT INTO boxes VALUES (1, 0, 10, 0, 10, 'home'), (2, 5, 15, 5, 15, 'park'), (3, 20, 30, 0, 5, 'lake'), (4, 12, 13, 1, 2, 'shop'), (5, -5, 35, -5, 20, 'town');
SELECT id, name FROM boxes WHERE x1 >= 8 AND x0 <= 13 AND y1 >= 0 AND y0 <= 4 ORDER BY id;
SELECT a.name, b.name FROM boxes a JOIN boxes b ON a.id < b.id AND a.x0 <= b.x1 AND a.x1 >= b.x0 AND a.y0 <= b.y1 AND a.y1 >= b.y0 ORDER BY a.id, b.id;
SELECT name FROM boxes WHERE x0 >= 0 AND x1 <= 15 AND y0 >= 0 AND y1 <= 15 ORDER BY name;
SELECT name, (x1 - x0) * (y1 - y0) AS area FROM boxes ORDER BY area DESC LIMIT 3;
UPDATE boxes SET x0 = 40, x1 = 50 WHERE name = 'shop';
DELETE FROM boxes WHERE id = 5;
SELECT id FROM boxes WHERE x0 > 30;
INSERT INTO boxes VALUES (6, 5, 1, 0, 1, 'inside out');
CREATE VIRTUAL TABLE points USING rtree_i32(id, x0, x1, y0, y1);
INSERT INTO points SELECT value, value * 37 % 101, value * 37 % 101, value * 53 % 97, value * 53 % 97 FROM generate_series(1, 500);
SELECT count(*) FROM points WHERE x0 BETWEEN 20 AND 40 AND y0 BETWEEN 10 AND 30;
SELECT id, x0, y0, (x0 - 50) * (x0 - 50) + (y0 - 50) * (y0 - 50) AS distance FROM points WHERE x0 BETWEEN 40 AND 60 AND y0 BETWEEN 40 AND 60 ORDER BY distance, id LIMIT 5;
SELECT count(*), min(x0), max(x1), min(y0), max(y1) FROM points;
SELECT rtreecheck('points');
-- Each cell of a picture is a dot for each point in it.
SELECT group_concat(substr(' .:+*#@', 1 + min(n, 6), 1), '') FROM (
  SELECT r.value AS row, c.value AS col, (SELECT count(*) FROM points WHERE x0 BETWEEN c.value * 5 AND c.value * 5 + 4 AND y0 BETWEEN r.value * 12 AND r.value * 12 + 11) / 2 AS n
  FROM generate_series(0, 7) r, generate_series(0, 19) c ORDER BY r.value, c.value) GROUP BY row;
SELECT value FROM generate_series(5, 20, 5);
SELECT group_concat(value) FROM generate_series(0, 11, -5);
SELECT count(*), sum(value) FROM generate_series(1, 0);
SELECT a.value || b.value FROM generate_series(1, 2) a, generate_series(a.value, 3) b;
SELECT value FROM generate_series(1, 100) WHERE value % 33 = 0 ORDER BY value DESC;
SELECT * FROM generate_series WHERE start = 7 AND stop = 9;
SELECT value, start, stop, step FROM generate_series(1, 10, 4);
SELECT x.value * y.value FROM generate_series(1, 3) x CROSS JOIN generate_series(1, 3) y WHERE x.value <= y.value;
SELECT min(value), max(value) FROM (SELECT value FROM generate_series(-9223372036854775807, -9223372036854775800));
INSERT INTO shapes(_shape, name) VALUES ('[[0,0],[4,0],[4,4],[0,4],[0,0]]', 'square'), ('[[0,0],[3,0],[0,3],[0,0]]', 'triangle'), ('[[10,10],[12,10],[12,12],[10,12],[10,10]]', 'far');
