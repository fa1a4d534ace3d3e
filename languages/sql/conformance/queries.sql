-- Joins, groups, subqueries, set operations over a small shop.
CREATE TABLE customers(id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);
CREATE TABLE products(id INTEGER PRIMARY KEY, name TEXT UNIQUE, price REAL, category TEXT);
CREATE TABLE orders(id INTEGER PRIMARY KEY, customer_id INT REFERENCES customers, placed TEXT);
CREATE TABLE items(order_id INT, product_id INT, quantity INT, PRIMARY KEY(order_id, product_id)) WITHOUT ROWID;
INSERT INTO customers(name, city) VALUES ('Ada', 'London'), ('Bo', 'Oslo'), ('Cy', 'London'), ('Dee', NULL), ('Eve', 'Paris');
INSERT INTO products(name, price, category) VALUES ('pen', 1.5, 'office'), ('desk', 250, 'office'), ('lamp', 40.25, 'home'),
  ('mug', 8, 'home'), ('yacht', 1e6, 'luxury');
INSERT INTO orders(customer_id, placed) VALUES (1, '2024-01-05'), (2, '2024-01-07'), (1, '2024-02-11'), (3, '2024-02-12'), (1, '2024-03-01');
INSERT INTO items VALUES (1, 1, 10), (1, 3, 1), (2, 2, 1), (3, 4, 6), (3, 1, 2), (4, 3, 2), (5, 2, 2), (5, 4, 1);

.headers on
SELECT c.name, count(o.id) AS orders, coalesce(sum(i.quantity * p.price), 0) AS total
FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN items i ON i.order_id = o.id LEFT JOIN products p ON p.id = i.product_id
GROUP BY c.id ORDER BY total DESC, c.name;
SELECT p.category, sum(i.quantity) AS pieces, round(avg(p.price), 2) AS "average price", min(p.name), max(p.name)
FROM items i JOIN products p ON p.id = i.product_id GROUP BY p.category HAVING pieces > 5 ORDER BY 1;
.headers off
SELECT name FROM products WHERE id NOT IN (SELECT product_id FROM items);
SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) ORDER BY name DESC;
SELECT name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c WHERE n > 0;
SELECT a.name, b.name FROM customers a JOIN customers b ON a.city = b.city AND a.id < b.id;
SELECT city, group_concat(name, '+') FROM (SELECT * FROM customers ORDER BY name DESC) GROUP BY city ORDER BY city;
SELECT city FROM customers UNION SELECT category FROM products ORDER BY 1;
SELECT city FROM customers WHERE city IS NOT NULL EXCEPT SELECT 'Oslo' INTERSECT SELECT city FROM customers;
SELECT 1 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION SELECT 2;
SELECT DISTINCT substr(placed, 1, 7) FROM orders ORDER BY 1 DESC LIMIT 2;
SELECT * FROM products ORDER BY price DESC LIMIT 2 OFFSET 1;
SELECT CASE WHEN price < 10 THEN 'cheap' WHEN price < 1000 THEN 'fair' ELSE 'dear' END AS band, count(*) FROM products GROUP BY band ORDER BY count(*), band;
SELECT customers.name, products.name FROM customers CROSS JOIN products WHERE customers.id + products.id = 4;
SELECT * FROM (VALUES (1, 'one'), (2, 'two')) JOIN (SELECT 2 AS k, 'zwei' AS w) ON column1 = k;
SELECT * FROM orders NATURAL JOIN (SELECT 3 AS id, 'third' AS note);
SELECT c.name, p.name FROM customers c FULL OUTER JOIN products p ON c.id = p.id + 3 ORDER BY c.id NULLS LAST, p.id;
SELECT p.name, c.name FROM customers c RIGHT JOIN products p ON c.id = p.id - 1 ORDER BY p.id;
SELECT name, price FROM products WHERE price BETWEEN 5 AND 300 AND name LIKE '%a%' OR category IN ('luxury') ORDER BY name COLLATE NOCASE;
SELECT (SELECT max(price) FROM products) - (SELECT min(price) FROM products), (1, 2) < (1, 3), (SELECT 1 WHERE 0) IS NULL;
SELECT count(*), count(city), count(DISTINCT city), total(id), avg(id) FROM customers;
SELECT category, count(*) FILTER (WHERE price > 20) AS dear, sum(price) FROM products GROUP BY category ORDER BY dear DESC, category;
UPDATE products SET price = price * 1.1 WHERE category = 'home' RETURNING name, round(price, 3);
UPDATE orders SET placed = c.city FROM customers c WHERE c.id = orders.customer_id AND c.city = 'Oslo';
DELETE FROM items WHERE order_id IN (SELECT id FROM orders WHERE placed = 'Oslo') RETURNING *;
SELECT count(*) FROM items;
WITH spending(customer, total) AS (SELECT customer_id, sum(quantity * price) FROM orders JOIN items ON order_id = orders.id JOIN products ON products.id = product_id GROUP BY 1),
  best AS (SELECT max(total) AS top FROM spending)
SELECT name, printf('%.2f', total) FROM spending JOIN best ON total = top JOIN customers ON id = customer;
