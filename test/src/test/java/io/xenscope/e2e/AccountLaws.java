package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.sched.VcpuState;
import java.util.Arrays;

/** The law that holds for every capture: each pcpu and each vcpu was somewhere all the time. */
public final class AccountLaws {
    private AccountLaws() {}

    /** Asserts that the times of every pcpu and every vcpu add up to the span. */
    public static void assertAddUp(Analysis analysis) {
        long span = analysis.extent().spanTicks();
        for (PcpuFacts pcpu : analysis.pcpus()) {
            assertEquals(span, pcpu.busy() + pcpu.idle() + pcpu.lost() + pcpu.unknown(), pcpu.toString());
            assertTrue(Math.min(pcpu.unknown(), pcpu.lost()) >= 0, pcpu.toString());
        }
        for (VcpuFacts vcpu : analysis.vcpus()) {
            assertTrue(vcpu.isUnknown() || span == ticks(vcpu), "d" + vcpu.domain() + "v" + vcpu.vcpu());
        }
    }

    private static long ticks(VcpuFacts vcpu) {
        return Arrays.stream(VcpuState.values())
                .mapToLong(state -> vcpu.time().of(state).total())
                .sum();
    }
}
