package io.xenscope.report.findings;

import io.xenscope.analyze.Analysis.IrqFacts;
import java.util.List;

/** The longest handler of a hardware interrupt. */
final class IrqHandler implements Rule {
    private static final long NANOS = 5_000_000;

    @Override
    public About about() {
        return new About(
                "irq-handler",
                Severity.LOOK,
                "long interrupt handlers",
                "a handler above 5 ms",
                "nothing else runs on the pcpu meanwhile; handlers take microseconds");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        IrqFacts longest = null;
        for (IrqFacts irq : evidence.scope().accounts().irqs()) {
            if (irq.handlers().count() > 0
                    && (longest == null
                            || irq.handlers().max() > longest.handlers().max())) {
                longest = irq;
            }
        }
        if (longest == null || evidence.scope().nanos(longest.handlers().max()) <= NANOS) {
            return List.of();
        }
        long max = longest.handlers().max();
        return List.of(new Finding(
                about().name(),
                Severity.LOOK,
                evidence.shareOfPcpus(max),
                "irq " + longest.irq(),
                evidence.scope().nanos(max),
                "ns",
                null,
                "The longest interrupt handler: irq " + longest.irq() + " on pcpu " + longest.pcpu() + " took "
                        + evidence.time(max) + " (its median: "
                        + evidence.time(longest.handlers().percentile(50)) + ").",
                "irqs --pcpu " + longest.pcpu()));
    }
}
