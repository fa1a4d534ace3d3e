// Dates and times: calendar arithmetic, formats, parsing, durations, weeks, zones of fixed offset, truncation, comparison, timers.
package main

import (
	"fmt"
	"time"
)

func isLeap(year int) bool {
	return time.Date(year, 2, 29, 0, 0, 0, 0, time.UTC).Month() == time.February
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	month, day := (h+l-7*m+114)/31, (h+l-7*m+114)%31+1
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func age(born, on time.Time) int {
	years := on.Year() - born.Year()
	if on.Month() < born.Month() || on.Month() == born.Month() && on.Day() < born.Day() {
		years--
	}
	return years
}

func calendar(year int, month time.Month) {
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	fmt.Printf("%14s %d\nMo Tu We Th Fr Sa Su\n", month, year)
	column := (int(first.Weekday()) + 6) % 7
	fmt.Printf("%*s", 3*column, "")
	for day := 1; day <= daysIn(year, month); day++ {
		fmt.Printf("%2d", day)
		if column++; column%7 == 0 || day == daysIn(year, month) {
			fmt.Println()
		} else {
			fmt.Print(" ")
		}
	}
}

func workdays(from, to time.Time) (count int) {
	for day := from; day.Before(to); day = day.AddDate(0, 0, 1) {
		if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday {
			count++
		}
	}
	return
}

func main() {
	for _, year := range []int{1900, 2000, 2023, 2024} {
		fmt.Println(year, isLeap(year), daysIn(year, time.February), easter(year).Format("2 January"))
	}
	calendar(2024, time.February)

	moment := time.Date(2024, time.February, 29, 23, 59, 58, 123456789, time.UTC)
	for _, layout := range []string{time.RFC3339, time.RFC3339Nano, time.RFC1123Z, time.Kitchen, time.ANSIC, time.StampMicro, time.DateTime,
		"Mon 02.01.06 15h04", "Monday, _2 Jan 2006; 3:04:05.000 pm", "day 002 of 2006", "2006-01-02T15:04:05.999,Z07:00 MST"} {
		fmt.Println(moment.Format(layout))
	}
	fmt.Println(moment, moment.Unix(), moment.UnixMilli(), moment.YearDay(), moment.Weekday())
	year, week := moment.ISOWeek()
	fmt.Println(year, week, moment.Nanosecond(), moment.Month() == 2)
	fmt.Println(moment.AddDate(1, 0, 0).Format(time.DateOnly), moment.AddDate(0, 1, 1).Format(time.DateOnly), moment.AddDate(0, -12, 0).Format(time.DateOnly), moment.Add(2*time.Second).Format(time.DateOnly))

	tokyo, newYork := time.FixedZone("JST", 9*3600), time.FixedZone("EST", -5*3600)
	for _, zone := range []*time.Location{time.UTC, tokyo, newYork} {
		local := moment.In(zone)
		name, offset := local.Zone()
		fmt.Println(local.Format(time.RFC1123), name, offset, local.Equal(moment), local == moment, local.Hour())
	}

	for _, text := range []string{"2024-02-29T12:00:00+01:00", "2023-02-29T12:00:00Z", "2024-13-01T00:00:00Z", "tomorrow", "2024-02-29"} {
		parsed, err := time.Parse(time.RFC3339, text)
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(parsed.UTC())
	}
	parsed, err := time.ParseInLocation("02/01/2006 15:04", "24/12/1999 18:30", tokyo)
	fmt.Println(parsed, err, parsed.UTC().Format(time.Kitchen))
	loose, err := time.Parse("Jan 2 2006 at 3:04pm (MST)", "Feb 3 2013 at 7:54pm (UTC)")
	fmt.Println(loose, err)

	born := time.Date(2000, 2, 29, 0, 0, 0, 0, time.UTC)
	for _, on := range []string{"2018-02-28", "2018-03-01", "2024-02-29"} {
		day, _ := time.Parse(time.DateOnly, on)
		fmt.Println(on, age(born, day), int(day.Sub(born).Hours()/24))
	}
	newYear := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(workdays(newYear, newYear.AddDate(1, 0, 0)), newYear.Before(moment), moment.After(newYear), newYear.Compare(moment))

	for _, text := range []string{"1h15m30.918s", "-1.5h", "90m", "1us", "3ns", "2d", ""} {
		duration, err := time.ParseDuration(text)
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Println(duration, duration.Minutes(), duration.Round(time.Hour), duration.Truncate(time.Minute), duration.Abs(), duration.Milliseconds())
	}
	fmt.Println(time.Duration(1<<63-1), time.Duration(1500)*time.Microsecond, moment.Truncate(time.Hour).Format(time.TimeOnly), moment.Round(time.Hour).Format(time.DateTime))
	fmt.Println(time.Unix(0, 0).UTC(), time.Time{}, time.Time{}.IsZero(), time.UnixMilli(-1).UTC(), time.Unix(1<<33, 0).UTC().Year())
	date := time.Date(2024, 14, -3, 25, 61, 61, 0, time.UTC)
	fmt.Println(date, time.Month(13), time.Weekday(6))
	text, err := moment.MarshalText()
	var back time.Time
	fmt.Println(string(text), err, back.UnmarshalText(text), back.Equal(moment))

	friday13 := 0
	for day := time.Date(1901, 1, 13, 0, 0, 0, 0, time.UTC); day.Year() <= 2000; day = day.AddDate(0, 1, 0) {
		if day.Weekday() == time.Friday {
			friday13++
		}
	}
	fmt.Println("Fridays the 13th:", friday13)

	start := time.Now()
	fired := make(chan string, 2)
	time.AfterFunc(20*time.Millisecond, func() { fired <- "late" })
	time.AfterFunc(5*time.Millisecond, func() { fired <- "early" })
	stopped := time.AfterFunc(time.Millisecond*2, func() { fired <- "never" })
	fmt.Println(stopped.Stop(), <-fired, <-fired, time.Since(start) >= 20*time.Millisecond, time.Until(start) < 0)
	time.Sleep(3 * time.Millisecond)
	fmt.Println(len(fired), time.Now().After(start), time.Now().Year() >= 2024)
}
