package io.xenscope.report.findings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as sentences say them: three digits, one unit. Without {@code String.format}, whose first use would be a tenth of the
 * time of a short summary.
 */
public final class Phrase {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final long BILLION = 1_000_000_000;
    private static final MathContext DIGITS = new MathContext(3);

    private Phrase() {}

    /** {@code 438 ms}. */
    public static String time(long nanos) {
        double value = nanos;
        int unit = 0;
        while (unit < UNITS.length - 1 && Math.abs(value) >= 999.5) {
            value /= 1000;
            unit++;
        }
        return number(value) + " " + UNITS[unit];
    }

    /** Three digits; whole above 100, without zeros at the end. */
    public static String number(double value) {
        if (Math.abs(value) >= 100) {
            return Long.toString(Math.round(value));
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** {@code 12.5 %}; a share of nothing is not known. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return "an unknown share";
        }
        int digits = share >= 99.95 ? 0 : share >= 10 ? 1 : 2;
        return BigDecimal.valueOf(share).setScale(digits, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** A moment that {@code --from} takes: {@code 12.345678901s}. */
    public static String moment(long nanos) {
        String fraction = Long.toString(BILLION + nanos % BILLION);
        return nanos / BILLION + "." + fraction.substring(1) + "s";
    }

    /** {@code 1 record}, {@code 2 records}. */
    public static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
