package io.xenscope.report.xenstore;

import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.UsageException;

/** How many watch events in how many ns are a storm. */
record StormSize(int events, long nanos) {
    private static final int EVENTS = 50;
    private static final long NANOS = 100_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    static final StormSize USUAL = new StormSize(EVENTS, NANOS);

    static StormSize of(Invocation asked) {
        String value = asked.value(Xenstore.STORM);
        if (value == null) {
            return USUAL;
        }
        String[] parts = value.split(",", -1);
        try {
            int events = Integer.parseInt(parts[0]);
            int millis = parts.length > 1 ? Integer.parseInt(parts[1]) : (int) (NANOS / MILLISECOND);
            if (parts.length <= 2 && events > 0 && millis > 0) {
                return new StormSize(events, millis * MILLISECOND);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw UsageException.badValue(Xenstore.STORM, value, "N,MS: 50,100");
    }
}
