package io.xenscope.report.wall;

import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of the calendar as people type and read them: ISO 8601 or RFC 3339 with its zone, or seconds since 1970, to the nanosecond. */
public final class WallTime {
    private static final long SECOND = 1_000_000_000;
    private static final String EXPECTED =
            "a time with its zone, such as 2026-11-21T10:00:00Z or '2026-11-21 11:00:00+0100', or seconds since 1970";
    private static final Pattern SINCE_1970 = Pattern.compile("@?(\\d{1,10}(?:\\.\\d{1,9})?)");
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?) ?(Z|[+-]\\d\\d(?::?\\d\\d)?)");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private WallTime() {}

    /** Nanoseconds since 1970 in UTC, above zero; {@code value} is the whole value of the option, of which {@code text} is the time. */
    static long nanos(Option option, String value, String text) {
        try {
            long nanos = nanos(text);
            if (nanos > 0) {
                return nanos;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // reported below, as any other value that is no such time
        }
        throw UsageException.badValue(option, value, EXPECTED);
    }

    /** What {@code date} prints with {@code +%s}, {@code --iso-8601=ns}, {@code --rfc-3339=ns} or {@code +%FT%T%z}. */
    private static long nanos(String text) {
        Matcher seconds = SINCE_1970.matcher(text);
        if (seconds.matches()) {
            return new BigDecimal(seconds.group(1)).movePointRight(9).longValueExact();
        }
        Matcher parts = DATE_AND_TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("of no known form");
        }
        String zone = parts.group(3).replace(":", "");
        String offset = switch (zone.length()) {
            case 1 -> zone;
            case 3 -> zone + ":00";
            default -> zone.substring(0, 3) + ":" + zone.substring(3);
        };
        String time = parts.group(2).replace(',', '.');
        return nanos(OffsetDateTime.parse(parts.group(1) + "T" + time + offset).toInstant());
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
