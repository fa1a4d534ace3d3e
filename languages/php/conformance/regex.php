<?php
// Regular expressions.

$log = <<<LOG
2024-01-15 10:23:45 [ERROR] db: connection refused (code=111)
2024-01-15 10:24:01 [INFO] web: GET /index.html 200
2024-01-16 08:00:00 [WARN] disk: 91% used on /dev/sda1
malformed line
2024-01-16 09:30:12 [ERROR] web: GET /missing 404
LOG;

$pattern = '/^(?<date>\d{4}-\d{2}-\d{2}) (?<time>[\d:]+) \[(?<level>[A-Z]+)\] (?<source>\w+): (?<message>.+)$/m';
preg_match_all($pattern, $log, $matches, PREG_SET_ORDER);
foreach ($matches as $match) {
    printf("%s | %-5s | %-4s | %s\n", $match['date'], $match['level'], $match['source'], $match['message']);
}
echo count($matches), ' ', preg_match('/code=(\d+)/', $log, $found, PREG_OFFSET_CAPTURE), ' ', json_encode($found), "\n";

echo preg_replace('/(\w+) (\w+)/', '$2 ${1}', 'hello world'), "\n";
echo preg_replace_callback('/\d+/', fn ($m) => $m[0] * 2, 'a1 b22 c333'), "\n";
echo preg_replace_callback_array(['/a+/' => fn ($m) => strlen($m[0]), '/b/' => fn ($m) => 'B'], 'aaabbaa'), "\n";
print_r(preg_split('/[\s,;]+/', "a, b;c  d", -1, PREG_SPLIT_NO_EMPTY));
print_r(preg_split('/(-)/', 'a-b-c', 2, PREG_SPLIT_DELIM_CAPTURE | PREG_SPLIT_OFFSET_CAPTURE));
print_r(preg_grep('/^\w+@\w+\.\w{2,}$/', ['a@b.com', 'nope', 'x@y.org', '@z.net']));
echo preg_quote('Hello.World?[1+1=2]'), ' ', preg_match('/^\p{Lu}\p{L}+$/u', 'Émile'), preg_match('/^.$/u', '日'), preg_match('/^.$/', '日'), "\n";

// Lookaround, lazy, possessive, backreferences, recursion, conditionals.
echo preg_replace('/(?<=\d)(?=(\d{3})+$)/', ',', '1234567890'), "\n";
preg_match('/<(\w+)>(.*?)<\/\1>/s', "<b>bold\n<i>x</i></b>", $tag);
echo json_encode($tag), "\n";
var_dump(preg_match('/^(\((?:[^()]|(?1))*\))$/', '(a(b)c(d(e)))'), preg_match('/^(\((?:[^()]|(?1))*\))$/', '(a(b)c'));
echo preg_match('/a++b/', 'aaab'), preg_match('/(?i)HELLO(?-i)World/', 'helloWorld'), preg_match('/^(?:(a)|b)(?(1)c|d)$/', 'bd'), "\n";
echo preg_replace('~ \d+  # digits
    ( [a-z]+ )  # letters
~x', '<$1>', '12ab 34cd'), ' ', preg_replace('/x/e' === '' ? '' : '/\s+/', ' ', "a \t\n b"), "\n";
echo preg_replace('/(a)(b)?/', '[$1|$2]', 'ab a'), ' ', preg_match('/(a)(b)?(c)?/', 'a', $short), count($short), ' ';
preg_match('/(a)(b)?(c)/', 'ac', $nulls, PREG_UNMATCHED_AS_NULL);
echo json_encode($nulls), "\n";
echo preg_replace(['/a/', '/b/'], ['b', 'c'], 'ab', -1, $count), " $count\n";
echo preg_last_error_msg(), ' ', @preg_match('/[/', 'x') === false ? 'bad pattern' : 'fine', "\n";
preg_match('/(?:\D+|<\d+>)*[!?]/', 'foobar foobar foobar');
echo preg_last_error() === PREG_BACKTRACK_LIMIT_ERROR ? 'backtrack limit' : 'no limit', "\n";
$tokens = [];
preg_match_all('/\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[a-z]\w*)|(?<operator>[-+*\/()=]))/i', 'x = 3.5 * (y2 + 42)', $all, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL);
foreach ($all as $token) {
    foreach (['number', 'name', 'operator'] as $kind) {
        if ($token[$kind] !== null) {
            $tokens[] = "$kind:$token[$kind]";
        }
    }
}
echo implode(' ', $tokens), "\n";
