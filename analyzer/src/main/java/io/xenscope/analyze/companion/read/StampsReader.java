package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ClockTie;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines that pair clocks: words {@code key=value}, CSV with a header, or JSON objects, one a line, with at least two clocks in each.
 *
 * <pre>
 * realtime=1795180822.944781455 monotonic=23.554005669 tsc_before=72311344627 tsc_after=72312932759 label=REST
 * </pre>
 *
 * <p>{@code tsc}, or {@code tsc_before} and {@code tsc_after}; {@code realtime}, {@code wall}, {@code utc}; {@code monotonic},
 * {@code mono}; {@code boottime}; {@code xen}, {@code system_time}; and Linux' names of the clocks. Times are seconds with decimals,
 * whole ns, or ISO 8601. All else is a note.
 */
final class StampsReader implements LogReader {
    private static final int MOST = 1_000_000;
    private static final int SECONDS_DIGITS = 11;
    private static final LogClock[] PREFERRED = {LogClock.UTC, LogClock.MONO, LogClock.BOOT, LogClock.XEN, LogClock.TSC
    };

    private final LogItems log;
    private String[] header;

    StampsReader(LogItems log) {
        this.log = log;
    }

    @Override
    public Taken take(Line line) {
        Taken taken = line.isBlank() || line.at(0) == '#' ? Taken.NOISE : stamp(line);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    private Taken stamp(Line line) {
        Map<String, String> fields = fields(line.text());
        if (fields == null) {
            return Taken.NOISE;
        }
        Map<LogClock, Long> before = new EnumMap<>(LogClock.class);
        Map<LogClock, Long> after = new EnumMap<>(LogClock.class);
        StringBuilder note = new StringBuilder();
        fields.forEach((key, value) -> {
            if (!clock(key, value, before, after)) {
                note.append(note.length() == 0 ? "" : " ").append(key.equals("label") ? value : key + "=" + value);
            }
        });
        before.keySet().retainAll(after.keySet());
        if (before.size() < 2 || log.ties().size() == MOST) {
            return Taken.UNKNOWN;
        }
        LogClock main = main(before);
        if (log.clock() == LogClock.NONE) {
            log.clock(main, 1);
        }
        long stamp = before.getOrDefault(log.clock(), ItemLog.NONE);
        int name = log.names().number(note.toString());
        int thread = log.threads().number("");
        log.items().add(stamp, log.ties().size(), line.offset(), ItemKind.EVENT, 0, line.number(), name, thread);
        log.ties().add(new ClockTie(line.number(), before, after, note.toString()));
        return Taken.ITEM;
    }

    private static LogClock main(Map<LogClock, Long> clocks) {
        for (LogClock clock : PREFERRED) {
            if (clocks.containsKey(clock)) {
                return clock;
            }
        }
        return LogClock.NONE;
    }

    private static boolean clock(String key, String value, Map<LogClock, Long> before, Map<LogClock, Long> after) {
        LogClock clock = switch (key.toLowerCase(java.util.Locale.ROOT)) {
            case "tsc", "tsc_before", "tsc_after" -> LogClock.TSC;
            case "realtime", "wall", "utc", "clock_realtime" -> LogClock.UTC;
            case "monotonic", "mono", "clock_monotonic" -> LogClock.MONO;
            case "boottime", "clock_boottime" -> LogClock.BOOT;
            case "xen", "system_time" -> LogClock.XEN;
            default -> null;
        };
        long time = clock == null ? -1 : clock == LogClock.TSC ? ticks(value) : nanos(value);
        if (time < 0) {
            return false;
        }
        if (!key.endsWith("_after")) {
            before.put(clock, time);
        }
        if (!key.endsWith("_before")) {
            after.put(clock, time);
        }
        return true;
    }

    private static long ticks(String value) {
        Line text = Line.of(value);
        return text.has(0, "0x") ? text.hex(2, text.length()) : text.digits(0, text.length());
    }

    private static long nanos(String value) {
        Line text = Line.of(value);
        if (text.at(4) == '-') {
            long day = Dates.day(text, 0);
            long seconds = Dates.timeOfDay(text, 11);
            int end = text.skipDigits(20);
            long part = text.at(19) == '.' ? text.fraction(20, end) : 0;
            return day < 0 || seconds < 0 || part < 0 ? -1 : (day * Dates.DAY + seconds) * 1_000_000_000L + part;
        }
        boolean isWhole = text.skipDigits(0) == text.length();
        return isWhole && text.length() > SECONDS_DIGITS ? text.digits(0, text.length()) : text.nanos(0, text.length());
    }

    /** Keys and values of a line, in order; null for the header of a CSV. */
    private Map<String, String> fields(String text) {
        if (text.startsWith("{")) {
            return JsonLine.fields(text);
        }
        if (text.indexOf('=') >= 0) {
            return ofWords(text);
        }
        List<String> cells = List.of(text.split(",", -1));
        if (header == null && text.indexOf(',') >= 0 && !Line.of(text).isDigit(0)) {
            header = cells.stream().map(String::strip).toArray(String[]::new);
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; header != null && i < Math.min(header.length, cells.size()); i++) {
            fields.put(header[i], cells.get(i).strip());
        }
        return fields;
    }

    private static Map<String, String> ofWords(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            String word = text.substring(at, end < 0 ? text.length() : end);
            int equals = word.indexOf('=');
            if (word.startsWith("label=")) {
                fields.put("label", text.substring(at + 6));
                return fields;
            }
            if (equals > 0) {
                fields.put(word.substring(0, equals), word.substring(equals + 1));
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return fields;
    }
}
