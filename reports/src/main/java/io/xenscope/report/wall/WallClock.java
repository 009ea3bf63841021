package io.xenscope.report.wall;

import io.xenscope.analyze.Overview;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the capture's first record stands on the calendar. Records of Xen do not tell, so the user does; or context records,
 * which a patched Xen writes; or, as a last resort, the time at which the file was last changed.
 *
 * @param beginNanos UTC in ns since 1970 of the begin of the capture
 * @param meaning how that is known
 */
public record WallClock(long beginNanos, String meaning) {
    public static final Option WALL =
            Option.value("", "wall", "TSC=TIME", "time at a TSC: 5047588=2026-11-21T10:00:00Z");
    public static final Option START =
            Option.value("", "start", "TIME", "time of the first record, or 'file': by the file");
    private static final String BY_FILE = "file";

    /** A TSC, and what the calendar said then. */
    private record Moment(long tsc, long nanos) {
        static Moment of(String value) {
            int sign = value.indexOf('=');
            try {
                long tsc = Long.decode(value.substring(0, Math.max(0, sign)));
                return new Moment(tsc, WallTime.nanos(WALL, value, value.substring(sign + 1)));
            } catch (NumberFormatException e) {
                throw UsageException.badValue(
                        WALL, value, "a TSC and a time, such as 50475882825885=2026-11-21T10:00:00Z");
            }
        }
    }

    /** Refuses what cannot be meant, before a capture is read. */
    public static void check(Invocation asked) {
        if (asked.has(WALL) && asked.has(START)) {
            throw new UsageException("--wall and --start exclude each other");
        }
        if (asked.has(WALL)) {
            Moment.of(asked.value(WALL));
        } else if (asked.has(START) && !asked.value(START).equals(BY_FILE)) {
            WallTime.nanos(START, asked.value(START), asked.value(START));
        }
    }

    /** What the user or the capture itself gives; empty where neither does. */
    public static Optional<WallClock> told(Invocation asked, Capture capture, Overview overview) {
        if (asked.has(WALL)) {
            Moment moment = Moment.of(asked.value(WALL));
            return Optional.of(at(moment.tsc(), moment.nanos(), overview, "given by the user"));
        }
        if (asked.has(START)) {
            String value = asked.value(START);
            return value.equals(BY_FILE)
                    ? Optional.of(byFile(capture, overview).orElseThrow(WallClock::noFileTime))
                    : Optional.of(new WallClock(WallTime.nanos(START, value, value), "given by the user"));
        }
        return recorded(capture, overview);
    }

    /** What records of the capture tell; empty where none does. */
    public static Optional<WallClock> recorded(Capture capture, Overview overview) {
        return new ClockRecords(capture, overview).first();
    }

    /** The same, or, failing that, the file's time. */
    public static WallClock best(Invocation asked, Capture capture, Overview overview) {
        return told(asked, capture, overview)
                .or(() -> byFile(capture, overview))
                .orElseThrow(WallClock::noFileTime);
    }

    private static UsageException noFileTime() {
        return new UsageException("a stream has no time: give --start TIME or --wall TSC=TIME");
    }

    /** From what the calendar said at a common tick. */
    static WallClock at(long tick, long time, Overview overview, String meaning) {
        return new WallClock(time - overview.moment(tick), meaning);
    }

    private static Optional<WallClock> byFile(Capture capture, Overview overview) {
        Path file = Path.of(capture.name());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            long end = WallTime.nanos(Files.getLastModifiedTime(file).toInstant());
            return Optional.of(at(
                    overview.extent().endTicks(),
                    end,
                    overview,
                    "GUESSED: as if the file had been changed last when its last record was written"));
        } catch (IOException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
