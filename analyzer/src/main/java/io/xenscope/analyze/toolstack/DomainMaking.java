package io.xenscope.analyze.toolstack;

import io.xenscope.analyze.life.DomainLife;
import java.util.List;

/**
 * How one domain was made: by which calls, on which vcpus, in which phases. Times are common ticks.
 *
 * @param life the domain's life, whose begin was seen
 * @param end when its making was over: it ran, was gone, or the capture ended
 * @param calls calls of the domain that made it, from the first preparation to {@code end}, in the order of time; those of other
 *     domains made at the same time are among them
 * @param phases those that were found, in order, apart from each other
 * @param line the vcpus that made it, one after the other without a gap
 * @param others other domains that the same domain was making meanwhile
 */
public record DomainMaking(
        DomainLife life, long end, List<ToolCall> calls, List<Part> phases, List<Stretch> line, int others) {
    /** One phase from begin to end. */
    public record Part(MakingPhase phase, long begin, long end) {}

    /** An interval of time in which the making went on on one vcpu, see {@link io.xenscope.analyze.base.VcpuKey}. */
    public record Stretch(int vcpu, long begin, long end) {}

    /** When the domain was made known. */
    public long created() {
        return life.begin();
    }

    /** When its first phase begins: before it was created where that was prepared. */
    public long begin() {
        return phases.isEmpty() ? created() : Math.min(created(), phases.get(0).begin());
    }

    /** Whether its first run was seen. */
    public boolean hasRun() {
        return life.firstRun() != DomainLife.NEVER && life.firstRun() == end;
    }
}
