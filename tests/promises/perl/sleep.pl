use strict;
use warnings;
use Time::HiRes qw(sleep time);

my $start = time;
sleep 0.02;
print time - $start >= 0.019 ? "true\n" : "false\n";
