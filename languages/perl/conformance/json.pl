#!/usr/bin/perl
# JSON, Base64, digests, encodings, Text::Wrap, Getopt::Long, constants.
use strict;
use warnings;
use utf8;
use JSON::PP;
use MIME::Base64 qw(encode_base64 decode_base64);
use Digest::MD5 qw(md5_hex);
use Digest::SHA qw(sha1_hex sha256_hex hmac_sha256_hex);
use Encode qw(encode decode encode_utf8 decode_utf8 is_utf8);
use Text::Wrap qw(wrap);
use Text::ParseWords qw(shellwords quotewords);
use Getopt::Long qw(GetOptionsFromArray);
use Time::Local;
use constant { PI => 3.14159, NAME => 'constant', LIST => [1, 2, 3] };
use constant COLORS => qw(red green blue);
use Unicode::Normalize qw(NFD NFC);
use Term::ANSIColor qw(colored);

my $json = JSON::PP->new->canonical->utf8;
my $data = { name => "J\x{f6}rg \x{1F600}", list => [1, 2.5, "3", -4e10], nested => { t => JSON::PP::true, f => JSON::PP::false, n => undef }, quote => "a\"b\\c/\n\t\x{1}", empty => {}, none => [] };
print $json->encode($data), "\n";
print $json->pretty->encode({ b => [1, { c => 2 }], a => "x" });
my $decoded = decode_json('{"a":[1,2,{"b":null}],"s":"\u00e9\ud83d\ude00","t":true,"f":false,"n":12345678901234567890,"e":1.5e3}');
print join(",", map { "$_=" . (ref $decoded->{$_} ? ref $decoded->{$_} : encode_utf8($decoded->{$_} // 'undef')) } sort keys %$decoded), " ", $decoded->{a}[1], " ", defined $decoded->{a}[2]{b} ? "defined" : "null", " ", $decoded->{t} ? "true" : "false", " ", length $decoded->{s}, "\n";
for my $bad ('{"a":1', '[1,]', '{a:1}', 'nope', '') {
    eval { decode_json($bad) };
    print "bad: ", $@ =~ s/ at \S+ line \d+\.?\n//r =~ s/\(before.*//sr, "\n";
}
print JSON::PP->new->ascii->canonical->encode(["\x{e9}", "\x{1F600}", { 2 => 1, 10 => 2 }]), " ", JSON::PP->new->allow_nonref->encode("x"), "\n";

print encode_base64("Hello, World! This is a longer text to see where lines are broken at all."), decode_base64("SGk="), " ", md5_hex("hello"), "\n", sha1_hex("hello"), " ", sha256_hex(""), " ", substr(hmac_sha256_hex("data", "key"), 0, 16), "\n";
my $octets = encode('UTF-8', "caf\x{e9} \x{263a}");
print length $octets, " ", length decode('UTF-8', $octets), " ", encode('iso-8859-1', "\x{e9}") eq "\xe9" ? "latin" : "", " ", unpack("H*", encode("UTF-16BE", "A\x{e9}")), " ", unpack("H*", encode("UTF-16LE", "\x{1F600}")), " ", unpack("H*", encode("cp1252", "\x{20ac}")), "\n";
print length NFD("\x{e9}"), length NFC("e\x{301}"), " ", decode('UTF-8', "\xff") eq "\x{fffd}" ? "replaced" : "", " ", eval { decode('UTF-8', "\xff", Encode::FB_CROAK); 1 } ? "" : "croaked", "\n";
$Text::Wrap::columns = 30;
print wrap("* ", "  ", "The quick brown fox jumps over the lazy dog and runs away from it all."), "\n";
print join("|", shellwords(q{one "two three" 'four five' six\ seven})), " ", join("|", quotewords(',', 0, q{a,"b,c",d})), "\n";
my ($verbose, $count, @names, %define) = (0, 1);
my @arguments = qw(--verbose -c 5 --name=a --name b --define k=v --no-color rest -- --literal);
my $color = 1;
GetOptionsFromArray(\@arguments, 'verbose|v+' => \$verbose, 'count|c=i' => \$count, 'name=s' => \@names, 'define=s' => \%define, 'color!' => \$color) or die;
print "$verbose $count @names $define{k} $color @arguments\n";
print PI, " ", NAME, " ", LIST->[1], " ", (COLORS)[2], " ", scalar(my @c = COLORS), " ", __PACKAGE__, " ", __LINE__, "\n";
print colored("red", 'bold red') eq "\e[1;31mred\e[0m" ? "colored" : "plain", "\n";
