package io.xenscope.analyze.track.pcpu;

import io.xenscope.analyze.base.Counts;
import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;

/**
 * Interrupts that Xen injected into HVM guests, counted by vcpu and vector.
 *
 * <pre>
 * TRC_HVM_INJ_VIRQ   id 0x82004   w0 vector   w1 1 where it is only pretended
 * </pre>
 */
public final class InjectionTrack implements Track {
    /** No vector is higher. */
    public static final int MOST_VECTORS = 511;

    private final BySlot<Counts> vectors = new BySlot<>(Counts::new);

    @Override
    public void register(HeaderTable table) {
        table.on(HvmEvents.INJ_VIRQ, this::injected);
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    @Override
    public void moves(int from, int to) {
        vectors.move(from, to, Counts::add);
    }

    private void injected(RecordCursor record, PcpuWalk pcpu) {
        if (isWhole(record)) {
            vectors.of(pcpu.slot()).count(vector(record));
        }
    }

    /** Whether a record says which vector was injected. */
    public static boolean isWhole(RecordCursor record) {
        return record.wordCount() > 0;
    }

    /** The vector; those that no guest has are one. */
    public static int vector(RecordCursor record) {
        return Math.min(record.word(0) & 0xFFFF, MOST_VECTORS);
    }

    public BySlot<Counts> vectors() {
        return vectors;
    }
}
