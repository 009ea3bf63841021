package io.xenscope.report.wall;

import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of the calendar as people type and read them: ISO 8601 with its zone, to the nanosecond. */
public final class WallTime {
    private static final long SECOND = 1_000_000_000;
    private static final String EXPECTED =
            "a time with its zone, such as 2026-11-21T10:00:00Z or 2026-11-21T11:00+01:00";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private WallTime() {}

    /** Nanoseconds since 1970 in UTC, above zero; {@code value} is the whole value of the option, of which {@code text} is the time. */
    static long nanos(Option option, String value, String text) {
        try {
            long nanos = nanos(OffsetDateTime.parse(text).toInstant());
            if (nanos > 0) {
                return nanos;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below, as any other value that is no such time
        }
        throw UsageException.badValue(option, value, EXPECTED);
    }

    /** The same of an instant; 1677 to 2262 fit. */
    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
    }

    /** A second since 1970 as {@code 2026-11-21T10:00:00}, in UTC. */
    public static String text(long second) {
        return SECONDS.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    }
}
