package io.xenscope.report.exits;

import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.Stays;
import io.xenscope.report.frame.Scope;
import java.util.HashMap;
import java.util.Map;

/** How long vcpus ran within the interval of time that was asked for, in ticks. */
final class RunningTicks {
    /** Null where all of the capture was asked for: then the analysis has it. */
    private final Map<Integer, Long> byVcpu;

    private RunningTicks(Map<Integer, Long> byVcpu) {
        this.byVcpu = byVcpu;
    }

    static RunningTicks of(Scope scope, int threads) {
        if (scope.isWhole()) {
            return new RunningTicks(null);
        }
        Map<Integer, Long> byVcpu = new HashMap<>();
        Stays.of(scope.analysis(), scope.range(), threads, scope::holds, domain -> false)
                .vcpus()
                .forEach(vcpu -> byVcpu.put(vcpu.key(), vcpu.ticks(VcpuState.RUNNING)));
        return new RunningTicks(byVcpu);
    }

    /** 0 for the unknown vcpu. */
    long of(VcpuFacts vcpu) {
        if (vcpu.isUnknown()) {
            return 0;
        }
        return byVcpu == null ? vcpu.time().ticks(VcpuState.RUNNING) : byVcpu.getOrDefault(vcpu.key(), 0L);
    }
}
