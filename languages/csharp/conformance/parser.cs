using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;

/// A stack machine that reads its program from stdin.
class Machine
{
    class Fault : Exception { public Fault(string message) : base(message) { } }

    readonly Stack<BigInteger> stack = new Stack<BigInteger>();
    readonly Dictionary<string, Action> words;
    readonly Dictionary<string, string[]> own = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
    readonly StringBuilder said = new StringBuilder();
    int depth;

    public Machine()
    {
        words = new Dictionary<string, Action>(StringComparer.OrdinalIgnoreCase)
        {
            ["+"] = () => Two((a, b) => a + b),
            ["-"] = () => Two((a, b) => a - b),
            ["*"] = () => Two((a, b) => a * b),
            ["/"] = () => Two((a, b) => b.IsZero ? throw new Fault("division by zero") : a / b),
            ["mod"] = () => Two((a, b) => a % b),
            ["<"] = () => Two((a, b) => a < b ? BigInteger.One : BigInteger.Zero),
            ["dup"] = () => stack.Push(Peek()),
            ["drop"] = () => Pop(),
            ["swap"] = () => { var b = Pop(); var a = Pop(); stack.Push(b); stack.Push(a); },
            ["over"] = () => { var b = Pop(); var a = Peek(); stack.Push(b); stack.Push(a); },
            ["."] = () => said.Append(Pop()).Append(' '),
            ["cr"] = () => said.Append('\n'),
        };
    }

    BigInteger Pop() => stack.Count > 0 ? stack.Pop() : throw new Fault("the stack is empty");
    BigInteger Peek() => stack.Count > 0 ? stack.Peek() : throw new Fault("the stack is empty");
    void Two(Func<BigInteger, BigInteger, BigInteger> operation) { var b = Pop(); var a = Pop(); stack.Push(operation(a, b)); }

    public string Run(string line)
    {
        said.Clear();
        stack.Clear();
        depth = 0;
        try { Run(line.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries)); }
        catch (Fault fault) { said.Append("! ").Append(fault.Message); }
        return said.ToString().TrimEnd();
    }

    void Run(string[] code)
    {
        if (++depth > 200) throw new Fault("too deep");
        for (int i = 0; i < code.Length; i++)
        {
            string word = code[i];
            if (word == ":")
            {
                int end = Array.IndexOf(code, ";", i);
                if (end < 0) throw new Fault("no end of a definition");
                own[code[i + 1]] = code.Skip(i + 2).Take(end - i - 2).ToArray();
                i = end;
            }
            else if (word == "if")
            {
                int end = Array.IndexOf(code, "then", i), other = Array.IndexOf(code, "else", i);
                if (end < 0) throw new Fault("if without then");
                bool hasElse = other >= 0 && other < end;
                var yes = code.Skip(i + 1).Take((hasElse ? other : end) - i - 1);
                var no = hasElse ? code.Skip(other + 1).Take(end - other - 1) : Enumerable.Empty<string>();
                Run((Pop().IsZero ? no : yes).ToArray());
                i = end;
            }
            else if (own.TryGetValue(word, out var body)) Run(body);
            else if (words.TryGetValue(word, out var action)) action();
            else if (BigInteger.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) stack.Push(number);
            else throw new Fault("unknown word " + word);
        }
        depth--;
    }

    static int Main(string[] args)
    {
        var machine = new Machine();
        int lines = 0;
        for (string line; (line = Console.In.ReadLine()) != null; lines++) Console.WriteLine(machine.Run(line));
        using (var file = new StreamWriter("out.txt")) file.Write("{0} lines", lines);
        Console.Error.WriteLine("done");
        Console.WriteLine(File.ReadAllText("out.txt") + " " + new FileInfo("out.txt").Length);
        File.Delete("out.txt");
        return lines;
    }
}
