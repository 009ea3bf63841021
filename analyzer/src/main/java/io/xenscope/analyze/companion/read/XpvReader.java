package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * DTrace's probes of the driver of hypercalls: CPU ID FUNCTION:NAME.
 *
 * <pre>
 * [STAMP] CPU ID FUNCTION:NAME[ TEXT][ STAMP]
 * CPU (->|<-|=>|<=|| ) FUNCTION:NAME[ TEXT]
 * </pre>
 *
 * <p>NAME ends in {@code -start}, {@code -end} or {@code -entry}. Begin and end of a call have each other as values; pairs nest by CPU,
 * and where a thread moved the oldest of that name is meant, which is marked. An item's name is {@code FUNCTION:NAME} without its
 * ending, its thread the CPU.
 */
public final class XpvReader implements LogReader {
    /** The end was met on another CPU than the begin. */
    public static final int MOVED = 1;

    private static final int STAMP_DIGITS = 12;

    private record Open(long item, int name, int thread) {}

    private final LogItems log;
    private final Map<Integer, List<Open>> byCpu = new HashMap<>();

    XpvReader(LogItems log) {
        this.log = log;
    }

    @Override
    public Taken take(Line line) {
        int first = line.skipBlanks(0);
        boolean isHeader = line.has(first, "CPU") && line.find("FUNCTION", first) > 0;
        Taken taken = line.isBlank() || isHeader ? Taken.NOISE : probe(line, first);
        if (taken == Taken.NOISE) {
            log.countNoise(1);
        } else if (taken == Taken.UNKNOWN) {
            log.bad().add(line.number(), line.length(), line.text(0, 200));
        }
        return taken;
    }

    private Taken probe(Line line, int first) {
        int at = first;
        long stamp = ItemLog.NONE;
        if (line.skipDigits(at) - at >= STAMP_DIGITS) {
            stamp = line.digits(at, line.skipDigits(at));
            at = line.skipBlanks(line.skipDigits(at));
        }
        int cpuEnd = line.skipDigits(at);
        long cpu = line.digits(at, cpuEnd);
        int next = line.skipBlanks(cpuEnd);
        int afterId = line.isDigit(next) ? line.skipBlanks(line.skipDigits(next)) : afterArrow(line, next);
        int end = line.wordEnd(afterId);
        int colon = line.find(':', afterId);
        if (cpu < 0 || cpuEnd == next || colon <= afterId || colon >= end) {
            return Taken.UNKNOWN;
        }
        int last = trailing(line, end);
        stamp = stamp == ItemLog.NONE && last >= 0 ? line.digits(last, line.length()) : stamp;
        if (stamp != ItemLog.NONE) {
            log.clock(LogClock.MONO, 1);
            log.originUnknown();
        }
        return named(line, stamp, line.text(afterId, end), (int) cpu);
    }

    private static int afterArrow(Line line, int at) {
        boolean isArrow = line.has(at, "->") || line.has(at, "<-") || line.has(at, "=>") || line.has(at, "<=");
        return line.skipBlanks(isArrow ? at + 2 : line.at(at) == '|' ? at + 1 : at);
    }

    /** Where a last column of many digits begins; -1 where there is none. */
    static int trailing(Line line, int from) {
        int at = line.length();
        while (at > from && line.isDigit(at - 1)) {
            at--;
        }
        boolean isColumn = line.length() - at >= STAMP_DIGITS && line.length() - at <= 18 && line.at(at - 1) == ' ';
        return isColumn ? at : -1;
    }

    private Taken named(Line line, long stamp, String probe, int cpu) {
        String ending = probe.endsWith("-start") ? "-start" : probe.endsWith("-end") ? "-end" : "-entry";
        if (!probe.endsWith(ending)) {
            return Taken.UNKNOWN;
        }
        int name = log.names().number(probe.substring(0, probe.length() - ending.length()));
        int thread = log.threads().number(Integer.toString(cpu));
        long item = log.items().size();
        ItemKind kind = switch (ending) {
            case "-start" -> ItemKind.BEGIN;
            case "-end" -> ItemKind.END;
            default -> ItemKind.STEP;
        };
        log.items().add(stamp, ItemLog.NONE, line.offset(), kind, 0, line.number(), name, thread);
        if (kind == ItemKind.BEGIN) {
            byCpu.computeIfAbsent(cpu, key -> new ArrayList<>()).add(new Open(item, name, thread));
        } else if (kind == ItemKind.END) {
            end(item, name, thread, cpu);
        }
        return Taken.ITEM;
    }

    private void end(long item, int name, int thread, int cpu) {
        Open begin = top(byCpu.get(cpu), name);
        begin = begin == null ? oldest(name) : begin;
        if (begin != null) {
            log.items().setValue(item, begin.item);
            log.items().setValue(begin.item, item);
            log.items().setMark(item, begin.thread == thread ? 0 : MOVED);
        }
    }

    private static Open top(List<Open> open, int name) {
        boolean isTop = open != null && !open.isEmpty() && open.get(open.size() - 1).name == name;
        return isTop ? open.remove(open.size() - 1) : null;
    }

    private Open oldest(int name) {
        Open oldest = null;
        for (List<Open> open : byCpu.values()) {
            for (Open one : open) {
                oldest = one.name == name && (oldest == null || one.item < oldest.item) ? one : oldest;
            }
        }
        for (List<Open> open : byCpu.values()) {
            for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
                if (each.next() == oldest) {
                    each.remove();
                }
            }
        }
        return oldest;
    }

    /** The hypercall that a probe proves, as {@code domctl}; for others what stands behind {@code privcmd_HYPERVISOR_}. */
    public static String call(String probe) {
        int colon = probe.indexOf(':');
        String name = colon < 0 ? probe : probe.substring(colon + 1);
        return switch (name) {
            case "dom-create", "dom-destroy", "dom-pause", "dom-unpause", "setvcpucontext" -> "domctl";
            case "increase-reservation",
                    "decrease-reservation",
                    "populate-physmap",
                    "add-to-physmap",
                    "set-memory-map" -> "memory_op";
            case "evtchn-op" -> "event_channel_op";
            case "mmu-update" -> "mmu_update";
            case "mmu-ext-op" -> "mmuext_op";
            case "mmap", "mmapbatch" -> name;
            default ->
                probe.startsWith("privcmd_HYPERVISOR_") && colon > 0
                        ? probe.substring("privcmd_HYPERVISOR_".length(), colon)
                        : name;
        };
    }
}
