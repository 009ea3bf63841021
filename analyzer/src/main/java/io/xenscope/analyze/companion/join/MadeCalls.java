package io.xenscope.analyze.companion.join;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.ProbeCalls;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.IoctlCalls;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.read.StraceReader;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which hypercall each ioctl, or each probe of the driver, made: the one that lies within its bounds, if there is exactly one of a
 * kind that it can make. Where bounds are wide there are several, and nothing is said of which it was.
 */
public final class MadeCalls {
    /** More candidates are not distinguished from this many. */
    public static final int MOST_CANDIDATES = 1000;

    private final List<MadeCall> all = new ArrayList<>();
    private final Map<Integer, Long> kindsOfName = new HashMap<>();
    private long kinds;

    private MadeCalls() {}

    /** Those of all logs of dom0 that have such calls, in the order of the logs and their lines. */
    public static List<MadeCall> of(List<Companion> companions, Capture capture, Analysis analysis, int threads) {
        MadeCalls made = new MadeCalls();
        List<Companion> logs = companions.stream().filter(MadeCalls::hasCalls).toList();
        for (Companion log : logs) {
            for (int name = 0; name < log.log().names().size(); name++) {
                made.kinds |= kinds(log, log.log().names().name(name));
            }
        }
        ToolHypercalls hypercalls = ToolHypercalls.read(capture, analysis, made.kinds, threads);
        logs.forEach(log -> made.add(log, hypercalls));
        return made.all;
    }

    private static boolean hasCalls(Companion log) {
        return log.domain() == 0 && (log.kind() == LogKind.STRACE || log.kind() == LogKind.XPV);
    }

    private static long kinds(Companion log, String name) {
        if (log.kind() == LogKind.STRACE) {
            return IoctlCalls.of(name);
        }
        return ProbeCalls.of(name);
    }

    private void add(Companion log, ToolHypercalls hypercalls) {
        kindsOfName.clear();
        ItemLog items = log.log().items();
        for (long item = 0; item < items.size(); item++) {
            int name = items.name(item);
            boolean isCall = items.kind(item) == ItemKind.CALL || items.kind(item) == ItemKind.BEGIN;
            long can = isCall
                    ? kindsOfName.computeIfAbsent(
                            name, number -> kinds(log, log.log().names().name(number)))
                    : 0;
            if (can != 0) {
                all.add(made(log, item, can, hypercalls));
            }
        }
    }

    private static MadeCall made(Companion log, long item, long can, ToolHypercalls hypercalls) {
        ItemLog items = log.log().items();
        boolean isPair = items.kind(item) == ItemKind.BEGIN;
        boolean hasEnd = items.value(item) != ItemLog.NONE;
        boolean isMade = log.kind() != LogKind.STRACE
                || !log.log().names().name(items.name(item)).equals("ioctl privcmd hypercall")
                || (items.mark(item) & StraceReader.MAKES_HYPERCALL) != 0;
        if (!isMade
                || !hasEnd
                || !log.times().isKnown(item)
                || isPair && !log.times().isKnown(items.value(item))) {
            return new MadeCall(log, item, null, 0);
        }
        long from = log.times().bounds(item).lo();
        long until = isPair
                ? log.times().bounds(items.value(item)).hi()
                : log.times().bounds(item).hi() + items.value(item);
        int count = 0;
        Hypercall only = null;
        for (int i = hypercalls.firstFrom(from); i < hypercalls.size() && count < MOST_CANDIDATES; i++) {
            Hypercall call = hypercalls.get(i);
            if (call.time() > until) {
                break;
            }
            if ((can >>> call.number() & 1) != 0) {
                count++;
                only = call;
            }
        }
        return new MadeCall(log, item, count == 1 ? only : null, count);
    }
}
