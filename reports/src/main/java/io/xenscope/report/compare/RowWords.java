package io.xenscope.report.compare;

import io.xenscope.report.compare.Compared.Form;
import io.xenscope.report.compare.Row.WhyNot;
import io.xenscope.report.findings.Phrase;
import java.util.Locale;

/** Values of rows as people read them: three digits, the unit that fits. */
final class RowWords {
    private RowWords() {}

    /** {@code 217 µs}, {@code 28.2 %}, {@code 7.98 /s}; {@code -} where there is none. */
    static String value(Form form, Double value) {
        if (value == null) {
            return "-";
        }
        return switch (form) {
            case TIME -> Phrase.time(Math.round(value));
            case SHARE -> Phrase.percent(value);
            case RATE -> Phrase.number(value) + " /s";
        };
    }

    /** {@code x0.089}; where one side is 0 the difference, {@code +3.2 pt}. */
    static String change(Row row) {
        if (!row.hasBoth()) {
            return "-";
        }
        return row.ratio() != null ? times(row.ratio()) : signed(row.quantity().form(), row.difference());
    }

    /** {@code x7.7 .. x19.1}; empty where the row was not tested. */
    static String interval(Row row) {
        if (row.estimate() == null) {
            return "";
        }
        Form form = row.quantity().form();
        return row.ratio() != null
                ? times(row.ratioLow()) + " .. " + times(row.ratioHigh())
                : signed(form, row.estimate().low()) + " .. "
                        + signed(form, row.estimate().high());
    }

    static String times(double ratio) {
        return "x" + Phrase.number(ratio);
    }

    private static String signed(Form form, double value) {
        String number = form == Form.TIME
                ? Phrase.time(Math.round(value))
                : Phrase.number(value) + (form == Form.SHARE ? " pt" : " /s");
        return value > 0 ? "+" + number : number;
    }

    /** The same, and whether clocks can be what makes the difference. */
    static String sureOrUnsafe(Row row) {
        return sure(row) + (row.isUnsafe() ? ", clocks unsafe" : "");
    }

    /** {@code yes}, {@code no}, or why that cannot be said. */
    static String sure(Row row) {
        if (row.whyNot() == null) {
            return row.isSure() ? "yes" : "no";
        }
        if (row.whyNot() != WhyNot.TOO_FEW) {
            return row.whyNot().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        long a = row.samplesA() == null ? 0 : row.samplesA();
        long b = row.samplesB() == null ? 0 : row.samplesB();
        return "too few (" + Math.min(a, b) + ")";
    }

    /** {@code d1}, and {@code d1=d7} where the sides call it differently. */
    static String key(Row row) {
        String own = row.key().text();
        return row.a() == null || row.b() == null || row.b().text().equals(own)
                ? own
                : row.a().subject().text() + "=" + row.b().text();
    }
}
