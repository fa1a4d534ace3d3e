use strict;
use warnings;

use constant N => 200000;

my @FREQUENCIES = (['A', 0.3029549426680], ['C', 0.5009432431601], ['G', 0.6984905497992], ['T', 1]);
my @FRAGMENTS = qw(GGT GGTA GGTATT GGTATTTTAATT GGTATTTTAATTTATAGT);

sub make_sequence {
    my ($length) = @_;
    my $seed = 42;
    my $sequence = '';
    for (1 .. $length) {
        $seed = ($seed * 3877 + 29573) % 139968;
        my $chance = $seed / 139968;
        for my $entry (@FREQUENCIES) {
            if ($chance < $entry->[1]) {
                $sequence .= $entry->[0];
                last;
            }
        }
    }
    return $sequence;
}

sub count_fragments {
    my ($sequence, $size) = @_;
    my %counts;
    $counts{substr $sequence, $_, $size}++ for 0 .. length($sequence) - $size;
    return \%counts;
}

sub print_frequencies {
    my ($sequence, $size) = @_;
    my $counts = count_fragments($sequence, $size);
    my $total = length($sequence) - $size + 1;
    for my $fragment (sort { $counts->{$b} <=> $counts->{$a} || $a cmp $b } keys %$counts) {
        printf "%s %.3f\n", $fragment, $counts->{$fragment} * 100 / $total;
    }
    print "\n";
}

my $sequence = make_sequence(N);
print_frequencies($sequence, 1);
print_frequencies($sequence, 2);
for my $fragment (@FRAGMENTS) {
    my $counts = count_fragments($sequence, length $fragment);
    printf "%d\t%s\n", $counts->{$fragment} // 0, $fragment;
}
