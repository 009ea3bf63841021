package io.xenscope.report.cli;

import io.xenscope.clock.TscRate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with units as people type them, made exact: {@code 2.8G} hertz, {@code 1.5s} in nanoseconds. */
final class TypedNumber {
    private static final int LONGEST = 24;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private TypedNumber() {}

    private static final BigDecimal LEAST_HERTZ = BigDecimal.valueOf((long) TscRate.LEAST_HZ);
    private static final BigDecimal MOST_HERTZ = BigDecimal.valueOf((long) TscRate.MOST_HZ);

    /** Hertz; K, M or G and Hz may follow the number. */
    static long hertz(Option option, String text) {
        String number = without(without(text, "Hz"), "hz");
        int power = powerOf(number.isEmpty() ? ' ' : number.charAt(number.length() - 1));
        String digits = power == 0 ? number : number.substring(0, number.length() - 1);
        BigDecimal hertz = decimal(digits, power);
        if (hertz == null || hertz.signum() == 0) {
            throw UsageException.badValue(option, text, "a rate such as 2.8G, 2800M or 2800000000");
        }
        if (hertz.compareTo(LEAST_HERTZ) < 0 || hertz.compareTo(MOST_HERTZ) > 0) {
            throw UsageException.badValue(option, text, "a rate from 1 MHz to 10 GHz");
        }
        return hertz.longValueExact();
    }

    private static int powerOf(char suffix) {
        return switch (suffix) {
            case 'k', 'K' -> 3;
            case 'm', 'M' -> 6;
            case 'g', 'G' -> 9;
            default -> 0;
        };
    }

    /** Nanoseconds; the number is followed by ns, us, ms or s, or by nothing, which means seconds. */
    static long nanos(Option option, String text) {
        int end = text.length();
        while (end > 0 && !isDigitOrPoint(text.charAt(end - 1))) {
            end--;
        }
        int power = powerOf(text.substring(end));
        BigDecimal nanos = power < 0 ? null : decimal(text.substring(0, end), power);
        if (nanos == null) {
            throw UsageException.badValue(option, text, "a time such as 1.5s, 200ms, 10us or 0.000123456");
        }
        return nanos.longValueExact();
    }

    private static int powerOf(String unit) {
        return switch (unit) {
            case "", "s" -> 9;
            case "ms" -> 6;
            case "us", "µs", "μs" -> 3;
            case "ns" -> 0;
            default -> -1;
        };
    }

    /** An integer from 1 to {@code most}. */
    static int whole(Option option, String text, int most) {
        BigDecimal number = text.indexOf('.') < 0 ? decimal(text, 0) : null;
        if (number == null || number.signum() == 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw UsageException.badValue(option, text, "a whole number from 1 to " + most);
        }
        return number.intValueExact();
    }

    /** Digits with at most one point, times 10^power, rounded; null for anything else, exponents among it. */
    private static BigDecimal decimal(String text, int power) {
        boolean hasDigit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hasDigit |= c != '.';
            if (!isDigitOrPoint(c) || c == '.' && text.indexOf('.') != i) {
                return null;
            }
        }
        if (!hasDigit || text.length() > LONGEST) {
            return null;
        }
        BigDecimal number = new BigDecimal(text).movePointRight(power).setScale(0, RoundingMode.HALF_UP);
        return number.compareTo(MOST) > 0 ? null : number;
    }

    private static boolean isDigitOrPoint(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }

    private static String without(String text, String suffix) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }
}
