use strict;
use warnings;

use constant N => 100000;

sub random_values {
    my ($count) = @_;
    my $seed = 42;
    my @values;
    for (1 .. $count) {
        $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
        push @values, $seed;
    }
    return @values;
}

# By the last three digits, then the greater value first.
sub compare {
    return $a % 1000 <=> $b % 1000 || $b <=> $a;
}

sub quicksort {
    my ($values, $low, $high) = @_;
    while ($low < $high) {
        my $pivot = $values->[($low + $high) >> 1];
        my ($i, $j) = ($low, $high);
        while ($i <= $j) {
            $i++ while $values->[$i] < $pivot;
            $j-- while $values->[$j] > $pivot;
            if ($i <= $j) {
                @$values[$i, $j] = @$values[$j, $i];
                $i++;
                $j--;
            }
        }
        quicksort($values, $low, $j);
        $low = $i;
    }
}

sub checksum {
    my $total = 0;
    $total = ($total * 31 + $_) % 1000000007 for @_;
    return $total;
}

sub report {
    my ($name, @values) = @_;
    printf "%s: %d %d %d %d\n", $name, $values[0], $values[@values >> 1], $values[-1], checksum(@values);
}

my @values = random_values(N);
report('library', sort compare @values);
quicksort(\@values, 0, $#values);
report('quicksort', @values);
