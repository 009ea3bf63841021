package io.xenscope.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

/** All times of the small capture lie in [1000, 1900], so a copy is moved by 900 ticks and the width of a seam. */
final class EnlargeTest {
    private static final int RUNNING_TO_BLOCKED = 0x21021;
    private static final int RUNNABLE_TO_RUNNING = 0x21101;
    private static final int WAKE = 0x28004;
    private static final int SWITCH = 0x2800A;
    private static final int HYPERCALL = 0x20100D;
    private static final int LOST = 0x1F001;
    private static final int IRQ_HANDLED = 0x802008;
    private static final int PERIOD = 900 + (1 << 20);
    private static final int IDLE = 0x7FFF;

    @Test
    void aCopyFollowsBehindALossOnEveryPcpu() throws IOException {
        byte[] twice = new TraceWriter()
                .raw(copy(new Move(0, 1, 0, 0), false))
                .raw(copy(new Move(PERIOD, 1, 0, 0), true))
                .bytes();

        assertArrayEquals(twice, enlarged(1, twice.length));
    }

    @Test
    void clonesStandBehindTheirPcpuInEverySweepAndHaveTheirOwnNumbersAndDomains() throws IOException {
        Move first = new Move(0, 2, 0, 0);
        Move second = new Move(1, 2, 1, 4);
        byte[] once = new TraceWriter()
                .raw(window(0, busy(first, false)))
                .raw(window(1, busy(second, false)))
                .raw(window(2, idle(first, false)))
                .raw(window(3, idle(second, false)))
                .raw(lastSweep(first))
                .raw(lastSweep(second))
                .bytes();

        assertArrayEquals(once, enlarged(2, once.length));
    }

    @Test
    void endsWithTheWindowThatReachesTheSize() throws IOException {
        int first = window(0, busy(new Move(0, 1, 0, 0), false)).length;
        int second = window(1, idle(new Move(0, 1, 0, 0), false)).length;

        assertEquals(first, enlarged(1, 1).length);
        assertEquals(first, enlarged(1, first).length);
        assertEquals(first + second, enlarged(1, first + 1).length);
    }

    private static byte[] enlarged(int clones, long bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Capture small = Capture.of(new ArraySource("small", copy(new Move(0, 1, 0, 0), false)))) {
            new Enlarge(small, clones).write(Channels.newChannel(out), bytes);
        }
        return out.toByteArray();
    }

    /** What the capture is when moved so; every number below that moves is written with its move. */
    private static byte[] copy(Move by, boolean seam) {
        return new TraceWriter().raw(sweep(by, seam)).raw(lastSweep(by)).bytes();
    }

    private static byte[] sweep(Move by, boolean seam) {
        return new TraceWriter()
                .raw(window(by.pcpu(0), busy(by, seam)))
                .raw(window(by.pcpu(1), idle(by, seam)))
                .bytes();
    }

    private static byte[] lastSweep(Move by) {
        TraceWriter records = new TraceWriter().record(HYPERCALL, 1900 + by.ticks(), 17);
        return window(by.pcpu(0), records.bytes());
    }

    private static byte[] window(int pcpu, byte[] records) {
        return new TraceWriter().window(pcpu, records).bytes();
    }

    /** Pcpu 0 runs d3v1 from before the beginning; its interrupt record does not know when it began. */
    private static byte[] busy(Move by, boolean seam) {
        TraceWriter records = new TraceWriter();
        if (seam) {
            lost(records, 1000 + by.ticks(), 3, 1, 1900 + by.ticks() - PERIOD);
        }
        int domain = 3 + by.domains();
        int time = (int) by.ticks();
        return records.record(IRQ_HANDLED, 1000 + by.ticks(), 9, 0, 990 + time)
                .record(IRQ_HANDLED, 1010 + by.ticks(), 9, 1001 + time, 1009 + time)
                .record(SWITCH, 1020 + by.ticks(), domain, 1, IDLE, by.pcpu(0))
                .record(RUNNING_TO_BLOCKED, 1021 + by.ticks(), domain << 16 | 1)
                .record(RUNNABLE_TO_RUNNING, 1022 + by.ticks(), IDLE << 16 | by.pcpu(0))
                .bytes();
    }

    /** Pcpu 1 never says who runs, so it is taken to be idle; it has a loss of its own. */
    private static byte[] idle(Move by, boolean seam) {
        TraceWriter records = new TraceWriter();
        if (seam) {
            lost(records, 1100 + by.ticks(), IDLE, by.pcpu(1), 1300 + by.ticks() - PERIOD);
        }
        records.record(WAKE, 1100 + by.ticks(), 3 + by.domains(), 1);
        lost(records, 1300 + by.ticks(), IDLE, by.pcpu(1), 1200 + by.ticks());
        return records.recordWithoutTsc(0x82008, 7).bytes();
    }

    private static void lost(TraceWriter records, long tsc, int domain, int vcpu, long since) {
        records.record(LOST, tsc, 1, vcpu << 16 | domain, (int) since, (int) (since >>> 32));
    }
}
