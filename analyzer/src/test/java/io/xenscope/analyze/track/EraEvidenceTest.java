package io.xenscope.analyze.track;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.Capture;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class EraEvidenceTest {
    private static final VcpuName D1V2 = d(1).v(2);
    private static final int MODERN_D1V2 = 1 << 16 | 2;
    private static final int SWAPPED_D1V2 = 2 << 16 | 1;

    private static String era(Consumer<PcpuTrace> records) {
        TraceMaker trace = new TraceMaker();
        records.accept(trace.pcpu(0).at(1).runs(D1V2).at(2));
        try (Capture capture = trace.capture()) {
            return era(capture);
        }
    }

    private static String era(Capture capture) {
        try (Overview overview = Analyzer.overview(capture, 2, null, Clocks.AS_RECORDED)) {
            return overview.era().toString();
        }
    }

    @Test
    void without_evidence_it_is_current_xen_on_intel() {
        assertEquals("[]", era(pcpu -> pcpu.vmexit(48, 0).interrupted(0xf0).vmentry()));
    }

    @Test
    void reasons_beyond_those_of_intel_are_amds() {
        assertEquals("[AMD]", era(pcpu -> pcpu.vmexit(0x400, 0).vmentry().vmexit(0x7b, 0)));
        assertEquals("[AMD]", era(PcpuTrace::interruptedSvm));
    }

    @Test
    void one_strange_reason_in_a_long_capture_is_damage() {
        assertEquals("[]", era(pcpu -> {
            pcpu.vmexit(0x400, 0);
            for (int i = 0; i < 20; i++) {
                pcpu.vmentry().vmexit(48, 0);
            }
        }));
    }

    @Test
    void records_that_are_rare_vote_wherever_they_are() {
        assertEquals("[OLD_MEM_LAYOUT, JUNK_PADDING]", era(pcpu -> {
            for (int i = 0; i < 20_000; i++) {
                pcpu.vmexit(48, 0).vmentry();
                if (i % 2_000 == 0) {
                    pcpu.window();
                }
            }
            pcpu.recordWithoutTsc(0x10f005, 0x100, 0, 9 << 16 | 1, 0);
        }));
    }

    @Test
    void of_records_that_are_many_those_at_the_end_vote_as_well_as_those_at_the_begin() {
        assertEquals("[AMD]", era(pcpu -> {
            for (int i = 0; i < 60_000; i++) {
                pcpu.vmexit(i < 20_000 ? 48 : 0x400, 0).vmentry();
                if (i % 2_000 == 0) {
                    pcpu.window();
                }
            }
        }));
    }

    @Test
    void one_strange_reason_of_a_few_is_damage_or_of_a_patched_xen() {
        assertEquals("[]", era(pcpu -> {
            for (int reason : new int[] {1, 48, 30, 12, 10, 153}) {
                pcpu.vmexit(reason, 0).vmentry();
            }
        }));
    }

    @Test
    void the_vcpu_that_is_charged_is_the_one_that_runs() {
        assertEquals("[]", era(pcpu -> pcpu.record(0x22203, MODERN_D1V2, 5, 6, 7)));
        assertEquals("[SWAPPED_HALVES]", era(pcpu -> pcpu.record(0x22203, SWAPPED_D1V2, 5, 6)));
        assertEquals(
                "[SWAPPED_HALVES]",
                era(pcpu -> pcpu.switchTo(io.xenscope.format.event.Runstate.BLOCKED, idle(0))
                        .record(0x22203, 0x7fff, 5, 6)
                        .record(0x22203, 3 << 16 | 0x7fff, 5, 6)));
    }

    @Test
    void an_order_in_the_upper_half_is_older_than_4_18_and_so_is_its_padding() {
        assertEquals("[]", era(pcpu -> pcpu.recordWithoutTsc(0x10f005, 0x100, 0, 1, 9)));
        assertEquals(
                "[OLD_MEM_LAYOUT, JUNK_PADDING]",
                era(pcpu -> pcpu.recordWithoutTsc(0x10f005, 0x100, 0, 9 << 16 | 1, 0)));
        assertEquals(
                "[OLD_MEM_LAYOUT, JUNK_PADDING]",
                era(pcpu -> pcpu.recordWithoutTsc(0x10f010, 1, 0, 2, 0, 1, 0xffff8301)));
    }

    @Test
    void padding_that_is_not_zero_tells_how_memory_records_are_to_be_read() {
        assertEquals("[OLD_MEM_LAYOUT, JUNK_PADDING]", era(pcpu -> pcpu.record(0x2220c, 1, 0, 2, 0, 3, 0xffff8301)));
    }

    @Test
    void a_small_third_word_counts_skipped_vcpus_unless_newer_records_occur() {
        assertEquals("[CANDIDATE_48]", era(pcpu -> pcpu.record(0x22214, MODERN_D1V2, -1, 3)));
        assertEquals("[]", era(pcpu -> pcpu.record(0x22214, MODERN_D1V2, -1, 10_500_000)));
        assertEquals("[]", era(pcpu -> pcpu.record(0x22214, MODERN_D1V2, -1, 3).continues()));
    }

    @Test
    void an_entry_with_a_word_is_that_of_an_old_xen() {
        assertEquals("[HVM_TRAILING_JUNK]", era(pcpu -> pcpu.record(0x81001, 77)));
        assertEquals("[HVM_PREFIX]", era(pcpu -> pcpu.record(0x81001, 77).record(0x2f00a, 0, 0, 0, 0)));
    }

    @Test
    void credit2_had_credits_ids_once() {
        assertEquals("[OLD_CREDIT2_IDS]", era(pcpu -> pcpu.record(0x2200c, 1, 2)));
        assertEquals("[]", era(pcpu -> pcpu.record(0x22002, 1, 2, 3)));
    }

    @Test
    void the_samples_were_written_by_4_17_on_amd() {
        try (Capture capture = Capture.open(Samples.path(Samples.HVM_BOOT))) {
            assertEquals("[OLD_MEM_LAYOUT, JUNK_PADDING, AMD]", era(capture));
        }
    }
}
