package io.xenscope.analyze.sched;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Outcome;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change of runstate that a record can say, whether a scheduler of today makes it or not. */
final class RunstatePairsTest {
    private static final VcpuName A = d(1).v(0);

    private final TraceMaker trace = new TraceMaker();
    private final PcpuTrace pcpu = trace.pcpu(0);

    static Stream<Arguments> pairs() {
        return Arrays.stream(Runstate.values())
                .flatMap(from -> Arrays.stream(Runstate.values()).map(to -> Arguments.of(from, to)));
    }

    /** In {@code from} since 50, in {@code to} from 100 to 200. */
    @ParameterizedTest
    @MethodSource("pairs")
    void each_change_ends_the_state_it_names_and_begins_the_other(Runstate from, Runstate to) {
        pcpu.at(0).runs(idle(0));
        reach(from);
        pcpu.at(100);
        if (to == Runstate.RUNNING && from != Runstate.RUNNING) {
            pcpu.runstate(idle(0), Runstate.RUNNING, Runstate.RUNNABLE);
        }
        pcpu.runstate(A, from, to);
        if (from == Runstate.RUNNING && to != Runstate.RUNNING) {
            pcpu.runs(idle(0));
        }
        pcpu.at(200).runstate(A, to, to == Runstate.BLOCKED ? Runstate.RUNNABLE : Runstate.BLOCKED);
        if (to == Runstate.RUNNING) {
            pcpu.runs(idle(0));
        }
        pcpu.at(300).continues(idle(0));

        boolean runsOn = from == Runstate.RUNNING && to == Runstate.RUNNING;
        assertEquals((runsOn ? 150 : 100) + " unknown 0 lost 0 problems 0", outcome(to));
    }

    private void reach(Runstate state) {
        switch (state) {
            case RUNNING -> pcpu.at(40).wake(A).at(50).idleTo(A);
            case RUNNABLE -> pcpu.at(50).wake(A);
            case BLOCKED -> pcpu.at(20).wake(A).at(30).idleTo(A).at(50).blocksToIdle();
            case OFFLINE ->
                pcpu.at(20)
                        .wake(A)
                        .at(30)
                        .idleTo(A)
                        .at(50)
                        .runstate(A, Runstate.RUNNING, Runstate.OFFLINE)
                        .runs(idle(0));
        }
    }

    private String outcome(Runstate state) {
        Outcome outcome = Outcome.of(trace);
        VcpuFacts vcpu = outcome.analysis().vcpus().stream()
                .filter(one -> !one.isIdle() && !one.isUnknown())
                .findFirst()
                .orElseThrow();
        return vcpu.time().of(VcpuState.of(state.number())).whole().max() + " unknown "
                + vcpu.time().of(VcpuState.UNKNOWN).total() + " lost "
                + vcpu.time().of(VcpuState.LOST).total() + " problems "
                + outcome.analysis().problems().list().size();
    }

    @Test
    void wait_that_ends_without_a_run_is_no_wake_to_run() {
        pcpu.at(0).runs(idle(0)).at(100).wake(A).at(130).runstate(A, Runstate.RUNNABLE, Runstate.OFFLINE);
        pcpu.at(200)
                .runstate(A, Runstate.OFFLINE, Runstate.RUNNABLE)
                .at(210)
                .idleTo(A)
                .at(260)
                .blocksToIdle();
        pcpu.at(300).continues();

        assertEquals(
                "d1v0 running 50/1^50 runnable 40/2^30 blocked 140/0~2 offline 70/1^70 wake 10/1^10 no_run 30/1^30",
                Outcome.of(trace).vcpus());
    }
}
