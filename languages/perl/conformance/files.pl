#!/usr/bin/perl
# Files, folders, file tests, in-memory handles, local $/, File::* modules.
use strict;
use warnings;
use File::Basename qw(basename dirname fileparse);
use File::Path qw(make_path remove_tree);
use File::Spec;
use File::Temp qw(tempdir tempfile);
use File::Find;
use File::Copy qw(copy move);
use Cwd qw(getcwd);
use Fcntl qw(:flock :seek);
use IO::File;

my $folder = tempdir(CLEANUP => 1);
chdir $folder or die;
open my $out, '>', 'notes.txt' or die "cannot: $!";
print $out "first\nsecond\n";
printf $out "%s %d\n", 'third', 3;
print {$out} join(",", 1 .. 3), "\n";
close $out;
open my $append, '>>', 'notes.txt' or die; print $append "appended\n"; close $append;

open my $in, '<', 'notes.txt' or die;
while (my $line = <$in>) { chomp $line; print "$.: $line\n" }
print eof($in) ? "at end" : "more", " ", tell($in), "\n";
seek $in, 6, SEEK_SET; read $in, my $buffer, 6; print "read '$buffer' ", getc($in), "\n";
close $in;
my @lines = do { open my $f, '<', 'notes.txt' or die; <$f> };
my $whole = do { local (@ARGV, $/) = 'notes.txt'; <> };
print scalar(@lines), " lines, ", length $whole, " bytes, -s ", -s 'notes.txt', "\n";
{ local $/ = ","; open my $f, '<', 'notes.txt' or die; my @parts = <$f>; print scalar(@parts), " parts\n" }
{ local $/ = ""; open my $f, '<', \"para one\nstill\n\n\npara two\n" or die; my @parts = <$f>; print scalar(@parts), " paragraphs\n" }
{ local $/ = \4; open my $f, '<', \"abcdefghij" or die; print join("|", <$f>), "\n" }

open my $both, '+<', 'notes.txt' or die; flock $both, LOCK_EX; print $both "FIRST"; seek $both, 0, 0; print scalar <$both>; truncate $both, 12; close $both;
print -s 'notes.txt', " ", (-e 'notes.txt' ? 'exists' : ''), (-f _ ? ' file' : ''), (-d '.' ? ' folder' : ''), (-z 'notes.txt' ? ' empty' : ' full'), (-e 'nope' ? ' odd' : ''), " ", (stat 'notes.txt')[7], "\n";

open my $memory, '>', \my $string or die; print $memory "to a string"; close $memory; print "$string ";
open my $reader, '<', \"one\ntwo\n" or die; chomp(my @two = <$reader>); print "@two\n";
make_path('sub/deep/er'); mkdir 'other';
copy('notes.txt', 'sub/copy.txt'); move('notes.txt', 'sub/deep/moved.txt'); rename 'sub/copy.txt', 'sub/renamed.txt';
opendir my $dir, 'sub' or die; my @entries = sort grep { !/^\./ } readdir $dir; closedir $dir; print "@entries\n";
my @found;
find({ wanted => sub { push @found, $File::Find::name . (-d $_ ? '/' : '') }, no_chdir => 1 }, 'sub');
print join(" ", sort @found), "\n", join(" ", sort glob("sub/*.txt sub/deep/*")), " ", join(" ", <sub/d*>), "\n";
print unlink('sub/renamed.txt', 'not-there'), " ", rmdir('other') ? 'removed' : $!, " ", rmdir('sub') ? 'removed' : 'not empty', "\n";
remove_tree('sub'); print -e 'sub' ? 'still' : 'gone', "\n";
print basename('/a/b/c.txt', '.txt'), " ", dirname('/a/b/c.txt'), " ", join("|", fileparse('/x/y.tar.gz', qr/\.[^.]*/)), " ", File::Spec->catfile('a', 'b', 'c'), " ", File::Spec->canonpath('/a/./b//c'), " ", File::Spec->abs2rel('/a/b/c', '/a'), " ", join("|", File::Spec->splitdir('a/b/c')), "\n";
my $io = IO::File->new('io.txt', 'w'); $io->print("line $_\n") for 1 .. 3; $io->close;
$io = IO::File->new('io.txt', 'r'); my $first = $io->getline; print $first, $io->opened ? 'open ' : 'closed ', scalar(my @rest = $io->getlines), "\n"; $io->close;
my ($handle, $name) = tempfile(DIR => $folder, SUFFIX => '.dat'); binmode $handle; print $handle pack('NnC', 1, 2, 255); close $handle; open $handle, '<:raw', $name or die; local $/; print unpack('H*', <$handle>), "\n"; close $handle;
print getcwd() eq File::Spec->canonpath(getcwd()) ? "canonical\n" : "odd\n";
open(my $duplicate, '>&', \*STDOUT) or die; print $duplicate "duplicated\n"; close $duplicate;
{ open my $saved, '>&', \*STDOUT or die; close STDOUT; open STDOUT, '>', \my $captured or die; print "hidden"; close STDOUT; open STDOUT, '>&', $saved or die; print "captured: $captured\n" }
{ local $/ = "\n"; print "data: $_" while <DATA>; }
printf STDOUT ("%s\n", join ",", map { chomp; $_ } split /^/, "a\nb");
chdir '/';
print "last line without newline";
__DATA__
alpha
beta
