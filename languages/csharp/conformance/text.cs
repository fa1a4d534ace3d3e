using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

[Flags] enum Right { None = 0, Read = 1, Write = 2, Run = 4, All = Read | Write | Run }

class Matrix
{
    readonly double[,] cells;
    public Matrix(int rows, int columns) { cells = new double[rows, columns]; }
    public double this[int row, int column] { get => cells[row, column]; set => cells[row, column] = value; }
    public int Rows => cells.GetLength(0);
    public int Columns => cells.GetLength(1);

    public double Determinant()
    {
        var m = (double[,])cells.Clone();
        double determinant = 1;
        for (int i = 0; i < Rows; i++)
        {
            int pivot = Enumerable.Range(i, Rows - i).OrderByDescending(r => Math.Abs(m[r, i])).First();
            if (m[pivot, i] == 0) return 0;
            if (pivot != i)
            {
                for (int k = 0; k < Rows; k++) { var t = m[i, k]; m[i, k] = m[pivot, k]; m[pivot, k] = t; }
                determinant = -determinant;
            }
            determinant *= m[i, i];
            for (int r = i + 1; r < Rows; r++)
                for (int k = Rows - 1; k >= i; k--) m[r, k] -= m[r, i] / m[i, i] * m[i, k];
        }
        return determinant;
    }
}

class Program
{
    static string Roman(int n)
    {
        var steps = new (int Value, string Text)[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") };
        var text = new StringBuilder();
        foreach (var step in steps) for (; n >= step.Value; n -= step.Value) text.Append(step.Text);
        return text.ToString();
    }

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int before = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = before;
            }
        }
        return row[b.Length];
    }

    static void Swap<T>(ref T a, ref T b) { T c = a; a = b; b = c; }

    static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Join(" ", new[] { 4, 9, 40, 1994, 2024, 3888 }.Select(Roman)));
        Console.WriteLine($"{Distance("kitten", "sitting")} {Distance("", "abc")} {Distance("flaw", "lawn")}");
        var dates = new Regex(@"(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)");
        string log = "from 2024-02-28 to 2024-03-01, not 24-1-1";
        Console.WriteLine(dates.Replace(log, m => $"{m.Groups["day"]}.{m.Groups["month"]}.{m.Groups["year"]}"));
        var found = dates.Matches(log).Cast<Match>().Select(m => DateTime.ParseExact(m.Value, "yyyy-MM-dd", null)).ToList();
        Console.WriteLine($"{(found[1] - found[0]).TotalDays} days, {found[0].AddDays(2):ddd d MMM yyyy}, {DateTime.IsLeapYear(1900)}");
        Right right = Right.Read | Right.Run;
        Console.WriteLine($"{right} {right.HasFlag(Right.Write)} {(int)Right.All} {(Right.All & ~Right.Read)} {Enum.Parse(typeof(Right), "Write")}");
        string word = "Ünïcode 東京 🦀";
        Console.WriteLine($"{word.Length} {Encoding.UTF8.GetByteCount(word)} {word.ToUpperInvariant()} {new StringInfo(word).LengthInTextElements}");
        Console.WriteLine(string.Format("|{0,8:N1}|{1,-8:X4}|{2:P0}|{3:E2}|{4:000.0}|", 1234567.891, 48879, 0.256, 123456.0, 7.25));
        var matrix = new Matrix(3, 3);
        int[] values = { 2, -1, 0, 1, 3, 2, 0, 5, -4 };
        for (int i = 0; i < 9; i++) matrix[i / 3, i % 3] = values[i];
        Console.WriteLine(matrix.Determinant().ToString("F3"));
        string left = "left", other = "other";
        Swap(ref left, ref other);
        Console.WriteLine(left + other + (int.TryParse("12x", out int n) ? 1 : n) + nameof(Swap));
        int[][] triangle = Enumerable.Range(1, 4).Select(size => Enumerable.Repeat(size, size).ToArray()).ToArray();
        Console.WriteLine(string.Join("/", triangle.Select(row => string.Concat(row))));
        Console.WriteLine(@"a ""quoted"" \path" + "\t|" + "tab".PadLeft(6, '.') + "a,b;c".Split(',', ';').Length + " x ".Trim() + "abcdef".Substring(2, 3));
        unchecked { Console.WriteLine((byte)300 + " " + (int.MaxValue + 1) + " " + (uint)-1); }
        try { checked { int big = int.MaxValue; big++; } } catch (OverflowException) { Console.WriteLine("overflow"); }
        Console.WriteLine($"{5 & 3} {5 | 3} {5 ^ 3} {~5} {-17 >> 2} {1 << 33} {0b1010_1010} {0xFF}");
    }
}
