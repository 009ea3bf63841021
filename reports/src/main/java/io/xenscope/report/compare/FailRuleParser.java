package io.xenscope.report.compare;

import io.xenscope.report.compare.Compared.Form;
import io.xenscope.report.compare.FailRule.Held;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a {@link FailRule} from left to right. */
final class FailRuleParser {
    private final String text;
    private int at;

    FailRuleParser(String text) {
        this.text = text;
    }

    FailRule parse() {
        skipBlanks();
        Held side = side();
        Compared quantity = quantity();
        Statistic statistic = statistic(quantity);
        String key = key();
        skipBlanks();
        boolean isAbove = isAbove();
        skipBlanks();
        int number = at;
        double value = number(side);
        String unit = word("%/µ");
        double limit = value * scale(side, quantity, unit, number);
        boolean needsSure = needsSure();
        return new FailRule(text, side, quantity, statistic, key, isAbove, limit, unit.equals("pt"), needsSure);
    }

    private Held side() {
        if (text.startsWith("A.", at) || text.startsWith("B.", at)) {
            at += 2;
            return text.charAt(at - 2) == 'A' ? Held.A : Held.B;
        }
        return Held.CHANGE;
    }

    private Compared quantity() {
        int begin = at;
        Compared quantity = Compared.of(word("_"));
        if (quantity == null) {
            throw FailRule.wrong(
                    text,
                    begin,
                    "a quantity: "
                            + Arrays.stream(Compared.values())
                                    .map(Compared::key)
                                    .collect(Collectors.joining(", ")));
        }
        return quantity;
    }

    private Statistic statistic(Compared quantity) {
        List<Statistic> known = quantity.form().statistics();
        if (at >= text.length() || text.charAt(at) != '.') {
            if (known.size() > 1) {
                throw FailRule.wrong(text, at, "a statistic: " + names(known));
            }
            return known.get(0);
        }
        int begin = ++at;
        Statistic statistic = Statistic.of(word(""));
        if (statistic == null || !known.contains(statistic)) {
            throw FailRule.wrong(text, begin, "a statistic of " + quantity.key() + ": " + names(known));
        }
        return statistic;
    }

    private static String names(List<Statistic> known) {
        return known.stream().map(one -> "." + one.key()).collect(Collectors.joining(", "));
    }

    /** Names of VM exits and hypercalls may have any sign but blanks; those with blanks go between double quotes. */
    private String key() {
        if (at >= text.length() || text.charAt(at) != '@') {
            return "";
        }
        int begin = ++at;
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw FailRule.wrong(text, at, "a second \" after the key");
            }
            at = end + 1;
            return text.substring(begin + 1, end);
        }
        while (at < text.length() && " <>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == begin) {
            throw FailRule.wrong(text, begin, "a key such as d1, d6/HLT, p2 or all");
        }
        return text.substring(begin, at);
    }

    private boolean isAbove() {
        if (at >= text.length() || "<>".indexOf(text.charAt(at)) < 0) {
            throw FailRule.wrong(text, at, "> or <");
        }
        return text.charAt(at++) == '>';
    }

    private double number(Held side) {
        int begin = at;
        boolean isSigned = at < text.length() && "+-".indexOf(text.charAt(at)) >= 0;
        if (isSigned != (side == Held.CHANGE)) {
            throw FailRule.wrong(
                    text,
                    begin,
                    side == Held.CHANGE
                            ? "a change with its sign, such as +20% or -5pt; a value needs A. or B. before the quantity"
                            : "a value without a sign");
        }
        at += isSigned ? 1 : 0;
        int digits = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        try {
            double value = Double.parseDouble(text.substring(digits, at));
            return isSigned && text.charAt(begin) == '-' ? -value : value;
        } catch (NumberFormatException none) {
            throw FailRule.wrong(text, digits, "a number");
        }
    }

    /** What one of a unit is: of changes 1. */
    private double scale(Held side, Compared quantity, String unit, int number) {
        int column = Math.max(number, at - unit.length());
        if (side == Held.CHANGE) {
            if (unit.equals("%") || unit.equals("pt") && quantity.form() == Form.SHARE) {
                return 1;
            }
            throw FailRule.wrong(text, column, quantity.form() == Form.SHARE ? "% or pt" : "%");
        }
        return switch (quantity.form()) {
            case SHARE -> only(unit, column, "%");
            case RATE -> only(unit, column, "/s");
            case TIME ->
                switch (unit) {
                    case "ns" -> 1;
                    case "us", "µs" -> 1e3;
                    case "ms" -> 1e6;
                    case "s" -> 1e9;
                    default -> throw FailRule.wrong(text, column, "ns, us, ms or s");
                };
        };
    }

    private double only(String unit, int column, String expected) {
        if (!unit.equals(expected)) {
            throw FailRule.wrong(text, column, expected);
        }
        return 1;
    }

    private boolean needsSure() {
        skipBlanks();
        if (at == text.length()) {
            return false;
        }
        int begin = at;
        if (word("").equals("and")) {
            skipBlanks();
            begin = at;
            if (word("").equals("sure")) {
                skipBlanks();
                if (at == text.length()) {
                    return true;
                }
                begin = at;
            }
        }
        throw FailRule.wrong(text, begin, "'and sure', or nothing more");
    }

    /** Letters and digits, and some signs. */
    private String word(String signs) {
        int begin = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || signs.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(begin, at);
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
