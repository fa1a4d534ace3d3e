use strict;
use warnings;

use List::Util qw(max);

use constant N => 100000;

my $seed = 42;

sub below {
    my ($limit) = @_;
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    return ($seed >> 8) % $limit;
}

sub string_keys {
    my %counts;
    $counts{'key' . below(int(N / 4))}++ for 1 .. N;
    my $hits = 0;
    for my $i (0 .. N - 1) {
        $hits++ if exists $counts{"key$i"};
    }
    printf "strings: %d %d %d\n", scalar keys %counts, $hits, max(values %counts);
}

sub integer_keys {
    my %last;
    for my $i (0 .. N - 1) {
        $last{below(N * 8)} = $i;
    }
    my ($hits, $total) = (0, 0);
    for my $i (0 .. N - 1) {
        my $value = $last{$i * 8};
        if (defined $value) {
            $hits++;
            $total += $value;
        }
    }
    printf "integers: %d %d %d\n", scalar keys %last, $hits, $total;
}

sub fnv1a {
    my $digest = 2166136261;
    for my $i (0 .. N - 1) {
        for my $byte (unpack 'C*', "key$i") {
            $digest = (($digest ^ $byte) * 16777619) & 0xffffffff;
        }
    }
    printf "fnv: %08x\n", $digest;
}

string_keys();
integer_keys();
fnv1a();
