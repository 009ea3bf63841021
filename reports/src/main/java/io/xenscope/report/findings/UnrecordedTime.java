package io.xenscope.report.findings;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.report.frame.RecordKind;
import java.util.List;

/** Time of pcpus in which no record shows who ran. */
final class UnrecordedTime implements Rule {
    private static final double SHARE = 1;

    @Override
    public About about() {
        return new About(
                "unrecorded-time",
                Severity.NOTE,
                "time without records",
                "above 1 % of all pcpu time unknown, where runstates were traced",
                "shares of pcpu time are too small by that much");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        long unknown = evidence.scope().accounts().pcpus().stream()
                .mapToLong(PcpuFacts::unknown)
                .sum();
        double share = evidence.shareOfPcpus(unknown);
        if (share <= SHARE || !RecordKind.RUNSTATE.isIn(evidence.analysis())) {
            return List.of();
        }
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                share,
                "capture",
                share,
                "%",
                null,
                "For " + Phrase.percent(share) + " of all pcpu time (" + evidence.time(unknown)
                        + ") no record shows who ran.",
                "pcpus"));
    }
}
