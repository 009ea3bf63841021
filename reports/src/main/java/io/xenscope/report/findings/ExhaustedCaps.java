package io.xenscope.report.findings;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.scheduler.Credit2;
import java.util.List;

/** A vcpu of credit2 that its cap parked: it wanted to run and may not. */
final class ExhaustedCaps implements Rule {
    private static final long TIMES = 10;

    @Override
    public About about() {
        return new About(
                "caps",
                Severity.NOTE,
                "vcpus parked by caps",
                "a credit2 vcpu that used up the budget of its cap at least 10 times",
                "it is parked for the rest of each period, however idle the host is; once or twice is its start");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        int worst = VcpuKey.UNKNOWN;
        long most = TIMES - 1;
        for (var vcpu : evidence.tracked().credit2().vcpus().entrySet()) {
            Credit2.Vcpu account = vcpu.getValue();
            if (account.exhausted() > most && evidence.scope().holds(vcpu.getKey())) {
                worst = vcpu.getKey();
                most = account.exhausted();
            }
        }
        return worst == VcpuKey.UNKNOWN ? List.of() : List.of(finding(evidence, worst, most));
    }

    private Finding finding(Evidence evidence, int key, long times) {
        long offline = evidence.scope().knownVcpus().stream()
                .filter(vcpu -> vcpu.key() == key)
                .mapToLong((VcpuFacts vcpu) -> vcpu.time().ticks(VcpuState.OFFLINE))
                .sum();
        String name = VcpuKey.text(key);
        return new Finding(
                about().name(),
                Severity.NOTE,
                evidence.shareOfPcpus(offline),
                name,
                times,
                "times",
                null,
                name + " used up the budget of its cap " + times + " times; it was offline for "
                        + evidence.time(offline) + ", parked or paused.",
                "sched --table vcpu_states --vcpu " + name);
    }
}
