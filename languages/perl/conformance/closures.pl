#!/usr/bin/perl
# Closures, iterators, higher-order functions, contexts, prototypes, local, string eval.
use strict;
use warnings;
use feature qw(say state current_sub);
use List::Util qw(reduce first any all sum sum0 max min maxstr shuffle uniq pairs pairkeys product none);
use Scalar::Util qw(blessed reftype looks_like_number weaken dualvar);

use feature 'signatures';
no warnings 'experimental::signatures';
sub make_counter ($start = 0, %options) {
    my $step = $options{step} // 1;
    my $count = $start;
    return {
        next  => sub { my $now = $count; $count += $step; $now },
        reset => sub { $count = $start },
    };
}

no feature 'signatures';
sub compose { my @steps = reverse @_; return sub { my @args = @_; @args = $_->(@args) for @steps; wantarray ? @args : $args[0] } }

sub curry { my $function = shift; my @first = @_; sub { $function->(@first, @_) } }

sub iterator {
    my @items = @_;
    my $index = 0;
    return sub { return $index < @items ? $items[$index++] : () };
}

sub fibonacci_stream { my ($x, $y) = (0, 1); sub { my $now = $x; ($x, $y) = ($y, $x + $y); $now } }

sub context { wantarray ? "list" : defined wantarray ? "scalar" : "void" }

sub apply (&@) { my ($code, @list) = @_; map { $code->($_) } @list }

sub remember { state %known; state $calls = 0; my $n = shift; $known{$n} //= do { $calls++; $n * $n }; return "$known{$n}/$calls" }

our $level = 0;
sub show_level { "level $level" }
sub nested { local $level = $level + 1; $level < 3 ? nested() : show_level() }

my $counter = make_counter(5, step => 3);
my $other = make_counter;
say join " ", map { $counter->{next}->() } 1 .. 3;
say $other->{next}->(), $other->{next}->(), " ", do { $counter->{reset}->(); $counter->{next}->() };

my @subs = map { my $n = $_; sub { $n *= shift } } 1 .. 3;
say join " ", map { $_->(10) } @subs;
say join " ", map { $_->(10) } @subs;

my $trim = sub { $_[0] =~ s/^\s+|\s+$//gr };
say compose(sub { ucfirst $_[0] }, sub { scalar reverse $_[0] }, $trim)->("  olleh ");
say curry(sub { join '-', @_ }, 'a', 'b')->('c');

my $next = iterator(qw(x y z));
while (defined(my $item = $next->())) { print "$item;" }
print "\n";
my $stream = fibonacci_stream();
say join ",", map { $stream->() } 1 .. 15;

my ($list) = context();
my $scalar = context();
say "$list $scalar ", scalar(my @all = context());
say join " ", apply { $_[0] ** 2 } 1 .. 5;
say remember(4), " ", remember(4), " ", remember(5);
say nested(), " ", show_level();

say sub { my $n = shift; $n < 2 ? 1 : $n * __SUB__->($n - 1) }->(10);
say reduce { $a * $b } 1 .. 6;
say first { $_ > 3 } 1 .. 10;
say join " ", (any { $_ == 2 } 1, 2, 3) ? "any" : "none", (all { $_ } 1, 0) ? "all" : "not all", sum(1 .. 4), sum0(), max(3, 9, 2), min(3, 9, 2), maxstr("b", "c", "a"), product(2, 3, 4);
say join " ", uniq(1, 1, 2, 3, 3), map { "@$_" } pairs(a => 1, b => 2);
say scalar(shuffle(1 .. 10)) ? "shuffled" : "", " ", join ",", sort { $a <=> $b } shuffle(1 .. 5);

my %dispatch = (
    add => sub { $_[0] + $_[1] },
    sub => sub { $_[0] - $_[1] },
    default => sub { "unknown" },
);
say join " ", map { ($dispatch{$_} // $dispatch{default})->(7, 3) } qw(add sub mul);

my $value = eval "2 + 3 * 4" // die;
say $value, " ", eval { die "oops\n"; 1 } ? "fine" : "failed: $@";
say defined eval "1 + ) 2" ? "parsed" : "syntax error";
my $string = "x";
my $ref = \$string;
$$ref .= "y";
say "$string ${$ref} @{[ map { $_ * 2 } 1 .. 3 ]} ${\ join('-', 1, 2)}";
sub modify { $_[0] = "changed"; $_++ for @_[1 .. $#_] }
my ($p, @q) = ("original", 1, 2);
modify($p, @q);
say "$p @q";
say join ",", map { looks_like_number($_) ? "num" : "str" } 1, "1e5", "abc", "0x10", " 3 ", "";
my @sorted = sort { $a->[1] <=> $b->[1] or $a->[0] cmp $b->[0] } map { [$_, length] } qw(pear fig banana kiwi);
say join " ", map { $_->[0] } @sorted;
goto DONE if 1;
say "skipped";
DONE: say "done";
