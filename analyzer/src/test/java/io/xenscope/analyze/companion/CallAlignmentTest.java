package io.xenscope.analyze.companion;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.read.Hints;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Probes without stamps find their hypercalls by their order, between the making and the end of a domain. */
final class CallAlignmentTest {
    private static final long BEGIN = 50_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final VcpuName TOOL = d(0).v(0);
    private static final int DOMCTL = 36;
    private static final int MEMORY_OP = 12;
    private static final int EVENT_CHANNEL_OP = 32;
    private static final int SCHED_OP = 29;
    private static final int[] NUMBERS = {MEMORY_OP, EVENT_CHANNEL_OP, 20, DOMCTL};
    private static final String[] PROBES = {
        "privcmd_HYPERVISOR_memory_op:populate-physmap",
        "privcmd_HYPERVISOR_event_channel_op:evtchn-op",
        "privcmd_HYPERVISOR_grant_table_op:other",
        "privcmd_HYPERVISOR_domctl:setvcpucontext"
    };

    private final TraceMaker trace = new TraceMaker();
    private final PcpuTrace tool = trace.pcpu(0).at(BEGIN).runs(TOOL);
    private final List<String> lines = new ArrayList<>();
    private long time = 10 * MILLISECOND;

    private void probe(String name) {
        lines.add("  1   6314   " + name + "-start");
        lines.add("  1   6313   " + name + "-end");
    }

    private void hypercall(int number) {
        time += MILLISECOND;
        tool.at(BEGIN + time).hypercall(number);
    }

    private void place(Consumer<Companion> check) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        LogFile file =
                LogFile.read(new Hints("made", LogKind.XPV, 0, null, null, 0, null), new ArraySource("made", bytes));
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1e9));
                Companions companions = Companions.of(List.of(file))) {
            companions.place(capture, analysis, 1);
            check.accept(companions.all().get(0));
        }
    }

    /** A domain that is made, worked on by 40 calls and destroyed; {@code others}: dom0's kernel makes calls of its own between. */
    private List<Long> life(int[] kinds, boolean others) {
        List<Long> truth = new ArrayList<>();
        hypercall(DOMCTL);
        tool.after(1000).domAdd(1);
        probe("privcmd_HYPERVISOR_domctl:dom-create");
        for (int kind : kinds) {
            if (others) {
                hypercall(SCHED_OP);
            }
            hypercall(NUMBERS[kind]);
            truth.add(time);
            probe(PROBES[kind]);
        }
        hypercall(DOMCTL);
        tool.after(1000).domRem(1);
        probe("privcmd_HYPERVISOR_domctl:dom-destroy");
        tool.after(10 * MILLISECOND).blocks(TOOL);
        return truth;
    }

    private static int[] kinds() {
        return new Random(5).ints(40, 0, NUMBERS.length).toArray();
    }

    @Test
    void each_call_lies_around_its_hypercall() {
        List<Long> truth = life(kinds(), true);
        place(log -> {
            assertEquals(
                    List.of("by the order of its lines", "40 calls aligned with hypercalls of the same kinds"),
                    log.placed().notes());
            for (int call = 0; call < truth.size(); call++) {
                OffsetInterval begin = log.times().bounds(2L + 2 * call);
                OffsetInterval end = log.times().bounds(3L + 2 * call);
                assertEquals(truth.get(call), begin.hi(), 1, "begin of " + call);
                assertEquals(truth.get(call), end.lo(), 1, "end of " + call);
            }
        });
    }

    @Test
    void calls_that_find_no_hypercalls_of_their_kinds_stay_where_their_lines_are() {
        life(kinds(), false);
        // Of the 44 calls that the log has between now, less than nine of ten are in the capture.
        List<String> all = new ArrayList<>(lines);
        for (int i = 0; i < 6; i++) {
            all.add(20, "  1   6313   privcmd_HYPERVISOR_sysctl:other-end");
            all.add(20, "  1   6314   privcmd_HYPERVISOR_sysctl:other-start");
        }
        lines.clear();
        lines.addAll(all);
        place(log -> {
            assertEquals(List.of("by the order of its lines"), log.placed().notes());
            long created = log.times().bounds(1).lo();
            for (long item = 2; item < 20; item++) {
                assertEquals(created, log.times().bounds(item).lo());
                assertTrue(log.times().bounds(item).hi() > created + 40 * MILLISECOND);
            }
        });
    }
}
