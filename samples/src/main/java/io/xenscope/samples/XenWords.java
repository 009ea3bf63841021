package io.xenscope.samples;

/** Words for the records of Xen itself: the ring's own, interrupts and idling of the pcpu. */
interface XenWords extends RecordWords {
    /** A loss that ends now: so many records since {@code firstTsc}; {@code vcpu} is the one that runs now. */
    default PcpuTrace lost(int count, VcpuName vcpu, long firstTsc) {
        return record(EventIds.LOST_RECORDS, count, vcpu.packedDomainLow(), (int) firstTsc, (int) (firstTsc >>> 32));
    }

    /** Filler at the end of the ring, with the stale words that are in it. */
    default PcpuTrace wrapFiller(int... staleWords) {
        return recordWithoutTsc(EventIds.WRAP_BUFFER, staleWords);
    }

    /** A device interrupt was handled between two moments, by TSC; its record comes after the handler. */
    default PcpuTrace irqHandled(int irq, long startTsc, long endTsc) {
        return record(EventIds.IRQ_HANDLED, irq, (int) startTsc, (int) endTsc);
    }

    /** The pcpu enters a C-state; times expected and predicted in microseconds. */
    default PcpuTrace idleEntry(int cState, int tick, int expected, int predicted) {
        return record(EventIds.IDLE_ENTRY, cState, tick, expected, predicted);
    }

    /** The pcpu leaves a C-state; no interrupt is named. */
    default PcpuTrace idleExit(int cState, int tick) {
        return record(EventIds.IDLE_EXIT, cState, tick, 0, 0, 0, 0);
    }

    /** A record that a guest wrote through HVMOP_xentrace. */
    default PcpuTrace guestRecord(int event, int... words) {
        return recordWithoutTsc(EventIds.GUEST | event, words);
    }
}
