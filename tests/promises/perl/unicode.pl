use strict;
use warnings;
use utf8;

binmode STDOUT, ':encoding(UTF-8)';
my $text = 'héllo wörld ✓ 🦀';
print "$text\n", length $text, "\n";
