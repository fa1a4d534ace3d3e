WITH t(text) AS (VALUES ('héllo wörld ✓ 🦀'))
SELECT text FROM t UNION ALL SELECT length(text) FROM t;
