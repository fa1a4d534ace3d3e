import java.util.*;
import java.util.function.*;

public class generics {
    /** A persistent list. */
    interface List1<T> extends Iterable<T> {
        boolean isEmpty();
        T head();
        List1<T> tail();

        default List1<T> with(T value) { return new Cell<>(value, this); }

        default <R> R fold(R start, BiFunction<R, ? super T, R> step) {
            R result = start;
            for (T value : this) result = step.apply(result, value);
            return result;
        }

        default <R> List1<R> map(Function<? super T, ? extends R> function) {
            return isEmpty() ? new Nil<>() : tail().<R>map(function).with(function.apply(head()));
        }

        @Override default Iterator<T> iterator() {
            return new Iterator<>() {
                private List1<T> rest = List1.this;
                public boolean hasNext() { return !rest.isEmpty(); }
                public T next() {
                    T value = rest.head();
                    rest = rest.tail();
                    return value;
                }
            };
        }
    }

    record Nil<T>() implements List1<T> {
        public boolean isEmpty() { return true; }
        public T head() { throw new NoSuchElementException("empty"); }
        public List1<T> tail() { throw new NoSuchElementException("empty"); }
    }

    record Cell<T>(T head, List1<T> tail) implements List1<T> {
        public boolean isEmpty() { return false; }
        @Override public String toString() {
            return fold(new StringJoiner(" ", "(", ")"), (joiner, value) -> joiner.add(String.valueOf(value))).toString();
        }
    }

    static <T extends Comparable<? super T>> T largest(Iterable<? extends T> values) {
        T best = null;
        for (T value : values) if (best == null || value.compareTo(best) > 0) best = value;
        return best;
    }

    enum Shape implements DoubleUnaryOperator {
        SQUARE { public double applyAsDouble(double size) { return size * size; } },
        CIRCLE { public double applyAsDouble(double size) { return Math.PI * size * size / 4; } };
    }

    static class Cache<K, V> extends LinkedHashMap<K, V> {
        private final int most;
        Cache(int most) { super(16, 0.75f, true); this.most = most; }
        @Override protected boolean removeEldestEntry(Map.Entry<K, V> eldest) { return size() > most; }
    }

    static String kind(Object value) {
        return switch (value.getClass().getSimpleName()) {
            case "Integer", "Long" -> "whole";
            case "Double" -> "real";
            case "String" -> {
                String text = (String) value;
                yield text.isEmpty() ? "nothing" : "text of " + text.length();
            }
            default -> "something else";
        };
    }

    public static void main(String[] args) {
        List1<Integer> list = new Nil<>();
        for (int i = 1; i <= 8; i++) list = list.with(i * i % 11);
        System.out.println(list + " sum " + list.fold(0, Integer::sum) + " largest " + largest(list));
        System.out.println(list.map(Integer::toBinaryString));
        for (Shape shape : Shape.values()) System.out.printf(Locale.ROOT, "%s %.4f%n", shape, shape.applyAsDouble(3));
        var cache = new Cache<String, Integer>(3);
        for (String key : "a b c a d a e".split(" ")) cache.merge(key, 1, Integer::sum);
        System.out.println(cache);
        for (Object value : new Object[] {1, 2L, 2.5, "", "text", 'c'}) System.out.print(kind(value) + "; ");
        System.out.println();
        try {
            list.fold(new Nil<Integer>(), (nil, value) -> (Nil<Integer>) nil.tail());
        } catch (NoSuchElementException expected) {
            System.out.println("caught " + expected.getMessage());
        } finally {
            System.out.println("""
                a text
                  of "several" lines""");
        }
    }
}
