package io.xenscope.report.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CaveatsTest {
    /** Of two windows, one a pcpu. */
    private static final String FEW_WINDOWS =
            "the windows of this capture tell no order (records from memory, or few): clocks of pcpus may be apart"
                    + " unseen; see 'xenscope clock'";

    private static final String NOBODY_KNOWN =
            "no record says who ran: what vcpus and pcpus did is not known, and what depends on it is empty (xentrace -e 0x21000"
                    + " records it)";

    private static List<String> of(TraceMaker trace, TscRate rate) {
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, rate)) {
            return new Caveats(analysis, new CaptureFacts(analysis)).all();
        }
    }

    private static List<String> of(TraceMaker trace) {
        return of(trace, TscRate.given(1e9));
    }

    @Test
    void one_pcpu_has_no_other_to_be_apart_from() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0)
                .at(0)
                .runs(TwoMicroseconds.D1V0)
                .at(100)
                .vmexit(48, 0x1000)
                .at(130)
                .vmentry();
        assertEquals(List.of(), of(trace));
    }

    @Test
    void one_window_a_pcpu_tells_no_order() {
        assertEquals(List.of(FEW_WINDOWS), of(TwoMicroseconds.trace()));
    }

    @Test
    void a_rate_that_nothing_tells_is_told_to_be_assumed() {
        assertEquals(
                List.of(
                        "TSC rate ASSUMED to be 2400 MHz: the capture does not tell it, and every time here may be"
                                + " wrong by one factor; give --cpu-hz",
                        FEW_WINDOWS),
                of(TwoMicroseconds.trace(), null));
    }

    @Test
    void losses_are_counted_and_timed() {
        TraceMaker trace = TwoMicroseconds.trace();
        trace.pcpu(0).at(4000).lost(9, TwoMicroseconds.D1V0, 3000);
        assertEquals(
                List.of("9 records were lost in 1 places: 12.50 % of all pcpu time is not covered", FEW_WINDOWS),
                of(trace));
    }

    @Test
    void losses_in_a_capture_of_no_length_have_no_share() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(4).at(0).lost(591, TwoMicroseconds.D1V0, 0);
        assertEquals(List.of("591 records were lost in 1 places"), of(trace));
    }

    @Test
    void where_no_record_says_who_ran_what_depends_on_it_is_said_to_be_empty() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).vmexit(48, 0x1000).at(30).vmentry();
        assertEquals(List.of(NOBODY_KNOWN), of(trace));
    }

    @Test
    void of_the_oldest_xen_nothing_has_to_be_said() {
        TraceMaker trace = TwoMicroseconds.trace();
        trace.pcpu(0).at(4000).record(0x81001, 77).record(0x81001, 77).record(0x2f00a, 0, 0, 0, 0);
        assertEquals(List.of(FEW_WINDOWS), of(trace));
    }
}
