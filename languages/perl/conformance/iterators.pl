#!/usr/bin/perl
# Recursion, backtracking, iterators, loop control, a parser, string increments, heaps and queues.
use strict;
use warnings;
no warnings 'recursion';
use feature qw(say postderef);

sub hanoi { my ($n, $from, $to, $via, $moves) = @_; return unless $n; hanoi($n - 1, $from, $via, $to, $moves); push @$moves, "$from$to"; hanoi($n - 1, $via, $to, $from, $moves) }
hanoi(4, qw(A C B), \my @moves);
say scalar(@moves), " @moves";

sub permute { my ($done, $rest, $visit) = @_; return $visit->(@$done) unless @$rest; for my $i (0 .. $#$rest) { my @left = @$rest; my ($item) = splice @left, $i, 1; permute([@$done, $item], \@left, $visit) } }
my @all; permute([], [qw(a b c)], sub { push @all, join '', @_ }); say "@all";

sub queens {
    my ($size, @columns) = @_;
    my $row = @columns;
    return 1 if $row == $size;
    my $count = 0;
    COLUMN: for my $column (0 .. $size - 1) {
        for my $r (0 .. $#columns) {
            next COLUMN if $columns[$r] == $column || abs($columns[$r] - $column) == $row - $r;
        }
        $count += queens($size, @columns, $column);
    }
    return $count;
}
say join " ", map { queens($_) } 4 .. 7;
sub depth { my $n = shift; return $n ? 1 + depth($n - 1) : 0 } say depth(50_000);
sub ackermann { my ($m, $n) = @_; return $n + 1 unless $m; return ackermann($m - 1, 1) unless $n; return ackermann($m - 1, ackermann($m, $n - 1)) } say ackermann(2, 7);

{
    my ($text, @tokens);
    sub parse { $text = shift; @tokens = $text =~ /\d+(?:\.\d+)?|[-+*\/^()]/g; return expression() }
    sub expression { my $v = term(); while (@tokens && $tokens[0] =~ /^[-+]$/) { my $o = shift @tokens; my $r = term(); $v = $o eq '+' ? $v + $r : $v - $r } return $v }
    sub term { my $v = power(); while (@tokens && $tokens[0] =~ m{^[*/]$}) { my $o = shift @tokens; my $r = power(); $v = $o eq '*' ? $v * $r : $v / $r } return $v }
    sub power { my $v = atom(); return @tokens && $tokens[0] eq '^' ? (shift(@tokens), $v ** power())[1] : $v }
    sub atom { my $t = shift @tokens; if ($t eq '(') { my $v = expression(); shift @tokens; return $v } return $t eq '-' ? -atom() : $t }
}
say "$_ = ", parse($_) for '1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-4 + 10 / 4', '2 * (3 + (4 - 1)) / 3';

sub tree_insert { my ($tree, $value) = @_; return { value => $value } unless $tree; my $side = $value < $tree->{value} ? 'left' : 'right'; $tree->{$side} = tree_insert($tree->{$side}, $value); return $tree }
sub tree_walk { my ($tree, $visit, $level) = @_; return unless $tree; tree_walk($tree->{left}, $visit, $level + 1); $visit->($tree->{value}, $level); tree_walk($tree->{right}, $visit, $level + 1) }
my $tree; $tree = tree_insert($tree, $_) for 50, 30, 70, 20, 40, 60, 80;
tree_walk($tree, sub { print "$_[0]@", "$_[1] " }, 0); print "\n";

package Iterator {
    use overload '<>' => sub { $_[0]{next}->() }, '&{}' => sub { my $self = shift; sub { $self->{next}->(@_) } }, 'bool' => sub { 1 };
    sub new { my ($class, $next) = @_; return bless { next => $next }, $class }
    sub from { my ($class, @items) = @_; return $class->new(sub { @items ? shift @items : undef }) }
    sub map { my ($self, $code) = @_; return Iterator->new(sub { my $item = $self->{next}->(); defined $item ? do { local $_ = $item; $code->() } : undef }) }
    sub grep { my ($self, $code) = @_; return Iterator->new(sub { while (defined(my $item = $self->{next}->())) { local $_ = $item; return $item if $code->() } return undef }) }
    sub take { my ($self, $count) = @_; return Iterator->new(sub { $count-- > 0 ? $self->{next}->() : undef }) }
    sub all { my $self = shift; my @all; while (defined(my $item = $self->{next}->())) { push @all, $item } return @all }
}
package main;
my $n = 0;
say join " ", Iterator->new(sub { $n++ })->grep(sub { $_ % 3 == 1 })->map(sub { $_ ** 2 })->take(6)->all;
my $letters = Iterator->from('a' .. 'c');
while (defined(my $letter = <$letters>)) { print "$letter-" } print "\n";
my @heap;
sub heap_push { push @heap, shift; my $i = $#heap; while ($i && $heap[$i] < $heap[my $up = int(($i - 1) / 2)]) { @heap[$i, $up] = @heap[$up, $i]; $i = $up } }
sub heap_pop { my $top = $heap[0]; my $last = pop @heap; if (@heap) { $heap[0] = $last; my $i = 0; while ((my $c = 2 * $i + 1) < @heap) { $c++ if $c + 1 < @heap && $heap[$c + 1] < $heap[$c]; last if $heap[$i] <= $heap[$c]; @heap[$i, $c] = @heap[$c, $i]; $i = $c } } return $top }
heap_push($_) for 5, 2, 8, 1, 9, 3; say join " ", map { heap_pop() } 1 .. 6;
OUTER: for my $i (1 .. 5) { for my $j (1 .. 5) { next OUTER if $j == 3; last OUTER if $i == 3; print $i * $j, " " } } print "\n";
my $i = 0; do { print $i++ } while $i < 3; print $i-- until $i <= 0; { print "block"; last; print "never" } print "\n";
my @queue = (1); my %seen = (1 => 1); my @order; while (@queue) { my $node = shift @queue; push @order, $node; for my $next (grep { $_ <= 10 && !$seen{$_}++ } $node * 2, $node + 3) { push @queue, $next } } say "@order";
my %life; @life{qw(1,0 1,1 1,2)} = (); for (1 .. 2) { my %near; for my $cell (keys %life) { my ($x, $y) = split /,/, $cell; for my $dx (-1 .. 1) { for my $dy (-1 .. 1) { $near{ ($x + $dx) . "," . ($y + $dy) }++ if $dx || $dy } } } %life = map { $_ => 1 } grep { $near{$_} == 3 || $near{$_} == 2 && exists $life{$_} } keys %near; say join " ", sort keys %life }
say join ",", map { my $s = $_; $s++; $s } qw(a9 Az zZ9 zz a 9); say "ok " x 3;
