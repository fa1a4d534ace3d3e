// Dates and times, all in UTC: parts, arithmetic, formats, calendars.
const moon = new Date(Date.UTC(1969, 6, 20, 20, 17, 40, 123));
console.log(moon, moon.toISOString(), moon.getTime(), moon.valueOf() === +moon, JSON.stringify({ moon }), moon.toUTCString());
console.log(moon.getUTCFullYear(), moon.getUTCMonth(), moon.getUTCDate(), moon.getUTCDay(), moon.getUTCHours(), moon.getUTCMinutes(), moon.getUTCSeconds(), moon.getUTCMilliseconds());
console.log([new Date(0), new Date(NaN)], String(new Date(NaN)), new Date(NaN).getTime(), typeof Date.now(), Date.now() > 1.6e12, Date.length, new Date(2024, 0).getMonth());

for (const source of ['2024-02-29', '2024-02-29T12:30Z', '2024-02-29T12:30:15.250Z', '2024-02-29T12:30:00+02:00', '2024', '2024-06', '+012345-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', 'Thu, 01 Jan 1970 00:00:00 GMT', '2024-13-01', '2024-02-30T25:00Z', 'yesterday']) {
  const date = new Date(source);
  console.log(source.padEnd(30), Number.isNaN(date.getTime()) ? 'invalid' : date.toISOString(), Date.parse(source));
}
try { new Date('x').toISOString(); } catch (error) { console.log(error.name); }
console.log(new Date('x').toJSON(), new Date(8.64e15).toISOString(), new Date(8.64e15 + 1).getTime(), Date.UTC(99, 0), Date.UTC(2024), Date.UTC(2024, 12, 1) === Date.UTC(2025, 0, 1));

const day = 86_400_000;
const utc = (year, month, date) => new Date(Date.UTC(year, month - 1, date));
const iso = (date) => date.toISOString().slice(0, 10);
const addDays = (date, days) => new Date(date.getTime() + days * day);
const isLeap = (year) => utc(year, 2, 29).getUTCDate() === 29;
const daysIn = (year, month) => utc(year, month + 1, 0).getUTCDate();
const addMonths = (date, months) => {
  const first = utc(date.getUTCFullYear(), date.getUTCMonth() + 1 + months, 1);
  first.setUTCDate(Math.min(date.getUTCDate(), daysIn(first.getUTCFullYear(), first.getUTCMonth() + 1)));
  return first;
};
console.log(iso(addDays(utc(2024, 2, 28), 2)), (utc(2024, 3, 1) - utc(2023, 3, 1)) / day, [1900, 2000, 2023, 2024].map(isLeap), [1, 2, 4].map((month) => daysIn(2023, month)));
console.log([1, 3, 15, -9].map((months) => iso(addMonths(utc(2023, 11, 30), months))), iso(utc(2024, 1, 0)), iso(utc(2024, 14, 35)));
const age = (born, today) => today.getUTCFullYear() - born.getUTCFullYear() - (today.getUTCMonth() * 32 + today.getUTCDate() < born.getUTCMonth() * 32 + born.getUTCDate());
console.log(age(utc(1990, 6, 15), utc(2024, 6, 14)), age(utc(1990, 6, 15), utc(2024, 6, 15)));

const changing = new Date(0);
console.log(changing.setUTCFullYear(2024, 1, 29), changing.setUTCHours(23, 59, 59, 999), changing.setUTCMonth(12), changing.setTime(1e12), changing.setUTCDate(0), iso(changing));
const weekOf = (date) => {
  const thursday = addDays(date, 4 - (date.getUTCDay() || 7));
  return [thursday.getUTCFullYear(), Math.ceil(((thursday - utc(thursday.getUTCFullYear(), 1, 1)) / day + 1) / 7)];
};
console.log(weekOf(utc(2024, 12, 30)), weekOf(utc(2021, 1, 3)), weekOf(utc(2020, 12, 31)), weekOf(utc(2024, 2, 29)));
const fridays = Array.from({ length: 12 }, (_, i) => utc(2026, i + 1, 13)).filter((date) => date.getUTCDay() === 5).map(iso);
console.log(fridays, [utc(2024, 5, 1) < utc(2024, 5, 2), utc(2024, 5, 1) === utc(2024, 5, 1), +utc(2024, 5, 1) === +utc(2024, 5, 1)]);

const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'January February March April May June July August September October November December'.split(' ');
const format = (date, pattern) => pattern.replace(/YYYY|MMMM|MM|DD|ddd|HH|mm|ss|SSS/g, (part) => ({
  YYYY: date.getUTCFullYear(),
  MMMM: months[date.getUTCMonth()],
  MM: String(date.getUTCMonth() + 1).padStart(2, '0'),
  DD: String(date.getUTCDate()).padStart(2, '0'),
  ddd: names[date.getUTCDay()],
  HH: String(date.getUTCHours()).padStart(2, '0'),
  mm: String(date.getUTCMinutes()).padStart(2, '0'),
  ss: String(date.getUTCSeconds()).padStart(2, '0'),
  SSS: String(date.getUTCMilliseconds()).padStart(3, '0'),
})[part]);
console.log(format(moon, 'ddd, DD MMMM YYYY HH:mm:ss.SSS'), format(new Date(0), 'YYYY/MM/DD'));

function calendar(year, month) {
  const first = utc(year, month, 1).getUTCDay();
  const cells = [...Array(first).fill('  '), ...Array.from({ length: daysIn(year, month) }, (_, i) => String(i + 1).padStart(2))];
  const lines = [`${months[month - 1]} ${year}`.padStart(14), names.map((name) => name.slice(0, 2)).join(' ')];
  for (let i = 0; i < cells.length; i += 7) lines.push(cells.slice(i, i + 7).join(' '));
  return lines.join('\n');
}
console.log(calendar(2024, 2));

const easter = (year) => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return utc(year, Math.floor(f / 31), (f % 31) + 1);
};
console.log([1999, 2000, 2024, 2025].map((year) => format(easter(year), 'MMMM DD')));
const duration = (ms) => {
  const parts = [['d', day], ['h', 3_600_000], ['min', 60_000], ['s', 1000]].flatMap(([unit, size]) => {
    const count = Math.floor(ms / size);
    ms %= size;
    return count ? [`${count} ${unit}`] : [];
  });
  return parts.join(' ') || '0 s';
};
console.log(duration(93_784_000), duration(0), duration(59_999), duration(utc(2024, 12, 25) - utc(2024, 2, 29)));
console.log(moon.toLocaleDateString('en-US', { timeZone: 'UTC' }), moon.toLocaleTimeString('en-US', { timeZone: 'UTC' }), moon.toLocaleString('en-US', { timeZone: 'UTC' }));
console.log(moon.toLocaleDateString('en-US', { timeZone: 'UTC', weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }), new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' }).format(moon));
console.log(moon[Symbol.toPrimitive]('number'), moon > new Date(-1e12), [moon, new Date(0)].sort((a, b) => b - a).map(iso), moon instanceof Date, Object.prototype.toString.call(moon), new Date(moon) - moon);
