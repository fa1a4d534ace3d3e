#!/usr/bin/perl
# Packages, classes, inheritance, overloading, AUTOLOAD, DESTROY, tie, can and isa.
use strict;
use warnings;

package Shape {
    my $made = 0;
    sub new {
        my ($class, %options) = @_;
        $made++;
        return bless { name => 'shape', %options }, $class;
    }
    sub area { 0 }
    sub made { $made }
    sub describe {
        my $self = shift;
        return sprintf '%s %s with area %.2f', ref $self, $self->{name}, $self->area;
    }
    sub DESTROY { print "goodbye $_[0]{name}\n" }
}

package Circle {
    use parent -norequire, 'Shape';
    sub new { my ($class, $radius) = @_; my $self = $class->SUPER::new(name => 'round'); $self->{radius} = $radius; $self }
    sub area { 3.14159265 * $_[0]{radius}**2 }
}

package Square {
    our @ISA = ('Shape');
    sub area { $_[0]{side}**2 }
}

package Vector {
    use overload
        '+'    => sub { Vector->new($_[0][0] + $_[1][0], $_[0][1] + $_[1][1]) },
        '-'    => sub { my ($x, $y, $swapped) = @_; $y = Vector->new($y, $y) unless ref $y; ($x, $y) = ($y, $x) if $swapped; Vector->new($x->[0] - $y->[0], $x->[1] - $y->[1]) },
        '*'    => sub { ref $_[1] ? $_[0][0] * $_[1][0] + $_[0][1] * $_[1][1] : Vector->new(map { $_ * $_[1] } @{ $_[0] }) },
        '=='   => sub { "$_[0]" eq "$_[1]" },
        '""'   => sub { "($_[0][0], $_[0][1])" },
        'bool' => sub { $_[0][0] || $_[0][1] },
        'neg'  => sub { $_[0] * -1 },
        '<=>'  => sub { my ($x, $y, $s) = @_; ($x * $x <=> $y * $y) * ($s ? -1 : 1) },
        'fallback' => undef;
    sub new { my $class = shift; bless [@_], $class }
}

package Dynamic {
    our $AUTOLOAD;
    sub new { bless { color => 'red', size => 5 }, shift }
    sub AUTOLOAD {
        my ($self, @args) = @_;
        my $name = $AUTOLOAD =~ s/.*:://r;
        return if $name eq 'DESTROY';
        die "no method $name\n" unless exists $self->{$name};
        $self->{$name} = $args[0] if @args;
        return $self->{$name};
    }
}

package Counter {
    sub TIESCALAR { my ($class, $start) = @_; bless \$start, $class }
    sub FETCH { ${ $_[0] }++ }
    sub STORE { ${ $_[0] } = $_[1] }
}

package UpperHash {
    require Tie::Hash;
    our @ISA = ('Tie::StdHash');
    sub STORE { $_[0]{ uc $_[1] } = $_[2] }
}

package A { sub new { bless {}, shift } sub hello { "A" } }
package B1 { our @ISA = 'A'; sub hello { "B1>" . $_[0]->next::method } }
package C1 { our @ISA = 'A'; sub hello { "C1>" . $_[0]->next::method } }
package D1 { use mro 'c3'; our @ISA = ('B1', 'C1'); sub hello { "D1>" . $_[0]->next::method } }

package main;

{
    my @shapes = (Circle->new(1.5), Square->new(name => 'box', side => 3), Shape->new);
    print $_->describe, "\n" for @shapes;
    print Shape->made, " ", $shapes[0]->isa('Shape') ? 'is' : 'is not', " ", Square->can('area') ? 'can' : 'cannot', " ", $shapes[1]->can('fly') ? 'can' : 'cannot', "\n";
    @shapes = ();
}
my ($v, $w) = (Vector->new(1, 2), Vector->new(3, 4));
print $v + $w, " ", $w - $v, " ", 10 - $v, " ", $v * $w, " ", $v * 3, " ", -$v, " ", $v == Vector->new(1, 2) ? "same" : "other", " ", $v ? "true" : "false", "\n";
print join(" ", sort { $a <=> $b } Vector->new(5, 5), $v, $w), "\n";
$v += $w;
print "$v\n";

my $dynamic = Dynamic->new;
$dynamic->size(7);
print $dynamic->color, $dynamic->size, "\n";
eval { $dynamic->weight };
print "error: $@";

tie my $count, 'Counter', 5;
print "$count $count ";
$count = 10;
print $count, "\n";
untie $count;
tie my %upper, 'UpperHash';
@upper{qw(one two)} = (1, 2);
print join(",", map { "$_=$upper{$_}" } sort keys %upper), "\n";

print D1->new->hello, " ", join(",", @{ mro::get_linear_isa('D1') }), "\n";
my $method = "describe";
my $class = "Shape";
my $object = $class->new(name => 'late');
print $object->$method, " ", ref(\$object), " ", ref([]), " ", ref(sub { }), " ", ref(qr/x/), " ", ref(\\1), "\n";
print Shape::->can('describe')->($object), "\n";
my $closure = sub { my $self = shift; "closure on $self->{name} with @_" };
print $object->$closure(1, 2), "\n";
{
    no strict 'refs';
    *{"Shape::shout"} = sub { uc $_[0]{name} };
}
print $object->shout, " ", exists &Shape::shout ? "defined" : "undefined", " ", defined $Shape::{area} ? "there" : "gone", "\n";
{ local $@; eval { Shape->nothing }; print $@ =~ /^(Can't locate object method "nothing" via package "Shape")/, "\n"; }
undef $object;
print "end\n";
