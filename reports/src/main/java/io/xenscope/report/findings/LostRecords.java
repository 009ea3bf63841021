package io.xenscope.report.findings;

import io.xenscope.analyze.PcpuFacts;
import java.util.List;

/** Records that Xen dropped. */
final class LostRecords implements Rule {
    @Override
    public About about() {
        return new About(
                "lost-records",
                Severity.LOOK,
                "lost records",
                "any",
                "shares count what is left, and waits across a loss are not counted");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        List<PcpuFacts> pcpus = evidence.scope().accounts().pcpus();
        long lost = pcpus.stream().mapToLong(PcpuFacts::lostRecords).sum();
        long losses = pcpus.stream().mapToLong(PcpuFacts::losses).sum();
        long ticks = pcpus.stream().mapToLong(PcpuFacts::lost).sum();
        if (losses == 0) {
            return List.of();
        }
        PcpuFacts worst = pcpus.stream()
                .max((one, other) -> one.lostRecords() != other.lostRecords()
                        ? Long.compare(one.lostRecords(), other.lostRecords())
                        : Integer.compare(other.pcpu(), one.pcpu()))
                .orElseThrow();
        return List.of(new Finding(
                about().name(),
                Severity.LOOK,
                Finding.FIRST + evidence.shareOfPcpus(ticks),
                "p" + worst.pcpu(),
                lost,
                "records",
                null,
                Phrase.count(lost, "record") + " are lost in " + Phrase.count(losses, "place") + ", "
                        + Phrase.percent(evidence.shareOfPcpus(ticks)) + " of all pcpu time, most on pcpu "
                        + worst.pcpu()
                        + ": shares count what is left, waits across a loss are not counted.",
                "info --table losses"));
    }
}
