package io.xenscope.clock.solve;

import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.SwitchTimes;
import io.xenscope.clock.evidence.WindowTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * Xen's own clock as one more clock to solve for: where it proved to be the same on all pcpus, each switch says what it
 * showed between two TSCs.
 */
final class Ruler {
    /** The number of no pcpu. */
    static final int PCPU = -1;

    private static final int WORDS = 4;

    private final List<long[]> facts = new ArrayList<>();
    private final List<Integer> pcpus = new ArrayList<>();
    private final long links;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Ruler(List<RulerStretch> stretches, double ticksPerNano, List<PcpuEvidence> evidence, long links) {
        this.links = links;
        for (RulerStretch stretch : stretches) {
            if (stretch.isLinked()) {
                add(stretch, ticksPerNano, evidence.get(stretch.place()).pcpu());
            }
        }
    }

    private void add(RulerStretch stretch, double ticksPerNano, int pcpu) {
        SwitchTimes times = stretch.times();
        long[] words = new long[(stretch.to() - stretch.from()) * WORDS];
        for (int i = stretch.from(); i < stretch.to(); i++) {
            int at = (i - stretch.from()) * WORDS;
            double shown = ticksPerNano * times.nanos(i);
            words[at] = times.low(i);
            words[at + 1] = times.high(i);
            words[at + 2] = (long) Math.floor(shown + stretch.least()) - 1;
            words[at + 3] = (long) Math.ceil(shown + stretch.most()) + 1;
            first = Math.min(first, words[at + 2]);
            last = Math.max(last, words[at + 3]);
        }
        facts.add(words);
        pcpus.add(pcpu);
    }

    /** Waits that link the switches of two pcpus. */
    long links() {
        return links;
    }

    /** It has no windows and sees no vcpu: all it shows comes by {@link #cut}. */
    PcpuEvidence evidence() {
        WindowTimes span = new WindowTimes();
        span.add(Integer.MAX_VALUE, first, WindowTimes.NONE, last);
        return new PcpuEvidence(PCPU, span);
    }

    /** Cuts the bounds of a clock less the ruler; false where nothing is left. */
    boolean cut(Clock clock, Clock ruler, Epochs epochs, double rho, Bounds bounds) {
        boolean holds = true;
        for (int i = 0; i < facts.size(); i++) {
            if (pcpus.get(i) == clock.pcpu()) {
                holds &= cut(facts.get(i), clock, ruler, epochs, rho, bounds);
            }
        }
        return holds;
    }

    private static boolean cut(long[] words, Clock clock, Clock ruler, Epochs epochs, double rho, Bounds bounds) {
        boolean holds = true;
        long begin = clock.evidence().begin();
        long end = clock.evidence().end();
        for (int at = 0; at < words.length; at += WORDS) {
            if (words[at] >= begin && words[at + 1] <= end) {
                long earliest = ruler.axis(words[at + 2]);
                long low = clock.axis(words[at]) - ruler.axis(words[at + 3]);
                long high = clock.axis(words[at + 1]) - earliest;
                int epoch = epochs.of(earliest);
                double apart =
                        Math.abs(earliest - epochs.middle(epoch)) + (double) Math.max(Math.abs(low), Math.abs(high));
                long slack = (long) (rho * apart) + 2;
                holds &= bounds.cut(epoch, low - slack, high + slack);
            }
        }
        return holds;
    }
}
