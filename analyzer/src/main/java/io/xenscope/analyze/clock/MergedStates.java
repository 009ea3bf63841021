package io.xenscope.analyze.clock;

import java.util.Arrays;

/** The state of each vcpu while schedules are merged, and where it runs; vcpus by number. */
final class MergedStates {
    private final int[] states;
    private final PcpuMerge[] runsOn;
    private final boolean isComplete;
    /** By vcpu, the time of the last of its points that were passed over. */
    private final long[] passed;

    private final Leap leap;

    /** {@code isComplete} says that no window is missing, so that states follow from each other. */
    MergedStates(int vcpus, boolean isComplete) {
        this.isComplete = isComplete;
        states = new int[vcpus];
        runsOn = new PcpuMerge[vcpus];
        passed = new long[vcpus];
        leap = new Leap(vcpus);
        Arrays.fill(states, PointStream.UNKNOWN);
        Arrays.fill(passed, Long.MIN_VALUE);
    }

    /** A runstate, or {@link PointStream#UNKNOWN}. */
    int of(int vcpu) {
        return states[vcpu];
    }

    /** The pcpu a vcpu runs on, or null. */
    PcpuMerge runsOn(int vcpu) {
        return runsOn[vcpu];
    }

    /** The vcpu of the present point of a pcpu is in its new state, and runs there or nowhere. */
    void enter(PcpuMerge pcpu) {
        PointStream point = pcpu.points();
        states[point.vcpu()] = point.to();
        if (point.begins()) {
            runsOn[point.vcpu()] = pcpu;
        } else if (point.ends()) {
            runsOn[point.vcpu()] = null;
        } else {
            changesOn(pcpu, point.vcpu());
        }
    }

    /** The vcpu that is reported by another pcpu than the one it runs on has left that. */
    private void changesOn(PcpuMerge pcpu, int vcpu) {
        if (isComplete && runsOn[vcpu] != pcpu) {
            runsOn[vcpu] = null;
        }
    }

    /**
     * Moves a pcpu to its first point at or behind a common tick. Pcpus are passed over one by one: a point that is older
     * than what is known of its vcpu already changes nothing.
     */
    void passOver(PcpuMerge pcpu, long until) {
        PointStream point = pcpu.points();
        if (!point.exists() || pcpu.time() >= until) {
            return;
        }
        if (pcpu.time() >= passed[point.vcpu()]) {
            passed[point.vcpu()] = pcpu.time();
            enter(pcpu);
        }
        pcpu.leapTo(until, leap);
        for (int i = 0; i < leap.count(); i++) {
            enterLast(pcpu, leap.vcpu(i));
        }
    }

    private void enterLast(PcpuMerge pcpu, int vcpu) {
        long switched = leap.lastSwitch(vcpu);
        long changed = leap.lastChange(vcpu);
        long switchedAt = switched == Leap.NONE ? Long.MIN_VALUE : pcpu.recordedAt(leap.switchTsc(switched));
        long changedAt = changed == Leap.NONE ? Long.MIN_VALUE : pcpu.recordedAt(leap.changeTsc(changed));
        long last = Math.max(switchedAt, changedAt);
        if (last < passed[vcpu]) {
            return;
        }
        if (switched != Leap.NONE && switchedAt >= passed[vcpu]) {
            runsOn[vcpu] = Leap.isSwitchIn(switched) ? pcpu : null;
        } else {
            changesOn(pcpu, vcpu);
        }
        states[vcpu] = leap.state(vcpu);
        passed[vcpu] = last;
    }
}
