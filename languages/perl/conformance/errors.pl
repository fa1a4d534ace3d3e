#!/usr/bin/perl
# die, eval, warn, signal handlers, Carp, $!, local $@, END and the exit code.
use strict;
use warnings;
use Carp qw(croak carp confess);

package MyError {
    sub new { my ($class, %fields) = @_; bless {%fields}, $class }
    sub throw { my $class = shift; die $class->new(@_) }
    sub message { $_[0]{message} }
    sub PROPAGATE { my ($self, $file, $line) = @_; $self->{propagated} = $line; $self }
}
package NotFound { our @ISA = 'MyError' }

package main;

BEGIN { print "begin\n" }
INIT { print "init\n" }
CHECK { print "check\n" }
END { print "first end, status $?\n"; $? = 4 }
END { print "second end\n" }

$SIG{__WARN__} = sub { print "warning: ", $_[0] =~ s/ at \S+ line/ at FILE line/r };

sub risky {
    my $kind = shift;
    return "fine" if $kind eq 'none';
    NotFound->throw(message => "no such thing", code => 404) if $kind eq 'object';
    die { code => 7, list => [1, 2] } if $kind eq 'hash';
    die "with newline\n" if $kind eq 'newline';
    die "without newline" if $kind eq 'plain';
    my $zero = 0;
    return 1 / $zero if $kind eq 'divide';
    my $undef;
    return $undef->method if $kind eq 'undef';
    return "Unknown"->new if $kind eq 'package';
    return @$kind if $kind eq 'strict';
    return sqrt(-1) if $kind eq 'sqrt';
    croak "croaked";
}

for my $kind (qw(none object hash newline plain divide undef package strict sqrt croak)) {
    my $result = eval { risky($kind) };
    if (my $error = $@) {
        if (ref $error && eval { $error->isa('MyError') }) { printf "%s: %s %d\n", ref $error, $error->message, $error->{code} }
        elsif (ref $error eq 'HASH') { print "hash: $error->{code} @{ $error->{list} }\n" }
        else { chomp $error; print "$kind: $error\n" }
    }
    else { print "$kind: $result\n" }
}

my $nested = eval {
    eval { die "inner\n" };
    print "caught $@";
    die "outer after $@";
};
print "then $@";
{
    local $@ = "kept";
    eval { 1 };
    print "empty: '$@'\n";
}
eval { eval { die "first\n" }; die };
print "again: ", $@ =~ s/ at \S+ line \d+\.//r;
eval { local $SIG{__DIE__} = sub { print "handler: $_[0]" }; die "handled\n" };
print "after: $@";
eval { local $SIG{ALRM} = sub { die "alarm\n" }; die "manual\n" };
print $@;

open(my $missing, '<', '/no/such/file') or print "open: $!, ", $!{ENOENT} ? "ENOENT" : "?", " ", $! + 0 > 0 ? "number" : "", "\n";
print "mkdir: $!\n" unless mkdir '/no/such/folder';
my $undef;
my $sum = 1 + ($undef // 0);
print "value: " . do { no warnings; $undef } . "\n";
my $text = "abc" . (defined $undef ? 1 : "");
my $numeric = "12abc" + 1;
warn "careful\n";
warn "no newline";
my @list = (1, 2);
my $outside = $list[5];
print "joined: ", join(",", map { defined ? $_ : 'undef' } @list[0 .. 2]), "\n";
{ no warnings 'uninitialized'; print "quiet: $undef\n" }
print "loud: ", "x" . $undef, "\n";

sub level3 { my @frame = caller(0); my @up = caller(2); return "$frame[3] line $frame[2], from $up[3]" }
sub level2 { level3() }
sub level1 { level2() }
print level1(), "\n";
sub try_catch { my ($try, $catch) = @_; my @result; eval { @result = $try->(); 1 } or do { return $catch->($@) }; @result }
print try_catch(sub { die "problem\n" }, sub { "handled $_[0]" });
{ local $SIG{__DIE__}; eval "die 'in string'"; print $@ =~ /^(in string at \(eval \d+\) line 1)/ ? "string eval\n" : "no: $@\n" }
print "status: ", exit_in_eval(), "\n";
sub exit_in_eval { eval { exit 9 }; "not reached" }
