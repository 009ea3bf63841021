package io.xenscope.analyze.companion;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.analyze.companion.read.KmsgFamily;
import io.xenscope.analyze.companion.read.KmsgReader;
import io.xenscope.analyze.companion.read.Line;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreLog;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.analyze.companion.xenstore.StoreTransaction;
import io.xenscope.analyze.context.ContextAttributes;
import io.xenscope.analyze.context.ContextEnd;
import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.format.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What logs say as named spans, for exports: requests and transactions of xenstored, operations of libxl, system calls of tools and
 * of guests, probes and functions. A span is the child of another one of its own log only; how far its time can be off is an
 * attribute. Ids come from the file's content and the line.
 */
public final class CompanionSpans {
    /** Spans of one capture, at most. */
    public static final int MOST = 100_000;

    private static final int TOOLSTACK = 3;
    private static final int FAILED = 2;
    private static final long SAMPLE_BYTES = 1 << 16;
    private static final String BOUND = "xen.companion.bound_ns";

    private static final String DOMAINS = "/local/domain/";

    /** An item of one of the logs. */
    private record Place(Companion companion, long item) {}

    /** Says which spans are wanted, by their begin and end in common ticks. */
    private interface Choice {
        boolean takes(long begin, long end);
    }

    private final Analysis analysis;
    private final long leastNanos;
    private final Choice choice;
    private final List<ContextSpan> spans = new ArrayList<>();
    private final Map<Place, ContextSpan> ofItem = new HashMap<>();
    private final Map<Place, TreeSet<Integer>> writes = new LinkedHashMap<>();
    private long leftOut;

    private Companion companion;
    private long digest;

    private CompanionSpans(Analysis analysis, long leastNanos, Choice choice) {
        this.analysis = analysis;
        this.leastNanos = leastNanos;
        this.choice = choice;
    }

    /** The spans of all logs that were placed; functions and syscalls only if they lasted {@code leastNanos}. */
    public static CompanionSpans of(List<Companion> companions, Analysis analysis, long leastNanos) {
        return new CompanionSpans(analysis, leastNanos, (begin, end) -> true).addAll(companions);
    }

    /** Those that were open at any of some moments, in common ticks, however short. */
    public static CompanionSpans openAt(List<Companion> companions, Analysis analysis, long[] moments) {
        Choice choice = (begin, end) -> {
            for (long moment : moments) {
                if (begin <= moment && moment < end) {
                    return true;
                }
            }
            return false;
        };
        return new CompanionSpans(analysis, 0, choice).addAll(companions);
    }

    /** How far the times of a span from a log can be off, in ns. */
    public static long bound(ContextSpan span) {
        return (Long) span.attributes().more().getOrDefault(BOUND, 0L);
    }

    private CompanionSpans addAll(List<Companion> companions) {
        for (Companion one : companions) {
            if (one.times().arePlaced()) {
                add(one);
            }
        }
        return this;
    }

    public List<ContextSpan> spans() {
        return spans;
    }

    /** Spans that there was no room for. */
    public long leftOut() {
        return leftOut;
    }

    private void add(Companion one) {
        companion = one;
        digest = one.file().digest(SAMPLE_BYTES);
        if (one.store() != null) {
            addStore(one.store());
        } else {
            addPairs(one.log());
        }
    }

    private void addStore(StoreLog store) {
        Map<Long, List<StoreTransaction>> transactions = new HashMap<>();
        for (StoreTransaction transaction : store.transactions()) {
            long key = (long) transaction.connection() << 32 | transaction.id();
            transactions.computeIfAbsent(key, k -> new ArrayList<>()).add(transaction);
            int domain = store.connections().get(transaction.connection()).domain();
            ContextSpan span = span(
                    transaction.firstItem(),
                    transaction.lastItem(),
                    transactionId(transaction),
                    ContextSpan.NO_PARENT,
                    domain);
            if (span != null) {
                span.attributes().named("xenstore transaction");
                span.attributes().put("xen.store.tx", (long) transaction.id());
                span.attributes().put("xen.store.outcome", transaction.outcome().key());
                String connection =
                        store.connections().get(transaction.connection()).name();
                tell(span.onTrack("xenstored " + connection), "transaction", transaction.firstItem());
            }
        }
        RequestLog requests = store.requests();
        for (long request = 0; request < requests.size(); request++) {
            long item = requests.item(request);
            if (companion.isInside(item)) {
                long key = (long) requests.connection(request) << 32 | requests.transaction(request);
                addRequest(store, request, item, transactions.getOrDefault(key, List.of()));
            }
        }
    }

