package io.xenscope.report.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the cells of a column mean, hence how machines and people read them. */
public enum Kind {
    /** Words; machines: a string. */
    TEXT,
    /** A number of things, or the number of a thing; machines: an integer. */
    COUNT,
    /** The number of a domain; machines: an integer, people read {@code idle} for 32767. */
    DOMAIN,
    /** A length of time; machines: integer nanoseconds, people: one unit for the column. */
    NANOS,
    /** A point on the capture's time line; machines: integer nanoseconds, people: seconds, exact, fit for --from. */
    MOMENT,
    /** A share in percent; two decimals for both. */
    PERCENT,
    /** A number with decimals, as many as the column says. */
    DECIMAL,
    /** An id; {@code 0x21001} for both, padded to as many digits as the column says. */
    HEX,
    /** True or false; people: yes or no. */
    BOOL,
    /** A rate; machines: integer hertz, people: one unit for the column. */
    HZ;

    /** What the machine name of a column of this kind ends with: its unit; empty where it has none. */
    String suffix() {
        return switch (this) {
            case NANOS, MOMENT -> "_ns";
            case PERCENT -> "_pct";
            case HZ -> "_hz";
            default -> "";
        };
    }

    /** Digits after the point, where a column does not say. */
    int decimals() {
        return this == PERCENT ? 2 : this == DECIMAL ? 1 : 0;
    }

    boolean readsFromTheLeft() {
        return this == TEXT;
    }

    /** The one form in which cells are kept: String, Long, BigDecimal, Boolean, or null for what is not known. */
    Object canonical(Object value, int digits) {
        if (value == null || isNoNumber(value)) {
            return null;
        }
        return switch (this) {
            case TEXT -> value.toString();
            case BOOL -> (Boolean) value;
            case PERCENT, DECIMAL -> decimal((Number) value).setScale(digits, RoundingMode.HALF_UP);
            case HEX -> hex(((Number) value).longValue(), digits);
            case COUNT, DOMAIN, NANOS, MOMENT, HZ -> whole((Number) value);
        };
    }

    private static boolean isNoNumber(Object value) {
        return isInexact(value) && !Double.isFinite(((Number) value).doubleValue());
    }

    private static boolean isInexact(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    private static BigDecimal decimal(Number value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        return isInexact(value) ? BigDecimal.valueOf(value.doubleValue()) : BigDecimal.valueOf(value.longValue());
    }

    private static Long whole(Number value) {
        return isInexact(value) ? Math.round(value.doubleValue()) : value.longValue();
    }

    private static String hex(long value, int digits) {
        String hex = Long.toHexString(value);
        return "0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
