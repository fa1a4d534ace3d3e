use strict;

sub deeper {
    my ($n) = @_;
    return deeper($n + 1) + 1;
}
print deeper(0), "\n";
