-- JSON: reading, changing, building, and taking apart into rows.
CREATE TABLE docs(id INTEGER PRIMARY KEY, body TEXT);
INSERT INTO docs(body) VALUES
  ('{"name":"Ada","age":36,"langs":["en","fr"],"address":{"city":"London","zip":"N1"}}'),
  ('{"name":"Bo","age":null,"langs":[],"address":{"city":"Oslo"}}'),
  (json_object('name', 'Cy', 'age', 41.5, 'langs', json_array('de', 'en'), 'active', json('true')));
SELECT json_extract(body, '$.name'), body ->> '$.age', body -> 'langs', json_extract(body, '$.address.city'), body ->> '$.langs[0]', body ->> '$.langs[#-1]' FROM docs;
SELECT json_extract(body, '$.name', '$.langs') FROM docs WHERE json_array_length(body, '$.langs') > 1;
SELECT json_type(body, '$.age'), json_type(body, '$.langs'), json_type(body, '$.active'), json_type(body, '$.none'), typeof(body ->> 'age'), typeof(body -> 'age') FROM docs;
SELECT docs.id, e.key, e.value, e.type, e.atom, e.fullkey, e.path FROM docs, json_each(body) e WHERE docs.id = 1;
SELECT docs.id, t.fullkey, t.atom FROM docs, json_tree(body) t WHERE t.atom IS NOT NULL AND t.type = 'text' ORDER BY docs.id, t.fullkey;
SELECT value, count(*), group_concat(body ->> 'name', '&') FROM docs, json_each(body, '$.langs') GROUP BY value ORDER BY value;
UPDATE docs SET body = json_set(body, '$.age', coalesce(body ->> 'age', 0) + 1, '$.langs[#]', 'xx') WHERE id < 3;
SELECT body FROM docs;
SELECT json_insert('{"a":1}', '$.a', 2, '$.b', 3), json_replace('{"a":1}', '$.a', 2, '$.b', 3), json_remove('{"a":1,"b":[1,2,3]}', '$.a', '$.b[1]');
SELECT json_patch('{"a":1,"b":{"c":2,"d":3}}', '{"b":{"c":null,"e":4},"f":5}'), json_quote('say "hi"'), json_quote(3.5), json_quote(NULL);
SELECT json_set('{"a":[1,2]}', '$.a[1]', json('{"x":[]}'), '$.b', '[not json]', '$.c', json('[1]'));
SELECT json(' { "a" : [ 1 , 2.50 , "x\u00e9\n" , null , true ] } '), json_array(1, NULL, 'two', json('[3]'), 4.0, x'' IS NULL), json_object('k', json_array());
SELECT json_valid('{"a":1}'), json_valid('{"a":1'), json_valid('"text"'), json_valid('[1,2,]'), json_valid('nul');
SELECT json_group_array(name) FROM (SELECT body ->> 'name' AS name FROM docs ORDER BY 1 DESC);
SELECT json_group_object(body ->> 'name', json_array_length(body, '$.langs')) FROM docs;
SELECT '["a",{"b":[10,20,{"c":"deep"}]}]' ->> '$[1].b[2].c', '{"a b":{"c.d":1}}' ->> '$."a b"."c.d"', '[1,2,3]' -> 1;
SELECT json_extract('{"big":12345678901234567890,"neg":-0.0,"exp":1e3,"int":9007199254740993}', '$.int'), '{"e":1e3}' ->> 'e', '{"u":"\ud83d\ude00"}' ->> 'u', length('{"u":"\ud83d\ude00"}' ->> 'u');
-- A nested document from rows, and rows from a nested document.
CREATE TABLE tags(doc INT, tag TEXT);
INSERT INTO tags VALUES (1, 'x'), (1, 'y'), (3, 'z');
SELECT json_object('id', d.id, 'name', body ->> 'name', 'tags', (SELECT json_group_array(tag) FROM tags WHERE doc = d.id)) FROM docs d;
WITH data(j) AS (VALUES('{"orders":[{"id":1,"lines":[{"sku":"a","n":2},{"sku":"b","n":1}]},{"id":2,"lines":[{"sku":"a","n":5}]}]}'))
SELECT o.value ->> 'id' AS id, l.value ->> 'sku' AS sku, l.value ->> 'n' AS n FROM data, json_each(j, '$.orders') o, json_each(o.value, '$.lines') l ORDER BY sku, n DESC;
SELECT sum(value) FROM json_each('[1,2,3.5,"4",null,true]');
SELECT key, value FROM json_each('{"b":1,"a":[1,2]}') ORDER BY key;
SELECT count(*), max(length(fullkey)) FROM json_tree('{"a":{"b":{"c":{"d":[[[1]]]}}}}');
CREATE INDEX by_city ON docs(json_extract(body, '$.address.city'));
SELECT body ->> 'name' FROM docs WHERE json_extract(body, '$.address.city') = 'Oslo';
CREATE TABLE checked(j TEXT CHECK (json_valid(j)));
INSERT INTO checked VALUES ('{}'), ('[1]');
INSERT OR IGNORE INTO checked VALUES ('{bad');
SELECT count(*), group_concat(json_type(j)) FROM checked;
.mode json
SELECT id, body ->> 'name' AS "the name", NULL AS none, 1.5 AS fraction, 'tab	and "quotes" \ and é' AS text FROM docs LIMIT 2;
SELECT 1 WHERE 0;
