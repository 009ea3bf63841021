package io.xenscope.analyze.sched;

import io.xenscope.analyze.base.VcpuKey;
import java.util.Collection;

/**
 * Which vcpus have accounts: all, or, of a capture that names more than anything can be kept of, those whose names come first. Idle
 * vcpus always have; there are as many as pcpus.
 *
 * @param last the {@link VcpuKey} of the last one, taken as unsigned
 */
public record KeptVcpus(int last) {
    /**
     * So many have accounts at most, idle ones not counted: a kilobyte or two of heap each, in exports four. Domains can be about as
     * many, and hosts with a tenth of that are not known.
     */
    public static final int MOST = 1 << 15;

    /** Every vcpu, as long as there are not too many. */
    public static final KeptVcpus ALL = new KeptVcpus(-1);

    /** Whether a vcpu has accounts. */
    boolean include(int key) {
        return Integer.compareUnsigned(key, last) <= 0 || VcpuKey.isIdle(key);
    }

    /** What several workers can keep together of all the vcpus that they met: the same whoever of them met which. */
    public static KeptVcpus of(Collection<VcpuSlots> met) {
        if (met.stream().mapToLong(VcpuSlots::named).sum() <= MOST
                && met.stream().noneMatch(VcpuSlots::hasMore)) {
            return ALL;
        }
        LeastKeys first = new LeastKeys(MOST + 1);
        met.forEach(slots -> slots.eachNamed(first::add));
        int[] keys = first.sorted();
        return keys.length <= MOST ? ALL : new KeptVcpus(keys[MOST - 1]);
    }
}
