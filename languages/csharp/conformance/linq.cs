using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

class Order
{
    public int Id; public string Customer; public string Product; public int Count; public decimal Price;
    public decimal Total => Count * Price;
}

static class Extensions
{
    public static IEnumerable<KeyValuePair<T, T>> Pairs<T>(this IEnumerable<T> source)
    {
        using (var items = source.GetEnumerator())
        {
            if (!items.MoveNext()) yield break;
            for (T before = items.Current; items.MoveNext(); before = items.Current) yield return new KeyValuePair<T, T>(before, items.Current);
        }
    }

    public static string Join<T>(this IEnumerable<T> source, string between = ", ") => string.Join(between, source);
}

class Program
{
    static IEnumerable<long> Fibonacci()
    {
        for (long a = 0, b = 1; ; (a, b) = (b, a + b)) yield return a;
    }

    static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var orders = new[] {
            new Order { Id = 1, Customer = "ada", Product = "pen", Count = 10, Price = 1.25m },
            new Order { Id = 2, Customer = "ben", Product = "ink", Count = 2, Price = 7.40m },
            new Order { Id = 3, Customer = "ada", Product = "ink", Count = 1, Price = 7.40m },
            new Order { Id = 4, Customer = "cai", Product = "pen", Count = 40, Price = 1.10m },
            new Order { Id = 5, Customer = "ben", Product = "map", Count = 3, Price = 12m },
        };
        var byCustomer =
            from order in orders
            group order by order.Customer into own
            let total = own.Sum(order => order.Total)
            orderby total descending
            select new { Name = own.Key, Total = total, Products = own.Select(o => o.Product).OrderBy(p => p).Join("+") };
        foreach (var row in byCustomer) Console.WriteLine($"{row.Name,-5}{row.Total,8:F2} {row.Products}");
        var cities = new Dictionary<string, string> { ["ada"] = "London", ["cai"] = "Beijing" };
        var joined =
            from order in orders
            join city in cities on order.Customer equals city.Key into found
            from city in found.DefaultIfEmpty()
            where order.Total > 10
            select $"{order.Id}:{city.Value ?? "unknown"}";
        Console.WriteLine(joined.Join());
        Console.WriteLine(Fibonacci().SkipWhile(n => n < 100).Where(n => n % 2 == 1).Take(6).Join());
        Console.WriteLine(new[] { 1, 4, 9, 16 }.Pairs().Select(pair => pair.Value - pair.Key).Join());
        Console.WriteLine(Enumerable.Range(1, 5).Aggregate(1, (a, b) => a * b) + " " + "hello".Distinct().Count());
        Console.WriteLine(Enumerable.Range(1, 10).ToLookup(n => n % 3).OrderBy(g => g.Key).Select(g => $"{g.Key}[{g.Join(" ")}]").Join());
        Console.WriteLine(new[] { "b", "A", "c" }.Zip(new[] { 1, 2, 3 }, (letter, n) => letter + n).Reverse().Join());
        Console.WriteLine($"{orders.Any(o => o.Count > 30)} {orders.All(o => o.Price > 2)} {orders.Max(o => o.Total)} {orders.Average(o => o.Count)}");
        var query = orders.Where(o => o.Product == "pen");
        orders[1].Product = "pen";
        Console.WriteLine(query.Select(o => o.Id).Join() + " is looked for late");
        Func<int, Func<int, int>> add = a => b => a + b;
        var actions = new List<Action>();
        for (int i = 0; i < 3; i++) { int own = i; actions.Add(() => Console.Write($"{own}{i} ")); }
        actions.ForEach(action => action());
        Console.WriteLine(add(3)(4));
        try { Console.WriteLine(orders.Single(o => o.Customer == "ada").Id); }
        catch (InvalidOperationException e) { Console.WriteLine(e.GetType().Name); }
        Console.WriteLine(1.1 + 2.2 + " " + (1.1m + 2.2m) + " " + decimal.Round(2.345m, 2) + " " + (7 / 2) + " " + (-7 % 3));
    }
}
