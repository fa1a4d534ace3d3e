<?php
// Reads stdin in several ways.

fscanf(STDIN, "%d %d", $rows, $columns);
echo "grid of $rows by $columns\n";
$grid = [];
for ($i = 0; $i < $rows; $i++) {
    $grid[] = array_map('intval', preg_split('/\s+/', trim(fgets(STDIN))));
}
$sums = array_map('array_sum', $grid);
echo 'rows: ', implode(' ', $sums), "\n";
echo 'columns: ', implode(' ', array_map(fn (...$column) => array_sum($column), ...$grid)), "\n";

echo 'transposed:', "\n";
foreach (array_map(null, ...$grid) as $row) {
    echo '  ', implode(' ', array_map(fn ($n) => str_pad((string) $n, 3, ' ', STR_PAD_LEFT), $row)), "\n";
}

$name = trim(stream_get_line(STDIN, 1024, "\n"));
echo "name: $name (", strlen($name), " bytes)\n";

$stdin = fopen('php://stdin', 'r');
$counts = [];
$lines = 0;
while (($line = fgets(STDIN)) !== false) {
    if (rtrim($line) === '--') {
        break;
    }
    $lines++;
    foreach (preg_split('/[^\p{L}]+/u', $line, -1, PREG_SPLIT_NO_EMPTY) as $word) {
        $key = strtolower($word);
        $counts[$key] = ($counts[$key] ?? 0) + 1;
    }
}
uksort($counts, fn ($a, $b) => $counts[$b] <=> $counts[$a] ?: strcmp($a, $b));
echo "$lines lines\n";
foreach (array_slice($counts, 0, 5) as $word => $count) {
    echo "$word: $count\n";
}
$rest = stream_get_contents(STDIN);
echo 'rest: ', json_encode($rest), "\n";
var_dump(feof(STDIN), fgets(STDIN), fgetc(STDIN));
fprintf(STDOUT, "%s\n", 'written to STDOUT');
file_put_contents('php://stdout', "and to php://stdout\n");
echo "no newline at the end";
