#!/usr/bin/perl
# Sorting, searching, graphs and number theory.
use strict;
use warnings;

sub quicksort {
    my @items = @_;
    return @items if @items < 2;
    my $pivot = shift @items;
    return (quicksort(grep { $_ < $pivot } @items), $pivot, quicksort(grep { $_ >= $pivot } @items));
}

sub merge_sort {
    my ($compare, @items) = @_;
    return @items if @items < 2;
    my @left = merge_sort($compare, splice @items, 0, @items / 2);
    my @right = merge_sort($compare, @items);
    my @merged;
    while (@left && @right) {
        push @merged, $compare->($left[0], $right[0]) <= 0 ? shift @left : shift @right;
    }
    return (@merged, @left, @right);
}

sub binary_search {
    my ($sorted, $wanted) = @_;
    my ($low, $high) = (0, $#$sorted);
    while ($low <= $high) {
        my $middle = int(($low + $high) / 2);
        if    ($sorted->[$middle] < $wanted) { $low  = $middle + 1 }
        elsif ($sorted->[$middle] > $wanted) { $high = $middle - 1 }
        else                                 { return $middle }
    }
    return -1;
}

sub dijkstra {
    my ($graph, $from) = @_;
    my %distance = ($from => 0);
    my %todo = %$graph;
    while (%todo) {
        my ($node) = sort { $distance{$a} <=> $distance{$b} || $a cmp $b } grep { exists $distance{$_} } keys %todo
            or last;
        delete $todo{$node};
        for my $next (sort keys %{ $graph->{$node} }) {
            my $cost = $distance{$node} + $graph->{$node}{$next};
            $distance{$next} = $cost if !exists $distance{$next} || $cost < $distance{$next};
        }
    }
    return \%distance;
}

sub sieve {
    my $limit = shift;
    my @composite;
    my @primes;
    for my $n (2 .. $limit) {
        next if $composite[$n];
        push @primes, $n;
        for (my $m = $n * $n; $m <= $limit; $m += $n) { $composite[$m] = 1 }
    }
    return @primes;
}

sub gcd { my ($x, $y) = @_; ($x, $y) = ($y, $x % $y) while $y; return $x }

sub edit_distance {
    my ($s, $t) = @_;
    my @row = (0 .. length $t);
    for my $i (1 .. length $s) {
        my @previous = @row;
        @row = ($i);
        for my $j (1 .. length $t) {
            my $change = substr($s, $i - 1, 1) ne substr($t, $j - 1, 1);
            my ($least) = sort { $a <=> $b } $previous[$j] + 1, $row[$j - 1] + 1, $previous[$j - 1] + $change;
            $row[$j] = $least;
        }
    }
    return $row[-1];
}

sub power_modulo {
    use integer;
    my ($base, $exponent, $modulus) = @_;
    my $result = 1;
    for ($base %= $modulus; $exponent; $exponent >>= 1) {
        $result = $result * $base % $modulus if $exponent & 1;
        $base = $base * $base % $modulus;
    }
    return $result;
}

my $seed = 42;
my @numbers = map { $seed = ($seed * 1103515245 + 12345) & 0x7fffffff; $seed % 1000 } 1 .. 20;
my @sorted = quicksort(@numbers);
print "@sorted\n";
print binary_search(\@sorted, $sorted[7]) >= 0 ? "found" : "lost", " ", binary_search(\@sorted, -5), "\n";
print join(" ", merge_sort(sub { length $_[0] <=> length $_[1] }, qw(pear fig banana kiwi apple date))), "\n";
my $distances = dijkstra({ a => { b => 7, c => 3 }, b => { d => 2 }, c => { b => 1, d => 8 }, d => {} }, 'a');
print join(", ", map { "$_=$distances->{$_}" } sort keys %$distances), "\n";
my @primes = sieve(100);
print scalar(@primes), ": @primes\n";
print gcd(1071, 462), " ", edit_distance('kitten', 'sitting'), " ", power_modulo(7, 123456789, 1000000007), "\n";
print 2**62, " ", 18446744073709551615, " ", 9223372036854775807 + 1, " ", 0xFFFFFFFF << 8, " ", -7 / 2, " ", int(-7 / 2), " ", -7 % 3, "\n";
print 10**15, " ", 10**16, " ", 1e21, " ", 1 / 3, " ", 1e-5, " ", 0.1 + 0.2, " ", 1_000_000 * 1_000_000, " ", 2**0.5, "\n";
