import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class threads {
    static class Account {
        private long balance;
        synchronized void put(long amount) { balance += amount; notifyAll(); }
        synchronized long takeWhenThere(long amount) throws InterruptedException {
            while (balance < amount) wait();
            balance -= amount;
            return balance;
        }
        synchronized long balance() { return balance; }
    }

    static int fibonacci(int n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

    static class Sum extends RecursiveTask<Long> {
        final long[] of; final int from, to;
        Sum(long[] of, int from, int to) { this.of = of; this.from = from; this.to = to; }
        @Override protected Long compute() {
            if (to - from <= 1000) {
                long sum = 0;
                for (int i = from; i < to; i++) sum += of[i];
                return sum;
            }
            int middle = (from + to) >>> 1;
            Sum left = new Sum(of, from, middle), right = new Sum(of, middle, to);
            left.fork();
            return right.compute() + left.join();
        }
    }

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> results = new ArrayList<>();
        for (int n = 15; n < 23; n++) {
            final int of = n;
            results.add(pool.submit(() -> fibonacci(of)));
        }
        for (Future<Integer> result : results) System.out.print(result.get() + " ");
        System.out.println();

        Account account = new Account();
        Future<Long> left = pool.submit(() -> account.takeWhenThere(950));
        CountDownLatch done = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) pool.execute(() -> { account.put(100); done.countDown(); });
        done.await();
        left.get(5, TimeUnit.SECONDS);
        System.out.println("left " + account.balance());

        var words = new ConcurrentHashMap<String, LongAdder>();
        String text = "the cat and the dog and the bird sat on the mat and sang";
        CompletableFuture<?>[] counts = new CompletableFuture<?>[3];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = CompletableFuture.runAsync(() -> {
                for (String word : text.split(" ")) words.computeIfAbsent(word, w -> new LongAdder()).increment();
            }, pool);
        }
        CompletableFuture.allOf(counts).join();
        System.out.println(new TreeMap<>(words));
        pool.shutdown();
        System.out.println("ended " + pool.awaitTermination(5, TimeUnit.SECONDS));

        long[] numbers = new long[100_000];
        Arrays.setAll(numbers, i -> (long) i * i % 1009);
        System.out.println("sum " + new ForkJoinPool(3).invoke(new Sum(numbers, 0, numbers.length)));

        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
        Thread producer = new Thread(() -> {
            try {
                for (int i = 1; i <= 6; i++) queue.put(i * i);
                queue.put(-1);
            } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
        }, "producer");
        producer.start();
        int sum = 0;
        for (int next; (next = queue.take()) >= 0; ) sum += next;
        producer.join();
        System.out.println("squares " + sum);
    }
}
