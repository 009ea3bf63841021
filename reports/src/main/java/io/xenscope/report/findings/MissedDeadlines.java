package io.xenscope.report.findings;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.scheduler.Rtds;
import java.util.List;
import java.util.Map;

/** Vcpus of rtds that did not get the budget that they were promised. */
final class MissedDeadlines implements Rule {
    private static final double SHARE = 1;

    @Override
    public About about() {
        return new About(
                "missed-deadlines",
                Severity.LOOK,
                "missed deadlines of rtds",
                "above 1 % of a vcpu's periods without the guaranteed budget while it waited for a pcpu",
                "rtds promises none; a stray one can come from the begin of the capture");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        return evidence.tracked().rtds().vcpus().entrySet().stream()
                .filter(vcpu -> evidence.scope().holds(vcpu.getKey()) && share(vcpu.getValue()) > SHARE)
                .reduce((one, other) -> share(other.getValue()) > share(one.getValue()) ? other : one)
                .map(worst -> List.of(finding(worst)))
                .orElse(List.of());
    }

    private static double share(Rtds.Vcpu vcpu) {
        long periods = vcpu.missed() + vcpu.met();
        return periods == 0 ? 0 : 100.0 * vcpu.missed() / periods;
    }

    private Finding finding(Map.Entry<Integer, Rtds.Vcpu> worst) {
        Rtds.Vcpu vcpu = worst.getValue();
        String name = VcpuKey.text(worst.getKey());
        return new Finding(
                about().name(),
                Severity.LOOK,
                share(vcpu),
                name,
                share(vcpu),
                "%",
                null,
                name + " missed " + Phrase.count(vcpu.missed(), "deadline") + " of rtds in "
                        + Phrase.count(vcpu.missed() + vcpu.met(), "period") + " (" + Phrase.percent(share(vcpu))
                        + ").",
                "scheduler --table rtds_vcpus");
    }
}
