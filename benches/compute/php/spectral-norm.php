<?php

const N = 350;

function a(int $i, int $j): float
{
    return 1 / (($i + $j) * ($i + $j + 1) / 2 + $i + 1);
}

function times(array $vector): array
{
    $result = [];
    foreach ($vector as $i => $_) {
        $sum = 0.0;
        foreach ($vector as $j => $value) {
            $sum += a($i, $j) * $value;
        }
        $result[] = $sum;
    }
    return $result;
}

function times_transposed(array $vector): array
{
    $result = [];
    foreach ($vector as $i => $_) {
        $sum = 0.0;
        foreach ($vector as $j => $value) {
            $sum += a($j, $i) * $value;
        }
        $result[] = $sum;
    }
    return $result;
}

$u = array_fill(0, N, 1.0);
for ($i = 0; $i < 10; $i++) {
    $v = times_transposed(times($u));
    $u = times_transposed(times($v));
}
$u_v = 0.0;
$v_v = 0.0;
for ($i = 0; $i < N; $i++) {
    $u_v += $u[$i] * $v[$i];
    $v_v += $v[$i] * $v[$i];
}
printf("%.9f\n", sqrt($u_v / $v_v));
