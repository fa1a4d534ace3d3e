// A log is read from stdin: regular expressions, dates, JSON, tables, Unicode, and files.
import std.algorithm;
import std.array;
import std.conv : octal, parse, to;
import std.datetime;
import std.digest.md : md5Of, toHexString;
import std.exception : collectException, ifThrown;
import std.file;
import std.json;
import std.range;
import std.regex;
import std.stdio;
import std.string;
import std.typecons : Nullable, nullable;
import std.uni : byGrapheme, isUpper, normalize, NFD, toUpper;
import std.utf : byDchar, codeLength, UTFException, validate;

enum Level { debug_, info, warning, error }

struct Entry
{
    DateTime time;
    Level level;
    string from, text;
    size_t line;

    int opCmp(const Entry other) const
    {
        return time == other.time ? cmp([line], [other.line]) : time < other.time ? -1 : 1;
    }
}

Nullable!Entry parseEntry(const(char)[] line, size_t number)
{
    auto pattern = regex(`^(?P<time>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)\s+\[(\w+)\]\s+(?P<from>[\w.]+):\s*(?P<text>.*)$`);
    auto found = line.matchFirst(pattern);
    if (found.empty)
        return typeof(return).init;
    auto level = (found[2].toLower ~ (found[2] == "DEBUG" ? "_" : "")).to!Level.ifThrown(Level.info);
    auto time = DateTime.fromISOExtString(found["time"].replace(" ", "T").idup);
    return Entry(time, level, found["from"].idup, found["text"].strip.idup, number).nullable;
}

void report(Entry[] entries)
{
    auto counts = entries.map!(e => e.level).array.sort.group.assocArray;
    foreach (level; Level.min .. Level.max + 1)
        if (auto count = (cast(Level) level) in counts)
            writefln("%-8s %3d %s", (cast(Level) level).to!string.chomp("_"), *count, "#".replicate(*count));
    auto gaps = entries.map!(e => e.time).slide(2).map!(pair => pair[1] - pair[0]).array;
    writefln("longest gap %s, in all %s", gaps.maxElement, gaps.fold!"a + b"(Duration.zero));
    string[][string] bySource;
    foreach (entry; entries)
        bySource[entry.from] ~= entry.text;
    foreach (from; bySource.keys.sort)
        writefln("%s: %-(%s; %)", from, bySource[from]);
}

JSONValue toJson(const Entry entry)
{
    JSONValue json = ["level": entry.level.to!string, "time": entry.time.toISOString];
    json["line"] = entry.line;
    json["words"] = JSONValue(entry.text.split);
    return json;
}

void main()
{
    Entry[] entries;
    string[] strange;
    foreach (number, line; stdin.byLine.enumerate(1))
    {
        if (line.strip.empty)
            continue;
        auto entry = parseEntry(line, number);
        if (entry.isNull)
            strange ~= line.idup;
        else
            entries ~= entry.get;
    }
    entries.sort;
    report(entries);
    writefln("strange: %(%s, %)", strange);

    auto numbers = entries.map!(e => e.text).join(" ").matchAll(regex(`\d+(?:\.\d+)?`)).map!(m => m.hit.to!double).array;
    writefln("%(%g %), sum %.2f", numbers, numbers.fold!"a + b"(0.0));
    writeln("Grüße an 3 Leute".replaceAll!(m => (m.hit.to!int * 2).to!string)(regex(`\d`)), " ", "a1b22c".splitter(regex(`\d+`)));

    std.file.write("entries.json", entries.filter!(e => e.level == Level.error).map!toJson.array.JSONValue.toPrettyString);
    auto back = "entries.json".readText.parseJSON;
    writeln(back.array.length, " ", back[0]["line"].integer, " ", back[0]["words"], " ", back[0]["time"].str);
    writeln(`{"a": [1, 2.5, null], "b": {"c": "\u00e9"}}`.parseJSON["b"]["c"].str, " ", collectException!JSONException(parseJSON("[1, ")) !is null, " ", "entries.json".getSize > 100);
    File("lines.txt", "w").writeln("first\nsecond\nthird");
    writeln(File("lines.txt").byLineCopy.map!capitalize.array.retro, " ", "lines.txt".exists, " ", dirEntries(".", "*.{txt,json}", SpanMode.shallow).map!(e => e.name.chompPrefix("./")).array.sort);
    ["lines.txt", "entries.json"].each!remove;
    writeln("lines.txt".exists, " ", "lines.txt".readText.ifThrown!FileException("nothing there"));

    auto wide = "Grüße, 東京 🚀";
    writeln(wide.length, " ", wide.walkLength, " ", wide.codeLength!wchar, " ", wide.toUpper, " ", wide.retro, " ", wide.byDchar.filter!(c => c > 0x3000).map!(c => cast(int) c));
    writeln("noe\u0308l".byGrapheme.walkLength, " ", "noël".normalize!NFD.walkLength, " ", "Straße".toUpper, " ", "ÄÖ"d.length, " ", (() { validate("\xff"); return "valid"; })().ifThrown!UTFException("not valid"));
    writefln("%5.1f|%-6s|%06d|%+d|%x|%o|%b|%e|%s|%(%02x%)", 3.14159, "ab", 42, 7, 255, octal!17, 5, 12345.678, [1: "one"], md5Of("D")[0 .. 4]);

    auto date = Date(2024, 2, 28);
    writeln(date + 2.days, " ", date.dayOfWeek, " ", date.isoWeek, " ", date.isLeapYear, " ", Date(2024, 12, 31).dayOfYear, " ", date.endOfMonth, " ", (Date(2025, 1, 1) - date).total!"weeks");
    auto month = Date(2024, 1, 31);
    writeln(month.add!"months"(1), " ", 90.minutes + 30.seconds, " ", date < month, " ", collectException!DateTimeException(Date(2023, 2, 29)) !is null);
}
