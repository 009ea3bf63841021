package io.xenscope.analyze.companion;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.companion.xenstore.StoreLog;
import io.xenscope.clock.foreign.Leaning;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * By how much to move the times that are shown of a log that was placed, within their bounds: to where each request of a domain has
 * the domain's event_channel_op shortly before it, or each switch of a guest's kernel to its idle task a block of the vcpu, and each
 * hypercall that it queues the call itself, shortly behind it.
 */
final class UsualTimes {
    private static final long MICROSECOND = 1_000L;
    private static final long MILLISECOND = 1000 * MICROSECOND;

    /** How long a daemon needs until it writes down what it was asked. */
    private static final long[] REQUESTS = {
        MILLISECOND, 2 * MILLISECOND, 5 * MILLISECOND, 10 * MILLISECOND, 20 * MILLISECOND
    };

    /** How long a kernel needs from its idle task to the block. */
    private static final long[] IDLES = {
        20 * MICROSECOND, 50 * MICROSECOND, 100 * MICROSECOND, 200 * MICROSECOND, 500 * MICROSECOND, MILLISECOND
    };

    private record Pairing(Marks items, Marks events) {}

    private record Call(int vcpu, int number) {}

    private final Companion companion;
    private final Placed placed;
    private OffsetInterval window = OffsetInterval.ANY;

    private UsualTimes(Companion companion, Placed placed) {
        this.companion = companion;
        this.placed = placed;
    }

    /** In ns; none where nothing stands out. */
    static OptionalLong of(Companion companion, Placed placed, CaptureEvidence facts) {
        UsualTimes times = new UsualTimes(companion, placed);
        List<Pairing> pairings = new ArrayList<>();
        boolean isKernel = companion.kind() == LogKind.FTRACE;
        if (isKernel) {
            times.switches().forEach((vcpu, items) -> pairings.add(new Pairing(items, facts.blocks(vcpu))));
            times.calls()
                    .forEach((call, items) ->
                            pairings.add(new Pairing(items, facts.guestCalls().of(call.vcpu, call.number))));
        } else if (companion.store() != null) {
            times.requests()
                    .forEach((domain, items) ->
                            pairings.add(new Pairing(items, facts.signals().sends(domain))));
        }
        pairings.sort(Comparator.comparingInt(pairing -> -pairing.items.size()));
        for (Pairing pairing : pairings) {
            OptionalLong lean =
                    Leaning.of(pairing.items, pairing.events, isKernel, times.window, isKernel ? IDLES : REQUESTS);
            if (lean.isPresent()) {
                return lean;
            }
        }
        return OptionalLong.empty();
    }

    /** Where an item is as the middle of its clock's bounds says. */
    private void add(Marks marks, long item) {
        OffsetInterval read = companion.readings().of(item);
        if (!read.isUnbounded()) {
            OffsetInterval offset = placed.offsets().at(read.lo());
            long middle = offset.middle();
            window = window.and(offset.plus(-middle));
            marks.add(read.lo() + middle, read.hi() + middle);
        }
    }

    private Map<Integer, Marks> requests() {
        Map<Integer, Marks> byDomain = new TreeMap<>();
        StoreLog store = companion.store();
        RequestLog requests = store.requests();
        for (long request = 0; request < requests.size(); request++) {
            StoreConnection by = store.connections().get(requests.connection(request));
            if (by.isKernel() && by.domain() > 0) {
                add(byDomain.computeIfAbsent(by.domain(), domain -> new Marks()), requests.item(request));
            }
        }
        byDomain.values().forEach(marks -> marks.sort(false));
        return byDomain;
    }

    private Map<Call, Marks> calls() {
        Map<Call, Marks> byCall = new LinkedHashMap<>();
        ItemLog items = companion.log().items();
        QueuedCalls queued = new QueuedCalls(companion);
        for (long item = 0; item < items.size() && queued.areThere(); item++) {
            int vcpu = queued.vcpu(item);
            int number = vcpu == VcpuKey.UNKNOWN
                    ? -1
                    : QueuedCalls.number(companion.file().text(item));
            if (number >= 0) {
                add(byCall.computeIfAbsent(new Call(vcpu, number), key -> new Marks()), item);
            }
        }
        byCall.values().forEach(marks -> marks.sort(false));
        return byCall;
    }

    private Map<Integer, Marks> switches() {
        Map<Integer, Marks> byVcpu = new TreeMap<>();
        ItemLog items = companion.log().items();
        IdleSwitches idle = new IdleSwitches(companion);
        for (long item = 0; item < items.size(); item++) {
            int vcpu = idle.vcpu(item);
            if (vcpu != VcpuKey.UNKNOWN) {
                add(byVcpu.computeIfAbsent(vcpu, key -> new Marks()), item);
            }
        }
        byVcpu.values().forEach(marks -> marks.sort(false));
        return byVcpu;
    }
}
