-- Integers, reals, arithmetic, mathematics, bits, overflow, aggregates.
SELECT 7 / 2, -7 / 2, 7 % 3, -7 % 3, 7 % -3, 7.0 / 2, 7 / 2.0, 5 % 0, 5 / 0, 5.0 / 0, 0.0 / 0, 7.9 % 3, 1 + 2 * 3 - 4, -2 - -3, 2 * (3 + 4);
SELECT 9223372036854775807, -9223372036854775808, 9223372036854775807 + 1, 9223372036854775807 * 2, 9223372036854775808, 0x7fffffffffffffff, 0xff, 1e3, 1e308 * 10, -1e308 * 10;
SELECT 0.1 + 0.2, 1.0, 100.0, 1e15, 1e16, 123456789.125, 1.0 / 3, 2.0 / 3, 1e-5, 0.00001234, 3.0e-10, 1e100, 5e-324, -0.0, 1234567890123456789.0;
SELECT round(2.5), round(-2.5), round(2.567, 2), round(1234.5, -2), round(0.5), round(1e20), abs(-3), abs(-3.5), abs('x'), sign(-2.5), sign(0), sign(NULL);
SELECT ceil(1.2), ceiling(-1.2), floor(1.8), floor(-1.8), trunc(1.9), trunc(-1.9), typeof(ceil(1.5)), typeof(floor(2)), mod(7, 3), mod(7.5, 2), mod(-7, 3);
SELECT sqrt(16), sqrt(-1), pow(2, 10), power(2, 0.5) = sqrt(2), exp(0), ln(1), log(100), log10(1000), log2(8), log(2, 8), pi(), degrees(pi()), radians(180) = pi();
SELECT round(sin(1), 10), round(cos(1), 10), round(tan(1), 10), round(asin(0.5), 10), round(acos(0.5), 10), round(atan(1), 10), round(atan2(1, -1), 10), round(sinh(1), 10), round(cosh(1), 10), round(tanh(1), 10), round(asinh(1), 10), round(acosh(2), 10), round(atanh(0.5), 10), round(exp(1), 10);
SELECT 6 & 3, 6 | 3, ~6, 1 << 10, 1024 >> 3, 1 << 62, 1 << 63, 1 << 64, -1 >> 1, 1 << -1, (6 | 3) & ~(6 & 3), '6' & 3, 6.9 & 3;
SELECT 1 = 1.0, 1 < 1.5, '1' = 1, 1 IS 1.0, NULL = NULL, NULL IS NULL, 1 IS NOT NULL, NOT 0, NOT 5, 1 AND NULL, 0 AND NULL, 1 OR NULL, 0 OR NULL, NULL <> 1, 1 <> 2, 3 == 3, 2 != 3, 1 BETWEEN 0 AND 2, 5 IN (1, 5), 5 IN (), NULL IN (1), 1 IS DISTINCT FROM NULL;
SELECT typeof(1), typeof(1.0), typeof('1'), typeof(NULL), typeof(x'01'), typeof(1 + 1.0), typeof(9223372036854775807 + 1), typeof('1' + 1), typeof(sum(1)), typeof(sum(1.0)), typeof(avg(1)), typeof(total(1)), typeof(count(*));
SELECT CAST(1e18 AS INT), CAST(1e19 AS INT), CAST(-1e19 AS INT), CAST('9223372036854775808' AS INT), CAST('1.5e3' AS REAL), CAST('1.5e3' AS INT), CAST(NULL AS INT), CAST('' AS INT), CAST('0x1A' AS INT), CAST(1.0 AS TEXT), CAST('1.0' AS NUMERIC), CAST('1.5' AS NUMERIC), CAST('abc' AS NUMERIC);
CREATE TABLE n(i INT, r REAL, t TEXT, b BLOB, x NUMERIC, a);
INSERT INTO n VALUES ('1', '1', 1, 1, '1.0', '1'), (1.0, 1, 1.0, 1.0, '1.5', 1.0), (1.5, 'x', NULL, 'y', 'z', x'61'), ('1e2', 5, 1e2, '1', 1e2, NULL);
SELECT typeof(i), typeof(r), typeof(t), typeof(b), typeof(x), typeof(a), i, r, t, b, x FROM n;
SELECT sum(i), avg(i), min(i), max(i), count(i), total(x), group_concat(i) FROM n WHERE typeof(i) <> 'text';
SELECT sum(value), avg(value), min(value), max(value), count(*) FROM generate_series(1, 1000);
SELECT sum(value * value), sum(1.0 / value) > 7, sum(value % 2), group_concat(value) FILTER (WHERE value % 250 = 0) FROM generate_series(1, 1000);
-- Number theory in SQL: divisors, perfect numbers, binary, the sum of digits, Pascal's triangle, roots by Newton.
SELECT n.value, group_concat(d.value, ' ') FROM generate_series(28, 30) n JOIN generate_series(1, 30) d ON n.value % d.value = 0 GROUP BY n.value;
SELECT group_concat(n) FROM (SELECT n.value AS n FROM generate_series(2, 500) n JOIN generate_series(1, 250) d ON d.value < n.value AND n.value % d.value = 0 GROUP BY n.value HAVING sum(d.value) = n.value);
WITH RECURSIVE b(n, s) AS (SELECT 2024, '' UNION ALL SELECT n / 2, n % 2 || s FROM b WHERE n > 0) SELECT s FROM b WHERE n = 0;
WITH RECURSIVE d(n, s) AS (SELECT 9876543210, 0 UNION ALL SELECT n / 10, s + n % 10 FROM d WHERE n > 0) SELECT max(s) FROM d;
WITH RECURSIVE p(n, k, v) AS (SELECT value, 0, 1 FROM generate_series(0, 6) UNION ALL SELECT n, k + 1, v * (n - k) / (k + 1) FROM p WHERE k < n) SELECT group_concat(v, ' ') FROM p GROUP BY n;
WITH RECURSIVE r(x, i) AS (SELECT 2.0, 0 UNION ALL SELECT (x + 2 / x) / 2, i + 1 FROM r WHERE i < 6) SELECT round(x, 12) FROM r WHERE i IN (1, 2, 6);
WITH RECURSIVE g(a, b) AS (SELECT 1071, 462 UNION ALL SELECT b, a % b FROM g WHERE b) SELECT a FROM g WHERE b = 0;
SELECT avg(value), sum((value - 5.5) * (value - 5.5)) / 10, sqrt(sum((value - 5.5) * (value - 5.5)) / 9) FROM generate_series(1, 10);
SELECT max(1, NULL), min(2, 1.5, 3), max('10', 9), random() <> random(), abs(random() % 10) < 10, typeof(random()), length(randomblob(16)), hex(zeroblob(2));
