#!/usr/bin/perl
# Times and dates.
use strict;
use warnings;
use POSIX qw(strftime mktime floor);
use Time::Local qw(timegm timegm_nocheck);
use Time::Piece;
use Time::Seconds;
use Time::HiRes ();

my @days = qw(Sun Mon Tue Wed Thu Fri Sat);
for my $time (0, 86399, 951782400, 1709164800, 2**31, 4102444800, -86400) {
    my ($s, $m, $h, $day, $month, $year, $weekday, $yearday) = gmtime $time;
    printf "%11d %04d-%02d-%02d %02d:%02d:%02d %s day %d | %s\n", $time, $year + 1900, $month + 1, $day, $h, $m, $s, $days[$weekday], $yearday, scalar gmtime $time;
}
print strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %y %e %I %p %%", gmtime 1709210096), "\n";
print strftime("%d/%m/%Y", 0, 0, 0, 31, 0, 124), " ", strftime("%Y-%m-%d", 0, 0, 0, 32, 0, 124), " ", strftime("%U %u %w", 0, 0, 0, 9, 2, 124), "\n";
print timegm(0, 0, 12, 29, 1, 2024), " ", timegm(0, 0, 0, 1, 0, 1970), "\n";
print eval { timegm(0, 0, 0, 30, 1, 2023); 1 } ? "accepted" : "rejected: " . ($@ =~ /^(Day '30' out of range 1..28)/)[0], "\n";

sub is_leap { my $y = shift; return !($y % 4) && ($y % 100 || !($y % 400)) ? 1 : 0 }
print join(" ", map { "$_:" . is_leap($_) } 1900, 2000, 2023, 2024), "\n";
sub day_of_week { my ($y, $m, $d) = @_; my @t = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4); $y-- if $m < 3; return ($y + int($y / 4) - int($y / 100) + int($y / 400) + $t[$m - 1] + $d) % 7 }
print join(" ", map { $days[day_of_week(@$_)] } [2024, 2, 29], [1969, 7, 20], [2000, 1, 1]), "\n";

my $piece = gmtime(1709164800);
print $piece->ymd, " ", $piece->hms, " ", $piece->datetime, " ", $piece->year, " ", $piece->mon, " ", $piece->monname, " ", $piece->day, " ", $piece->yday, " ", $piece->week, " ", $piece->is_leap_year ? "leap" : "common", " ", $piece->month_last_day, "\n";
my $parsed = Time::Piece->strptime("2024-03-15 14:30:00", "%Y-%m-%d %H:%M:%S");
print $parsed->strftime("%A, %d %B %Y"), " ", $parsed->epoch, " ", $parsed->julian_day, "\n";
my $later = $parsed + ONE_DAY * 10 + ONE_HOUR;
print $later->ymd, " ", $later->hour, " ", ($later - $parsed)->pretty, " ", int(($later - $parsed)->hours), " ", $later > $parsed ? "later" : "earlier", "\n";
print $parsed->add_months(11)->ymd, " ", $parsed->add_years(-1)->ymd, " ", $parsed->truncate(to => 'month')->ymd, "\n";

print "calendar for February 2024\n Mo Tu We Th Fr Sa Su\n";
my $offset = (day_of_week(2024, 2, 1) + 6) % 7;
my @cells = (('  ') x $offset, map { sprintf "%2d", $_ } 1 .. 29);
while (my @week = splice @cells, 0, 7) { print " ", join(" ", @week), "\n" }
my @sorted = sort { $a->epoch <=> $b->epoch } map { Time::Piece->strptime($_, "%d %b %Y") } "15 Mar 2024", "1 Jan 2024", "31 Dec 2023";
print join(" ", map { $_->ymd } @sorted), "\n";
my $before = Time::HiRes::time();
select undef, undef, undef, 0.02;
Time::HiRes::usleep(10_000);
my $slept = Time::HiRes::time() - $before;
print $slept >= 0.03 && $slept < 10 ? "slept" : "slept $slept", " ", time - $^T < 10 ? "just started" : "old", " ", abs(time - int Time::HiRes::time()) <= 1 ? "agree" : "differ", "\n";
