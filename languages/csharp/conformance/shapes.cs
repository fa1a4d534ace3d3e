using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

abstract class Shape : IComparable<Shape>
{
    public abstract double Area { get; }
    public virtual string Name => GetType().Name.ToLowerInvariant();
    public int CompareTo(Shape other) => Area.CompareTo(other.Area);
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} of {1:F2}", Name, Area);
    public static explicit operator double(Shape shape) => shape.Area;
}

sealed class Circle : Shape
{
    public Circle(double radius) { Radius = radius; }
    public double Radius { get; }
    public override double Area => Math.PI * Radius * Radius;
}

class Rectangle : Shape
{
    public double Width { get; set; } = 1;
    public double Height { get; set; } = 1;
    public override double Area => Width * Height;
    public void Deconstruct(out double width, out double height) { width = Width; height = Height; }
}

sealed class Square : Rectangle
{
    public Square(double side) { Width = Height = side; }
    public override string Name => "exact " + base.Name;
}

interface IVisitor<T> { T Visit(Shape shape); }

class Describer : IVisitor<string>
{
    public string Visit(Shape shape)
    {
        if (shape is Circle circle) return circle.Radius > 2 ? "a large circle" : "a circle";
        if (shape is Square square) return $"a square with sides of {square.Width}";
        if (shape is Rectangle rectangle)
        {
            double width, height;
            rectangle.Deconstruct(out width, out height);
            return string.Format(CultureInfo.InvariantCulture, "{0} by {1}", width, height);
        }
        return shape == null ? "nothing" : "something";
    }
}

struct Point : IEquatable<Point>
{
    public readonly int X, Y;
    public Point(int x, int y) { X = x; Y = y; }
    public static Point operator +(Point a, Point b) => new Point(a.X + b.X, a.Y + b.Y);
    public static bool operator ==(Point a, Point b) => a.Equals(b);
    public static bool operator !=(Point a, Point b) => !a.Equals(b);
    public bool Equals(Point other) => X == other.X && Y == other.Y;
    public override bool Equals(object other) => other is Point p && Equals(p);
    public override int GetHashCode() => X * 31 + Y;
    public override string ToString() => $"({X}, {Y})";
}

static class Program
{
    static void Main()
    {
        var shapes = new List<Shape> { new Circle(1), new Rectangle { Width = 2, Height = 3.5 }, new Square(2), new Circle(2.5) };
        shapes.Sort();
        shapes.ForEach(Console.WriteLine);
        var describer = new Describer();
        foreach (var text in shapes.Concat(new Shape[] { null }).Select(describer.Visit)) Console.WriteLine(text);
        Console.WriteLine(((double)shapes[0]).ToString("0.000", CultureInfo.InvariantCulture));
        var seen = new HashSet<Point>();
        var at = new Point(0, 0);
        foreach (char step in "NNESSWWNEE")
        {
            seen.Add(at);
            at += step == 'N' ? new Point(0, 1) : step == 'S' ? new Point(0, -1) : step == 'E' ? new Point(1, 0) : new Point(-1, 0);
        }
        Console.WriteLine($"{at} after {seen.Count} places, {at == new Point(1, 1)} {at != new Point(1, 1)} {((object)at).Equals(3)}");
        object boxed = at;
        Console.WriteLine(boxed is Point p && p.X == 1 ? "unboxed" : "not");
        int? none = null;
        Console.WriteLine($"{none ?? 7} {none.HasValue} {(none?.ToString() ?? "null")}");
    }
}
