<?php

const N = 14;

const MIN_DEPTH = 4;

class Node
{
    public function __construct(public ?Node $left, public ?Node $right)
    {
    }
}

function build(int $depth): Node
{
    if ($depth === 0) {
        return new Node(null, null);
    }
    return new Node(build($depth - 1), build($depth - 1));
}

function check(Node $node): int
{
    if ($node->left === null) {
        return 1;
    }
    return 1 + check($node->left) + check($node->right);
}

$max_depth = max(MIN_DEPTH + 2, N);
$stretch_depth = $max_depth + 1;
printf("stretch tree of depth %d\t check: %d\n", $stretch_depth, check(build($stretch_depth)));
$long_lived = build($max_depth);
for ($depth = MIN_DEPTH; $depth <= $max_depth; $depth += 2) {
    $iterations = 1 << ($max_depth - $depth + MIN_DEPTH);
    $total = 0;
    for ($i = 0; $i < $iterations; $i++) {
        $total += check(build($depth));
    }
    printf("%d\t trees of depth %d\t check: %d\n", $iterations, $depth, $total);
}
printf("long lived tree of depth %d\t check: %d\n", $max_depth, check($long_lived));
