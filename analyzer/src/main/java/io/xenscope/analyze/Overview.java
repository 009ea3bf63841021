package io.xenscope.analyze;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.clock.LiftedClocks;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.walk.WalkPlan;
import io.xenscope.analyze.walk.WindowMarks;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Problems;
import io.xenscope.format.event.Era;
import java.util.List;
import java.util.Optional;

/**
 * What a walk over a capture and the joined schedule say of it as a whole: clock, extent, counts, problems, pcpus, runs. Enough to
 * go through the records again in the order of time; an {@link Analysis} has accounts of vcpus, interrupts and domains, too. Times are
 * common ticks; {@link #rate()} makes nanoseconds of them. Holds memory outside the heap until closed.
 */
public class Overview implements AutoCloseable {
    private final Extent extent;
    private final TscRate rate;
    private final Alignment alignment;
    private final LossTimes losses;
    private final LiftedClocks lifted;
    private final EventCounts events;
    private final Problems problems;
    private final List<PcpuFacts> pcpus;
    private final Era era;
    private final WindowMarks marks;
    private final List<PcpuSchedule> schedule;
    private final WalkPlan plan;

    Overview(AnalysisParts parts) {
        this.extent = parts.extent;
        this.rate = parts.rate;
        this.alignment = parts.alignment;
        this.losses = parts.losses;
        this.lifted = parts.lifted;
        this.events = parts.events;
        this.problems = parts.problems;
        this.pcpus = List.copyOf(parts.pcpus);
        this.era = parts.era;
        this.marks = parts.marks;
        this.schedule = List.copyOf(parts.schedule);
        this.plan = parts.plan;
    }

    /** The whole, where accounts of vcpus, interrupts and domains were made. */
    public Optional<Analysis> analysis() {
        return Optional.empty();
    }

    public Extent extent() {
        return extent;
    }

    /** A moment in common ticks, as ns since the begin of the capture. */
    public long moment(long ticks) {
        return rate.nanos(ticks - extent.beginTicks());
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
