-- A report: import by hand, pivot, shares, bars, cohorts, in box and markdown.
CREATE TABLE raw(line TEXT);
INSERT INTO raw VALUES ('2024-01-03;north;pen;12;1.50'), ('2024-01-09;south;pen;7;1.50'), ('2024-01-21;north;desk;1;250.00'), ('2024-02-02;west;lamp;3;40.25'),
  ('2024-02-14;north;pen;30;1.40'), ('2024-02-20;south;desk;2;245.00'), ('2024-03-05;west;pen;15;1.40'), ('2024-03-17;south;lamp;1;39.95'), ('2024-03-30;north;lamp;2;39.95'), ('bad line');
CREATE TABLE sales AS
WITH RECURSIVE parts(id, n, field, rest) AS (
  SELECT rowid, 0, NULL, line || ';' FROM raw WHERE line LIKE '%;%;%;%;%'
  UNION ALL SELECT id, n + 1, substr(rest, 1, instr(rest, ';') - 1), substr(rest, instr(rest, ';') + 1) FROM parts WHERE rest <> '')
SELECT id, max(field) FILTER (WHERE n = 1) AS day, max(field) FILTER (WHERE n = 2) AS region, max(field) FILTER (WHERE n = 3) AS product,
  CAST(max(field) FILTER (WHERE n = 4) AS INT) AS pieces, CAST(max(field) FILTER (WHERE n = 5) AS REAL) AS price
FROM parts GROUP BY id;
.mode box
SELECT * FROM sales WHERE id < 4;
SELECT region,
  sum(pieces * price) FILTER (WHERE day LIKE '2024-01%') AS January,
  sum(pieces * price) FILTER (WHERE day LIKE '2024-02%') AS February,
  sum(pieces * price) FILTER (WHERE day LIKE '2024-03%') AS March,
  round(sum(pieces * price), 2) AS total
FROM sales GROUP BY region UNION ALL
SELECT 'all', sum(pieces * price) FILTER (WHERE day LIKE '2024-01%'), sum(pieces * price) FILTER (WHERE day LIKE '2024-02%'), round(sum(pieces * price) FILTER (WHERE day LIKE '2024-03%'), 2), round(sum(pieces * price), 2) FROM sales;
.mode markdown
SELECT product, sum(pieces) AS pieces, printf('%.2f', sum(pieces * price)) AS revenue, printf('%.1f %%', 100 * sum(pieces * price) / (SELECT sum(pieces * price) FROM sales)) AS share
FROM sales GROUP BY product ORDER BY sum(pieces * price) DESC;
.mode table
SELECT strftime('%m', day) AS month, count(*) AS sales, min(price) AS lowest, max(price) AS highest, group_concat(DISTINCT product) AS products FROM sales GROUP BY month;
.mode list
SELECT printf('%-6s %s %d', region, substr('##################################################', 1, sum(pieces)), sum(pieces)) FROM sales GROUP BY region ORDER BY sum(pieces) DESC;
.mode column
.width 8 -8 -10
SELECT region AS Region, count(*) AS Count, printf('%,d', CAST(sum(pieces * price) * 1000 AS INT)) AS Value FROM sales GROUP BY region ORDER BY 1;
.width
SELECT a.product AS first, b.product AS second, count(*) AS together FROM (SELECT DISTINCT region, product FROM sales) a JOIN (SELECT DISTINCT region, product FROM sales) b ON a.region = b.region AND a.product < b.product GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2;
-- What each region sold first, how its sales changed, and its running total.
SELECT region, day, product, first_value(product) OVER w AS first, round(pieces * price - lag(pieces * price) OVER w, 2) AS change, round(sum(pieces * price) OVER w, 2) AS running
FROM sales WINDOW w AS (PARTITION BY region ORDER BY day) ORDER BY region, day;
.mode line
SELECT region, max(pieces * price) AS "largest sale", product FROM sales GROUP BY region ORDER BY 2 DESC LIMIT 2;
.mode csv
.headers on
SELECT region, product, pieces FROM sales WHERE pieces > 5 ORDER BY pieces DESC;
.mode insert
.headers off
SELECT day, region FROM sales WHERE product = 'lamp';
.mode json
SELECT region, json_group_array(product) AS products FROM (SELECT DISTINCT region, product FROM sales ORDER BY 1, 2) GROUP BY region;
.mode quote
SELECT region, NULL, 1.5, 2 FROM sales LIMIT 1;
