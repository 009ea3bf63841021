package io.xenscope.report.spans;

import io.xenscope.analyze.Analysis;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.wall.WallClock;

/**
 * Where the capture's first record stands on the calendar, for viewers that want to know.
 *
 * <p>Unless the user or the capture gives it, times count from where the TSC was zero, which is the host's boot on most
 * machines, as if that were 1970: large enough for viewers that refuse zero, and the same in every run. The file's time is
 * taken only if asked for, because a copy of the file would then give another document.
 */
public record TimeOrigin(long nanos, String meaning, boolean isKnown) {
    /** Viewers refuse times of zero microseconds and before. */
    private static final long LEAST = 1_000;

    public static TimeOrigin of(Invocation asked, Capture capture, Analysis analysis) {
        return WallClock.told(asked, capture, analysis)
                .map(wall -> new TimeOrigin(Math.max(LEAST, wall.beginNanos()), wall.meaning(), true))
                .orElseGet(() -> of(analysis));
    }

    /** Says so where dates are going to be of 1970. */
    public void warn(Invocation asked, String whose) {
        if (!isKnown) {
            asked.warn(
                    whose
                            + "dates are of 1970: nothing says when the capture was made; give --start TIME, --start file or --wall");
        }
    }

    public static TimeOrigin of(Analysis analysis) {
        return new TimeOrigin(
                Math.max(
                        LEAST,
                        analysis.rate().nanos(Math.max(0, analysis.extent().beginTicks()))),
                "TSC zero shown as 1970-01-01T00:00:00Z",
                false);
    }
}
