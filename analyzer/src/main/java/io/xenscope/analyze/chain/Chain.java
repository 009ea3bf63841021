package io.xenscope.analyze.chain;

import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.analyze.span.Cause;
import java.util.List;

/**
 * A wait for a pcpu, and everything that led to it. Times are common ticks.
 *
 * @param vcpu who waited
 * @param pcpu where it ran in the end
 * @param begin of the wait
 * @param end of the wait
 * @param cause why it had to wait
 * @param steps who woke whom, from the first that is known to the vcpu itself, which is the last
 * @param occupants who ran on the pcpu meanwhile, the longest first
 */
public record Chain(
        int vcpu, int pcpu, long begin, long end, WaitCause cause, List<Step> steps, List<Occupant> occupants) {
    /**
     * One vcpu on the way.
     *
     * @param vcpu who; the idle vcpu of a pcpu on which an interrupt came
     * @param pcpu where it ran first, or where the interrupt came
     * @param wokenBy what woke it; null for the first step, and where it is not known
     * @param woken when it was woken, or its activation begins
     * @param firstRun when it ran first, or the interrupt began
     * @param passedOn when it woke the next; of the last step, the end of the wait
     */
    public record Step(int vcpu, int pcpu, Cause wokenBy, long woken, long firstRun, long passedOn) {}

    /** How long someone ran on the pcpu while the vcpu waited. */
    public record Occupant(int vcpu, long ticks) {}

    public long ticks() {
        return end - begin;
    }
}
