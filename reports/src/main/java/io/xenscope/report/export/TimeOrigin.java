package io.xenscope.report.export;

import io.xenscope.analyze.Analysis;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where the capture's first record stands on the calendar.
 *
 * <p>A capture holds no wall clock. Unless the user tells it, times count from where the TSC was zero, which is the
 * host's boot on most machines, as if that were 1970: large enough for viewers that refuse zero, and the same in every run.
 */
record TimeOrigin(long nanos, String meaning) {
    static TimeOrigin of(Analysis analysis) {
        return new TimeOrigin(
                Math.max(
                        1_000,
                        analysis.rate().nanos(Math.max(0, analysis.extent().beginTicks()))),
                "TSC zero shown as 1970-01-01T00:00:00Z");
    }

    /** From what the user gave, as 2026-11-21T10:00:00Z; null where it is no such time. */
    static TimeOrigin parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            long nanos = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
            return nanos < 1_000 ? null : new TimeOrigin(nanos, "given by the user");
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
