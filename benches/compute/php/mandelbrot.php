<?php

const N = 600;

const LIMIT = 50;

function escape_time(float $cr, float $ci): int
{
    $zr = 0.0;
    $zi = 0.0;
    $i = 0;
    while ($i < LIMIT && $zr * $zr + $zi * $zi <= 4.0) {
        $next = $zr * $zr - $zi * $zi + $cr;
        $zi = 2.0 * $zr * $zi + $ci;
        $zr = $next;
        $i++;
    }
    return $i;
}

$inside = 0;
$steps = 0;
for ($y = 0; $y < N; $y++) {
    $ci = 2.0 * $y / N - 1.0;
    for ($x = 0; $x < N; $x++) {
        $i = escape_time(2.0 * $x / N - 1.5, $ci);
        $steps += $i;
        if ($i === LIMIT) {
            $inside++;
        }
    }
}
echo "inside: $inside\n";
echo "steps: $steps\n";
