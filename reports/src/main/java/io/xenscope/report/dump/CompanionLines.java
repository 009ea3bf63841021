package io.xenscope.report.dump;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.report.companions.ItemText;
import io.xenscope.report.companions.ItemsInTime;
import io.xenscope.report.table.CsvField;
import io.xenscope.report.table.Format;
import io.xenscope.report.wall.WallTime;
import java.util.Locale;

/**
 * Lines of companion logs between those of records, in the order of time: {@code 2.618000000 ~ ~1.2ms d0 c3 xenstore ...}. A tilde
 * says that the item may as well have been before the line above. Of one slice; the logs' text is read by one thread at a time.
 */
final class CompanionLines {
    private static final long SECOND = 1_000_000_000L;
    private static final String[] UNITS = {"ns", "us", "ms", "s"};

    private final ItemsInTime items;
    private final Format format;
    private final String separator;
    private final int width;
    private final Long utc;
    private int next;
    private long last = Long.MIN_VALUE / 2;

    /** {@code separator} stands before each member of a JSON array; {@code utc} as in {@link TextLines}. */
    CompanionLines(ItemsInTime items, Format format, String separator, long spanNanos, Long utc) {
        this.items = items;
        this.format = format;
        this.separator = separator;
        this.width = Digits.count(spanNanos / SECOND);
        this.utc = utc;
    }

    /** A slice begins at so many ns. */
    void open(long nanos) {
        next = items.firstFrom(nanos);
        last = Long.MIN_VALUE / 2;
    }

    /** Writes all changes before so many ns; a record of that time follows. */
    void until(LineBuffer out, long nanos) {
        while (next < items.size() && items.time(next) < nanos) {
            out.beginLine();
            write(out, items.companion(next), items.item(next), items.time(next));
            next++;
        }
        last = nanos;
    }

    private void write(LineBuffer out, Companion companion, long item, long time) {
        long bound = companion.times().bound(item);
        String text;
        synchronized (companion) {
            text = ItemText.of(companion, item);
        }
        String line = switch (format) {
            case TEXT -> plain(companion, time, bound, text);
            case CSV -> csv(companion, item, time, bound, text);
            default -> json(companion, item, time, bound, text);
        };
        out.put(Chunk.of(line));
        last = time;
    }

    private String plain(Companion companion, long time, long bound, String text) {
        String when = utc == null
                ? String.format(
                        Locale.ROOT, "%" + width + "d.%09d", Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND))
                : String.format(
                        Locale.ROOT,
                        "%s.%09d",
                        WallTime.text(Math.floorDiv(utc + time, SECOND)),
                        Math.floorMod(utc + time, SECOND));
        String mark = bound > time - last ? "~" : "-";
        return when + " " + mark + " ~" + duration(bound) + " d" + companion.domain() + " " + text + "\n";
    }

    /** Three digits and a unit: {@code 1.2ms}. */
    static String duration(long nanos) {
        double value = nanos;
        int unit = 0;
        while (value >= 1000 && unit + 1 < UNITS.length) {
            value /= 1000;
            unit++;
        }
        return (value < 10 && unit > 0 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString(Math.round(value)))
                + UNITS[unit];
    }

    private String csv(Companion companion, long item, long time, long bound, String text) {
        String fields = "bound_ns=" + bound + " line=" + companion.log().items().line(item) + " " + text;
        return time + "," + (utc == null ? "" : utc + time + ",") + ",d" + companion.domain() + ","
                + companion.kind().key() + ",," + CsvField.quoted(fields) + "\n";
    }

    private String json(Companion companion, long item, long time, long bound, String text) {
        boolean isRow = format == Format.NDJSON;
        return (isRow ? "{\"table\":\"records\",\"t_ns\":" : separator + "{\"t_ns\":") + time
                + (utc == null ? "" : ",\"utc_ns\":" + (utc + time)) + ",\"pcpu\":null,\"vcpu\":null,\"event\":\""
                + companion.kind().key() + "\",\"id\":null,\"fields\":{\"dom\":" + companion.domain() + ",\"line\":"
                + companion.log().items().line(item) + ",\"bound_ns\":" + bound + ",\"ground\":\""
                + companion.times().ground().key() + "\",\"text\":\""
                + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}" + (isRow ? "\n" : "");
    }
}
