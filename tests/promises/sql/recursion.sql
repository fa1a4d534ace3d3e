CREATE TABLE numbers (n INTEGER);
CREATE TRIGGER deeper AFTER INSERT ON numbers BEGIN INSERT INTO numbers VALUES (new.n + 1); END;
PRAGMA recursive_triggers = ON;
INSERT INTO numbers VALUES (0);
SELECT 'after';
