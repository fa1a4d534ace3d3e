use strict;
use warnings;

use constant N => 8;

sub fannkuch {
    my ($n) = @_;
    my @permutation = (0 .. $n - 1);
    my @count = (0) x $n;
    my $max_flips = 0;
    my $checksum = 0;
    my $even = 1;
    my $r = $n;
    while (1) {
        for (; $r > 1; $r--) {
            $count[$r - 1] = $r;
        }

        if ($permutation[0]) {
            my @work = @permutation;
            my $flips = 0;
            while (my $first = $work[0]) {
                @work[0 .. $first] = reverse @work[0 .. $first];
                $flips++;
            }
            $max_flips = $flips if $flips > $max_flips;
            $checksum += $even ? $flips : -$flips;
        }

        while (1) {
            return ($checksum, $max_flips) if $r == $n;
            splice @permutation, $r, 0, shift @permutation;
            last if --$count[$r] > 0;
            $r++;
        }
        $even = !$even;
    }
}

my ($checksum, $max_flips) = fannkuch(N);
print "$checksum\n";
printf "Pfannkuchen(%d) = %d\n", N, $max_flips;
