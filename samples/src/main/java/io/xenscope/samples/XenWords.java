package io.xenscope.samples;

import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.GuestEvents;
import io.xenscope.format.event.HwEvents;

/** Words for the records of Xen itself: the ring's own, interrupts and idling of the pcpu. */
interface XenWords extends RecordWords {
    /** A loss that ends now: so many records since {@code firstTsc}; {@code vcpu} is the one that runs now. */
    default PcpuTrace lost(int count, VcpuName vcpu, long firstTsc) {
        return record(GenEvents.LOST_RECORDS, count, vcpu.packedDomainLow(), (int) firstTsc, (int) (firstTsc >>> 32));
    }

    /** Filler at the end of the ring, with the stale words that are in it. */
    default PcpuTrace wrapFiller(int... staleWords) {
        return recordWithoutTsc(GenEvents.TRACE_WRAP_BUFFER, staleWords);
    }

    /** A device interrupt was handled between two moments, by TSC; its record comes after the handler. */
    default PcpuTrace irqHandled(int irq, long startTsc, long endTsc) {
        return record(HwEvents.IRQ_HANDLED, irq, (int) startTsc, (int) endTsc);
    }

    /** The pcpu enters a C-state; times expected and predicted in microseconds. */
    default PcpuTrace idleEntry(int cState, int tick, int expected, int predicted) {
        return record(HwEvents.PM_IDLE_ENTRY, cState, tick, expected, predicted);
    }

    /** The pcpu leaves a C-state; no interrupt is named. */
    default PcpuTrace idleExit(int cState, int tick) {
        return record(HwEvents.PM_IDLE_EXIT, cState, tick, 0, 0, 0, 0);
    }

    /** A record that a guest wrote through HVMOP_xentrace. */
    default PcpuTrace guestRecord(int event, int... words) {
        return recordWithoutTsc(GuestEvents.ALL | event, words);
    }
}
