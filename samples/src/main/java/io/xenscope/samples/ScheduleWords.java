package io.xenscope.samples;

/** Words for the records of scheduling: classes MIN and VERBOSE, as Xen 4.9 and later write them. */
interface ScheduleWords extends RecordWords {
    /** A runstate change, recorded on this pcpu: TRC_SCHED_RUNSTATE_CHANGE. */
    PcpuTrace runstate(VcpuName vcpu, State from, State to);

    /** Runnable to running. */
    default PcpuTrace runs(VcpuName vcpu) {
        return runstate(vcpu, State.RUNNABLE, State.RUNNING);
    }

    /** Running to blocked. */
    default PcpuTrace blocks(VcpuName vcpu) {
        return runstate(vcpu, State.RUNNING, State.BLOCKED);
    }

    /** Running to runnable. */
    default PcpuTrace preempted(VcpuName vcpu) {
        return runstate(vcpu, State.RUNNING, State.RUNNABLE);
    }

    /** Running to offline. */
    default PcpuTrace goesOffline(VcpuName vcpu) {
        return runstate(vcpu, State.RUNNING, State.OFFLINE);
    }

    /** Blocked to runnable: the change of state alone. */
    default PcpuTrace wakes(VcpuName vcpu) {
        return runstate(vcpu, State.BLOCKED, State.RUNNABLE);
    }

    /** As Xen wakes a vcpu: TRC_SCHED_WAKE, then blocked to runnable. */
    default PcpuTrace wake(VcpuName vcpu) {
        return wakeRecord(vcpu).wakes(vcpu);
    }

    /** Blocked to offline. */
    default PcpuTrace pausesBlocked(VcpuName vcpu) {
        return runstate(vcpu, State.BLOCKED, State.OFFLINE);
    }

    /** Runnable to offline. */
    default PcpuTrace pauses(VcpuName vcpu) {
        return runstate(vcpu, State.RUNNABLE, State.OFFLINE);
    }

    /** Offline to runnable. */
    default PcpuTrace unpauses(VcpuName vcpu) {
        return runstate(vcpu, State.OFFLINE, State.RUNNABLE);
    }

    /** The scheduler kept the vcpu: TRC_SCHED_CONTINUE_RUNNING alone. */
    default PcpuTrace continues(VcpuName vcpu) {
        return record(EventIds.CONTINUE_RUNNING, vcpu.packed());
    }

    /** TRC_SCHED_WAKE alone. */
    default PcpuTrace wakeRecord(VcpuName vcpu) {
        return record(EventIds.WAKE, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_SLEEP alone. */
    default PcpuTrace sleepRecord(VcpuName vcpu) {
        return record(EventIds.SLEEP, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_YIELD alone. */
    default PcpuTrace yieldRecord(VcpuName vcpu) {
        return record(EventIds.YIELD, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_BLOCK alone. */
    default PcpuTrace blockRecord(VcpuName vcpu) {
        return record(EventIds.BLOCK, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_SHUTDOWN: reason 0 is power off. */
    default PcpuTrace shutdownRecord(VcpuName vcpu, int reason) {
        return record(EventIds.SHUTDOWN, vcpu.domain(), vcpu.vcpu(), reason);
    }

    /** TRC_SCHED_SWITCH alone. */
    default PcpuTrace switchRecord(VcpuName prev, VcpuName next) {
        return record(EventIds.SWITCH, prev.domain(), prev.vcpu(), next.domain(), next.vcpu());
    }

    /** TRC_SCHED_SWITCH_INFPREV alone. */
    default PcpuTrace infPrev(VcpuName prev, int ranForNanos) {
        return record(EventIds.SWITCH_INFPREV, prev.domain(), prev.vcpu(), ranForNanos);
    }

    /** TRC_SCHED_SWITCH_INFNEXT alone; a slice of -1 is unlimited. */
    default PcpuTrace infNext(VcpuName next, int waitedNanos, int sliceNanos) {
        return record(EventIds.SWITCH_INFNEXT, next.domain(), next.vcpu(), waitedNanos, sliceNanos);
    }

    /** TRC_SCHED_SWITCH_INFCONT alone. */
    default PcpuTrace infCont(VcpuName vcpu, int ranForNanos, int sliceNanos) {
        return record(EventIds.SWITCH_INFCONT, vcpu.domain(), vcpu.vcpu(), ranForNanos, sliceNanos);
    }

    /** As Xen adds a domain: TRC_DOM0_DOM_ADD, then TRC_SCHED_DOM_ADD. */
    default PcpuTrace domAdd(int domain) {
        return record(EventIds.DOM0_DOM_ADD, domain).record(EventIds.SCHED_DOM_ADD, domain);
    }

    /** As Xen removes a domain: TRC_SCHED_DOM_REM, then TRC_DOM0_DOM_REM. */
    default PcpuTrace domRem(int domain) {
        return record(EventIds.SCHED_DOM_REM, domain).record(EventIds.DOM0_DOM_REM, domain);
    }
}
