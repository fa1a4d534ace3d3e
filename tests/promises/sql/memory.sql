CREATE TABLE blocks AS WITH RECURSIVE block(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM block) SELECT n, randomblob(1 << 20) FROM block;
SELECT 'after';
