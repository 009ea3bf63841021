package io.xenscope.analyze.track;

import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.Run;
import io.xenscope.clock.ClockModel;

/** The records of one pcpu between runs: those of the unknown vcpu there. */
final class UnknownVcpu {
    private final PcpuSchedule pcpu;
    private final ClockModel clock;
    private final FollowedVcpu vcpu;
    private final Run run = new Run();
    private long next;

    UnknownVcpu(PcpuSchedule pcpu, ClockModel clock, FollowedVcpu vcpu) {
        this.pcpu = pcpu;
        this.clock = clock;
        this.vcpu = vcpu;
    }

    /** Reads up to a common tick. */
    void readTo(long until) {
        if (vcpu.isPaused()) {
            vcpu.resume();
        }
        while (!vcpu.isPaused() && next < pcpu.unnamed().count()) {
            run.ofUnnamed(pcpu, clock, next);
            if (run.begin() >= until) {
                return;
            }
            next++;
            vcpu.unnamed(run);
        }
    }

    FollowedVcpu vcpu() {
        return vcpu;
    }
}
