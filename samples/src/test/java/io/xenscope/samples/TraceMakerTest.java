package io.xenscope.samples;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.format.Capture;
import io.xenscope.format.event.Runstate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceMakerTest {
    private static final VcpuName D1V0 = d(1).v(0);
    private static final VcpuName D1V2 = d(1).v(2);

    private final TraceMaker trace = new TraceMaker();

    @Test
    void nothing_told_is_an_empty_file() {
        assertArrayEquals(new byte[0], trace.bytes());
    }

    @Test
    void runstates_name_the_vcpu_in_the_low_half() {
        trace.pcpu(0)
                .at(100)
                .runs(D1V2)
                .at(110)
                .blocks(D1V2)
                .at(120)
                .wakes(D1V2)
                .at(130)
                .pauses(D1V2);
        trace.pcpu(0).at(140).unpauses(D1V2).runs(D1V2).at(150).preempted(D1V2).continues(D1V2);
        trace.pcpu(0).at(160).pausesBlocked(D1V2).goesOffline(D1V2);
        assertEquals(
                List.of(
                        "p0 100 0x0021101 10002",
                        "p0 110 0x0021021 10002",
                        "p0 120 0x0021211 10002",
                        "p0 130 0x0021131 10002",
                        "p0 140 0x0021311 10002",
                        "p0 140 0x0021101 10002",
                        "p0 150 0x0021011 10002",
                        "p0 150 0x0021002 10002",
                        "p0 160 0x0021231 10002",
                        "p0 160 0x0021031 10002"),
                Told.of(trace));
    }

    @Test
    void a_switch_is_five_records_and_knows_how_long_they_ran_and_waited() {
        trace.pcpu(0).at(1000).runs(idle(0));
        trace.pcpu(1).at(1200).wake(D1V0);
        trace.pcpu(0).at(1500).idleTo(D1V0).at(1900).blocksToIdle();
        assertEquals(
                List.of(
                        "p0 1000 0x0021101 7fff0000",
                        "p0 1500 0x002800e 7fff 0 1f4",
                        "p0 1500 0x002800f 1 0 12c ffffffff",
                        "p0 1500 0x002800a 7fff 0 1 0",
                        "p0 1500 0x0021011 7fff0000",
                        "p0 1500 0x0021101 10000",
                        "p0 1900 0x0028006 1 0",
                        "p0 1900 0x002800e 1 0 190",
                        "p0 1900 0x002800f 7fff 0 190 ffffffff",
                        "p0 1900 0x002800a 1 0 7fff 0",
                        "p0 1900 0x0021021 10000",
                        "p0 1900 0x0021101 7fff0000",
                        "p1 1200 0x0028004 1 0",
                        "p1 1200 0x0021211 10000"),
                Told.of(trace));
    }

    @Test
    void times_in_records_are_nanoseconds_whatever_a_tick_is() {
        TraceMaker fast = new TraceMaker(2_500_000_000L);
        fast.pcpu(0).at(0).runs(D1V0).at(25_000_000).continues();
        assertEquals(
                List.of(
                        "p0 0 0x0021101 10000",
                        "p0 25000000 0x0028011 1 0 989680 ffffffff",
                        "p0 25000000 0x0021002 10000"),
                Told.of(fast));
    }

    @Test
    void exits_and_what_their_handlers_say() {
        trace.pcpu(0)
                .at(5)
                .vmexit(0x30, 0x1_0000_0002L)
                .npf(0x1_2000L, 3, 0x181, 6)
                .cpuid(1, 0, 2, 3, 4, 5)
                .vmentry();
        trace.pcpu(0)
                .at(6)
                .svmExit(0x7b, -1)
                .ioRead(0x3f8, 1)
                .ioWrite(0x3f8, 2)
                .hlt(true)
                .injVirq(0xf3)
                .vmmcall(32);
        trace.pcpu(0)
                .at(7)
                .vmexit32(1, 9)
                .interrupted(0xfb)
                .svmExit32(2, 9)
                .crWrite(3, 1L << 40)
                .msrRead(0x10, 1);
        assertEquals(
                List.of(
                        "p0 5 0x0081102 30 2 1",
                        "p0 - 0x0082021 12000 0 3 0 181 6",
                        "p0 - 0x008200e 1 0 2 3 4 5",
                        "p0 5 0x0081001",
                        "p0 6 0x0081103 7b ffffffff ffffffff",
                        "p0 - 0x0082016 3f8 1",
                        "p0 - 0x0082216 3f8 2",
                        "p0 - 0x0082013 1",
                        "p0 - 0x0082004 f3 0",
                        "p0 - 0x0082012 20",
                        "p0 7 0x0081002 1 9",
                        "p0 - 0x008200f fb",
                        "p0 7 0x0081003 2 9",
                        "p0 - 0x0082109 3 0 100",
                        "p0 - 0x008200c 10 1 0"),
                Told.of(trace));
    }

    @Test
    void hypercalls_carry_the_arguments_that_xen_records() {
        trace.pcpu(0)
                .at(5)
                .hypercall(23)
                .hypercall(1, 7)
                .hypercall(20, 5, 2)
                .hypercall(24, 1, 3)
                .hypercall(29, 1);
        trace.pcpu(0).hypercall(13, 2).subcall(26, 4).subcall(3);
        assertEquals(
                List.of(
                        "p0 5 0x020100d 17",
                        "p0 5 0x020100d 400001 7",
                        "p0 5 0x020100d 1100014 5 2",
                        "p0 5 0x020100d 500018 1 3",
                        "p0 5 0x020100d 10001d 1",
                        "p0 5 0x020100d 40000d 2",
                        "p0 5 0x020200e 40001a 4",
                        "p0 5 0x020200e 3"),
                Told.of(trace));
    }

    @Test
    void arguments_that_xen_does_not_record_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> trace.pcpu(0).hypercall(23, 1));
    }

    @Test
    void what_pv_guests_do() {
        trace.pcpu(0)
                .at(5)
                .trap(6, 0x1000)
                .trap(13, 0x1000, 0x18)
                .pageFault(1, 2, 6)
                .privop(4)
                .mathStateRestore();
        assertEquals(
                List.of(
                        "p0 5 0x0201103 1000 0 6",
                        "p0 5 0x0201103 1000 0 18800d",
                        "p0 5 0x0201104 1 0 2 0 6",
                        "p0 5 0x0201106 4 0",
                        "p0 5 0x0201008"),
                Told.of(trace));
    }

    @Test
    void what_xen_says_of_itself() {
        trace.pcpu(2)
                .at(900)
                .lost(17, D1V2, 0x1_0000_0005L)
                .wrapFiller(1, 2)
                .irqHandled(9, 800, 850)
                .domAdd(3);
        trace.pcpu(2).idleEntry(2, 1, 2, 3).idleExit(2, 4).domRem(3).guestRecord(0x12, 7);
        assertEquals(
                List.of(
                        "p2 900 0x001f001 11 20001 5 1",
                        "p2 - 0x001f002 1 2",
                        "p2 900 0x0802008 9 320 352",
                        "p2 900 0x0041001 3",
                        "p2 900 0x0028001 3",
                        "p2 900 0x0801002 2 1 2 3",
                        "p2 900 0x0801003 2 4 0 0 0 0",
                        "p2 900 0x0028002 3",
                        "p2 900 0x0041002 3",
                        "p2 - 0x800f012 7"),
                Told.of(trace));
    }

    @Test
    void sweeps_and_borders_make_windows_in_the_order_of_the_file() {
        trace.pcpu(3).at(1).runs(D1V0).window().at(2).blocks(D1V0);
        trace.pcpu(0).at(9).continues(D1V2);
        trace.sweep().pcpu(0).emptyWindow().at(10).continues(D1V2);
        try (Capture capture = trace.capture()) {
            List<Integer> pcpus = java.util.stream.IntStream.range(
                            0, capture.windows().count())
                    .mapToObj(capture.windows()::pcpu)
                    .toList();
            assertEquals(List.of(3, 0, 3, 0, 0), pcpus);
        }
    }

    @Test
    void time_goes_on_unless_it_is_told_to_step_back() {
        PcpuTrace pcpu = trace.pcpu(0).at(100).after(5);
        assertEquals(105, pcpu.now());
        assertThrows(IllegalArgumentException.class, () -> pcpu.at(104));
        assertEquals(50, pcpu.steppingBack().at(50).now());
        assertThrows(IllegalArgumentException.class, () -> pcpu.at(49));
        trace.pcpu(1).at(1);
    }

    @Test
    void the_time_is_unsigned() {
        assertEquals(Long.MIN_VALUE, trace.pcpu(0).at(Long.MAX_VALUE).after(1).now());
    }

    @Test
    void junk_lies_between_windows() {
        trace.pcpu(0).at(1).runs(D1V0);
        trace.junk((byte) 1, (byte) 2).pcpu(0).at(2).blocks(D1V0);
        assertEquals(28 + 2 + 28, trace.bytes().length);
    }

    @Test
    void to_switch_from_nobody_is_refused() {
        assertThrows(IllegalStateException.class, () -> trace.pcpu(0).switchTo(Runstate.BLOCKED, D1V0));
    }
}
