use strict;
use warnings;

use constant N => 250;

use constant LIMIT => 50;

my $inside = 0;
my $steps = 0;
for my $y (0 .. N - 1) {
    my $ci = 2 * $y / N - 1;
    for my $x (0 .. N - 1) {
        my $cr = 2 * $x / N - 1.5;
        my ($zr, $zi) = (0, 0);
        my $i = 0;
        while ($i < LIMIT && $zr * $zr + $zi * $zi <= 4) {
            ($zr, $zi) = ($zr * $zr - $zi * $zi + $cr, 2 * $zr * $zi + $ci);
            $i++;
        }
        $steps += $i;
        $inside++ if $i == LIMIT;
    }
}
print "inside: $inside\n";
print "steps: $steps\n";
