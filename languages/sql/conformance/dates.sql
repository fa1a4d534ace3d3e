-- Dates and times: parsing, modifiers, formats, differences, calendars.
SELECT date('2024-02-29'), time('13:45:30.123'), datetime('2024-02-29 13:45'), datetime('2024-02-29T23:59:59Z'), datetime('2024-06-01 12:00+02:30'), julianday('2000-01-01 12:00'), strftime('%s', '2024-01-01'), unixepoch('2024-01-01');
SELECT date('2024-01-31', '+1 month'), date('2024-02-29', '+1 year'), date('2024-03-31', '-1 month'), date('2024-01-01', '-1 day'), datetime('2024-01-01', '+90 minutes'), datetime('2024-01-01', '-1.5 days'), date('2024-05-15', 'start of month', '+1 month', '-1 day');
SELECT date('2024-05-15', 'start of year'), datetime('2024-05-15 10:20:30', 'start of day'), date('2024-05-15', 'weekday 0'), date('2024-05-15', 'weekday 3'), date('2024-05-15', '+3 days', 'weekday 1'), datetime(0, 'unixepoch'), datetime(1700000000.75, 'unixepoch'), datetime(2451545.0), datetime(1700000000, 'auto');
SELECT strftime('%Y/%m/%d %H-%M-%S %j %w %W %%', '2024-12-31 23:59:58'), strftime('%f', '12:34:56.789'), strftime('%J', '2000-01-01'), strftime('%d.%m.', '2024-07-04');
SELECT date('not a date'), date('2024-13-01'), time('25:00'), date(''), date(NULL), datetime('2024-01-01', 'nonsense'), date('0000-01-01'), date('9999-12-31'), date('10000-01-01');
SELECT julianday('2024-03-01') - julianday('2024-02-01'), CAST(julianday('2024-12-25') - julianday('2024-05-15') AS INT), (unixepoch('2024-03-10 12:00') - unixepoch('2024-03-10 10:30')) / 60, unixepoch('1970-01-01'), unixepoch('1969-12-31 23:59:59');
SELECT date('now') = date(), datetime('now', 'localtime') IS NOT NULL, strftime('%s', 'now') - unixepoch() BETWEEN -1 AND 1, current_date = date('now'), length(current_timestamp), typeof(current_time);
.headers on
.mode column
WITH RECURSIVE days(d) AS (SELECT '2024-02-26' UNION ALL SELECT date(d, '+1 day') FROM days WHERE d < '2024-03-04')
SELECT d AS day, substr('SunMonTueWedThuFriSat', strftime('%w', d) * 3 + 1, 3) AS name, strftime('%j', d) AS number, strftime('%W', d) AS week, strftime('%w', d) IN ('0', '6') AS weekend FROM days;
.mode list
.headers off
-- A calendar of a month.
WITH RECURSIVE
  month(first) AS (VALUES ('2024-02-01')),
  days(d, first) AS (SELECT first, first FROM month UNION ALL SELECT date(d, '+1 day'), first FROM days WHERE strftime('%m', d, '+1 day') = strftime('%m', first)),
  cells AS (SELECT (strftime('%d', d) + (strftime('%w', first) + 6) % 7 - 1) / 7 AS line, (strftime('%w', d) + 6) % 7 AS place, CAST(strftime('%d', d) AS INT) AS n FROM days)
SELECT group_concat(printf('%3s', coalesce(n, '')), '') FROM (SELECT l.value AS line, p.value AS place FROM generate_series(0, 4) l, generate_series(0, 6) p ORDER BY 1, 2) LEFT JOIN cells USING (line, place) GROUP BY line;
-- Leap years, Friday the 13ths, Easter.
SELECT group_concat(value, ' ') FROM generate_series(1896, 1912) WHERE strftime('%j', value || '-12-31') = '366';
SELECT group_concat(d, ' ') FROM (SELECT date('2024-01-13', '+' || value || ' months') AS d FROM generate_series(0, 35)) WHERE strftime('%w', d) = '5';
WITH y(y) AS (VALUES (1999), (2000), (2024), (2025), (2038)),
  s1 AS (SELECT y, y % 19 AS a, y / 100 AS b, y % 100 AS c FROM y),
  s2 AS (SELECT y, a, b, c, (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30 AS h FROM s1),
  s3 AS (SELECT y, a, h, (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7 AS l FROM s2),
  s4 AS (SELECT y, h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114 AS n FROM s3)
SELECT y, printf('%02d-%02d', n / 31, n % 31 + 1) FROM s4;
-- Ages, quarters, and time that was worked.
CREATE TABLE people(name TEXT, born TEXT);
INSERT INTO people VALUES ('Ada', '1815-12-10'), ('Bo', '2000-02-29'), ('Cy', '1999-05-16');
SELECT name, strftime('%Y', '2024-05-15') - strftime('%Y', born) - (strftime('%m-%d', '2024-05-15') < strftime('%m-%d', born)) AS age, (strftime('%m', born) + 2) / 3 AS quarter FROM people ORDER BY born;
CREATE TABLE shifts(who TEXT, began TEXT, ended TEXT);
INSERT INTO shifts VALUES ('Ada', '2024-05-13 08:00', '2024-05-13 16:30'), ('Ada', '2024-05-14 22:00', '2024-05-15 06:15'), ('Bo', '2024-05-13 09:00', '2024-05-13 12:00');
SELECT who, sum(unixepoch(ended) - unixepoch(began)) / 3600.0, time(sum(unixepoch(ended) - unixepoch(began)), 'unixepoch') FROM shifts GROUP BY who;
SELECT a.who, a.began FROM shifts a JOIN shifts b ON a.who <> b.who AND a.began < b.ended AND b.began < a.ended ORDER BY 1;
