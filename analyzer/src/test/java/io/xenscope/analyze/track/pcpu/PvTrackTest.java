package io.xenscope.analyze.track.pcpu;

import static io.xenscope.samples.VcpuName.d;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.Outcome;
import io.xenscope.analyze.base.Counts;
import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.PvKind;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class PvTrackTest {
    private static final VcpuName A = d(0).v(0);

    private final TraceMaker trace = new TraceMaker();

    private String counted() {
        PvAccount pv = Outcome.of(trace).analysis().vcpus().get(0).pv();
        StringJoiner kinds = new StringJoiner(" ");
        for (PvKind kind : PvKind.values()) {
            if (pv.of(kind) > 0) {
                kinds.add(kind + "=" + pv.of(kind));
            }
        }
        return kinds + "; calls" + list(pv.hypercalls()) + "; members" + list(pv.subcalls()) + "; traps"
                + list(pv.traps());
    }

    private static String list(Counts counts) {
        StringJoiner list = new StringJoiner("");
        counts.forEach((number, count) -> list.add(" " + number + ":" + count));
        return list.toString();
    }

    @Test
    void everyKindIsCounted() {
        trace.pcpu(0)
                .at(0)
                .runs(A)
                .at(1)
                .hypercall(17)
                .at(2)
                .hypercall(13, 2)
                .subcall(3)
                .subcall(1, 5)
                .at(3);
        trace.pcpu(0)
                .trap(13, 0x1000, 0)
                .trap(3, 0x1000)
                .pageFault(1, 2, 3)
                .forcedInvalidOp(4)
                .privop(5);
        trace.pcpu(0).mathStateRestore().ptwr(1, 2, 3).record(0x201107, 1, 2).record(0x201109, 1, 2, 3, 4);
        trace.pcpu(0).record(0x20110a, 1, 2, 3).record(0x20110c, 1, 2, 3, 4, 5, 6);
        assertEquals(
                "TRAP=2 PAGE_FAULT=1 FORCED_INVALID_OP=1 EMULATE_PRIVOP=1 EMULATE_4GB=1 MATH_STATE_RESTORE=1"
                        + " PAGING_FIXUP=1 GDT_LDT_MAPPING_FAULT=1 PTWR_EMULATION=1 PTWR_EMULATION_PAE=1"
                        + " HYPERCALL_V2=2 SUBCALL=2; calls 13:1 17:1; members 1:1 3:1; traps 3:1 13:1",
                counted());
    }

    @Test
    void theIdsOfXenBefore43AreUnderstood() {
        trace.pcpu(0).at(0).runs(A).at(1).record(0x20f001, 0x1000, 24).record(0x20f101, 0x1000, 0xffff8000, 29);
        trace.pcpu(0).record(0x20f003, 0x1000, 14).record(0x20f103, 0x1000, 0, 6 << 16 | 1 << 15 | 14);
        trace.pcpu(0).record(0x20f004, 1, 2, 3).record(0x20f008);
        assertEquals(
                "HYPERCALL=2 TRAP=2 PAGE_FAULT=1 MATH_STATE_RESTORE=1; calls 24:1 29:1; members; traps 14:2",
                counted());
    }

    @Test
    void numbersThatNoXenHasShareOneCount() {
        trace.pcpu(0).at(0).runs(A).hypercall(0xf_ffff).hypercall(300);
        assertEquals("HYPERCALL_V2=2; calls 255:2; members; traps", counted());
    }
}
