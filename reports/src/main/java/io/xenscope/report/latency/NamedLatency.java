package io.xenscope.report.latency;

import io.xenscope.analyze.account.VcpuAccount;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.sched.VcpuState;
import java.util.function.Function;

/** The durations that each vcpu has once. VM exits, which it has by reason, are not here. */
enum NamedLatency {
    WAKE_TO_RUN("wake-to-run", VcpuAccount::wakeToRun),
    RUNNABLE("runnable", timeline -> timeline.of(VcpuState.RUNNABLE).whole()),
    BLOCKED("blocked", timeline -> timeline.of(VcpuState.BLOCKED).whole()),
    RUN("run", timeline -> timeline.of(VcpuState.RUNNING).whole());

    private final String key;
    private final Function<VcpuAccount, LatencyHistogram> durations;

    NamedLatency(String key, Function<VcpuAccount, LatencyHistogram> durations) {
        this.key = key;
        this.durations = durations;
    }

    /** The stable name of machine formats. */
    String key() {
        return key;
    }

    LatencyHistogram of(VcpuAccount timeline) {
        return durations.apply(timeline);
    }
}
