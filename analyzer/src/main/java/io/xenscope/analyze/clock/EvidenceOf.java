package io.xenscope.analyze.clock;

import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.StintLog;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.evidence.PcpuEvidence;

/**
 * Reads the evidence of order out of the schedule of one pcpu.
 *
 * <p>Idle vcpus prove nothing: they never leave their pcpu.
 */
final class EvidenceOf {
    private static final int RUNNABLE = VcpuState.RUNNABLE.ordinal();
    private static final int BLOCKED = VcpuState.BLOCKED.ordinal();

    private final PcpuSchedule schedule;
    private final PcpuEvidence evidence;

    private EvidenceOf(PcpuWalk pcpu) {
        this.schedule = pcpu.schedule();
        this.evidence = new PcpuEvidence(pcpu.pcpu(), pcpu.windows());
    }

    static PcpuEvidence pcpu(PcpuWalk pcpu) {
        EvidenceOf of = new EvidenceOf(pcpu);
        of.addStints();
        of.addChanges();
        of.evidence.finish();
        return of.evidence;
    }

    private void addStints() {
        StintLog stints = schedule.stints();
        for (long stint = 0; stint < stints.count(); stint++) {
            if (proves(stints.slot(stint))) {
                addStint(stints, stint);
            }
        }
    }

    private void addStint(StintLog stints, long stint) {
        int begins = stints.begins(stint);
        int ends = stints.ends(stint);
        boolean beginSeen = begins == StintLog.BEGINS_SEEN || begins == StintLog.BEGINS_AFTER_LOSS;
        int vcpu = schedule.slots().key(stints.slot(stint));
        if (ends == StintLog.ENDS_UNKNOWN && beginSeen) {
            evidence.point(vcpu, stints.beginTsc(stint));
        } else if (ends != StintLog.ENDS_UNKNOWN) {
            boolean endSeen = ends < StintLog.ENDS_LOST;
            evidence.run(vcpu, stints.beginTsc(stint), beginSeen, stints.endTsc(stint), endSeen);
        }
    }

    private void addChanges() {
        ChangeLog changes = schedule.changes();
        for (long change = 0; change < changes.count(); change++) {
            if (!proves(changes.slot(change))) {
                continue;
            }
            int vcpu = schedule.slots().key(changes.slot(change));
            if (changes.from(change) == BLOCKED && changes.to(change) == RUNNABLE) {
                evidence.wake(vcpu, changes.tsc(change));
            } else {
                evidence.point(vcpu, changes.tsc(change));
            }
        }
    }

    private boolean proves(int slot) {
        return slot != VcpuSlots.UNKNOWN && !VcpuKey.isIdle(schedule.slots().key(slot));
    }
}
