package io.xenscope.analyze.companion.guest;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.analyze.companion.read.Line;
import io.xenscope.analyze.span.DomainIpis;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The handlers that a guest's kernel ran for inter-processor interrupts, by sender and receiver of the wake that the capture shows:
 * the first one that its log surely has in the run that the wake led to. Durations are ns.
 *
 * <pre>
 * ipi_entry ... ipi_exit
 * reschedule_entry, call_function_entry, call_function_single_entry ... _exit     x86
 * irq_handler_entry: irq=N name=resched0 ... irq_handler_exit: irq=N              Xen's PV guests: resched, callfunc, irqwork, spinlock
 * </pre>
 */
public final class IpiHandlers implements DomainIpis.Listener {
    private static final String[] NAMES = {"resched", "callfunc", "irqwork", "spinlock"};

    /** A time that is known to a tenth is good enough to be counted. */
    private static final int PART = 10;

    private record Handler(OffsetInterval entered, long time, long bound, long lasted) {}

    /** Of one sender and receiver. */
    public static final class Account {
        private final LatencyHistogram toEntry = new LatencyHistogram();
        private final LatencyHistogram inside = new LatencyHistogram();
        private long count;

        /** Wakes behind whose run such a handler is in the log. */
        public long count() {
            return count;
        }

        /** From the run to the handler, of those whose place is known to a tenth of it. */
        public LatencyHistogram toEntry() {
            return toEntry;
        }

        /** In the handler, by the guest's clock. */
        public LatencyHistogram inside() {
            return inside;
        }
    }

    private final Analysis analysis;
    private final Map<Integer, List<Handler>> byVcpu = new HashMap<>();
    private final Map<DomainIpis.Pair, Account> accounts = new TreeMap<>();

    public IpiHandlers(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Takes the handlers of a log that was placed. */
    public void add(Companion companion) {
        LogItems log = companion.log();
        boolean[] begin = new boolean[log.names().size()];
        boolean[] end = new boolean[begin.length];
        for (int name = 0; name < begin.length; name++) {
            String event = FtraceReader.plain(log.names().name(name));
            begin[name] = isOne(event, "_entry");
            end[name] = isOne(event, "_exit");
        }
        Map<Integer, Long> open = new HashMap<>();
        for (long item = 0; item < log.items().size(); item++) {
            int name = log.items().name(item);
            if (log.items().kind(item) == ItemKind.LOSS) {
                open.remove(companion.vcpu(item));
            } else if (name < begin.length && begin[name] && isIpi(companion, item)) {
                open.put(companion.vcpu(item), item);
            } else if (name < end.length && end[name]) {
                Long entered = open.remove(companion.vcpu(item));
                if (entered != null) {
                    add(companion, entered, item);
                }
            }
        }
        byVcpu.values().forEach(handlers -> handlers.sort(Comparator.comparingLong(Handler::time)));
    }

    private static boolean isOne(String event, String end) {
        return event.equals("ipi" + end)
                || event.equals("reschedule" + end)
                || event.equals("call_function" + end)
                || event.equals("call_function_single" + end)
                || event.equals("irq_handler" + end);
    }

    /** Of handlers of interrupts, those that Xen's guests use for IPIs. */
    private static boolean isIpi(Companion companion, long item) {
        if (!FtraceReader.plain(
                        companion.log().names().name(companion.log().items().name(item)))
                .startsWith("irq_handler")) {
            return true;
        }
        Line text = companion.file().text(item);
        for (String name : NAMES) {
            if (text.find(" name=" + name, 0) > 0) {
                return true;
            }
        }
        return false;
    }

    private void add(Companion companion, long entry, long exit) {
        int vcpu = companion.vcpu(entry);
        boolean isKnown = vcpu != VcpuKey.UNKNOWN
                && companion.times().isKnown(entry)
                && companion.log().items().stamp(exit) != ItemLog.NONE;
        if (isKnown) {
            byVcpu.computeIfAbsent(vcpu, key -> new ArrayList<>())
                    .add(new Handler(
                            companion.times().bounds(entry),
                            companion.times().shown(entry),
                            companion.times().bound(entry),
                            Math.max(0, companion.nanosBetween(entry, exit))));
        }
    }

    @Override
    public void ran(DomainIpis.Pair pair, long begin, long end) {
        List<Handler> handlers = byVcpu.getOrDefault(pair.to(), List.of());
        long from = analysis.moment(begin);
        int first = (int) Search.first(0, handlers.size(), i -> handlers.get((int) i).time >= from);
        if (first == handlers.size()) {
            return;
        }
        Handler handler = handlers.get(first);
        if (handler.entered.lo() < from || handler.entered.hi() > analysis.moment(end)) {
            return;
        }
        Account account = accounts.computeIfAbsent(pair, key -> new Account());
        account.count++;
        account.inside.record(handler.lasted);
        if (PART * handler.bound <= handler.time - from) {
            account.toEntry.record(handler.time - from);
        }
    }

    public Map<DomainIpis.Pair, Account> all() {
        return accounts;
    }
}
