use strict;
use warnings;

use constant N => 60000;

use constant ROUNDS => 10;

my $total = 0;
my $sevens = 0;
my ($backwards, $mirrored, $loud);
for my $round (0 .. ROUNDS - 1) {
    my @words;
    for my $i (0 .. N - 1) {
        push @words, 'item' . ($i * 7 + $round);
    }
    my $text = join ',', @words;
    $backwards = reverse $text;
    $loud = uc $text;
    $sevens += () = $loud =~ /ITEM7/g;

    $mirrored = '';
    for my $word (split /,/, $text) {
        $mirrored .= reverse($word) . ';';
    }
    $total += length($text) + length($mirrored);
}
print "total: $total\n";
print "sevens: $sevens\n";
printf "backwards: %s\n", substr $backwards, 0, 16;
printf "mirrored: %s\n", substr $mirrored, 0, 16;
printf "loud: %s\n", substr $loud, -16;
