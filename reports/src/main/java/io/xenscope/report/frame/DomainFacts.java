package io.xenscope.report.frame;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.Counts;
import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.VmExitAccounts;
import io.xenscope.analyze.sched.VcpuState;
import java.util.List;

/** The accounts of one domain: those of its vcpus that were asked for, added up. */
public final class DomainFacts {
    private final List<VcpuFacts> vcpus;

    DomainFacts(List<VcpuFacts> vcpus) {
        this.vcpus = vcpus;
    }

    /** Its number for a cell; null where no record says whose the records are. */
    public Integer dom() {
        return isUnknown() ? null : (Integer) vcpus.get(0).domain();
    }

    public boolean isUnknown() {
        return vcpus.get(0).isUnknown();
    }

    public List<VcpuFacts> vcpus() {
        return vcpus;
    }

    /** Ticks that its vcpus were in a state. */
    public long ticks(VcpuState state) {
        long ticks = 0;
        for (VcpuFacts vcpu : vcpus) {
            ticks += vcpu.isUnknown() ? 0 : vcpu.time().ticks(state);
        }
        return ticks;
    }

    public VmExitAccounts exits() {
        VmExitAccounts sum = new VmExitAccounts();
        vcpus.forEach(vcpu -> sum.add(vcpu.exits()));
        return sum;
    }

    public PvAccount pv() {
        PvAccount sum = new PvAccount();
        vcpus.forEach(vcpu -> sum.add(vcpu.pv()));
        return sum;
    }

    public Counts injections() {
        Counts sum = new Counts();
        vcpus.forEach(vcpu -> sum.add(vcpu.injections()));
        return sum;
    }
}
