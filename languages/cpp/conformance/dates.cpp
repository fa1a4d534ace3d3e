// chrono with fixed dates: calendar arithmetic, durations, weekdays, formatting, ISO weeks, a month's table.
#include <chrono>
#include <format>
#include <iomanip>
#include <iostream>
#include <ratio>
#include <sstream>
#include <string>
#include <vector>

using namespace std::chrono;
using namespace std::chrono_literals;

static int iso_week(year_month_day date)
{
    sys_days day = date;
    auto thursday = day + days(4 - static_cast<int>(weekday(day).iso_encoding()));
    auto first = sys_days(year_month_day(thursday).year() / January / 1);
    return static_cast<int>((thursday - first).count() / 7 + 1);
}
static year_month_day easter(int y)
{
    int a = y % 19, b = y / 100, c = y % 100, d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7, f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return year(y) / month(static_cast<unsigned>(f / 31)) / day(static_cast<unsigned>(f % 31 + 1));
}
static void table(year_month month)
{
    sys_days first = month / 1;
    std::cout << std::format("{:%B %Y}\nMo Tu We Th Fr Sa Su\n", sys_days(month / 1));
    unsigned column = weekday(first).iso_encoding() - 1;
    std::cout << std::string(column * 3, ' ');
    for (sys_days at = first; at <= sys_days(month / last); at += days(1)) {
        std::cout << std::setw(2) << static_cast<unsigned>(year_month_day(at).day());
        std::cout << (++column % 7 == 0 || at == sys_days(month / last) ? '\n' : ' ');
    }
}

int main()
{
    year_month_day leap = 2024y / February / 29;
    std::cout << leap << ' ' << leap.ok() << (2023y / February / 29).ok() << ' ' << (leap + years(1)).ok() << ' ' << sys_days(leap).time_since_epoch().count() << '\n';
    std::cout << weekday(leap).iso_encoding() << ' ' << year_month_day(2024y / March / last) << ' ' << year_month_day(sys_days(2024y / November / Thursday[4])) << '\n';
    std::cout << (sys_days(2024y / December / 25) - sys_days(leap)).count() << " days to Christmas, " << year_month_day(sys_days(leap) + days(1000)) << " in 1000 days\n";
    std::cout << 2000y / January / 31 + months(1) << ' ' << year_month_day(sys_days((2000y / January / last) + months(1))) << '\n';

    auto flight = 8h + 45min + 30s;
    hh_mm_ss parts(flight);
    std::cout << flight.count() << "s " << parts.hours().count() << ':' << parts.minutes().count() << ':' << parts.seconds().count() << ' ' << duration_cast<hours>(flight).count() << ' ' << ceil<hours>(flight).count() << ' ' << round<hours>(flight).count() << '\n';
    std::cout << duration<double, std::ratio<3600>>(flight).count() << " hours, " << duration_cast<milliseconds>(1.5s).count() << "ms " << (90min == 1.5h) << (1h > 59min) << '\n';

    sys_seconds moment = sys_days(2024y / July / 4) + 13h + 7min + 9s;
    std::cout << std::format("{:%Y-%m-%dT%H:%M:%SZ}", moment) << ' ' << moment.time_since_epoch().count() << '\n';
    std::cout << std::format("{:%A, %d %B %Y | %a %e %b %y | %I:%M %p | %j %U %w %u | %F %T %D %R}", moment) << '\n';
    std::cout << std::format("[{:>12%m/%d}] {:%H:%M:%S}", moment, 3661s) << '\n';
    std::vector<year_month_day> dates { 2020y / December / 31, 2021y / January / 1, 2021y / January / 4, 2026y / January / 1 };
    for (auto date : dates)
        std::cout << date << " week " << iso_week(date) << "; ";
    std::cout << '\n';
    for (int y : { 2000, 2008, 2019, 2024, 2038 })
        std::cout << easter(y) << ' ';
    std::cout << '\n';
    int fridays = 0;
    for (year_month at = 2000y / January; at < 2025y / January; at += months(1))
        fridays += weekday(sys_days(at / 13)) == Friday;
    std::cout << fridays << " Fridays the 13th\n";
    auto [y, m, d] = std::tuple(leap.year(), leap.month(), leap.day());
    std::cout << static_cast<int>(y) << ' ' << static_cast<unsigned>(m) << ' ' << static_cast<unsigned>(d) << ' ' << y.is_leap() << year(1900).is_leap() << year(2000).is_leap() << '\n';
    table(2024y / February);
    auto start = steady_clock::now();
    auto now = system_clock::now();
    std::cout << (now > sys_days(2024y / January / 1)) << (steady_clock::now() >= start) << '\n';
}
