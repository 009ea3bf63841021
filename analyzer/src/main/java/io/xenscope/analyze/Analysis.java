package io.xenscope.analyze;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.track.pcpu.DomainEvents;
import java.util.List;
import java.util.Optional;

/** An {@link Overview} with the accounts of vcpus and interrupts, and what happened to domains: what summaries print. */
public final class Analysis extends Overview {
    /**
     * Hardware interrupts of one irq on one pcpu.
     *
     * @param count timed or not
     * @param total ticks in handlers
     * @param handlers from begin to end of each that is timed, in ticks
     */
    public record IrqFacts(int irq, int pcpu, long count, long total, LatencyHistogram handlers) {}

    private final List<VcpuFacts> vcpus;
    private final List<IrqFacts> irqs;
    private final List<DomainEvents.Event> domains;

    Analysis(AnalysisParts parts) {
        super(parts);
        this.vcpus = List.copyOf(parts.vcpus);
        this.irqs = List.copyOf(parts.irqs);
        this.domains = List.copyOf(parts.domains);
    }

    @Override
    public Optional<Analysis> analysis() {
        return Optional.of(this);
    }

    /** Vcpus by domain and number, then idle ones, the unknown vcpu last. */
    public List<VcpuFacts> vcpus() {
        return vcpus;
    }

    /** By irq, then pcpu. */
    public List<IrqFacts> irqs() {
        return irqs;
    }

    /** Domains added and removed, by the pcpus that wrote it down, in no particular order. */
    public List<DomainEvents.Event> domainEvents() {
        return domains;
    }
}
