WITH RECURSIVE lines(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM lines WHERE n < 20000)
SELECT replace(hex(zeroblob(24)), '0', 'x') || 'x' FROM lines;
