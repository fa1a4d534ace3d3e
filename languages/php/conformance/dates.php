<?php
// Dates, time zones, intervals.

date_default_timezone_set('UTC');
$start = new DateTimeImmutable('2024-02-28 23:30:00');
echo $start->format('Y-m-d H:i:s D N jS z t L W o'), "\n";
echo $start->modify('+1 day')->format(DATE_ATOM), ' ', $start->add(new DateInterval('P1M2DT3H'))->format('c'), "\n";
foreach (['first monday of january 2025', 'last day of february 2023', 'next friday', '+2 weeks', 'yesterday noon', '@86400', '2024W101', '12/25/2023 8:15pm'] as $text) {
    echo str_pad($text, 30), $start->modify(str_starts_with($text, '@') ? 'now' : $text)->format('Y-m-d H:i'), ' ', date('Y-m-d H:i', strtotime($text, $start->getTimestamp())), "\n";
}

$end = new DateTimeImmutable('2025-01-01');
$difference = $start->diff($end);
echo $difference->format('%R %y-%m-%d %h:%i:%s, %a days'), ' ', $end->diff($start)->invert, "\n";

foreach (new DatePeriod(new DateTime('2024-01-29'), new DateInterval('P1W'), 3) as $date) {
    echo $date->format('m/d '), $date->format('l'), '; ';
}
echo "\n";

foreach (['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as $zone) {
    $there = (new DateTime('2024-07-01 12:00', new DateTimeZone('UTC')))->setTimezone(new DateTimeZone($zone));
    $winter = (new DateTime('2024-01-01 12:00', new DateTimeZone('UTC')))->setTimezone(new DateTimeZone($zone));
    echo $there->format('Y-m-d H:i T P'), ' | ', $winter->format('H:i T e I'), "\n";
}

// Over a change to summer time.
$before = new DateTime('2024-03-30 12:00', new DateTimeZone('Europe/Berlin'));
$after = (clone $before)->modify('+1 day');
echo ($after->getTimestamp() - $before->getTimestamp()) / 3600, ' ', $before->diff($after)->format('%a %h'), "\n";

$parsed = DateTime::createFromFormat('d/m/Y H:i', '15/08/2023 14:45');
echo $parsed->format('l, d F Y g:ia'), ' ', var_export(DateTime::createFromFormat('Y-m-d', '2023-02-30')->format('Y-m-d'), true), "\n";
print_r(DateTime::getLastErrors() ?: 'no errors');
echo "\n";
var_dump(checkdate(2, 29, 2023), checkdate(2, 29, 2024), mktime(12, 0, 0, 1, 1, 2000), gmdate('H:i', 3600 * 25));
echo date('D, d M Y H:i:s', 2 ** 31), ' ', date('Y', 2 ** 35), ' ', (new DateTime('@-62135596800'))->format('Y-m-d'), "\n";
print_r(date_parse('2006-12-12 10:00:00.5 +1 week +1 hour')['relative']);
$dates = ['2024-03-01', '2023-12-25', '2024-01-15'];
usort($dates, fn ($a, $b) => new DateTime($a) <=> new DateTime($b));
echo implode(' ', $dates), ' ', max(new DateTime('2020-01-01'), new DateTime('2021-01-01'))->format('Y'), "\n";
$interval = DateInterval::createFromDateString('3 days 2 hours');
echo $interval->d, ' ', $interval->h, ' ', (new DateInterval('P1Y2M10DT2H30M'))->format('%Y %M %D %H:%I'), ' ', json_encode(new DateTime('2024-01-01 00:00')), "\n";
