use strict;
use warnings;

print 'x' x 49, "\n" for 1 .. 20_000;
