#!/usr/bin/perl
# Regular expressions.
use strict;
use warnings;

my $log = <<'LOG';
2024-01-15 10:23:45 [ERROR] db: connection refused (code=111)
2024-01-15 10:24:01 [INFO] web: GET /index.html 200
2024-01-16 08:00:00 [WARN] disk: 91% used on /dev/sda1
malformed line
2024-01-16 09:30:12 [ERROR] web: GET /missing 404
LOG

my $line = qr/^(?<date>\d{4}-\d{2}-\d{2})\s(?<time>[\d:]+)\s\[(?<level>\w+)\]\s(?<source>\w+):\s(?<message>.+)$/m;
while ($log =~ /$line/g) {
    printf "%s | %-5s | %-4s | %s (at %d)\n", @+{qw(date level source message)}, $-[0];
}
my @codes = $log =~ /code=(\d+)/;
print "@codes ", scalar(() = $log =~ /ERROR/g), " ", join(",", $log =~ /\[(\w+)\]/g), "\n";

(my $swapped = "hello world") =~ s/(\w+) (\w+)/$2 $1/;
print "$swapped ", "a1 b22 c333" =~ s/(\d+)/$1 * 2/ger, " ", "2 3" =~ s/(\d) (\d)/'$1' . '*$2'/eer, "\n";
my $n = (my $vowels = "programming language") =~ s/[aeiou]//g;
print "$n $vowels\n";
1 while (my $number = "1234567890") =~ s/^(\d+)(\d{3})/$1,$2/ && 0;
my $commas = reverse join ",", unpack "(A3)*", reverse 1234567890;
print "$commas ", "1234567.891" =~ s/(?<=\d)(?=(?:\d{3})+(?!\d)(?<!\.\d{3}))/,/gr, "\n";

# Lookaround, lazy, possessive, recursion, conditionals, named groups, backtracking verbs.
print "prices: ", join(" ", "\$10 20 \$30" =~ /(?<=\$)(\d+)/g), " | ", join(" ", "foobar foobaz" =~ /foo(?!bar)\w+/g), "\n";
print "<b>x</b><b>y</b>" =~ m{<b>(.*?)</b>} ? $1 : "", " ", "aaa" =~ /a++a/ ? "match" : "no match", "\n";
my $balanced = qr/(\((?:[^()]++|(?1))*\))/;
print "(a(b)c(d(e))) rest" =~ /^$balanced/ ? $1 : "unbalanced", " ", "(a(b" =~ /^$balanced$/ ? "yes" : "no", "\n";
for my $date ("2024-03-09", "09.03.2024", "bad") {
    if ($date =~ /^(?:(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)|(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4}))$/) {
        print join("/", map { $+{$_} } qw(y m d)), " ";
    }
    else { print "no date " }
}
print "\n";
print join("|", "key = value # comment" =~ /^ \s* (\w+) \s* = \s* (.*?) \s* (?: \# .* )? $/x), "\n";
print "abcabc" =~ /^(abc)\1$/ ? "doubled" : "single", " ", "Hello" =~ /^hello$/i ? "same" : "other", " ", "a\nb" =~ /a.b/s ? "dot" : "no dot", " ", "x\ny" =~ /^y$/m ? "line" : "no line", "\n";

my $str = "aaa bbb ccc";
$str =~ /\w+/g;
print pos($str), " ";
$str =~ /\G\s*(\w+)/g;
print "$1 ", pos($str), " [$`|$&|$']\n";
my $input = "x = 3.5 * (y2 + 42)";
my @tokens;
for ($input) {
    while (1) {
        if    (/\G\s+/gc)                 { next }
        elsif (/\G(\d+(?:\.\d+)?)/gc)     { push @tokens, "num:$1" }
        elsif (/\G([a-z]\w*)/gci)         { push @tokens, "name:$1" }
        elsif (m{\G([-+*/()=])}gc)        { push @tokens, "op:$1" }
        else                              { last }
    }
}
print "@tokens\n";
print join("|", split /\s*[,;]\s*/, "a , b;c ,d"), " ", join("|", "2024-01-02" =~ /(\d+)/g), " ", join(",", map { s/^\s+//r } (" a", "  b")), "\n";
my %map = (one => 1, two => 2);
my $keys = join "|", map quotemeta, sort keys %map;
print "one two three" =~ s/\b($keys)\b/$map{$1}/gr, " ", quotemeta("a.b*c"), "\n";
my @found;
"abcd" =~ /(\w)(?{ push @found, $1 })(?!)/;
print "@found ", "foo=1,bar=2" =~ /(\w+)=(\d+)(?:,|$)/ ? "$1$2" : "", "\n";
my $nested = "f(g(x,1),h(y))";
my $depth = 0;
print join(" ", map { /\(/ ? ++$depth : /\)/ ? $depth-- : () } split //, $nested), "\n";
print "caf\x{e9}" =~ /^\w+$/ ? "word" : "bytes", " ", "\x{3b1}\x{3b2}" =~ /^\p{Greek}+$/ ? "greek" : "", " ", "tel: 555-1234" =~ /(?<tel>\d{3}-\d{4})/ ? $+{tel} : "", " ", "aXbXc" =~ /^(.*)X/ ? $1 : "", "\n";
print join("/", map { defined ? $_ : 'undef' } "ac" =~ /(a)(b)?(c)/), " ", "$+ $#+ $#-", "\n";
print join(" ", map { sprintf "%s:%s", $_, "2001:db8::1" =~ /$_/ ? "y" : "n" } '^[\da-f:]+$', '\d{5}', '(?i)DB8'), "\n";
my $re = eval { my $pattern = '(unclosed'; qr/$pattern/ };
print defined $re ? "compiled" : ($@ =~ /^(Unmatched \()/)[0], "\n";
my $sub = "x" x 30;
print $sub =~ /^(x+x+)+y/ ? "match" : "no match", "\n";
