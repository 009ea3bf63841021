package io.xenscope.analyze.clock;

import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.format.event.Runstate;

/**
 * The moments of one pcpu at which the state of a vcpu changed, in the order of time: switch-ins, switch-outs, wakes and the
 * like. A flyweight that moves along. Idle vcpus, and who is unknown, are left out: they order nothing.
 */
final class PointStream {
    /** A vcpu without a number. */
    static final int NOBODY = -1;

    /** A state that no record gives. */
    static final int UNKNOWN = -1;

    private static final int RUNNING = Runstate.Numbers.RUNNING;

    private final RunLog runs;
    private final ChangeLog changes;
    private final int[] vcpuOfSlot;
    private long run;
    private boolean inside;
    private long change;
    private boolean exists;
    private boolean begins;
    private boolean ends;
    private int vcpu;
    private int from;
    private int to;
    private long tsc;

    /** {@code vcpuOfSlot} gives each slot a number or {@link #NOBODY}. */
    PointStream(PcpuSchedule schedule, int[] vcpuOfSlot) {
        this.runs = schedule.runs();
        this.changes = schedule.changes();
        this.vcpuOfSlot = vcpuOfSlot;
    }

    /** Goes to where {@code other}, of the same pcpu, is. */
    void moveTo(PointStream other) {
        run = other.run;
        inside = other.inside;
        change = other.change;
        exists = other.exists;
        begins = other.begins;
        ends = other.ends;
        vcpu = other.vcpu;
        from = other.from;
        to = other.to;
        tsc = other.tsc;
    }

    /** Moves to the next point; false at the end. */
    boolean next() {
        do {
            exists = step();
        } while (exists && vcpu == NOBODY);
        return exists;
    }

    /** At equal times a vcpu leaves, others change, and the next one comes. */
    private boolean step() {
        boolean hasRun = run < runs.count();
        if (change < changes.count()) {
            long time = changes.tsc(change);
            boolean runFirst = hasRun && (inside ? runs.endTsc(run) <= time : runs.beginTsc(run) < time);
            if (!runFirst) {
                takeChange();
                return true;
            }
        }
        if (hasRun && inside) {
            takeEnd();
        } else if (hasRun) {
            takeBegin();
        }
        return hasRun;
    }

    private void takeChange() {
        int left = changes.from(change);
        set(changes.slot(change), changes.tsc(change), ChangeLog.isFromAny(left) ? UNKNOWN : left, changes.to(change));
        begins = false;
        ends = false;
        change++;
    }

    private void takeBegin() {
        boolean seen = runs.begins(run) == RunLog.BEGINS_SEEN;
        set(runs.slot(run), runs.beginTsc(run), seen ? runs.from(run) : UNKNOWN, RUNNING);
        begins = true;
        ends = false;
        inside = true;
    }

    private void takeEnd() {
        set(runs.slot(run), runs.endTsc(run), RUNNING, stateBehind(run));
        begins = false;
        ends = true;
        inside = false;
        run++;
    }

    private int stateBehind(long which) {
        int state = runs.ends(which);
        return state < RunLog.ENDS_LOST ? state : UNKNOWN;
    }

    private void set(int slot, long at, int left, int entered) {
        vcpu = vcpuOfSlot[slot];
        tsc = at;
        from = left;
        to = entered;
    }

    RunLog runs() {
        return runs;
    }

    ChangeLog changes() {
        return changes;
    }

    /** The switch that has not been taken yet: twice the number of its run, 1 more for the switch-out. */
    long nextSwitch() {
        return 2 * run + (inside ? 1 : 0);
    }

    /** The number of the change that has not been taken yet. */
    long nextChange() {
        return change;
    }

    /** Moves on to before a switch and a change, both by their numbers. */
    void moveTo(long nextSwitch, long nextChange) {
        run = nextSwitch >> 1;
        inside = (nextSwitch & 1) != 0;
        change = nextChange;
    }

    /** Number of the vcpu of a run, or {@link #NOBODY}. */
    int vcpuOfRun(long which) {
        return vcpuOfSlot[runs.slot(which)];
    }

    /** Number of the vcpu of a change, or {@link #NOBODY}. */
    int vcpuOfChange(long which) {
        return vcpuOfSlot[changes.slot(which)];
    }

    /** The runstate that a switch, by its number, leads to, or {@link #UNKNOWN}. */
    int stateAfter(long switched) {
        return (switched & 1) == 0 ? RUNNING : stateBehind(switched >> 1);
    }

    /** False behind the last point. */
    boolean exists() {
        return exists;
    }

    /** Number of the vcpu. */
    int vcpu() {
        return vcpu;
    }

    /** The runstate that was left, or {@link #UNKNOWN}. */
    int from() {
        return from;
    }

    /** The runstate that was entered, or {@link #UNKNOWN}. */
    int to() {
        return to;
    }

    long tsc() {
        return tsc;
    }

    /** Whether a run begins here. */
    boolean begins() {
        return begins;
    }

    /** Whether a run ends here. */
    boolean ends() {
        return ends;
    }

    /** Number of the run that begins here, is under way, or ends here. */
    private long open() {
        return ends ? run - 1 : run;
    }

    /** The begin of that run. */
    long runBegin() {
        return runs.beginTsc(open());
    }

    /** The end of that run. */
    long runEnd() {
        return runs.endTsc(open());
    }

    /** Whether a record shows its begin. */
    boolean runBeginIsSeen() {
        int begins = runs.begins(open());
        return begins == RunLog.BEGINS_SEEN || begins == RunLog.BEGINS_AFTER_LOSS;
    }

    /** Whether a record shows its end. */
    boolean runEndIsSeen() {
        return runs.ends(open()) < RunLog.ENDS_LOST;
    }

    /** Whether that run is known to have lasted to its end: damage and contradictions cut runs before. */
    boolean runIsSound() {
        return runs.ends(open()) != RunLog.ENDS_UNKNOWN;
    }
}
