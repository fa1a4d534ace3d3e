use strict;
use warnings;

print rand() != rand() ? "ok\n" : "same\n";
