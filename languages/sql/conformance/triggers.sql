-- Triggers and views: audit trails, derived values, checks, views that can be written, cascades.
CREATE TABLE accounts(id INTEGER PRIMARY KEY, owner TEXT, balance INT NOT NULL DEFAULT 0);
CREATE TABLE log(n INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT, account INT, old INT, new INT);
CREATE TRIGGER opened AFTER INSERT ON accounts BEGIN INSERT INTO log(what, account, new) VALUES ('open', new.id, new.balance); END;
CREATE TRIGGER moved AFTER UPDATE OF balance ON accounts WHEN old.balance <> new.balance
BEGIN INSERT INTO log(what, account, old, new) VALUES ('move', new.id, old.balance, new.balance); END;
CREATE TRIGGER closed BEFORE DELETE ON accounts BEGIN
  SELECT RAISE(ABORT, 'the account is not empty') WHERE old.balance <> 0;
  INSERT INTO log(what, account, old) VALUES ('close', old.id, old.balance);
END;
CREATE TRIGGER no_debts BEFORE UPDATE ON accounts WHEN new.balance < 0 BEGIN SELECT RAISE(ROLLBACK, 'no debts'); END;
INSERT INTO accounts(owner, balance) VALUES ('Ada', 100), ('Bo', 0);
UPDATE accounts SET balance = balance - 30 WHERE owner = 'Ada';
UPDATE accounts SET balance = balance + 30 WHERE owner = 'Bo';
UPDATE accounts SET balance = balance WHERE owner = 'Bo';
DELETE FROM accounts WHERE owner = 'Ada';
UPDATE accounts SET balance = -5;
UPDATE accounts SET balance = 0 WHERE owner = 'Bo';
DELETE FROM accounts WHERE owner = 'Bo';
.nullvalue .
SELECT * FROM log;
SELECT * FROM accounts;
SELECT * FROM sqlite_sequence;

CREATE TABLE goods(id INTEGER PRIMARY KEY, name TEXT, net REAL, rate REAL DEFAULT 0.2, gross REAL GENERATED ALWAYS AS (round(net * (1 + rate), 2)) STORED, label TEXT AS (name || ' @ ' || gross) VIRTUAL);
INSERT INTO goods(name, net) VALUES ('pen', 1.25), ('desk', 199.99);
INSERT INTO goods(name, net, rate) VALUES ('book', 10, 0.07);
UPDATE goods SET net = 2 WHERE name = 'pen';
SELECT name, net, gross, label FROM goods;
INSERT INTO goods(name, gross) VALUES ('x', 1);
CREATE INDEX by_gross ON goods(gross DESC);
SELECT name FROM goods WHERE gross > 5 ORDER BY gross DESC;

CREATE VIEW rich(owner, euros) AS SELECT owner, balance / 100.0 FROM accounts WHERE balance > 50;
SELECT * FROM rich;
CREATE TRIGGER rich_write INSTEAD OF UPDATE ON rich BEGIN UPDATE accounts SET balance = CAST(new.euros * 100 AS INT) WHERE owner = old.owner; END;
CREATE TRIGGER rich_add INSTEAD OF INSERT ON rich BEGIN INSERT INTO accounts(owner, balance) VALUES (new.owner, new.euros * 100); END;
CREATE TRIGGER rich_take INSTEAD OF DELETE ON rich BEGIN UPDATE accounts SET balance = 0 WHERE owner = old.owner; END;
UPDATE rich SET euros = euros + 1.5;
INSERT INTO rich VALUES ('Cy', 12.5), ('Dee', 0.1);
DELETE FROM rich WHERE owner = 'Ada';
SELECT owner, balance FROM accounts ORDER BY id;
SELECT count(*) FROM rich;
UPDATE log SET what = upper(what) WHERE n = 1 RETURNING *;

CREATE TABLE tree(id INTEGER PRIMARY KEY, parent INT, size INT DEFAULT 1);
CREATE TRIGGER grown AFTER INSERT ON tree WHEN new.parent IS NOT NULL BEGIN UPDATE tree SET size = size + new.size WHERE id = new.parent; END;
CREATE TRIGGER carried AFTER UPDATE OF size ON tree WHEN new.parent IS NOT NULL BEGIN UPDATE tree SET size = size + new.size - old.size WHERE id = new.parent; END;
PRAGMA recursive_triggers = ON;
INSERT INTO tree(id, parent) VALUES (1, NULL), (2, 1), (3, 1), (4, 2), (5, 4), (6, 5);
SELECT id, size FROM tree;
CREATE TABLE countdown(n);
CREATE TRIGGER down AFTER INSERT ON countdown WHEN new.n > 0 BEGIN INSERT INTO countdown VALUES (new.n - 1); END;
INSERT INTO countdown VALUES (20);
SELECT count(*), sum(n) FROM countdown;
CREATE TEMP TRIGGER quiet BEFORE INSERT ON countdown BEGIN SELECT RAISE(IGNORE); END;
INSERT INTO countdown VALUES (5);
SELECT count(*) FROM countdown;
DROP TRIGGER quiet;
DROP TRIGGER down;
INSERT INTO countdown VALUES (5);
SELECT count(*) FROM countdown;
SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name;
CREATE VIEW recent AS SELECT what, account FROM log ORDER BY n DESC LIMIT 3;
SELECT * FROM recent;
DROP VIEW recent;
SELECT * FROM recent;
