use strict;
use warnings;

use constant N => 12;

use constant MIN_DEPTH => 4;

sub build {
    my ($depth) = @_;
    return [] if $depth == 0;
    return [build($depth - 1), build($depth - 1)];
}

sub check {
    my ($node) = @_;
    return 1 unless @$node;
    return 1 + check($node->[0]) + check($node->[1]);
}

my $max_depth = N > MIN_DEPTH + 2 ? N : MIN_DEPTH + 2;
my $stretch_depth = $max_depth + 1;
printf "stretch tree of depth %d\t check: %d\n", $stretch_depth, check(build($stretch_depth));
my $long_lived = build($max_depth);
for (my $depth = MIN_DEPTH; $depth <= $max_depth; $depth += 2) {
    my $iterations = 1 << ($max_depth - $depth + MIN_DEPTH);
    my $total = 0;
    $total += check(build($depth)) for 1 .. $iterations;
    printf "%d\t trees of depth %d\t check: %d\n", $iterations, $depth, $total;
}
printf "long lived tree of depth %d\t check: %d\n", $max_depth, check($long_lived);
