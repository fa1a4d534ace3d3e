using System;
using System.Collections;
using System.Collections.Generic;

class Resource : IDisposable
{
    readonly string name;
    public Resource(string name) { this.name = name; Console.WriteLine("open " + name); }
    public void Dispose() => Console.WriteLine("close " + name);
}

class Tree<T> : IEnumerable<T> where T : IComparable<T>
{
    class Node { public T Value; public Node Left, Right; }
    Node root;
    public int Count { get; private set; }

    public bool Add(T value)
    {
        return Add(ref root, value);
    }

    bool Add(ref Node at, T value)
    {
        if (at == null)
        {
            at = new Node { Value = value };
            Count++;
            return true;
        }
        int order = value.CompareTo(at.Value);
        return order != 0 && (order < 0 ? Add(ref at.Left, value) : Add(ref at.Right, value));
    }

    public IEnumerator<T> GetEnumerator() => Walk(root).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static IEnumerable<T> Walk(Node node)
    {
        if (node == null) yield break;
        foreach (T value in Walk(node.Left)) yield return value;
        yield return node.Value;
        foreach (T value in Walk(node.Right)) yield return value;
    }
}

class Program
{
    static int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);

    static string Try(Action action)
    {
        try { action(); return "nothing"; }
        catch (Exception e) { return e.GetType().Name + (e.InnerException == null ? "" : " for " + e.InnerException.GetType().Name); }
    }

    static void Main(string[] args)
    {
        var tree = new Tree<string>();
        foreach (string word in "the quick brown fox jumps over the lazy dog".Split(' ')) tree.Add(word);
        Console.WriteLine(tree.Count + ": " + string.Join(" ", tree));
        Console.WriteLine(Depth(5000));
        Console.WriteLine(Try(() => { int[] three = new int[3]; three[args.Length + 3] = 1; }));
        Console.WriteLine(Try(() => { object text = "text"; int number = (int)text; }));
        Console.WriteLine(Try(() => { string none = null; Console.WriteLine(none.Length); }));
        Console.WriteLine(Try(() => { int zero = args.Length; Console.WriteLine(1 / zero); }));
        Console.WriteLine(Try(() => new Dictionary<int, int>()[1].ToString()));
        Console.WriteLine(Try(() => { try { throw new FormatException(); } catch (Exception e) { throw new InvalidOperationException("wrapped", e); } }));
        Console.WriteLine(Try(() => { var list = new List<int> { 1, 2 }; foreach (int n in list) list.Add(n); }));
        Console.WriteLine(Try(() => { }));
        AppDomain.CurrentDomain.ProcessExit += (sender, e) => Console.WriteLine("at the end");
        using (new Resource("outer"))
        using (new Resource("inner"))
        {
            for (int i = 0; ; i++)
            {
                if (i % 2 == 0) continue;
                if (i > 6) goto done;
                Console.Write(i + " ");
            }
        done:
            Console.WriteLine("out of the loop");
        }
        Environment.ExitCode = 1;
        Environment.Exit(42);
    }
}
