package io.xenscope.analyze.clock;

import java.util.BitSet;
import java.util.List;

/**
 * Looks ahead for points of a vcpu that must come before the next one, although their clocks say later: as far as those
 * can be off, and no further.
 */
final class Predecessors {
    /** Points of one vcpu that are looked at on one pcpu. */
    private static final int MOST = 4;

    private static final int LONGEST_CHAIN = 6;

    private final List<PcpuMerge> pcpus;
    private final MovingVcpus vcpus;
    private final int[] places;
    private final int[] counts;
    private final int[] next;
    private final int[][] from;
    private final int[][] to;
    private final long[] firstTsc;
    private final long[] firstTime;
    private int found;
    private long effort;

    /** {@code vcpus} tell which pcpus name each; {@code effort} is how many points may be looked at in all. */
    Predecessors(List<PcpuMerge> pcpus, MovingVcpus vcpus, long effort) {
        this.pcpus = pcpus;
        this.vcpus = vcpus;
        this.effort = effort;
        int size = pcpus.size();
        places = new int[size];
        counts = new int[size];
        next = new int[size];
        from = new int[size][MOST];
        to = new int[size][MOST];
        firstTsc = new long[size];
        firstTime = new long[size];
    }

    /** Looks at what is still to come of the present vcpu of {@code pcpu} on others, within what clocks can be off. */
    void look(PcpuMerge pcpu) {
        found = 0;
        int vcpu = pcpu.points().vcpu();
        BitSet others = vcpus.seenOn(vcpu);
        for (int i = others.nextSetBit(0); i >= 0 && effort > 0; i = others.nextSetBit(i + 1)) {
            PcpuMerge other = pcpus.get(i);
            if (other != pcpu && other.points().exists()) {
                look(pcpu, other, i, vcpu);
            }
        }
    }

    private void look(PcpuMerge pcpu, PcpuMerge other, int place, int vcpu) {
        int count = 0;
        PointStream points = other.ahead();
        long own = pcpu.bound(pcpu.points().tsc());
        long last = pcpu.time() + own + other.bound(points.tsc());
        boolean more = true;
        while (more && count < MOST && effort-- > 0) {
            long time = other.timeOf(points.tsc());
            if (time > last) {
                break;
            }
            if (points.vcpu() == vcpu) {
                if (count == 0) {
                    firstTsc[found] = points.tsc();
                    firstTime[found] = time;
                }
                from[found][count] = points.from();
                to[found][count++] = points.to();
            }
            more = points.next();
        }
        counts[found] = count;
        places[found] = place;
        found += count > 0 ? 1 : 0;
    }

    /** The pcpu, by its number here, that begins a chain of changes from one state to another; -1 if there is none. */
    int chain(int state, int wanted) {
        int best = -1;
        for (int i = 0; i < found; i++) {
            next[i] = 0;
        }
        for (int i = 0; i < found; i++) {
            if (from[i][0] == state && (best < 0 || firstTime[i] < firstTime[best])) {
                next[i] = 1;
                best = leads(to[i][0], wanted, 1) ? i : best;
                next[i] = 0;
            }
        }
        return best;
    }

    private boolean leads(int state, int wanted, int length) {
        if (state == wanted) {
            return true;
        }
        for (int i = 0; i < found && length < LONGEST_CHAIN; i++) {
            if (next[i] < counts[i] && from[i][next[i]] == state) {
                next[i]++;
                boolean led = leads(to[i][next[i] - 1], wanted, length + 1);
                next[i]--;
                if (led) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The pcpu, by its number here, with a point that lies inside the run which is about to begin, and further from its
     * end than clocks can be off: it must come before; -1 if there is none.
     */
    int insideRun(PcpuMerge pcpu) {
        int best = -1;
        long end = pcpu.timeOf(pcpu.points().runEnd());
        long own = pcpu.bound(pcpu.points().runEnd());
        for (int i = 0; i < found; i++) {
            long most = own + pcpus.get(places[i]).bound(firstTsc[i]);
            if (end - firstTime[i] > most && (best < 0 || firstTime[i] < firstTime[best])) {
                best = i;
            }
        }
        return best;
    }

    PcpuMerge pcpu(int which) {
        return pcpus.get(places[which]);
    }

    /** The TSC of the point found there. */
    long tsc(int which) {
        return firstTsc[which];
    }
}
