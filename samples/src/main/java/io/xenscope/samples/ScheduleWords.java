package io.xenscope.samples;

import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.Runstate;
import io.xenscope.format.event.SchedEvents;

/** Words for the records of scheduling: classes MIN and VERBOSE, as Xen 4.9 and later write them. */
interface ScheduleWords extends RecordWords {
    /** A runstate change, recorded on this pcpu: TRC_SCHED_RUNSTATE_CHANGE. */
    PcpuTrace runstate(VcpuName vcpu, Runstate from, Runstate to);

    /** Runnable to running. */
    default PcpuTrace runs(VcpuName vcpu) {
        return runstate(vcpu, Runstate.RUNNABLE, Runstate.RUNNING);
    }

    /** Running to blocked. */
    default PcpuTrace blocks(VcpuName vcpu) {
        return runstate(vcpu, Runstate.RUNNING, Runstate.BLOCKED);
    }

    /** Running to runnable. */
    default PcpuTrace preempted(VcpuName vcpu) {
        return runstate(vcpu, Runstate.RUNNING, Runstate.RUNNABLE);
    }

    /** Running to offline. */
    default PcpuTrace goesOffline(VcpuName vcpu) {
        return runstate(vcpu, Runstate.RUNNING, Runstate.OFFLINE);
    }

    /** Blocked to runnable: the change of state alone. */
    default PcpuTrace wakes(VcpuName vcpu) {
        return runstate(vcpu, Runstate.BLOCKED, Runstate.RUNNABLE);
    }

    /** As Xen wakes a vcpu: TRC_SCHED_WAKE, then blocked to runnable. */
    default PcpuTrace wake(VcpuName vcpu) {
        return wakeRecord(vcpu).wakes(vcpu);
    }

    /** Blocked to offline. */
    default PcpuTrace pausesBlocked(VcpuName vcpu) {
        return runstate(vcpu, Runstate.BLOCKED, Runstate.OFFLINE);
    }

    /** Runnable to offline. */
    default PcpuTrace pauses(VcpuName vcpu) {
        return runstate(vcpu, Runstate.RUNNABLE, Runstate.OFFLINE);
    }

    /** Offline to runnable. */
    default PcpuTrace unpauses(VcpuName vcpu) {
        return runstate(vcpu, Runstate.OFFLINE, Runstate.RUNNABLE);
    }

    /** The scheduler kept the vcpu: TRC_SCHED_CONTINUE_RUNNING alone. */
    default PcpuTrace continues(VcpuName vcpu) {
        return record(SchedEvents.CONTINUE_RUNNING, vcpu.packed());
    }

    /** TRC_SCHED_WAKE alone. */
    default PcpuTrace wakeRecord(VcpuName vcpu) {
        return record(SchedEvents.WAKE, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_SLEEP alone. */
    default PcpuTrace sleepRecord(VcpuName vcpu) {
        return record(SchedEvents.SLEEP, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_YIELD alone. */
    default PcpuTrace yieldRecord(VcpuName vcpu) {
        return record(SchedEvents.YIELD, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_BLOCK alone. */
    default PcpuTrace blockRecord(VcpuName vcpu) {
        return record(SchedEvents.BLOCK, vcpu.domain(), vcpu.vcpu());
    }

    /** TRC_SCHED_SHUTDOWN: reason 0 is power off. */
    default PcpuTrace shutdownRecord(VcpuName vcpu, int reason) {
        return record(SchedEvents.SHUTDOWN, vcpu.domain(), vcpu.vcpu(), reason);
    }

    /** TRC_SCHED_SWITCH alone. */
    default PcpuTrace switchRecord(VcpuName prev, VcpuName next) {
        return record(SchedEvents.SWITCH, prev.domain(), prev.vcpu(), next.domain(), next.vcpu());
    }

    /** TRC_SCHED_SWITCH_INFPREV alone. */
    default PcpuTrace infPrev(VcpuName prev, int ranForNanos) {
        return record(SchedEvents.SWITCH_INFPREV, prev.domain(), prev.vcpu(), ranForNanos);
    }

    /** TRC_SCHED_SWITCH_INFNEXT alone; a slice of -1 is unlimited. */
    default PcpuTrace infNext(VcpuName next, int waitedNanos, int sliceNanos) {
        return record(SchedEvents.SWITCH_INFNEXT, next.domain(), next.vcpu(), waitedNanos, sliceNanos);
    }

    /** TRC_SCHED_SWITCH_INFCONT alone. */
    default PcpuTrace infCont(VcpuName vcpu, int ranForNanos, int sliceNanos) {
        return record(SchedEvents.SWITCH_INFCONT, vcpu.domain(), vcpu.vcpu(), ranForNanos, sliceNanos);
    }

    /** As Xen adds a domain: TRC_DOM0_DOM_ADD, then TRC_SCHED_DOM_ADD. */
    default PcpuTrace domAdd(int domain) {
        return record(Dom0Events.DOM_ADD, domain).record(SchedEvents.DOM_ADD, domain);
    }

    /** As Xen removes a domain: TRC_SCHED_DOM_REM, then TRC_DOM0_DOM_REM. */
    default PcpuTrace domRem(int domain) {
        return record(SchedEvents.DOM_REM, domain).record(Dom0Events.DOM_REM, domain);
    }
}
