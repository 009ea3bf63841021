package io.xenscope.report.html;

import java.math.BigDecimal;
import java.math.MathContext;

/** Lengths of time as cells of mixed units say them: three digits. */
final class Durations {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final MathContext DIGITS = new MathContext(3);

    private Durations() {}

    static String text(long nanos) {
        if (nanos == 0) {
            return "0";
        }
        int unit = 0;
        double value = nanos;
        while (unit < UNITS.length - 1 && Math.abs(value) >= 999.5) {
            value /= 1000;
            unit++;
        }
        return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString() + " " + UNITS[unit];
    }
}
