package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.HashMap;
import java.util.Map;

/**
 * Spans that a toolstack wrote down with W3C ids: a JSON object on each line, one when a span begins and one when it ends.
 *
 * <pre>{@code
 * {"event":"begin","trace":"0af7651916cd43dd8448eb211c80319c","span":"b7ad6b7169203331","tsc":119157510264,"name":"create","vcpu":"d0v1"}
 * {"event":"end","trace":"0af7651916cd43dd8448eb211c80319c","span":"b7ad6b7169203331","tsc":119157999999}
 * }</pre>
 *
 * <p>Stamped by the counter of the capture. Begin and end of a span have each other as values, those of which the other one is missing
 * {@link ItemLog#NONE}; the thread is the vcpu.
 */
final class ContextReader implements LogReader {
    private static final int MOST_OPEN = 1 << 16;
    private static final int LONGEST = 1 << 16;

    private final LogItems log;
    /** The item at which each span began that has not ended. */
    private final Map<String, Long> open = new HashMap<>();

    ContextReader(LogItems log) {
        this.log = log;
        log.clock(LogClock.TSC, 1);
    }

    @Override
    public Taken take(Line line) {
        if (line.isBlank()) {
            log.countNoise(1);
            return Taken.NOISE;
        }
        if (line.at(0) == '{' && line.length() < LONGEST && span(line)) {
            return Taken.ITEM;
        }
        log.bad().add(line.number(), line.length(), line.text(0, 200));
        return Taken.UNKNOWN;
    }

    private boolean span(Line line) {
        Map<String, String> fields = JsonLine.fields(line.text());
        String event = fields.getOrDefault("event", "");
        String trace = fields.getOrDefault("trace", "");
        String tsc = fields.getOrDefault("tsc", "");
        long stamp = Line.of(tsc).digits(0, tsc.length());
        boolean begins = event.equals("begin");
        if (!begins && !event.equals("end") || trace.isEmpty() || stamp < 0) {
            return false;
        }
        String id = trace + " " + fields.getOrDefault("span", "");
        long item = log.items().size();
        Long begin = begins ? null : open.remove(id);
        int name = begin == null
                ? log.names().number(fields.getOrDefault("name", ""))
                : log.items().name(begin);
        int thread = begin == null
                ? log.threads().number(fields.getOrDefault("vcpu", ""))
                : log.items().thread(begin);
        long value = begin == null ? ItemLog.NONE : begin;
        ItemKind kind = begins ? ItemKind.BEGIN : ItemKind.END;
        log.items().add(stamp, value, line.offset(), kind, 0, line.number(), name, thread);
        if (begin != null) {
            log.items().setValue(begin, item);
        } else if (begins && open.size() < MOST_OPEN) {
            open.put(id, item);
        }
        return true;
    }
}
