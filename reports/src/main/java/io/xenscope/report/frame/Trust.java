package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a time can be off because it compares the clocks of pcpus: the one owner of that question.
 *
 * <p>Where TSCs are taken as they are, nothing is said, and nothing is spent, unless one was set back: how long it stood still
 * nothing shows. Where they were aligned, a time of a vcpu is as
 * good as the two worst clocks of the pcpus that report that vcpu; a vcpu that only one pcpu reports is exact.
 */
public final class Trust {
    private final Overview overview;
    private final Map<Integer, Long> byPcpu = new TreeMap<>();
    /** By vcpu, the pcpus that report it; null until someone asks. */
    private Map<Integer, BitSet> seenOn;

    private Trust(Overview overview) {
        this.overview = overview;
        Alignment alignment = overview.alignment();
        for (PcpuClock clock : alignment.pcpus()) {
            long worst = clock.bound().worst();
            boolean isProved = worst != ClockModel.UNPROVED;
            byPcpu.put(
                    clock.pcpu(),
                    isProved ? worst + alignment.lift(clock.pcpu()).largest() : ClockModel.UNPROVED);
        }
        alignment.untied().forEach(pcpu -> byPcpu.put(pcpu, ClockModel.UNPROVED));
    }

    public static Trust of(Overview overview) {
        return new Trust(overview);
    }

    /** Whether clocks were apart, so that there is anything to tell. */
    public boolean isNeeded() {
        return !overview.alignment().isIdentity()
                || !overview.alignment().fallen().isEmpty();
    }

    /** Whether a bound in ticks makes times across pcpus unsafe. */
    public boolean isUnsafe(long bound) {
        return bound > SafeBound.ticks(overview);
    }

    /** In nanoseconds; null where nothing is proved. */
    public Long nanos(long bound) {
        return bound == ClockModel.UNPROVED ? null : (Long) overview.rate().nanos(bound);
    }

    /** Ticks by which moments on one pcpu can be off against the first; {@link ClockModel#UNPROVED} if unknown. */
    public long ofPcpu(int pcpu) {
        return byPcpu.getOrDefault(pcpu, 0L);
    }

    /** Ticks by which times of one vcpu can be off. */
    public long ofVcpu(int key) {
        BitSet pcpus = seenOn().get(key);
        return pcpus == null ? 0 : ofPcpus(pcpus);
    }

    /** Ticks by which times of any vcpu of a domain can be off. */
    public long ofDomain(int domain) {
        return seenOn().entrySet().stream()
                .filter(vcpu -> VcpuKey.domain(vcpu.getKey()) == domain)
                .mapToLong(vcpu -> ofPcpus(vcpu.getValue()))
                .max()
                .orElse(0);
    }

    /** Ticks by which times between any two pcpus can be off. */
    public long ofAll() {
        BitSet all = new BitSet();
        overview.pcpus().forEach(pcpu -> all.set(pcpu.pcpu()));
        return ofPcpus(all);
    }

    private long ofPcpus(BitSet pcpus) {
        long worst = 0;
        long second = 0;
        if (pcpus.cardinality() > 1) {
            for (int pcpu = pcpus.nextSetBit(0); pcpu >= 0; pcpu = pcpus.nextSetBit(pcpu + 1)) {
                long bound = ofPcpu(pcpu);
                second = Math.max(second, Math.min(worst, bound));
                worst = Math.max(worst, bound);
            }
        }
        return worst == ClockModel.UNPROVED ? worst : worst + second;
    }

    /** Found once, when it is asked for first; exports ask from several threads. */
    private synchronized Map<Integer, BitSet> seenOn() {
        if (seenOn == null) {
            Map<Integer, BitSet> seen = new TreeMap<>();
            overview.schedule().forEach(pcpu -> see(pcpu, seen));
            seenOn = seen;
        }
        return seenOn;
    }

    private static void see(PcpuSchedule pcpu, Map<Integer, BitSet> seen) {
        BitSet slots = new BitSet();
        RunLog runs = pcpu.runs();
        for (long run = 0; run < runs.count(); run++) {
            slots.set(runs.slot(run));
        }
        ChangeLog changes = pcpu.changes();
        for (long change = 0; change < changes.count(); change++) {
            slots.set(changes.slot(change));
        }
        slots.clear(VcpuSlots.UNKNOWN);
        for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
            int key = pcpu.slots().key(slot);
            seen.computeIfAbsent(key, vcpu -> new BitSet()).set(pcpu.pcpu());
        }
    }
}
