-- Window functions: ranks, frames, running totals, gaps and islands, medians.
CREATE TABLE sales(region TEXT, month INT, amount INT);
INSERT INTO sales VALUES ('north', 1, 10), ('north', 2, 30), ('north', 3, 20), ('north', 4, 20), ('south', 1, 5), ('south', 2, 15), ('south', 4, 25), ('west', 2, 7);
.mode column
SELECT region, month, amount,
  row_number() OVER w AS n, rank() OVER (PARTITION BY region ORDER BY amount DESC) AS r, dense_rank() OVER (ORDER BY amount) AS d,
  sum(amount) OVER w AS running, amount - lag(amount, 1, 0) OVER w AS change, lead(month) OVER w AS next
FROM sales WINDOW w AS (PARTITION BY region ORDER BY month) ORDER BY region, month;
.nullvalue -
SELECT month, amount, region,
  first_value(region) OVER (ORDER BY amount, region) AS least,
  last_value(amount) OVER (ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last,
  nth_value(amount, 2) OVER (PARTITION BY month ORDER BY amount) AS second,
  ntile(3) OVER (ORDER BY amount, region) AS third,
  round(percent_rank() OVER (ORDER BY amount), 3) AS pr, round(cume_dist() OVER (ORDER BY amount), 3) AS cd
FROM sales ORDER BY month, region;
.mode list
SELECT month, amount, avg(amount) OVER (ORDER BY month, region ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM sales ORDER BY month, region;
SELECT month, sum(amount) OVER (ORDER BY month RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM sales ORDER BY month, amount;
SELECT month, sum(amount) OVER (ORDER BY month GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM sales ORDER BY month, amount;
SELECT month, group_concat(region, ',') OVER (ORDER BY month, region ROWS 2 PRECEDING EXCLUDE TIES) FROM sales;
SELECT region, sum(amount) AS s, round(100.0 * sum(amount) / sum(sum(amount)) OVER (), 1) || '%' FROM sales GROUP BY region ORDER BY s DESC;
SELECT region, amount, sum(amount) FILTER (WHERE amount > 10) OVER (PARTITION BY region ORDER BY month) FROM sales ORDER BY region, month;
-- The best of each region.
SELECT region, month, amount FROM (SELECT *, row_number() OVER (PARTITION BY region ORDER BY amount DESC, month) AS n FROM sales) WHERE n = 1 ORDER BY region;
-- Islands of months that follow each other.
SELECT region, min(month) || '-' || max(month), count(*)
FROM (SELECT region, month, month - row_number() OVER (PARTITION BY region ORDER BY month) AS island FROM sales) GROUP BY region, island ORDER BY 1, 2;
-- A median.
SELECT avg(amount) FROM (SELECT amount, row_number() OVER (ORDER BY amount) AS n, count(*) OVER () AS c FROM sales) WHERE n IN ((c + 1) / 2, (c + 2) / 2);
-- Visits that belong together: no more than 30 minutes between them.
CREATE TABLE visits(who TEXT, at INT);
INSERT INTO visits VALUES ('a', 0), ('a', 10), ('a', 50), ('a', 55), ('a', 120), ('b', 5), ('b', 36), ('b', 90);
SELECT who, session, min(at), max(at), count(*) FROM (
  SELECT who, at, sum(fresh) OVER (PARTITION BY who ORDER BY at) AS session FROM (
    SELECT who, at, at - lag(at, 1, -1000) OVER (PARTITION BY who ORDER BY at) > 30 AS fresh FROM visits))
GROUP BY who, session ORDER BY who, session;
SELECT value, sum(value) OVER win, max(value) OVER (win ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING)
FROM generate_series(1, 6) WINDOW win AS (ORDER BY value);
SELECT DISTINCT month, count(*) OVER (PARTITION BY month) FROM sales ORDER BY month;
