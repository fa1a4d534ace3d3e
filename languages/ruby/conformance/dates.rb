# Dates and times, none of them now.
require "date"
require "time"

date = Date.new(2024, 2, 29)
puts date, date + 1, date >> 12, date << 1, date.next_year, date.prev_month, date.leap?, date.yday, date.cwday, date.cweek, date.jd, date.wday
puts date.strftime("%A, %d %B %Y | %a %b %e %y | %j %U %V %u | %F %D"), date.saturday?, date.thursday?, Date.valid_date?(2023, 2, 29)
puts Date.parse("2024-12-25"), Date.parse("3rd Feb 2001"), Date.strptime("31/12/1999", "%d/%m/%Y"), Date.iso8601("2024-W09-4"), Date.parse("20240131") >> 1
puts (Date.new(2024, 12, 25) - date).to_i, Date.new(2024, 1, 1)...Date.new(2024, 1, 3), (Date.new(2024, 1, 30)..Date.new(2024, 2, 2)).map(&:day).inspect
puts date.step(date + 21, 7).map { |day| day.strftime("%m-%d") }.join(" "), date.upto(date + 2).map(&:to_s).inspect, date <=> Date.new(2024, 3, 1)
begin
  Date.new(2023, 2, 30)
rescue Date::Error => error
  puts error.class, error.message
end
fridays = (1..12).map { |month| Date.new(2026, month, 13) }.select(&:friday?)
puts fridays.map(&:to_s).inspect

def calendar(year, month)
  first = Date.new(year, month, 1)
  last = Date.new(year, month, -1)
  weeks = [nil] * (first.cwday - 1) + (first..last).to_a
  ["#{first.strftime("%B %Y")}".center(20), "Mo Tu We Th Fr Sa Su"] + weeks.each_slice(7).map { |week| week.map { |day| day ? day.strftime("%e") : "  " }.join(" ") }
end
puts calendar(2024, 2)

time = Time.utc(2024, 2, 29, 23, 59, 58.25)
puts time, time + 1.75, time - 86400, time.to_i, time.to_f, time.usec, time.year, time.month, time.min, time.sec, time.utc?, time.wday, time.yday
puts time.strftime("%Y-%m-%dT%H:%M:%S.%L%z | %I:%M %p | %s | %-d.%-m.%y | %N | %3N | %H%%"), time.iso8601, time.iso8601(3), time.httpdate, time.rfc2822, time.xmlschema
puts Time.at(0).utc, Time.at(1_700_000_000, 123_456, :usec).utc.iso8601(6), Time.utc(2000) < Time.utc(2001), Time.utc(2024, 3, 1) - time, Time.utc(2024, "feb", 1)
puts Time.parse("2020-01-02 03:04:05 UTC"), Time.iso8601("2011-10-05T22:26:12Z"), Time.strptime("05/10/2011 22:26 +0000", "%d/%m/%Y %H:%M %z").utc
zoned = Time.new(2024, 7, 1, 12, 0, 0, "+05:30")
puts zoned, zoned.utc_offset, zoned.getutc, zoned.getlocal("-03:00"), zoned.zone.inspect, zoned == zoned.getutc, zoned.round, zoned.to_date, zoned.monday?
puts Time.gm(2024, 12, 31, 23, 59, 59).yday, Time.utc(2024, 1, 31).to_a.inspect, Time.utc(2024, 2, 29, 12).then { |t| [t.hour, t.day, t.dst?] }.inspect

moment = DateTime.new(2001, 2, 3, 4, 5, 6, "+7")
puts moment, moment.to_time.utc, moment.hour, moment.offset, moment.new_offset(0), (DateTime.new(2001, 2, 4) - DateTime.new(2001, 2, 3, 12)).to_s, moment.strftime("%c %Z")
puts Date.valid_commercial?(2020, 53, 1), Date.commercial(2020, 53, 5), Date.ordinal(2024, 60), Date::MONTHNAMES[2], Date::ABBR_DAYNAMES.join(","), Date.gregorian_leap?(1900)

def age(born, on) = on.year - born.year - (on.strftime("%m%d") < born.strftime("%m%d") ? 1 : 0)
puts age(Date.new(1990, 6, 15), Date.new(2024, 6, 14)), age(Date.new(1990, 6, 15), Date.new(2024, 6, 15))
def duration(seconds)
  [[86_400, "d"], [3600, "h"], [60, "m"], [1, "s"]].filter_map do |unit, name|
    count, seconds = seconds.divmod(unit)
    "#{count}#{name}" if count.positive?
  end.join(" ")
end
puts duration(93_784), duration(59), duration(3600)
def easter(year)
  a, b, c = year % 19, year / 100, year % 100
  d, e = b.divmod(4)
  f = (b + 8) / 25
  h = (19 * a + b - d - (b - f + 1) / 3 + 15) % 30
  i, k = c.divmod(4)
  l = (32 + 2 * e + 2 * i - h - k) % 7
  m = (a + 11 * h + 22 * l) / 451
  month, day = (h + l - 7 * m + 114).divmod(31)
  Date.new(year, month, day + 1)
end
puts [2024, 2025, 2026].map { |year| easter(year).to_s }.inspect, Date.parse("2024-01-01").ajd, Date.new(-1, 1, 1), Date.new(1582, 10, 4).next
