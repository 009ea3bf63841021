package io.xenscope.report.findings;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import java.util.List;

/** The vcpu that changed its pcpu most often for the time that it ran. */
final class Migrations implements Rule {
    private static final double A_SECOND = 1000;
    private static final long ENOUGH = 100;

    @Override
    public About about() {
        return new About(
                "migrations",
                Severity.NOTE,
                "vcpus that migrate often",
                "above 1000 migrations in a second of running, of at least 100",
                "each costs the contents of a cache: fractions of a millisecond");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        VcpuFacts most = null;
        double rate = A_SECOND;
        for (VcpuFacts vcpu : evidence.scope().knownVcpus()) {
            long running = evidence.scope().nanos(vcpu.time().ticks(VcpuState.RUNNING));
            double own = running == 0 ? 0 : vcpu.time().migrations() * 1e9 / running;
            if (own > rate && vcpu.time().migrations() >= ENOUGH) {
                most = vcpu;
                rate = own;
            }
        }
        if (most == null) {
            return List.of();
        }
        String name = VcpuKey.text(most.key());
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                evidence.shareOfPcpus(most.time().ticks(VcpuState.RUNNING)),
                name,
                rate,
                "/s",
                null,
                name + " changed its pcpu " + most.time().migrations() + " times, " + Phrase.number(rate)
                        + " times for each second that it ran.",
                "sched --vcpu " + name + " --table affinity"));
    }
}
