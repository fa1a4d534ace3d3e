import java.util.*;
import java.util.stream.*;

class inventory {
    record Item(String name, String group, int count, double price) {
        double worth() { return count * price; }
    }

    sealed interface Move permits In, Out, Price {}
    record In(String name, int count) implements Move {}
    record Out(String name, int count) implements Move {}
    record Price(String name, double factor) implements Move {}

    static class Shortage extends RuntimeException {
        Shortage(String name, int wanted, int there) {
            super(name + ": wanted " + wanted + ", there are " + there);
        }
    }

    private final Map<String, Item> items = new TreeMap<>();

    void add(Item item) { items.put(item.name(), item); }

    void apply(Move move) {
        if (move instanceof In in) {
            change(in.name(), in.count());
        } else if (move instanceof Out out) {
            Item item = items.get(out.name());
            if (item.count() < out.count()) throw new Shortage(out.name(), out.count(), item.count());
            change(out.name(), -out.count());
        } else if (move instanceof Price price) {
            Item item = items.get(price.name());
            items.put(item.name(), new Item(item.name(), item.group(), item.count(), item.price() * price.factor()));
        }
    }

    private void change(String name, int by) {
        items.computeIfPresent(name, (key, item) -> new Item(key, item.group(), item.count() + by, item.price()));
    }

    public static void main(String[] args) {
        var stock = new inventory();
        stock.add(new Item("bolt", "metal", 1200, 0.12));
        stock.add(new Item("plank", "wood", 80, 4.5));
        stock.add(new Item("nail", "metal", 9000, 0.02));
        stock.add(new Item("dowel", "wood", 300, 0.4));
        stock.add(new Item("glue", "other", 25, 6.25));
        List<Move> moves = List.of(new Out("nail", 2500), new In("glue", 5), new Price("plank", 1.1),
            new Out("plank", 81), new Out("bolt", 1200));
        for (Move move : moves) {
            try {
                stock.apply(move);
                System.out.println("done    " + move);
            } catch (Shortage shortage) {
                System.out.println("refused " + shortage.getMessage());
            }
        }
        Map<String, DoubleSummaryStatistics> groups = stock.items.values().stream()
            .collect(Collectors.groupingBy(Item::group, TreeMap::new, Collectors.summarizingDouble(Item::worth)));
        groups.forEach((group, of) ->
            System.out.printf(Locale.ROOT, "%-6s %d kinds, worth %.2f, the most %.2f%n", group, of.getCount(), of.getSum(), of.getMax()));
        String rare = stock.items.values().stream().filter(i -> i.count() < 100)
            .sorted(Comparator.comparingInt(Item::count).thenComparing(Item::name))
            .map(i -> i.name() + "=" + i.count()).collect(Collectors.joining(", ", "[", "]"));
        System.out.println("rare: " + rare);
    }
}