    private void addRequest(StoreLog store, long request, long item, List<StoreTransaction> transactions) {
        long parent = ContextSpan.NO_PARENT;
        ContextId id = id(item, 0);
        StoreTransaction transaction = around(transactions, item);
        if (transaction != null) {
            ContextId around = transactionId(transaction);
            parent = around.span();
            id = new ContextId(around.traceHigh(), around.traceLow(), id.span());
        }
        int domain =
                store.connections().get(store.requests().connection(request)).domain();
        long answer = store.requests().answer(request);
        ContextSpan span = span(item, answer < 0 ? item : answer, id, parent, domain);
        if (span == null) {
            return;
        }
        StoreRequest one = store.request(request);
        if (transaction != null) {
            wrote(one.path(), transaction);
        }
        span.attributes().named("xenstore " + one.op());
        span.attributes().put("xen.store.conn", one.connection().name());
        if (!one.path().isEmpty()) {
            span.attributes().put("xen.store.path", one.path());
        }
        if (one.result() != null) {
            span.attributes().put("xen.store.result", one.result());
        }
        if (one.isError()) {
            span.close(new ContextEnd(id, span.end(), FAILED, 0, item));
        }
        tell(span.onTrack("xenstored " + one.connection().name()), "request", item);
    }

    /** The one of some transactions, in the order of their begins, that an item lies in; null where there is none. */
    private static StoreTransaction around(List<StoreTransaction> transactions, long item) {
        int behind = (int) Search.first(
                0, transactions.size(), i -> transactions.get((int) i).firstItem() > item);
        StoreTransaction last = behind == 0 ? null : transactions.get(behind - 1);
        return last == null || item > last.lastItem() ? null : last;
    }

    private ContextId transactionId(StoreTransaction transaction) {
        return id(transaction.firstItem(), 1);
    }

    /** Calls, and what begins and ends in two lines. */
    private void addPairs(LogItems log) {
        ItemLog items = log.items();
        for (long item = 0; item < items.size(); item++) {
            ItemKind kind = items.kind(item);
            boolean isPair = kind == ItemKind.BEGIN && items.value(item) != ItemLog.NONE;
            boolean isCall = kind == ItemKind.CALL && items.value(item) != ItemLog.NONE;
            if (isKnownMessage(item)) {
                addMessage(item);
            }
            if (!isPair && !isCall || !companion.times().isKnown(item)) {
                continue;
            }
            boolean isAlways = companion.kind() == LogKind.LIBXL
                    || companion.kind() == LogKind.XENTRACE_CONTEXT
                    || log.names().name(items.name(item)).startsWith("ioctl privcmd");
            long lasted = isCall
                    ? items.value(item)
                    : companion.times().shown(items.value(item))
                            - companion.times().shown(item);
            if (isAlways || lasted >= leastNanos) {
                addPair(log, item, isPair ? items.value(item) : item, isCall ? lasted : 0);
            }
        }
    }

    /** Whether an item is a message of a kernel that explains what a capture shows. */
    private boolean isKnownMessage(long item) {
        return companion.kind() == LogKind.KMSG
                && KmsgReader.family(companion.log().items().value(item)) != KmsgFamily.OTHER;
    }

    private void addMessage(long item) {
        ContextSpan span = companion.times().isKnown(item)
                ? span(item, item, id(item, 0), ContextSpan.NO_PARENT, companion.domain())
                : null;
        if (span != null) {
            long value = companion.log().items().value(item);
            span.attributes().named("message " + KmsgReader.family(value).title());
            span.attributes().put("xen.text", companion.file().text(item).text());
            tell(span.onTrack(companion.kind().key()), "message", item);
        }
    }

    private void addPair(LogItems log, long item, long end, long lasted) {
        int cpu = companion.kind() == LogKind.FTRACE
                ? FtraceReader.cpu(log.threads().name(log.items().thread(item)))
                : -1;
        int vcpu = cpu < 0 ? VcpuKey.NO_VCPU : cpu + companion.file().hints().cpu0();
        ContextSpan span =
                span(item, end, lasted, id(item, 0), ContextSpan.NO_PARENT, VcpuKey.of(companion.domain(), vcpu));
        if (span != null) {
            span.attributes()
                    .named(companion.kind().key() + " "
                            + log.names().name(log.items().name(item)));
            String thread = log.threads().name(log.items().thread(item));
            if (!thread.isEmpty()) {
                span.attributes().put("xen.thread", thread);
            }
            tell(span.onTrack(track(cpu, thread)), family(log, item), item);
        }
    }

