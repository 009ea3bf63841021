package io.xenscope.report.clock;

import java.util.Locale;

/** Microseconds in the unit in which people would say it. */
final class Micros {
    private Micros() {}

    static String text(double micros) {
        double size = Math.abs(micros);
        if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.6f s", micros / 1e6);
        }
        return size >= 1e3
                ? String.format(Locale.ROOT, "%.3f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%.3f \u00b5s", micros + 0.0);
    }
}
