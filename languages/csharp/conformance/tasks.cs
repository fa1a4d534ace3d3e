using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

class Program
{
    static async Task<int> SquareLater(int n, CancellationToken token = default(CancellationToken))
    {
        await Task.Delay(5 + n % 3, token);
        return n * n;
    }

    static async Task<string> Attempt(Func<Task> work)
    {
        try { await work(); return "well"; }
        catch (OperationCanceledException) { return "cancelled"; }
        catch (InvalidOperationException e) when (e.Message.Length > 3) { return e.Message; }
        finally { Interlocked.Increment(ref attempts); }
    }

    static int attempts;

    class Counter
    {
        private readonly object gate = new object();
        private int count;
        public event EventHandler<int> Reached;
        public void Add()
        {
            lock (gate)
            {
                if (++count % 1000 == 0) Reached?.Invoke(this, count);
            }
        }
        public int Count { get { lock (gate) return count; } }
    }

    static async Task Work()
    {
        int[] squares = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => SquareLater(n)));
        Console.WriteLine(string.Join(" ", squares));
        using (var stop = new CancellationTokenSource())
        {
            stop.Cancel();
            Console.WriteLine(await Attempt(() => SquareLater(1, stop.Token)));
        }
        Console.WriteLine(await Attempt(() => Task.Run(() => { throw new InvalidOperationException("on a thread"); })));
        Console.WriteLine(await Attempt(async () => await Task.Yield()));
        Console.WriteLine("attempts " + attempts);
        var first = await Task.WhenAny(Task.Delay(5000).ContinueWith(_ => "slow"), Task.FromResult("fast"));
        Console.WriteLine(first.Result);
    }

    static void Main()
    {
        Work().GetAwaiter().GetResult();

        var counter = new Counter();
        var reached = new List<int>();
        counter.Reached += (sender, count) => { lock (reached) reached.Add(count); };
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() => { for (int i = 0; i < 750; i++) counter.Add(); })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Console.WriteLine(counter.Count + ": " + string.Join(",", reached));

        var words = new ConcurrentDictionary<string, int>();
        Parallel.ForEach("a b a c b a d a".Split(' '), word => words.AddOrUpdate(word, 1, (key, n) => n + 1));
        Console.WriteLine(string.Join(" ", words.OrderBy(pair => pair.Key).Select(pair => pair.Key + pair.Value)));

        using (var queue = new BlockingCollection<int>(2))
        {
            var producer = Task.Run(() =>
            {
                for (int i = 1; i <= 5; i++) queue.Add(i * 10);
                queue.CompleteAdding();
            });
            Console.WriteLine(queue.GetConsumingEnumerable().Sum());
            producer.Wait();
        }

        var own = new ThreadLocal<int>(() => 1);
        long total = 0;
        Parallel.For(0, 1000, () => 0L, (i, state, sum) => sum + i, sum => Interlocked.Add(ref total, sum));
        Console.WriteLine(total + " " + own.Value);

        try
        {
            Task.WaitAll(Task.Run(() => throw new ArgumentException("one")), Task.Run(() => throw new FormatException("two")));
        }
        catch (AggregateException all)
        {
            Console.WriteLine(string.Join(" ", all.Flatten().InnerExceptions.Select(e => e.Message).OrderBy(m => m)));
        }
    }
}
