package io.xenscope.report.cli;

/**
 * The part of the capture asked for with {@code --from} and {@code --to}. What {@code -1s} means is known only with the
 * capture's span, so ends are asked for with it. All in ns since the begin of the capture.
 */
public final class TimeRange {
    private final String from;
    private final String to;

    private TimeRange(String from, String to) {
        this.from = from;
        this.to = to;
    }

    static TimeRange of(String from, String to) {
        TimeRange range = new TimeRange(from, to);
        // The longest span there is: a time that nobody can mean is refused before the capture is read.
        range.at(CommonOptions.FROM, from, 0, 0, Long.MAX_VALUE);
        range.at(CommonOptions.TO, to, 0, 0, Long.MAX_VALUE);
        return range;
    }

    public boolean isWhole() {
        return from == null && to == null;
    }

    /** The first nanosecond inside. */
    public long fromNanos(long spanNanos) {
        return at(CommonOptions.FROM, from, 0, 0, spanNanos);
    }

    /** The first nanosecond behind; never before {@link #fromNanos}. */
    public long toNanos(long spanNanos) {
        long begin = fromNanos(spanNanos);
        long end = at(CommonOptions.TO, to, begin, spanNanos, spanNanos);
        if (!isWhole() && end <= begin) {
            throw new UsageException("nothing is left between " + (from == null ? "the begin" : "--from " + from)
                    + " and " + (to == null ? "the end" : "--to " + to) + " of a capture of "
                    + spanNanos / 1_000_000 + " ms");
        }
        return end;
    }

    /** One moment of a capture that an option names: {@code 1.5s}, {@code -1s} before the end; refused past the end. */
    static long momentNanos(Option option, String text, long spanNanos) {
        boolean backward = text.startsWith("-");
        long nanos = TypedNumber.nanos(option, backward ? text.substring(1) : text);
        if (nanos > spanNanos) {
            throw new UsageException(option.longForm() + " " + text + " is "
                    + (backward ? "before the begin" : "past the end") + " of the capture ("
                    + spanNanos / 1_000_000 + " ms)");
        }
        return backward ? spanNanos - nanos : nanos;
    }

    private long at(Option option, String text, long base, long whenAbsent, long spanNanos) {
        if (text == null) {
            return whenAbsent;
        }
        boolean backward = text.startsWith("-");
        boolean onward = text.startsWith("+");
        long nanos = TypedNumber.nanos(option, backward || onward ? text.substring(1) : text);
        if (backward) {
            return Math.max(0, spanNanos - nanos);
        }
        long start = onward ? base : 0;
        return nanos > spanNanos - start ? spanNanos : start + nanos;
    }
}
