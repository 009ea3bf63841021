package io.xenscope.analyze.clock;

import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.clock.ClockModel;
import java.util.Arrays;

/**
 * The points of one pcpu that are passed over in one go: of each vcpu only the last of its switches (in or out) and the last
 * of its other changes are of interest, so the logs are looked at directly instead of being merged point by point.
 */
final class Leap {
    /** There is no such point. */
    static final long NONE = -1;

    private final long[] switches;
    private final long[] changes;
    private final int[] met;
    private int count;
    private PointStream points;

    /** For so many vcpus. */
    Leap(int vcpus) {
        switches = new long[vcpus];
        changes = new long[vcpus];
        met = new int[vcpus];
        Arrays.fill(switches, NONE);
        Arrays.fill(changes, NONE);
    }

    /** Moves a stream on to before its first point at or behind a common tick. */
    void over(PointStream stream, ClockModel clock, long until) {
        for (int i = 0; i < count; i++) {
            switches[met[i]] = NONE;
            changes[met[i]] = NONE;
        }
        count = 0;
        points = stream;
        long nextSwitch = firstSwitchFrom(stream.nextSwitch(), clock, until);
        for (long run = nextSwitch - 1 >> 1; run >= stream.nextSwitch() >> 1; run--) {
            noteSwitch(run, nextSwitch - 1);
        }
        long nextChange = firstChangeFrom(stream.nextChange(), clock, until);
        for (long change = nextChange - 1; change >= stream.nextChange(); change--) {
            noteChange(change);
        }
        stream.moveTo(nextSwitch, nextChange);
    }

    private void noteSwitch(long run, long last) {
        int vcpu = points.vcpuOfRun(run);
        if (vcpu != PointStream.NOBODY
                && switches[vcpu] == NONE
                && Math.min(2 * run + 1, last) >= points.nextSwitch()) {
            note(vcpu);
            switches[vcpu] = Math.min(2 * run + 1, last);
        }
    }

    private void noteChange(long change) {
        int vcpu = points.vcpuOfChange(change);
        if (vcpu != PointStream.NOBODY && changes[vcpu] == NONE) {
            note(vcpu);
            changes[vcpu] = change;
        }
    }

    private void note(int vcpu) {
        if (switches[vcpu] == NONE && changes[vcpu] == NONE) {
            met[count++] = vcpu;
        }
    }

    private long firstSwitchFrom(long from, ClockModel clock, long time) {
        long low = from;
        long high = 2 * points.runs().count();
        while (low < high) {
            long middle = low + high >>> 1;
            if (clock.ticks(switchTsc(middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long firstChangeFrom(long from, ClockModel clock, long time) {
        ChangeLog log = points.changes();
        long low = from;
        long high = log.count();
        while (low < high) {
            long middle = low + high >>> 1;
            if (clock.ticks(log.tsc(middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Vcpus that were met. */
    int count() {
        return count;
    }

    /** One of them. */
    int vcpu(int which) {
        return met[which];
    }

    /** The last switch of a vcpu: twice the number of its run, 1 more for the switch-out; or {@link #NONE}. */
    long lastSwitch(int vcpu) {
        return switches[vcpu];
    }

    /** The number of the last other change of a vcpu, or {@link #NONE}. */
    long lastChange(int vcpu) {
        return changes[vcpu];
    }

    long switchTsc(long which) {
        RunLog log = points.runs();
        return isSwitchIn(which) ? log.beginTsc(which >> 1) : log.endTsc(which >> 1);
    }

    long changeTsc(long which) {
        return points.changes().tsc(which);
    }

    static boolean isSwitchIn(long which) {
        return (which & 1) == 0;
    }

    /** Whether the last switch of a vcpu comes behind its other changes, as {@link PointStream} orders equal times. */
    boolean endsWithSwitch(int vcpu) {
        if (switches[vcpu] == NONE || changes[vcpu] == NONE) {
            return changes[vcpu] == NONE;
        }
        long switched = switchTsc(switches[vcpu]);
        long changed = changeTsc(changes[vcpu]);
        return switched > changed || switched == changed && points.runs().beginTsc(switches[vcpu] >> 1) == changed;
    }

    /** The state in which a vcpu is left. */
    int state(int vcpu) {
        return endsWithSwitch(vcpu)
                ? points.stateAfter(switches[vcpu])
                : points.changes().to(changes[vcpu]);
    }
}
