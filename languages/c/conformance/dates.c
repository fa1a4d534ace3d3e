// Fixed times, told in UTC: gmtime, timegm, mktime's normalisation, strftime, strptime, the calendar.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void show(time_t when)
{
    char text[100];
    struct tm *tm = gmtime(&when);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %a %j week %V/%U", tm);
    printf("%12lld  %s\n", (long long)when, text);
}

static int leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

static void month(int year, int number)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    struct tm first = { .tm_year = year - 1900, .tm_mon = number - 1, .tm_mday = 1, .tm_hour = 12 };
    mktime(&first);
    char title[32];
    strftime(title, sizeof title, "%B %Y", &first);
    printf("%*s\nSu Mo Tu We Th Fr Sa\n%*s", (int)(20 + strlen(title)) / 2, title, first.tm_wday * 3, "");
    int days = lengths[number - 1] + (number == 2 && leap(year));
    for (int day = 1, weekday = first.tm_wday; day <= days; day++, weekday = (weekday + 1) % 7)
        printf("%2d%c", day, weekday == 6 || day == days ? '\n' : ' ');
}

int main(void)
{
    time_t times[] = { 0, 951782400, 1000000000, 1234567890, 2147483647, 2147483648, 4102444800, -1, -86400 * 365 };
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        show(times[i]);

    struct tm overflow = { .tm_year = 124, .tm_mon = 13, .tm_mday = 31, .tm_hour = 25, .tm_min = 61, .tm_sec = -5 };
    time_t made = mktime(&overflow);
    printf("normalised %lld: %04d-%02d-%02d %02d:%02d:%02d\n", (long long)made, overflow.tm_year + 1900,
           overflow.tm_mon + 1, overflow.tm_mday, overflow.tm_hour, overflow.tm_min, overflow.tm_sec);

    struct tm landing = { .tm_year = 69, .tm_mon = 6, .tm_mday = 20, .tm_hour = 20, .tm_min = 17, .tm_sec = 40 };
    printf("landing %lld, %s", (long long)timegm(&landing), asctime(&landing));
    struct tm parsed = { 0 };
    char *rest = strptime("2024-02-29T13:37:00 and more", "%Y-%m-%dT%H:%M:%S", &parsed);
    printf("parsed %lld, rest \"%s\"\n", (long long)timegm(&parsed), rest);
    printf("not parsed %d\n", strptime("2024-13-01", "%Y-%m-%d", &parsed) == NULL);

    const char *formats[] = { "%d/%m/%y", "%I:%M %p", "%e %b", "%F %T", "%D %R", "%A, %d %B %Y", "%G-W%V-%u", "%C %y %w %%", "%c" };
    time_t when = 1709210220;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char text[64];
        strftime(text, sizeof text, formats[i], gmtime(&when));
        printf("%-14s %s\n", formats[i], text);
    }
    char tiny[5];
    printf("too small: %zu\n", strftime(tiny, sizeof tiny, "%Y-%m", gmtime(&when)));
    printf("difference %.0f days\n", difftime(1709210220, 1000000000) / 86400);
    month(2024, 2);
    month(2023, 10);
    return 0;
}
