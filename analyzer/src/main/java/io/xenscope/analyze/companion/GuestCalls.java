package io.xenscope.analyze.companion;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.analyze.track.HypercallRecords;
import io.xenscope.clock.foreign.Marks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** When vcpus whose kernels logged their hypercalls made them, by number, in ns since the begin of the capture. */
final class GuestCalls implements HostTracker {
    private static final int MOST = 4_000_000;

    private final Map<Integer, Map<Integer, Marks>> byVcpu = new HashMap<>();
    private final ToLongFunction<Moment> nanos;
    private int size;

    GuestCalls(Set<Integer> vcpus, ToLongFunction<Moment> nanos) {
        vcpus.forEach(vcpu -> byVcpu.put(vcpu, new HashMap<>()));
        this.nanos = nanos;
    }

    @Override
    public void register(HostEvents events) {
        if (!byVcpu.isEmpty()) {
            HypercallRecords.register(events, this::hypercall);
        }
    }

    private void hypercall(Moment now, int number) {
        Map<Integer, Marks> calls = byVcpu.get(now.vcpu());
        if (calls != null && size < MOST) {
            size++;
            long time = nanos.applyAsLong(now);
            calls.computeIfAbsent(number, key -> new Marks()).add(time, time);
        }
    }

    /** Those of one number, in order; none of a vcpu that is not followed. */
    Marks of(int vcpu, int number) {
        return byVcpu.getOrDefault(vcpu, Map.of()).getOrDefault(number, new Marks());
    }
}
