import java.nio.file.*;
import java.util.*;

public class crash {
    static class Resource implements AutoCloseable {
        private final String name;
        Resource(String name) { this.name = name; System.out.println("open " + name); }
        @Override public void close() { System.out.println("close " + name); }
    }

    static int depth(int n) { return n == 0 ? 0 : 1 + depth(n - 1); }

    static int endless(int n) { return endless(n + 1) + 1; }

    public static void main(String[] args) throws Exception {
        Path file = Path.of("notes.txt");
        Files.writeString(file, "one\ntwo\nthree\n");
        try (var lines = Files.lines(file)) {
            System.out.println(lines.map(String::toUpperCase).toList());
        }
        System.out.println(Files.size(file) + " bytes, then " + Files.deleteIfExists(file) + " " + Files.exists(file));
        System.out.println(depth(3000));
        try {
            endless(0);
        } catch (StackOverflowError error) {
            System.out.println("the stack is full");
        }
        int[] numbers = new int[3];
        try {
            numbers[numbers.length] = 1;
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try (var first = new Resource("first"); var second = new Resource("second")) {
            Object text = "text";
            Integer number = (Integer) text;
            System.out.println("never " + number);
        } catch (ClassCastException e) {
            System.out.println("no cast, suppressed " + e.getSuppressed().length);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("at the end")));
        Map<String, Integer> empty = Map.of();
        int value = empty.get("nothing");
        System.out.println("never " + value);
    }
}
