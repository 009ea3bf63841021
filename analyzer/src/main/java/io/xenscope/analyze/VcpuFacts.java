package io.xenscope.analyze;

import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.base.Counts;
import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.VmExitAccounts;
import java.util.Map;

/** All accounts of one vcpu. */
public final class VcpuFacts {
    private final VcpuAccount time;
    private final VmExitAccounts exits = new VmExitAccounts();
    private final PvAccount pv = new PvAccount();
    private final Counts injections = new Counts();

    public VcpuFacts(VcpuAccount time) {
        this.time = time;
    }

    /** Those of a vcpu; what a vcpu did that only a pcpu without any time names belongs to the unknown one. */
    public static VcpuFacts of(Map<Integer, VcpuFacts> byKey, int key) {
        return byKey.getOrDefault(key, byKey.get(VcpuKey.UNKNOWN));
    }

    /** Its name in one word, see {@link VcpuKey}. */
    public int key() {
        return time.key();
    }

    public int domain() {
        return VcpuKey.domain(key());
    }

    public int vcpu() {
        return VcpuKey.vcpu(key());
    }

    /** Whether these are the facts of the unknown vcpu, which runs where no record says who does. */
    public boolean isUnknown() {
        return key() == VcpuKey.UNKNOWN;
    }

    /** Whether any exit, PV entry or injection was counted here. */
    public boolean hasRecords() {
        boolean[] any = {pv.sum() > 0 || injections.sum() > 0};
        exits.forEach((reason, account) -> any[0] = true);
        return any[0];
    }

    public boolean isIdle() {
        return VcpuKey.isIdle(key());
    }

    /** States, waits and migrations; of no meaning where {@link #isUnknown()}. */
    public VcpuAccount time() {
        return time;
    }

    /** VM exits by reason. */
    public VmExitAccounts exits() {
        return exits;
    }

    public PvAccount pv() {
        return pv;
    }

    /** Injected interrupts by vector. */
    public Counts injections() {
        return injections;
    }
}
