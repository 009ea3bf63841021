package io.xenscope.report.findings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences say them: three digits, one unit. */
final class Phrase {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final MathContext DIGITS = new MathContext(3);

    private Phrase() {}

    /** {@code 438 ms}. */
    static String time(long nanos) {
        double value = nanos;
        int unit = 0;
        while (unit < UNITS.length - 1 && Math.abs(value) >= 999.5) {
            value /= 1000;
            unit++;
        }
        return number(value) + " " + UNITS[unit];
    }

    /** Three digits; whole above 100, without zeros at the end. */
    static String number(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** {@code 12.5 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, share >= 99.95 ? "%.0f %%" : share >= 10 ? "%.1f %%" : "%.2f %%", share);
    }

    /** A moment that {@code --from} takes: {@code 12.345678901s}. */
    static String moment(long nanos) {
        return String.format(Locale.ROOT, "%d.%09ds", nanos / 1_000_000_000, nanos % 1_000_000_000);
    }

    /** {@code 1 record}, {@code 2 records}. */
    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
