#!/usr/bin/perl
# Reads stdin in several ways.
use strict;
use warnings;

print "How many rows? ";
chomp(my $rows = <STDIN>);
print "$rows rows\n";
my @grid;
for (1 .. $rows) {
    my $line = <STDIN>;
    push @grid, [split ' ', $line];
}
for my $row (@grid) {
    my $sum = 0;
    $sum += $_ for @$row;
    printf "%-12s = %3d\n", join(' + ', @$row), $sum;
}
my @columns = map { my $c = $_; my $sum = 0; $sum += $_->[$c] for @grid; $sum } 0 .. $#{ $grid[0] };
print "columns: @columns\n";
print "line ", $., ", at end: ", eof(STDIN) ? "yes" : "no", "\n";

my %count;
my $lines = 0;
while (<>) {
    last if /^--$/;
    $lines++;
    $count{ lc $1 }++ while /([[:alpha:]']+)/g;
}
print "$lines lines\n";
for my $word ((sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count)[0 .. 4]) {
    print "$word: $count{$word}\n";
}
read STDIN, my $chunk, 5;
print "chunk: $chunk\n";
my $character = getc STDIN;
print "character: $character\n";
my $rest = do { local $/; <STDIN> };
print "rest: ", length $rest, " bytes: ", $rest =~ s/\n/\\n/gr, "\n";
print defined(my $none = <STDIN>) ? "more" : "nothing", "\n";
print "no newline at the end";
