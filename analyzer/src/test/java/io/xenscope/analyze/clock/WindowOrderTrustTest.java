package io.xenscope.analyze.clock;

import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.samples.TraceMaker;
import org.junit.jupiter.api.Test;

class WindowOrderTrustTest {
    /** Pcpu 0 is fetched first and yet has the later times: real clocks would have to be apart. */
    private static TraceMaker contradicting() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(1000).runs(idle(0)).after(100_000).hypercall(1);
        trace.pcpu(1).at(1000).runs(idle(1)).after(10).hypercall(1);
        trace.sweep();
        trace.pcpu(0).at(200_000).hypercall(1).after(10).hypercall(1);
        trace.pcpu(1).at(2000).hypercall(1).after(10).hypercall(1).after(10).hypercall(1);
        trace.sweep();
        trace.pcpu(1).at(3000).hypercall(1).after(10).hypercall(1).after(10).hypercall(1);
        return trace;
    }

    private static boolean isLeftAlone(TraceMaker trace) {
        try (Analysis analysis = Analyzer.analyze(trace.capture(), 1, TscRate.given(1e9))) {
            return analysis.alignment().isIdentity();
        }
    }

    @Test
    void the_order_of_windows_moves_clocks_where_the_file_is_whole() {
        assertEquals(false, isLeftAlone(contradicting()));
    }

    @Test
    void in_a_damaged_file_windows_may_be_mixed_and_move_nothing() {
        assertEquals(true, isLeftAlone(contradicting().junk((byte) 1, (byte) 2, (byte) 3, (byte) 4)));
    }
}
