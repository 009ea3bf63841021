package io.xenscope.analyze.make;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.Extent;
import io.xenscope.analyze.base.Range;
import java.util.List;

/**
 * What summaries print of a capture, or of a range. One rule: what lasts counts for the part inside the range, what is
 * counted counts where it begins.
 *
 * @param range of the common time line
 * @param pcpus those that have records in the capture, by number
 * @param vcpus by domain and number, idle ones after all others, the unknown one last
 * @param irqs by irq, then pcpu
 * @param events records by event; those of a whole capture with the headers of windows, which have no time
 */
public record Accounts(
        Range range, List<PcpuFacts> pcpus, List<VcpuFacts> vcpus, List<Analysis.IrqFacts> irqs, EventCounts events) {
    /** Of the whole capture: nothing is read again. */
    public static Accounts of(Analysis analysis) {
        Extent extent = analysis.extent();
        return new Accounts(
                Range.whole(extent.beginTicks(), extent.endTicks()),
                analysis.pcpus(),
                analysis.vcpus(),
                analysis.irqs(),
                analysis.events());
    }
}
