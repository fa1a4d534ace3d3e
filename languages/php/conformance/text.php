<?php
// Text processing: words, formatting, Unicode, heredocs.

$text = <<<TEXT
    The quick brown fox jumps over the lazy dog.
      The dog sleeps; the fox does not.
    Café, naïve, Ünïcödé — “quotes” and 日本語.
    TEXT;

echo $text, "\n";
$words = array_count_values(str_word_count(strtolower($text), 1));
arsort($words);
foreach (array_slice($words, 0, 4) as $word => $count) {
    printf("%-6s|%3d|%s\n", $word, $count, str_repeat('*', $count));
}

echo strlen('日本語'), ' ', strrev('abc'), ' ', ucwords('hello big world'), ' ', wordwrap('The quick brown fox', 10, "\n", true), "\n";
echo str_pad('x', 5, '-', STR_PAD_BOTH), '|', sprintf("%'*10s|%+d|%x|%X|%o|%b|%e|%c|%%|%5.1f|%05d|%-5s|", 'hi', 5, 255, 255, 8, 5, 12345.678, 65, 3.14159, 42, 'ab'), "\n";
printf("%2\$s %1\$s\n", 'world', 'hello');
echo number_format(1234567.891, 2), ' ', number_format(1234567.891, 2, ',', '.'), ' ', number_format(0.5), "\n";
print_r(explode(',', 'a,b,,c', 3));
echo implode('|', str_split('abcdefgh', 3)), ' ', chunk_split('abcd', 2, '-'), ' ', nl2br("a\nb"), "\n";
echo trim('  x '), ltrim('0012', '0'), rtrim('1.500', '0'), ' ', strtr('Hi all', ['Hi' => 'Hello', 'all' => 'world']), "\n";
echo substr_count('banana', 'an'), strpos('banana', 'n'), strrpos('banana', 'n'), ' ', substr('banana', -3, 2), ' ', ucfirst(substr_replace('banana', 'XX', 1, 2)), "\n";
var_dump(str_contains('abc', 'b'), str_starts_with('abc', 'b'), str_ends_with('abc', 'c'), strcmp('a', 'b'), strcasecmp('HELLO', 'hello'), strnatcmp('img12', 'img10'));
echo htmlspecialchars('<a href="x">T\'s & co</a>'), ' ', strip_tags('<b>bold</b>'), ' ', addslashes("O'Re\"il"), ' ', quotemeta('1+1=2?'), "\n";
echo md5('hello'), ' ', sha1('hello'), ' ', crc32('hello'), ' ', hash('sha256', 'hello'), "\n";
echo base64_encode('Hello, Wörld'), ' ', bin2hex('abc'), ' ', strtoupper(dechex(48879)), ' ', bindec('1010'), ' ', base_convert('zz', 36, 10), ' ', rawurlencode('a b&c=d/é'), "\n";
echo soundex('Robert'), ' ', metaphone('Thompson'), ' ', similar_text('World', 'Word', $percent), ' ', round($percent, 2), "\n";
print_r(sscanf('age: 42 name: Bob', 'age: %d name: %s'));
echo vsprintf('%04d-%02d-%02d', [2024, 3, 9]), ' ', money(1234.5), "\n";
function money(float $amount): string { return '$' . number_format($amount, 2); }
parse_str('a=1&b[]=2&b[]=3&c[k]=v', $query);
echo json_encode($query), ' ', http_build_query(['x' => [1, 2], 'y' => 'a b']), "\n";
print_r(parse_url('https://user@example.com:8080/path?x=1#frag'));
$name = 'World';
$data = ['key' => ['deep' => 'value'], 'n' => 5];
$object = (object) ['p' => (object) ['q' => 'r']];
echo "Hello $name, {$data['key']['deep']}, $data[n], {$object->p->q}, \${$name}, \x41\u{1F600}\101\n";
echo <<<'RAW'
No $interpolation {$here}\n
RAW;
echo "\n", ucwords('hello-world foo_bar', '-_'), ' ', lcfirst('ABC'), ' ', nl2br('x'), ' ', strpbrk('This is', 'st'), ' ', similar_text('', 'x'), "\n";
echo implode(' ', array_map(fn ($c) => ord($c), str_split('é'))), ' ', html_entity_decode('&eacute;&#x65e5;'), ' ', json_encode('é日'), ' ', json_encode('é日', JSON_UNESCAPED_UNICODE), "\n";
$reading = preg_split('//u', 'né日', -1, PREG_SPLIT_NO_EMPTY);
echo count($reading), ' ', implode('.', $reading), ' ', var_export("a'b\\c", true), "\n";
