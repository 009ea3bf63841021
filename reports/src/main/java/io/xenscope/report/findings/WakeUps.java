package io.xenscope.report.findings;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.LatencyHistogram;
import java.util.List;

/** How long it took from wake-up to run, of all vcpus together. */
final class WakeUps implements Rule {
    private static final long NANOS = 10_000_000;
    private static final long ENOUGH_FOR_P9999 = 10_000;
    private static final long ENOUGH = 100;

    @Override
    public About about() {
        return new About(
                "wake-ups",
                Severity.LOOK,
                "slow wake-ups",
                "p99 of wake-to-run above 10 ms, of at least 100 wake-ups; a fact below",
                "people and network timeouts notice 10 ms; fewer than 100 have no p99");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        LatencyHistogram all = new LatencyHistogram();
        for (VcpuFacts vcpu : evidence.scope().knownVcpus()) {
            if (!vcpu.isIdle()) {
                all.add(vcpu.time().wakeToRun());
            }
        }
        if (all.count() < ENOUGH) {
            return List.of();
        }
        long p99 = evidence.scope().nanos(all.percentile(99));
        String rare = all.count() < ENOUGH_FOR_P9999
                ? "."
                : "; one in 10,000 needed " + evidence.time(all.percentile(99.99)) + " or more.";
        return List.of(new Finding(
                about().name(),
                p99 > NANOS ? Severity.LOOK : Severity.FACT,
                evidence.shareOfPcpus(all.count() / 100.0 * all.percentile(99)),
                "capture",
                p99,
                "ns",
                null,
                "Half of the " + all.count() + " wake-ups ran within " + evidence.time(all.percentile(50))
                        + ", 99 % within " + Phrase.time(p99) + rare,
                "latency --by dom"));
    }
}
