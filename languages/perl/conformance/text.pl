#!/usr/bin/perl
# Text: sprintf, here-documents, formats, pack, tr, sprintf, case, Unicode.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $text = <<~"END";
    The quick brown fox jumps over the lazy dog.
      The dog sleeps; the fox does not.
    Total: @{[ 6 * 7 ]} and \$5.00
    END
print $text;
print <<'RAW', <<"SECOND";
No $interpolation @here \n
RAW
second: ${\ uc "shout"}
SECOND

my %count;
$count{ lc $_ }++ for $text =~ /[[:alpha:]]+/g;
for my $word ((sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count)[0 .. 4]) {
    printf "%-6s|%3d|%s\n", $word, $count{$word}, '*' x $count{$word};
}

printf "%5.2f|%05d|%+d|%x|%X|%#o|%b|%e|%g|%s|%10s|%-10s|%%|%c|%3\$s\n", 3.14159, 42, 7, 255, 255, 8, 10, 12345.678, 0.0001234, "str", "right", "left", 65;
printf "%s %s %s\n", 1e15, 1e16, 123456789012345678;
printf "%vd %s %.0f %.0f %.3g\n", "1.22.333", sprintf('%*d', 6, 42), 0.5, 1.5, 1234567;

print join("|", split(/,/, "a,b,,c,,")), " ", scalar(my @all = split(/,/, "a,b,,c,,", -1)), " ", join("|", split //, "abc"), " ", join("|", split(' ', "  lead and trail  ")), " ", join("|", split(/(-)/, "1-2-3")), "\n";
print ucfirst(lc "HELLO"), " ", lcfirst("ABC"), " ", "abc" x 2, " ", "-" x 10, " ", reverse("abc") . "", " ", scalar reverse("abc"), "\n";
print index("hello world", "o"), rindex("hello world", "o"), index("hello", "z"), " ", substr("hello", 1, 3), " ", substr("hello", -3), "\n";
my $string = "hello world";
substr($string, 0, 5) = "HOWDY";
substr($string, -5, 5, "there");
print "$string ", lc $string, " ", length $string, " ", ($string =~ tr/A-Z//), "\n";
(my $rot = "Hello") =~ tr/A-Za-z/N-ZA-Mn-za-m/;
print "$rot ", ($string =~ tr/a-y/b-z/r), " ", "aabbcc" =~ tr/a-c//sr, " ", "hello" =~ tr/a-z//cdr, "\n";
print join(",", map { sprintf "%02x", $_ } unpack("C*", pack("A3 n N v", "ab", 258, 1, 513))), " ", unpack("%32C*", "checksum"), " ", join(" ", unpack("(A2)*", "aabbcc")), " ", pack("H*", "48656c6c6f"), " ", unpack("b8", "A"), "\n";
print "chained: ", join(" ", map { ucfirst } reverse sort { length $a <=> length $b or $a cmp $b } qw(ccc a bb dddd ee)), "\n";

my $unicode = "Ünïcödé 日本語 ß";
print length $unicode, " ", uc $unicode, " ", scalar reverse($unicode), " ", ord("é"), " ", chr(0x263A), " \x{1F600} \N{U+2603} \N{GREEK SMALL LETTER ALPHA}\n";
print join(" ", $unicode =~ /(\p{Lu}|\p{Han})/g), " ", CORE::fc("STRASSE") eq CORE::fc("straße") ? "folded" : "different", " ", lc "ÀÉ", "\n";
{ use bytes; print bytes::length($unicode), "\n"; }
my $encoded = $unicode; utf8::encode($encoded);
print length $encoded, " ", utf8::is_utf8($unicode) ? "wide" : "narrow", "\n";

our ($name, $amount, $note);
format STDOUT_TOP =
Name       Amount  Note
---------- ------- ---------------
.
format STDOUT =
@<<<<<<<<< @##.## ^<<<<<<<<<<<<<<
$name,     $amount, $note
~~                 ^<<<<<<<<<<<<<<
                    $note
.
for (["Apples", 3.5, "fresh from the garden of a friend"], ["Pears", 12.25, "ripe"]) {
    ($name, $amount, $note) = @$_;
    write;
}
$~ = "OTHER";
format OTHER =
@>>>>>>>>> @|||||||||| @*
$name, $name, $name
.
write;
print "lines: ", ($text =~ tr/\n//), " ", join(",", map { chomp(my $l = $_); length $l } split /^/, $text), "\n";
my $s = "az"; $s++; my $z = "Zz9"; $z++; print "$s $z ", join(",", "aa" .. "ad"), " ", join(",", 'x' .. 'ab'), "\n";
print sprintf("%s", join ",", map { sprintf "%3d%%", $_ * 100 } .5, .25), " ", "=" x 3, lc("ABC") . uc "def", "\n";
