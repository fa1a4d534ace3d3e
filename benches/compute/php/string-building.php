<?php

const N = 120000;

const ROUNDS = 10;

$total = 0;
$sevens = 0;
for ($round = 0; $round < ROUNDS; $round++) {
    $words = [];
    for ($i = 0; $i < N; $i++) {
        $words[] = 'item' . ($i * 7 + $round);
    }
    $text = implode(',', $words);
    $backwards = strrev($text);
    $loud = strtoupper($text);
    $sevens += substr_count($loud, 'ITEM7');

    $mirrored = '';
    foreach (explode(',', $text) as $word) {
        $mirrored .= strrev($word) . ';';
    }
    $total += strlen($text) + strlen($mirrored);
}
echo "total: $total\n";
echo "sevens: $sevens\n";
echo 'backwards: ', substr($backwards, 0, 16), "\n";
echo 'mirrored: ', substr($mirrored, 0, 16), "\n";
echo 'loud: ', substr($loud, -16), "\n";
