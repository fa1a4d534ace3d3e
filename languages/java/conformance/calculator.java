import java.io.*;
import java.math.*;
import java.util.*;
import java.util.function.*;

public class calculator {
    private final String text;
    private int at;
    private final Map<String, BigDecimal> names;

    calculator(String text, Map<String, BigDecimal> names) { this.text = text; this.names = names; }

    static final Map<Character, BinaryOperator<BigDecimal>> OPERATORS = Map.of(
        '+', BigDecimal::add, '-', BigDecimal::subtract, '*', BigDecimal::multiply,
        '/', (a, b) -> a.divide(b, new MathContext(20, RoundingMode.HALF_EVEN)));

    BigDecimal sum() { return chain("+-", this::product); }
    BigDecimal product() { return chain("*/", this::power); }

    BigDecimal chain(String operators, Supplier<BigDecimal> next) {
        BigDecimal value = next.get();
        while (at < text.length() && operators.indexOf(peek()) >= 0) {
            char operator = text.charAt(at++);
            value = OPERATORS.get(operator).apply(value, next.get());
        }
        return value;
    }

    BigDecimal power() {
        BigDecimal base = atom();
        if (at < text.length() && peek() == '^') {
            at++;
            return base.pow(power().intValueExact());
        }
        return base;
    }

    BigDecimal atom() {
        char c = peek();
        if (c == '(') {
            at++;
            BigDecimal inner = sum();
            if (peek() != ')') throw new IllegalStateException("')' expected at " + at);
            at++;
            return inner;
        }
        if (c == '-') { at++; return atom().negate(); }
        int from = at;
        if (Character.isLetter(c)) {
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) at++;
            String name = text.substring(from, at);
            BigDecimal value = names.get(name);
            if (value == null) throw new NoSuchElementException("unknown name " + name);
            return value;
        }
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
        if (from == at) throw new IllegalStateException("a number expected at " + at);
        return new BigDecimal(text.substring(from, at));
    }

    char peek() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return at < text.length() ? text.charAt(at) : '\0';
    }

    public static void main(String[] args) throws IOException {
        var names = new TreeMap<String, BigDecimal>();
        var in = new BufferedReader(new InputStreamReader(System.in));
        int mistakes = 0;
        for (String line; (line = in.readLine()) != null; ) {
            if (line.isBlank()) continue;
            String[] parts = line.split("=", 2);
            try {
                var calculator = new calculator(parts[parts.length - 1], names);
                BigDecimal value = calculator.sum();
                if (calculator.peek() != '\0') throw new IllegalStateException("end expected at " + calculator.at);
                if (parts.length == 2) names.put(parts[0].trim(), value);
                System.out.println(line.trim() + " -> " + value.stripTrailingZeros().toPlainString());
            } catch (IllegalStateException | NoSuchElementException | ArithmeticException mistake) {
                mistakes++;
                System.out.println(line.trim() + " !! " + mistake.getMessage());
            }
        }
        System.out.println(names.keySet());
        System.exit(mistakes);
    }
}