    private String track(int cpu, String thread) {
        return switch (companion.kind()) {
            case FTRACE ->
                cpu < 0 ? "guest" : "guest v" + (cpu + companion.file().hints().cpu0());
            case STRACE, LIBXL, XENTRACE_CONTEXT ->
                thread.isEmpty() ? companion.kind().key() : companion.kind().key() + " " + thread;
            default ->
                thread.isEmpty() ? companion.kind().key() : companion.kind().key() + " p" + thread;
        };
    }

    private String family(LogItems log, long item) {
        String name = log.names().name(log.items().name(item));
        return switch (companion.kind()) {
            case STRACE -> name.startsWith("ioctl ") ? "ioctl" : "syscall";
            case XPV -> "probe";
            case LIBXL, XENTRACE_CONTEXT -> "operation";
            case FTRACE -> "syscall";
            default -> "function";
        };
    }

    /** A transaction that writes below the path of a domain may be part of its making. */
    private void wrote(String path, StoreTransaction transaction) {
        if (path.startsWith(DOMAINS)) {
            Line number = Line.of(path.substring(DOMAINS.length()));
            long domain = number.digits(0, number.skipDigits(0));
            if (domain > 0 && domain <= VcpuKey.NO_VCPU) {
                writes.computeIfAbsent(new Place(companion, transaction.firstItem()), none -> new TreeSet<>())
                        .add((int) domain);
            }
        }
    }

    /** The span that an item begins; null where there is none. */
    public ContextSpan of(Companion log, long item) {
        return ofItem.get(new Place(log, item));
    }

    /** Calls {@code sink} with each transaction that writes below a domain's path, and the domain. */
    public void writes(BiConsumer<ContextSpan, Integer> sink) {
        writes.forEach((place, domains) -> {
            ContextSpan span = ofItem.get(place);
            if (span != null) {
                domains.forEach(domain -> sink.accept(span, domain));
            }
        });
    }

    private ContextSpan span(long first, long last, ContextId id, long parent, int domain) {
        return span(first, last, 0, id, parent, VcpuKey.of(domain, VcpuKey.NO_VCPU));
    }

    /** A span from one item to another and so many ns more; null where it has no place, or there is no more room. */
    private ContextSpan span(long first, long last, long more, ContextId id, long parent, int vcpu) {
        ItemTimes times = companion.times();
        if (!times.isKnown(first)) {
            return null;
        }
        Extent extent = analysis.extent();
        long begin = ticks(times.shown(first));
        long end = times.isKnown(last) ? ticks(Math.max(times.shown(first), times.shown(last)) + more) : begin;
        boolean isOutside = end < extent.beginTicks() || begin > extent.endTicks();
        if (isOutside || !choice.takes(begin, end)) {
            return null;
        }
        if (spans.size() == MOST) {
            leftOut++;
            return null;
        }
        long from = Math.max(begin, extent.beginTicks());
        ContextSpan span = new ContextSpan(
                id,
                parent,
                vcpu,
                -1,
                TOOLSTACK,
                0,
                from,
                companion.log().items().line(first));
        if (from > begin) {
            span.doubt();
        }
        if (end > extent.endTicks() || !times.isKnown(last)) {
            span.cut(Math.min(Math.max(from, end), extent.endTicks()));
        } else {
            span.close(new ContextEnd(id, end, 0, 0, companion.log().items().line(last)));
        }
        spans.add(span);
        return span;
    }

    private long ticks(long nanos) {
        return analysis.extent().beginTicks() + analysis.rate().ticks(nanos);
    }

    /** Where it comes from, and how its time is known. */
    private void tell(ContextSpan span, String family, long item) {
        ofItem.put(new Place(companion, item), span);
        ContextAttributes said = span.attributes();
        said.put("xen.companion.family", family);
        String file = companion.name();
        said.put("xen.companion", file.substring(file.lastIndexOf('/') + 1));
        said.put("xen.companion.kind", companion.kind().key());
        said.put("xen.companion.line", companion.log().items().line(item));
        said.put("xen.companion.ground", companion.times().ground().key());
        said.put(BOUND, companion.times().bound(item));
        said.put("xen.companion.clock", companion.clock().key());
    }

    private ContextId id(long item, int family) {
        long place = mix(digest ^ mix(companion.log().items().line(item) << 2 | family));
        return new ContextId(digest | 1, place | 1, mix(place) | 1);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 31) * 0x7FB5D329728EA185L;
        mixed = (mixed ^ mixed >>> 27) * 0x81DADEF4BC2DD44DL;
        return mixed ^ mixed >>> 33;
    }
}
