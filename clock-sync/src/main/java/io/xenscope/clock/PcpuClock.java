package io.xenscope.clock;

import java.util.List;

/**
 * What was found out about the clock of one pcpu.
 *
 * @param pcpu its number
 * @param model turns its TSCs into common ticks
 * @param offset common ticks less TSC at its first record
 * @param ratePpm how much faster than the reference it runs, at its begin
 * @param bound how far its common ticks can be off
 * @param facts moments held against runs elsewhere that could still touch the result
 * @param pieces the most pieces in which its offset was left; 1 where nothing is doubtful
 * @param isBent whether its rate changes
 * @param steps where its TSC stepped
 */
public record PcpuClock(
        int pcpu,
        ClockModel model,
        long offset,
        double ratePpm,
        Bound bound,
        long facts,
        int pieces,
        boolean isBent,
        List<Step> steps) {
    /**
     * How far the common ticks of a pcpu can be off against the reference, over its epochs; {@link ClockModel#UNPROVED}
     * where nothing tells.
     *
     * @param median half of all epochs are better
     * @param worst the worst epoch
     * @param worstAt common ticks of the worst epoch
     */
    public record Bound(long median, long worst, long worstAt) {}

    /**
     * A TSC that jumped.
     *
     * @param lastBefore the last TSC that surely counts by the old clock
     * @param firstAfter the first TSC that surely counts by the new clock
     * @param size ticks that the TSC gained
     * @param between records of which neither is sure
     */
    public record Step(long lastBefore, long firstAfter, long size, long between) {}

    /** The same pcpus with their TSCs taken as they are, of which nothing is proved. */
    public static List<PcpuClock> asRecorded(List<PcpuClock> pcpus) {
        Bound none = new Bound(ClockModel.UNPROVED, ClockModel.UNPROVED, 0);
        return pcpus.stream()
                .map(one -> new PcpuClock(
                        one.pcpu, ClockModel.IDENTITY, 0, 0, none, one.facts, one.pieces, false, List.of()))
                .toList();
    }

    /** Whether a bound is wide enough to make times across pcpus unsafe. */
    public boolean isUnsafe(long mostTicks) {
        return bound.worst() > mostTicks;
    }
}
