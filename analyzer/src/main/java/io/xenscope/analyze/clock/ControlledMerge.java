package io.xenscope.analyze.clock;

import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges the schedules of all pcpus by their aligned clocks and lets no effect come before its cause, as Lamport's clocks
 * do, but by the least amount.
 *
 * <pre>
 * a point of a vcpu while it runs elsewhere              waits for the end of that run
 * a state left that the vcpu is not in                   waits for what leads there, if that is still to come elsewhere
 * a run in the midst of which the vcpu is met elsewhere   waits for that point
 * </pre>
 *
 * <p>Each only as far as the clocks can be off by their bounds: what is further apart has another reason, such as windows
 * that are missing. Where that is so, states tell nothing of order, and a run counts only within the windows in which its
 * ends were recorded. What waits is shown one tick behind what it waited for.
 */
final class ControlledMerge {
    private static final int NOWHERE = -1;

    /** Points that may be looked at ahead, for each that there is. */
    private static final long EFFORT = 64;

    private final List<PcpuMerge> pcpus = new ArrayList<>();
    private final PriorityQueue<PcpuMerge> ready = new PriorityQueue<>();
    private final List<PcpuMerge> waiting = new ArrayList<>();
    private final MergedStates states;
    private final Predecessors predecessors;
    private final boolean isComplete;
    private final OddStretches odd;
    /** What clocks are off can have an effect so far away. */
    private final long margin;

    private long busyUntil = Long.MIN_VALUE;
    private long explained;
    private long unexplained;

    /**
     * A merge of one capture.
     *
     * @param vcpus those of the schedules
     * @param unproved ticks that clocks can be off of which nothing is proved
     * @param odd where in time anything may have to wait
     * @param isComplete whether no window is missing, so that runs are whole and states follow from each other
     */
    ControlledMerge(
            List<PcpuWalk> walks,
            MovingVcpus vcpus,
            Alignment alignment,
            long unproved,
            OddStretches odd,
            boolean isComplete) {
        this.isComplete = isComplete;
        this.odd = odd;
        this.margin = 4 * unproved;
        states = new MergedStates(vcpus.count(), isComplete);
        for (PcpuWalk walk : walks) {
            pcpus.add(new PcpuMerge(walk, vcpus.ofSlots(pcpus.size()), alignment.of(walk.pcpu()), unproved));
        }
        predecessors = new Predecessors(pcpus, vcpus, EFFORT * (vcpus.items() + 1000));
    }

    /** Whether states that do not fit their vcpus are more often a matter of order than of records that are missing. */
    boolean statesFit() {
        return unexplained <= explained;
    }

    /** Merges all; the lifts of each pcpu, in the order of the schedule. */
    List<Lifts> run() {
        for (PcpuMerge pcpu : pcpus) {
            advance(pcpu);
        }
        while (!ready.isEmpty()) {
            passOver();
            PcpuMerge pcpu = ready.poll();
            if (pcpu == null) {
                break;
            }
            if (pcpu.isFree() || !mustWait(pcpu)) {
                show(pcpu);
            }
        }
        List<Lifts> lifts = new ArrayList<>();
        for (PcpuMerge pcpu : pcpus) {
            lifts.add(pcpu.lifts());
        }
        return lifts;
    }

    /** Goes to where something may have to wait next; on the way there, only who is in which state is of interest. */
    private void passOver() {
        long time = ready.peek().time();
        if (time < busyUntil || !waiting.isEmpty()) {
            return;
        }
        int next = odd.firstEndingFrom(time - margin);
        long begin = next == odd.count() ? Long.MAX_VALUE : Math.max(odd.from(next), Long.MIN_VALUE + margin) - margin;
        if (begin <= time) {
            busyUntil = Math.min(odd.to(next), Long.MAX_VALUE - margin) + margin;
        } else if (!anyIsLifted()) {
            ready.clear();
            for (PcpuMerge pcpu : pcpus) {
                states.passOver(pcpu, begin);
                if (pcpu.points().exists()) {
                    ready.add(pcpu);
                }
            }
        }
    }

    private boolean anyIsLifted() {
        for (PcpuMerge pcpu : ready) {
            if (pcpu.isLifted()) {
                return true;
            }
        }
        return false;
    }

    private void advance(PcpuMerge pcpu) {
        if (pcpu.next()) {
            ready.add(pcpu);
        }
    }

    private void show(PcpuMerge pcpu) {
        long time = pcpu.time();
        pcpu.show();
        states.enter(pcpu);
        advance(pcpu);
        for (int i = waiting.size() - 1; i >= 0; i--) {
            PcpuMerge waits = waiting.get(i);
            if (waits.waitsOn() == pcpu && waits.isReleased()) {
                waiting.remove(i);
                waits.release(time + 1);
                ready.add(waits);
            }
        }
    }

    private boolean mustWait(PcpuMerge pcpu) {
        PointStream point = pcpu.points();
        PcpuMerge elsewhere = states.runsOn(point.vcpu());
        if (elsewhere != null && elsewhere != pcpu) {
            return mustWaitForEnd(pcpu, elsewhere);
        }
        if (!isComplete) {
            return false;
        }
        int state = states.of(point.vcpu());
        boolean isOdd = state != PointStream.UNKNOWN && point.from() != PointStream.UNKNOWN && point.from() != state;
        if (!isOdd && !point.begins()) {
            return false;
        }
        predecessors.look(pcpu);
        int first = isOdd ? predecessors.chain(state, point.from()) : NOWHERE;
        if (first != NOWHERE && waits(pcpu, predecessors.pcpu(first), predecessors.tsc(first), false)) {
            explained++;
            return true;
        }
        unexplained += isOdd ? 1 : 0;
        first = point.begins() ? predecessors.insideRun(pcpu) : NOWHERE;
        return first != NOWHERE && waits(pcpu, predecessors.pcpu(first), predecessors.tsc(first), true);
    }

    private boolean mustWaitForEnd(PcpuMerge pcpu, PcpuMerge elsewhere) {
        PointStream run = elsewhere.points();
        long end = isComplete ? run.runEnd() : elsewhere.surelyRunsUntil(pcpu.time());
        if (end == PcpuMerge.NONE || !run.runIsSound()) {
            return false;
        }
        long most = elsewhere.bound(end) + pcpu.bound(pcpu.points().tsc());
        return elsewhere.timeOf(end) - pcpu.time() <= most && waits(pcpu, elsewhere, end, true);
    }

    /** Whether the present point waits: not where others wait on it in turn, unless one of those can go on instead. */
    private boolean waits(PcpuMerge pcpu, PcpuMerge other, long tsc, boolean sure) {
        for (PcpuMerge on = other; on != null; on = on.waitsOn()) {
            if (on == pcpu) {
                return freeAnother(pcpu, other, sure) && waits(pcpu, other, tsc, sure);
            }
        }
        pcpu.waitOn(other, tsc, sure);
        waiting.add(pcpu);
        return true;
    }

    /** Lets one go on that waits, directly or not, on {@code pcpu} for what is only likely. */
    private boolean freeAnother(PcpuMerge pcpu, PcpuMerge other, boolean sure) {
        for (PcpuMerge on = other; sure && on != pcpu; on = on.waitsOn()) {
            if (!on.isSure()) {
                waiting.remove(on);
                on.release(pcpu.time());
                on.free();
                ready.add(on);
                return true;
            }
        }
        return false;
    }
}
