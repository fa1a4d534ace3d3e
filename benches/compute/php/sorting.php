<?php

const N = 200000;

function random_values(int $count): array
{
    $seed = 42;
    $values = [];
    for ($i = 0; $i < $count; $i++) {
        $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
        $values[] = $seed;
    }
    return $values;
}

// By the last three digits, then the greater value first.
function compare(int $a, int $b): int
{
    return ($a % 1000 <=> $b % 1000) ?: ($b <=> $a);
}

function quicksort(array &$values, int $low, int $high): void
{
    while ($low < $high) {
        $pivot = $values[($low + $high) >> 1];
        $i = $low;
        $j = $high;
        while ($i <= $j) {
            while ($values[$i] < $pivot) {
                $i++;
            }
            while ($values[$j] > $pivot) {
                $j--;
            }
            if ($i <= $j) {
                [$values[$i], $values[$j]] = [$values[$j], $values[$i]];
                $i++;
                $j--;
            }
        }
        quicksort($values, $low, $j);
        $low = $i;
    }
}

function checksum(array $values): int
{
    $total = 0;
    foreach ($values as $value) {
        $total = ($total * 31 + $value) % 1000000007;
    }
    return $total;
}

function report(string $name, array $values): void
{
    $count = count($values);
    printf("%s: %d %d %d %d\n", $name, $values[0], $values[$count >> 1], $values[$count - 1], checksum($values));
}

$values = random_values(N);
$copy = $values;
usort($copy, 'compare');
report('library', $copy);
quicksort($values, 0, count($values) - 1);
report('quicksort', $values);
