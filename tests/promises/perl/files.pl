use strict;
use warnings;

open my $out, '>', 'note.txt' or die "cannot write: $!";
print $out "written and read back\n";
close $out;
open my $in, '<', 'note.txt' or die "cannot read: $!";
print while <$in>;
