#!/usr/bin/perl
# Arrays, hashes, references, slices, sorting and its stability, Data::Dumper, Storable, local, wantarray.
use strict;
use warnings;
use feature 'say';
use Data::Dumper;
use Storable qw(dclone freeze thaw);
$Data::Dumper::Sortkeys = 1;
$Data::Dumper::Indent = 1;

my @people = map { my ($n, $a) = split /:/; { name => $n, age => $a } } qw(Ann:30 Bob:25 Cid:30 Dee:25 Eve:35 Fay:30);
say join " ", map { "$_->{name}$_->{age}" } sort { $b->{age} <=> $a->{age} } @people;
my %by_age;
push @{ $by_age{ $_->{age} } }, $_->{name} for @people;
say join "; ", map { "$_: @{ $by_age{$_} }" } sort { $a <=> $b } keys %by_age;

my @array = (1 .. 10);
say "@array[2, 4, -1] $#array ", scalar(@array), " @array[grep { $_ % 2 } 0 .. $#array]";
my @removed = splice @array, 2, 3, qw(x y);
say "@array | @removed";
push @array, 11; unshift @array, 0; say pop @array, shift @array, " ", join ",", reverse @array;
my @copy = @array; $#copy = 2; say "@copy ", exists $copy[5] ? "there" : "not there", " ", join ",", (1, 2, 3)[1, 2], (sort { $b <=> $a } 5, 10, 9)[0];
my ($head, @tail) = @array; say "$head ", scalar @tail;
($head, my $second) = ($tail[0], $head); say "$head $second";
say join ",", map { $_ * 2 } grep { /^\d+$/ && $_ > 5 } @array;
my @matrix = ([1, 2, 3], [4, 5, 6]);
my @transposed = map { my $c = $_; [map { $_->[$c] } @matrix] } 0 .. 2;
say join " ", map { "[@$_]" } @transposed; say $matrix[1][2], $matrix[-1]->[0], " ", scalar @{ $matrix[0] }, " ", $#{ $matrix[0] };
say join ",", sort { $a <=> $b } qw(10 9 2 33 1); say join ",", sort qw(10 9 2 33 1); say join ",", (sort { lc $a cmp lc $b or $a cmp $b } qw(b A a B c));
my @sparse; $sparse[3] = 'x'; say scalar(@sparse), defined $sparse[1] ? "" : " undef ", join ",", map { $_ // '-' } @sparse;
while (my ($i, $v) = each @copy) { print "$i=$v " } print "\n";

my %hash = (one => 1, two => 2, three => 3);
my %inverse = reverse %hash;
say join " ", map { "$_=$hash{$_}" } sort { $hash{$a} <=> $hash{$b} } keys %hash; say $inverse{2}, " ", scalar(keys %hash), " ", exists $hash{four} ? "" : "no four ", delete $hash{one}, " ", join ",", sort keys %hash;
@hash{qw(a b c)} = (10, 20, 30); my %part = map { $_ => $hash{$_} } qw(a b); say join ",", map { "$_$part{$_}" } sort keys %part; my %slice = %hash{'a', 'c'}; say join ",", map { "$_$slice{$_}" } sort keys %slice;
delete @hash{qw(a b)}; say join ",", sort keys %hash; my %merged = (%hash, two => 'II', new => 1); say join ",", map { "$_=$merged{$_}" } sort keys %merged;
my %count; $count{$_}++ for qw(a b a c a b); say join " ", map { "$_:$count{$_}" } sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count;
my %deep; $deep{x}{y}[2]{z} = 'auto'; say join ",", exists $deep{x}{y} ? "viv" : "", scalar @{ $deep{x}{y} }, $deep{x}->{y}->[2]->{z};
my %seen; say join ",", grep { !$seen{$_}++ } qw(b a b c a); my %none; say "empty" if !%none;

my $data = { list => [1, [2, 3], { k => 'v' }], code => undef, text => "it's \"quoted\"", num => 3.5, neg => -4, str => "007", ref => \"scalar" };
print Dumper($data); { local $Data::Dumper::Terse = 1; local $Data::Dumper::Indent = 0; say Dumper([1, { a => undef }, 'x']); local $Data::Dumper::Useqq = 1; say Dumper("tab\tnl\n\x{1}") }
my $clone = dclone($data); $clone->{list}[1][0] = 'changed'; say $data->{list}[1][0], " ", $clone->{list}[1][0], " ", thaw(freeze([1, { a => 2 }]))->[1]{a};
my @a = (1, 2, 3); my $r = \@a; push @$r, 4; my @alias = @{$r}[1 .. 2]; say "@a $$r[0] ${$r}[1] $r->[2] @alias $#{$r} $#$r";
my $code = \&{"main::helper"} if 0; my %table = (sq => sub { $_[0]**2 }); say $table{sq}->(5), " ", &{ $table{sq} }(3), " ", join ",", map { ref } \1, [], {}, sub { }, \\1, qr/x/, \*STDOUT;
my ($x, $y, @z) = (sub { wantarray ? (1, 2, 3, 4) : "scalar" })->(); say "$x $y @z ", scalar((sub { wantarray ? 1 : "scalar" })->());
our @global = (1, 2); sub show { "@global" } sub test { local @global = (9); show() } say test(), " ", show(); my $list_count = () = "abcabc" =~ /b/g; say $list_count, " ", scalar(@{ [1, 2, 3] }), " ", "@{[ map { $_ + 1 } 1 .. 3 ]}";
say join ",", map { sprintf "%s", $_ } (1) x 3, ('a', 'b') x 2; my @sorted = map { $_->[1] } sort { $a->[0] <=> $b->[0] } map { [length, $_] } qw(ccc a bb); say "@sorted"; say "last: $array[-1] $array[$#array] ", join "|", @array[-2, -1];
