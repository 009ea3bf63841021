package io.xenscope.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.format.Capture;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.samples.Samples;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schedule that follows from switches, wakes and blocks, against the runstate records of the same capture. Xen records a wake before
 * it takes the scheduler's lock, and the runstate after that: waits begin earlier here, by milliseconds on emulated hosts.
 */
class WithoutRunstatesTest {
    @ParameterizedTest
    @ValueSource(strings = {Samples.PV_DOMAIN_CREATE, Samples.HVM_BOOT})
    void switches_tell_the_schedule_that_runstate_records_tell(String sample) {
        PausedCapture capture = new PausedCapture(Samples.bytes(sample));
        byte[] switches = capture.withoutEvents(
                event -> SchedEvents.isRunstateChange(event) || event == SchedEvents.CONTINUE_RUNNING);
        try (Analysis expected = analyzed(capture.clean());
                Analysis found = analyzed(switches)) {
            Map<Integer, VcpuFacts> byKey =
                    found.vcpus().stream().collect(Collectors.toMap(VcpuFacts::key, Function.identity()));
            double hundredth = expected.extent().spanTicks() / 100.0;
            for (VcpuFacts vcpu : expected.vcpus()) {
                if (!vcpu.isUnknown() && vcpu.time().of(VcpuState.RUNNING).total() > 0) {
                    VcpuFacts other = byKey.get(vcpu.key());
                    String name = "d" + vcpu.domain() + "v" + vcpu.vcpu();
                    assertEquals(
                            total(vcpu, VcpuState.RUNNING), total(other, VcpuState.RUNNING), hundredth, name + " runs");
                    assertTrue(
                            total(other, VcpuState.RUNNABLE) >= total(vcpu, VcpuState.RUNNABLE) - hundredth,
                            name + " waits for less time");
                    long runs = vcpu.time().of(VcpuState.RUNNING).whole().count();
                    assertEquals(
                            runs,
                            other.time().of(VcpuState.RUNNING).whole().count(),
                            1 + runs / 50.0,
                            name + " runs so often");
                }
            }
            assertTrue(found.followsSwitches());
        }
    }

    private static long total(VcpuFacts vcpu, VcpuState state) {
        return vcpu.time().of(state).total();
    }

    private static Analysis analyzed(byte[] bytes) {
        try (Capture file = PausedCapture.open(bytes)) {
            return Analyzer.analyze(file, 2, null);
        }
    }
}
