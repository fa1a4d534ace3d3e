-- Text functions, formatting, patterns, collation, bytes and characters.
SELECT length('straße'), length(x'00ff'), length(12345), length(NULL);
SELECT upper('abc é'), lower('ABC É'), trim('  x  '), ltrim('xxabcxx', 'x'), rtrim('abc...', '.'), trim('[({x})]', '[({})]');
SELECT substr('hello', 2), substr('hello', 2, 3), substr('hello', -3), substr('hello', -3, 2), substr('hello', 0, 3), substr('hello', 4, -2), substr('héllo', 2, 1), substring('abc', 2);
SELECT replace('banana', 'an', 'AN'), replace('aaa', '', 'x'), instr('banana', 'nan'), instr('banana', 'x'), instr('größe', 'ß'), instr(x'010203', x'02');
SELECT 'a' || 1 || 2.5 || NULL IS NULL, 'a' || 1 || 2.5, hex('aé'), hex(x'00ff10'), unicode('é'), char(72, 233, 8364, 128512), quote('it''s'), quote(NULL), quote(x'0a0b'), quote(1.5);
SELECT printf('%d|%5d|%-5d|%05d|%+d|%x|%X|%o', 42, 42, 42, 42, 42, 255, 255, 8), printf('%,d', 1234567890), printf('%,d', -1234);
SELECT printf('%f|%.2f|%8.3f|%-8.1f|%e|%g|%g', 3.14159, 3.14159, 3.14159, 3.14159, 12345.678, 0.0001, 1e10);
SELECT printf('%s|%10s|%-10s|%.2s|%c|%%|%q|%Q|%w', 'text', 'right', 'left', 'cut', 'char', 'it''s', 'it''s', 'a"b'), printf('%Q', NULL), printf('%s', NULL), printf('%d', 'abc'), printf('no arguments %d %s');
SELECT format('%!.15g', 0.1), format('%.0f', 2.5), format('%.1f', 0.25), format('%10.4f|', 1.0 / 3), format('%*d|%-*d|', 6, 42, 6, 42), format('%lld', 9223372036854775807);
SELECT 'abc' LIKE 'A_C', 'abc' LIKE '%b%', 'a%c' LIKE 'a\%c' ESCAPE '\', 'abc' LIKE 'a\%c' ESCAPE '\', 'É' LIKE 'é', 'abc' GLOB 'a*', 'abc' GLOB 'A*', 'abc' GLOB '[a-c][!x]?', 'a]c' GLOB 'a[]]c', 'abc' NOT LIKE 'x%';
SELECT 'foo123' REGEXP '^[a-z]+[0-9]{3}$', 'foo' REGEXP 'o$', 'foo' REGEXP '^o', 'a.c' REGEXP 'a\.c', 'abc' REGEXP 'a\.c', 'color' REGEXP 'colou?r', 'x' REGEXP 'a|b|x', 'word boundary' REGEXP '\bbound', 'x1' REGEXP '\w\d', NULL REGEXP 'a';
SELECT 'a' < 'b', 'B' < 'a', 'B' < 'a' COLLATE NOCASE, 'a' = 'A' COLLATE NOCASE, 'a ' = 'a', 'a ' = 'a' COLLATE RTRIM, 'é' > 'z', '10' < '9', 10 < 9, '10' + 0 < 9;
SELECT group_concat(column1, ' ') FROM (SELECT column1 FROM (VALUES ('pear'), ('Apple'), ('fig'), ('éclair'), ('Zoo')) ORDER BY column1);
SELECT group_concat(column1, ' ') FROM (SELECT column1 FROM (VALUES ('pear'), ('Apple'), ('fig'), ('éclair'), ('Zoo')) ORDER BY column1 COLLATE NOCASE DESC);
SELECT soundex('Robert'), soundex('Rupert'), soundex('Ashcraft'), soundex(''), soundex('Tymczak');
SELECT typeof('1' + '2'), '1' + '2', '3 apples' + 4, 'apples' + 4, '0x10' + 0, '1e2' + 0, ' 5 ' + 0, -'7', +'7', NOT 'abc', CAST('12abc' AS INTEGER), CAST('3.9' AS INT), CAST(3.99 AS INT), CAST('abc' AS REAL), CAST(65 AS TEXT), CAST(x'4142' AS TEXT), CAST('AB' AS BLOB) = x'4142';
SELECT coalesce(NULL, NULL, 'x'), ifnull(NULL, 1), nullif(1, 1), nullif(1, 2), iif(1 > 2, 'yes', 'no'), max('a', 'B', 'b'), min(3, 'x', 2.5), typeof(max(1, 2.0)), likelihood('x', 0.5);
SELECT 'line one
line two' AS two_lines, '', 'tab	stop', 'quote '' inside', "double";
-- A CSV line taken apart, a Caesar cipher, a word count, a palindrome, a run-length code.
WITH RECURSIVE f(field, rest) AS (SELECT NULL, 'red,green,,blue,' UNION ALL SELECT substr(rest, 1, instr(rest, ',') - 1), substr(rest, instr(rest, ',') + 1) FROM f WHERE rest <> '') SELECT group_concat('<' || field || '>', '') FROM f WHERE field IS NOT NULL;
WITH RECURSIVE c(i, s, t) AS (
  SELECT 1, '', 'Hello, World!' UNION ALL
  SELECT i + 1, s || CASE WHEN substr(t, i, 1) GLOB '[a-z]' THEN char((unicode(substr(t, i, 1)) - 97 + 13) % 26 + 97)
    WHEN substr(t, i, 1) GLOB '[A-Z]' THEN char((unicode(substr(t, i, 1)) - 65 + 13) % 26 + 65) ELSE substr(t, i, 1) END, t FROM c WHERE i <= length(t))
SELECT s FROM c WHERE i > length(t);
SELECT length('the quick brown fox') - length(replace('the quick brown fox', ' ', '')) + 1;
WITH RECURSIVE r(w, i, s) AS (SELECT column1, length(column1), '' FROM (VALUES ('level'), ('rotor'), ('lever')) UNION ALL SELECT w, i - 1, s || substr(w, i, 1) FROM r WHERE i > 0) SELECT w, w = s FROM r WHERE i = 0;
WITH RECURSIVE t(s, i, out, last, n) AS (SELECT 'aaabccdddd ', 1, '', '', 0 UNION ALL SELECT s, i + 1, CASE WHEN substr(s, i, 1) = last THEN out ELSE out || CASE WHEN n > 1 THEN n ELSE '' END || last END, substr(s, i, 1), CASE WHEN substr(s, i, 1) = last THEN n + 1 ELSE 1 END FROM t WHERE i <= length(s)) SELECT out FROM t ORDER BY i DESC LIMIT 1;
SELECT length(replace(hex(zeroblob(500)), '00', 'ab')), length(printf('%.*c', 1000, 'x')), substr(printf('%1000s', 'end'), -5);
