package io.xenscope.analyze.hvm;

import io.xenscope.analyze.host.Activity;
import io.xenscope.analyze.host.HostTable;
import io.xenscope.analyze.host.Moment;
import io.xenscope.analyze.host.PayloadField;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.PairTable;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;

/** Interrupts that Xen injected into HVM vcpus, by the guest's vector, within the stretch of time that is followed. */
public final class InjectionStudy implements Activity {
    private static final int MOST = 1 << 20;

    private final PayloadField vector;
    private final PairTable<long[]> counts = new PairTable<>(MOST, () -> new long[1]);

    public InjectionStudy(Era era) {
        vector = new PayloadField(era, "vector");
    }

    @Override
    public void register(HostTable events) {
        events.on(HvmEvents.INJ_VIRQ, this::injected);
    }

    private void injected(Moment now) {
        if (vector.isIn(now.record())) {
            counts.of(now.vcpu(), vector.of(now.record(), 0))[0]++;
        }
    }

    /** Takes how often a vector was injected into a vcpu, see {@link VcpuKey}. */
    public interface Visitor {
        void injected(int vcpu, int vector, long count);
    }

    public void forEach(Visitor visitor) {
        counts.forEach((vcpu, number, count) -> visitor.injected((int) vcpu, (int) number, count[0]));
    }

    /** Interrupts for which there was no more room. */
    public long others() {
        return counts.left();
    }
}
