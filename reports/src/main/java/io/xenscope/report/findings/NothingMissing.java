package io.xenscope.report.findings;

import io.xenscope.analyze.PcpuFacts;
import java.util.List;

/** Says that nothing is missing, where that is so. */
final class NothingMissing implements Rule {
    @Override
    public About about() {
        return new About(
                "nothing-missing",
                Severity.GOOD,
                "a whole capture",
                "no lost record, no damage, no inconsistent record",
                "then all figures count everything that was traced");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        boolean isWhole = evidence.analysis().extent().complete()
                && evidence.analysis().problems().isEmpty()
                && evidence.analysis().pcpus().stream()
                                .mapToLong(PcpuFacts::losses)
                                .sum()
                        == 0;
        long records = evidence.analysis().pcpus().stream()
                .mapToLong(PcpuFacts::records)
                .sum();
        if (!isWhole || records == 0) {
            return List.of();
        }
        return List.of(new Finding(
                about().name(),
                Severity.GOOD,
                0,
                "capture",
                records,
                "records",
                null,
                "No record is lost and the file is whole: all figures count everything that was traced ("
                        + Phrase.count(records, "record") + ").",
                "info"));
    }
}
