package io.xenscope.analyze.companion.guest;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.QueuedCalls;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Hypercalls as a guest's kernel logged them ({@code xen_mc_entry: op 1 ...}, which it queues until {@code xen_mc_flush}), held against
 * those of the capture: each is matched with the first call of its number and vcpu that is not before it, and not behind its flush.
 */
public final class LoggedHypercalls {
    /** A queue is flushed within this time, where the log does not say when; and so long the flush may take. */
    private static final long SOON = 10_000_000L;

    /**
     * Hypercalls of one number of a vcpu.
     *
     * @param logged how many the guest logged
     * @param matched how many of them the capture has
     * @param onlyInCapture calls between the first and the last event of the log that it has not
     */
    public record Account(int vcpu, int number, long logged, long matched, long onlyInCapture) {
        public long onlyInLog() {
            return logged - matched;
        }
    }

    private record Key(int vcpu, int number) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int first = Integer.compareUnsigned(vcpu, other.vcpu);
            return first != 0 ? first : Integer.compare(number, other.number);
        }
    }

    private final Companion companion;
    private final Map<Key, Marks> logged = new TreeMap<>();
    /** By vcpu, the entries that no flush has followed yet, and the times between which its events lie. */
    private final Map<Integer, List<long[]>> queued = new HashMap<>();

    private final Map<Integer, long[]> spans = new HashMap<>();

    private LoggedHypercalls(Companion companion) {
        this.companion = companion;
    }

    /**
     * Those of a log that lie within {@code range}, in ns since the begin of the capture.
     *
     * @param calls what each vcpu called there; null where that is not known
     */
    public static List<Account> of(Companion companion, OffsetInterval range, IntFunction<GuestCallLog> calls) {
        LoggedHypercalls found = new LoggedHypercalls(companion);
        LogItems log = companion.log();
        for (long item = 0; item < log.items().size(); item++) {
            String event = log.names().name(log.items().name(item));
            String plain = FtraceReader.plain(event);
            int vcpu = plain.startsWith("xen_mc_") ? companion.vcpu(item) : VcpuKey.UNKNOWN;
            boolean isKnown = vcpu != VcpuKey.UNKNOWN && companion.times().isKnown(item);
            if (isKnown && range.equals(range.hull(companion.times().bounds(item)))) {
                found.take(plain, vcpu, item);
            }
        }
        found.queued.values().forEach(entries -> found.flush(entries, Long.MAX_VALUE));
        List<Account> accounts = new ArrayList<>();
        found.logged.forEach((key, marks) -> accounts.add(found.account(key, marks, calls.apply(key.vcpu))));
        return accounts;
    }

    private void take(String event, int vcpu, long item) {
        OffsetInterval at = companion.times().bounds(item);
        long[] span = spans.computeIfAbsent(vcpu, key -> new long[] {at.lo(), at.hi()});
        span[1] = Math.max(span[1], at.hi());
        List<long[]> entries = queued.computeIfAbsent(vcpu, key -> new ArrayList<>());
        if (event.equals("xen_mc_flush")) {
            flush(entries, at.hi());
        } else if (QueuedCalls.isOne(event)) {
            int number = QueuedCalls.number(companion.file().text(item));
            if (number >= 0) {
                entries.add(new long[] {vcpu, number, at.lo(), at.hi()});
            }
        }
    }

    /** What was queued is called now, or soon. */
    private void flush(List<long[]> entries, long flushed) {
        for (long[] entry : entries) {
            long until = Math.min(flushed, entry[3] + (flushed == Long.MAX_VALUE ? 0 : SOON)) + SOON;
            logged.computeIfAbsent(new Key((int) entry[0], (int) entry[1]), key -> new Marks())
                    .add(entry[2], until);
        }
        entries.clear();
    }

    private Account account(Key key, Marks entries, GuestCallLog log) {
        Marks calls = log == null ? new Marks() : log.calls(key.number);
        int call = 0;
        long matched = 0;
        for (int i = 0; i < entries.size(); i++) {
            call = Math.max(call, calls.firstFrom(entries.begin(i)));
            if (call < calls.size() && calls.begin(call) <= entries.end(i)) {
                matched++;
                call++;
            }
        }
        long[] span = spans.get(key.vcpu);
        long here = calls.firstFrom(span[1] + 1) - calls.firstFrom(span[0]);
        return new Account(key.vcpu, key.number, entries.size(), matched, Math.max(0, here - matched));
    }
}
