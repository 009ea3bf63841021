package io.xenscope.analyze;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.clock.LiftedClocks;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.track.pcpu.DomainEvents;
import io.xenscope.analyze.walk.WalkPlan;
import io.xenscope.analyze.walk.WindowMarks;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Problems;
import io.xenscope.format.event.Era;
import java.util.List;

/**
 * What a capture says, as far as the overview reports need it. Times are common ticks; {@link #rate()} makes
 * nanoseconds of them. Holds memory outside the heap until closed.
 */
public final class Analysis implements AutoCloseable {
    /**
     * Hardware interrupts of one irq on one pcpu.
     *
     * @param count timed or not
     * @param total ticks in handlers
     * @param handlers from begin to end of each that is timed, in ticks
     */
    public record IrqFacts(int irq, int pcpu, long count, long total, LatencyHistogram handlers) {}

    private final Extent extent;
    private final TscRate rate;
    private final Alignment alignment;
    private final LossTimes losses;
    private final LiftedClocks lifted;
    private final EventCounts events;
    private final Problems problems;
    private final List<PcpuFacts> pcpus;
    private final List<VcpuFacts> vcpus;
    private final List<IrqFacts> irqs;
    private final List<DomainEvents.Event> domains;
    private final Era era;
    private final WindowMarks marks;
    private final List<PcpuSchedule> schedule;
    private final WalkPlan plan;

    Analysis(AnalysisParts parts) {
        this.extent = parts.extent;
        this.rate = parts.rate;
        this.alignment = parts.alignment;
        this.losses = parts.losses;
        this.lifted = parts.lifted;
        this.events = parts.events;
        this.problems = parts.problems;
        this.pcpus = List.copyOf(parts.pcpus);
        this.vcpus = List.copyOf(parts.vcpus);
        this.irqs = List.copyOf(parts.irqs);
        this.domains = List.copyOf(parts.domains);
        this.era = parts.era;
        this.marks = parts.marks;
        this.schedule = List.copyOf(parts.schedule);
        this.plan = parts.plan;
    }

    public Extent extent() {
        return extent;
    }

    public TscRate rate() {
        return rate;
    }

    public Alignment alignment() {
        return alignment;
    }

    /**
     * The longest time without a record of any pcpu, in ticks, where no record shows whether the machine was idle or was not
     * recorded; 0 where records show that.
     */
    public long unjudgedSilence() {
        return plan.silences().unjudged();
    }

    /** Whether the schedule is made of switches, wakes and blocks, because there are no runstate records. */
    public boolean followsSwitches() {
        return plan.followsSwitches();
    }

    /** Whether any record says who ran on a pcpu. */
    public boolean knowsWhoRan() {
        return schedule.stream().anyMatch(pcpu -> pcpu.runs().count() > 0);
    }

    /** Whether a word stands before the payload of each HVM record, see {@link io.xenscope.format.RecordHeader#prefixWords}. */
    public boolean hasHvmPrefix() {
        return plan.hasHvmPrefix();
    }

    /** When records were lost on any pcpu. */
    public LossTimes losses() {
        return losses;
    }

    public EventCounts events() {
        return events;
    }

    public Problems problems() {
        return problems;
    }

    /** Pcpus that have records, by number. */
    public List<PcpuFacts> pcpus() {
        return pcpus;
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

    /** Whether exit reasons are SVM exit codes; else VMX basic reasons. */
    public boolean isSvm() {
        return era.has(Era.Trait.AMD);
    }

    /** How payloads of equal length are to be read. */
    public Era era() {
        return era;
    }

    /** Where reading can start again. */
    public WindowMarks marks() {
        return marks;
    }

    /** Runs, changes and losses, pcpu by pcpu. */
    public List<PcpuSchedule> schedule() {
        return schedule;
    }

    @Override
    public void close() {
        schedule.forEach(PcpuSchedule::close);
        if (lifted != null) {
            lifted.close();
        }
    }
}
