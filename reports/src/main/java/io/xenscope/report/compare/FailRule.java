package io.xenscope.report.compare;

import io.xenscope.report.cli.UsageException;
import io.xenscope.report.compare.Compared.Form;
import io.xenscope.report.compare.Row.WhyNot;
import io.xenscope.report.findings.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A limit that a comparison must keep: {@code [A.|B.]QUANTITY[.STATISTIC][@KEY] OP NUMBER[UNIT] [and sure]}.
 *
 * @param text as typed
 * @param side what is held against the limit: the change, or the value of one side
 * @param key whose; empty for any, {@code all} for every one
 * @param limit of a change in percent or points, of a value in its unit
 * @param isPoints whether a change is in points of a share
 * @param needsSure whether it must be sure, too
 */
record FailRule(
        String text,
        Held side,
        Compared quantity,
        Statistic statistic,
        String key,
        boolean isAbove,
        double limit,
        boolean isPoints,
        boolean needsSure) {
    /** What is held against the limit. */
    enum Held {
        CHANGE,
        A,
        B
    }

    /**
     * What a comparison says to it.
     *
     * @param broken a line for each row beyond the limit
     * @param missing why it cannot be judged; empty where it can
     */
    record Verdict(List<String> broken, String missing) {}

    private static final String ALL = "all";

    /** Reads one; refuses what is none, and names the column. */
    static FailRule parse(String text) {
        return new FailRuleParser(text).parse();
    }

    Verdict judge(Comparison comparison) {
        List<Row> rows = new ArrayList<>();
        String missing = "no such row; keys of " + quantity.key() + ": ";
        List<String> keys = new ArrayList<>();
        boolean isOne = !key.isEmpty() && hasKey(comparison, key);
        for (Row row : comparison.rows()) {
            if (row.quantity() != quantity || row.statistic() != statistic) {
                continue;
            }
            keys.add(keyOf(row));
            if (isOne ? keyOf(row).equals(key) : key.isEmpty() || key.equals(ALL)) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            return new Verdict(List.of(), missing + (keys.isEmpty() ? "none" : String.join(", ", keys)));
        }
        List<Row> judged = rows.stream().filter(row -> whyNot(row).isEmpty()).toList();
        if (judged.isEmpty() || key.equals(ALL) && !isOne && judged.size() < rows.size()) {
            Row first = rows.stream()
                    .filter(row -> !whyNot(row).isEmpty())
                    .findFirst()
                    .orElseThrow();
            return new Verdict(List.of(), keyOf(first) + ": " + whyNot(first));
        }
        List<Row> broken = judged.stream().filter(this::isBroken).toList();
        boolean isFail = key.equals(ALL) && !isOne ? broken.size() == judged.size() : !broken.isEmpty();
        return new Verdict(isFail ? broken.stream().map(this::line).toList() : List.of(), "");
    }

    private boolean hasKey(Comparison comparison, String wanted) {
        return comparison.rows().stream()
                .anyMatch(row -> row.quantity() == quantity && keyOf(row).equals(wanted));
    }

    /** As the side calls it that the rule is about. */
    private String keyOf(Row row) {
        return side == Held.B && row.b() != null ? row.b().text() : row.key().text();
    }

    /** Why a row cannot be judged; empty where it can. */
    private String whyNot(Row row) {
        Double value = side == Held.A ? row.valueA() : side == Held.B ? row.valueB() : row.difference();
        if (row.whyNot() == WhyNot.TOO_FEW && (side == Held.CHANGE || samples(row) < statistic.needed())) {
            return RowWords.sure(row) + ", " + statistic.key() + " needs " + statistic.needed();
        }
        boolean isMissing = value == null || row.whyNot() == WhyNot.NOT_RECORDED;
        if (isMissing || needsSure && row.estimate() == null) {
            return row.whyNot() == null
                    ? "no value"
                    : row.whyNot().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return "";
    }

    private long samples(Row row) {
        Long samples = side == Held.A ? row.samplesA() : row.samplesB();
        return samples == null ? 0 : samples;
    }

    private boolean isBroken(Row row) {
        if (needsSure && !row.isSure()) {
            return false;
        }
        double value = held(row);
        return isAbove ? value > limit : value < limit;
    }

    private double held(Row row) {
        if (side != Held.CHANGE) {
            return side == Held.A ? row.valueA() : row.valueB();
        }
        return isPoints ? row.difference() : percent(row);
    }

    private static double percent(Row row) {
        if (row.valueA() == 0) {
            return row.valueB() == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return 100 * (row.valueB() / row.valueA() - 1);
    }

    private String line(Row row) {
        Form form = quantity.form();
        String name = quantity.key() + (form == Form.TIME ? "." + statistic.key() : "");
        String what = "fail: " + name + " " + RowWords.key(row) + ": ";
        if (side != Held.CHANGE) {
            Double value = side == Held.A ? row.valueA() : row.valueB();
            return what + RowWords.value(form, value) + " in " + side + ", limit " + RowWords.value(form, limit);
        }
        String change = isPoints
                ? sign(row.difference()) + Phrase.number(row.difference()) + " pt"
                : Double.isInfinite(percent(row)) ? "new" : sign(percent(row)) + Phrase.number(percent(row)) + " %";
        String interval = RowWords.interval(row);
        return what + RowWords.value(form, row.valueA()) + " → " + RowWords.value(form, row.valueB()) + " (" + change
                + (interval.isEmpty() ? "" : ", " + interval) + "), limit " + sign(limit) + Phrase.number(limit)
                + (isPoints ? " pt" : " %");
    }

    private static String sign(double value) {
        return value > 0 ? "+" : "";
    }

    /** What is wrong with a rule, and where. */
    static UsageException wrong(String text, int column, String expected) {
        return new UsageException("--fail-if '" + text + "': column " + (column + 1) + ": expected " + expected);
    }
}
