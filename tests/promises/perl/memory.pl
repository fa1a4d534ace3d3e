use strict;
use warnings;

my @blocks;
push @blocks, 'x' x (1 << 20) while 1;
