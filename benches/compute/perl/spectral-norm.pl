use strict;
use warnings;

use constant N => 200;

sub a_at {
    my ($i, $j) = @_;
    return 1 / (($i + $j) * ($i + $j + 1) / 2 + $i + 1);
}

sub times_a {
    my @vector = @_;
    my @result;
    for my $i (0 .. $#vector) {
        my $sum = 0;
        $sum += a_at($i, $_) * $vector[$_] for 0 .. $#vector;
        push @result, $sum;
    }
    return @result;
}

sub times_transposed {
    my @vector = @_;
    my @result;
    for my $i (0 .. $#vector) {
        my $sum = 0;
        $sum += a_at($_, $i) * $vector[$_] for 0 .. $#vector;
        push @result, $sum;
    }
    return @result;
}

my @u = (1) x N;
my @v;
for (1 .. 10) {
    @v = times_transposed(times_a(@u));
    @u = times_transposed(times_a(@v));
}
my ($u_v, $v_v) = (0, 0);
for my $i (0 .. N - 1) {
    $u_v += $u[$i] * $v[$i];
    $v_v += $v[$i] * $v[$i];
}
printf "%.9f\n", sqrt($u_v / $v_v);
