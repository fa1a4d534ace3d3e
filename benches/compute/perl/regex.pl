use strict;
use warnings;

use constant N => 60000;

my @NAMES = qw(alice bob carol dave erin);
my @HOSTS = qw(example sample mail);
my @DOMAINS = qw(org com net);
my @METHODS = qw(GET POST PUT HEAD);
my @FOLDERS = qw(images docs files);
my @STATUSES = (200, 404, 500);
my @STATES = qw(loading running stopped waiting done sleeping);

my $seed = 42;

sub below {
    my ($limit) = @_;
    $seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
    return ($seed >> 8) % $limit;
}

sub pick {
    return $_[below(scalar @_)];
}

sub make_text {
    my ($lines) = @_;
    my $text = '';
    for (1 .. $lines) {
        my $date = sprintf '%04d-%02d-%02d', 2000 + below(25), 1 + below(12), 1 + below(28);
        my $user = pick(@NAMES) . below(1000) . '@' . pick(@HOSTS) . '.' . pick(@DOMAINS);
        my $request = pick(@METHODS) . ' /' . pick(@FOLDERS) . '/item' . below(10000);
        my $status = pick(@STATUSES);
        my $state = pick(@STATES);
        $text .= "$date $user $request $status $state\n";
    }
    return $text;
}

my $text = make_text(N);

my ($dates, $date_sum) = (0, 0);
while ($text =~ /([0-9]{4})-([0-9]{2})-([0-9]{2})/g) {
    $dates++;
    $date_sum += $1 + $2 + $3;
}
print "dates: $dates $date_sum\n";

my @addresses = $text =~ /[a-z]+[0-9]+@[a-z]+\.org/g;
printf "addresses: %d\n", scalar @addresses;

my @requests = $text =~ m{(?:GET|POST) /[a-z]+/[a-z]+[0-9]+ 200}g;
printf "requests: %d\n", scalar @requests;

my ($words, $letters) = (0, 0);
while ($text =~ /([a-z]+ing)/g) {
    $words++;
    $letters += length $1;
}
print "words: $words $letters\n";

printf "replaced: %d\n", length($text =~ s/[0-9]+/#/gr);
