package io.xenscope.report.findings;

import io.xenscope.analyze.base.VcpuKey;
import java.util.List;

/** The vcpu that most often lost its pcpu soon after a wake-up. */
final class SoonPreempted implements Rule {
    /** Credit and credit2 let a vcpu run for 1 ms at least by default, unless one that is more urgent wakes. */
    static final long SOON_NANOS = 500_000;

    private static final double SHARE = 10;
    private static final long ENOUGH = 100;

    @Override
    public About about() {
        return new About(
                "preempted-soon",
                Severity.NOTE,
                "preemptions soon after wake-ups",
                "above 10 % of at least 100 wake-ups of a vcpu followed by a run of less than 0.5 ms that a preemption ended",
                "half of the time that schedulers let a vcpu run by default: what it woke for takes two waits");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        WakeRuns worst = null;
        for (WakeRuns vcpu : evidence.wakeRuns()) {
            boolean counts = vcpu.runs() >= ENOUGH && share(vcpu) > SHARE;
            worst = counts && (worst == null || share(vcpu) > share(worst)) ? vcpu : worst;
        }
        if (worst == null) {
            return List.of();
        }
        String name = VcpuKey.text(worst.vcpu());
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                0,
                name,
                share(worst),
                "%",
                null,
                name + " was preempted within 0.5 ms after " + worst.soon() + " of " + worst.runs() + " wake-ups ("
                        + Phrase.percent(share(worst)) + ").",
                "blame --vcpu " + name));
    }

    private static double share(WakeRuns vcpu) {
        return 100.0 * vcpu.soon() / Math.max(1, vcpu.runs());
    }
}
