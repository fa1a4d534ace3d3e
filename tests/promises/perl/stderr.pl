use strict;
use warnings;

print "out\n";
print STDERR "err\n";
