use strict;
my $numbers = [1, 2, 3];
print $numbers->missing, "\n";
print "never\n";
