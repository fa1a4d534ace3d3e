"""Dates and times: arithmetic, formats, time zones with fixed offsets, calendars."""
import calendar
import time
from datetime import date, datetime, time as clock, timedelta, timezone

moon = datetime(1969, 7, 20, 20, 17, 40, 123456, tzinfo=timezone.utc)
print(moon, repr(moon.date()), moon.isoformat(), moon.timestamp(), moon.weekday(), moon.isocalendar()[:3])
print(moon.strftime("%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %U %p %I %y %% %z %Z"))
print(f"{moon:%d/%m/%Y}", moon.ctime(), moon.replace(year=2000, microsecond=0), moon.timetuple().tm_yday)

eastern, india = timezone(timedelta(hours=-5), "EST"), timezone(timedelta(hours=5, minutes=30))
print(moon.astimezone(eastern), moon.astimezone(eastern).tzname(), moon.astimezone(india), india, eastern)
print(moon.astimezone(eastern) == moon.astimezone(india), moon.astimezone(india).utcoffset())
try:
    moon < datetime(2000, 1, 1)
except TypeError as error:
    print("TypeError:", error)

for text in ("2024-02-29", "2024-02-29T12:30", "2024-02-29 12:30:15.250", "2024-02-29T12:30:00+02:00", "20240229T123000Z"):
    print(datetime.fromisoformat(text))
print(datetime.strptime("03 Mar 2021 4:05 PM", "%d %b %Y %I:%M %p"), datetime.strptime("2021-060", "%Y-%j").date())
for wrong in (lambda: date(2023, 2, 29), lambda: datetime.strptime("31/31/2020", "%d/%m/%Y"), lambda: date.fromisoformat("2020-13-01")):
    try:
        wrong()
    except ValueError as error:
        print("ValueError", bool(str(error)))

gap = datetime(2024, 3, 1) - datetime(2023, 3, 1, 12, 30)
print(gap, gap.days, gap.seconds, gap.total_seconds(), -timedelta(seconds=1), abs(timedelta(days=-1, hours=1)))
print(timedelta(weeks=1, days=2, hours=25) / 2, timedelta(days=10) // timedelta(days=3), timedelta(days=10) % timedelta(days=3))
print(repr(timedelta(hours=30, milliseconds=5)), timedelta(days=1) * 1.5, str(timedelta(microseconds=-1)), timedelta.max.days)
print(date(2024, 1, 31) + timedelta(days=30), date.max - date.min, date(2020, 1, 1) < date(2020, 1, 2), date.fromordinal(738000))
print(clock(9, 5).isoformat(), clock(23, 59, 59, 999), clock.fromisoformat("04:23:01"), datetime.combine(date(2020, 5, 17), clock(8)))


def add_months(day, months):
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


print([str(add_months(date(2023, 11, 30), n)) for n in (1, 3, 15, -9)])


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


print(age(date(1990, 6, 15), date(2024, 6, 14)), age(date(1990, 6, 15), date(2024, 6, 15)), age(date(2000, 2, 29), date(2021, 2, 28)))


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


print([easter(year).strftime("%b %d") for year in (1999, 2000, 2024, 2025, 2038)])
fridays = [date(2023, m, 13) for m in range(1, 13) if date(2023, m, 13).weekday() == 4]
print(*fridays, [y for y in range(1896, 1910) if calendar.isleap(y)], calendar.leapdays(1900, 2001))

print(calendar.month(2024, 2), end="")
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2023, 10, w=3), end="")
print(calendar.monthrange(2024, 2)[1], list(calendar.day_abbr), calendar.month_name[9], calendar.timegm((1970, 1, 2, 0, 0, 0)))
weeks = calendar.Calendar().monthdayscalendar(2024, 9)
print(weeks[0], weeks[-1], sum(1 for week in weeks if week[0]))


def working_days(start, end, holidays=()):
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return sum(1 for day in days if day.weekday() < 5 and day not in holidays)


print(working_days(date(2024, 12, 20), date(2025, 1, 3), {date(2024, 12, 25), date(2025, 1, 1)}))
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(2**31, tz=timezone.utc), datetime.fromtimestamp(1e9, india))
print(time.strftime("%Y-%m-%d", time.gmtime(86400 * 365)), time.gmtime(0).tm_wday, time.strptime("12:30", "%H:%M").tm_min)
began = time.monotonic()
time.sleep(0.01)
print(0.009 < time.monotonic() - began, time.time() > 1.6e9, datetime.now(timezone.utc).year >= 2024)
