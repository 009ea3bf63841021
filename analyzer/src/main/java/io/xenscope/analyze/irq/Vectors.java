package io.xenscope.analyze.irq;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.HwEvents;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which vectors irqs were given, lost, and moved from.
 *
 * <pre>
 * TRC_HW_IRQ_BIND_VECTOR     id 0x802003   TRC_HW_IRQ_CLEAR_VECTOR   id 0x802004   w0 irq low half, vector high half
 * TRC_HW_IRQ_ASSIGN_VECTOR   id 0x802006   the same
 * TRC_HW_IRQ_MOVE_FINISH     id 0x802005   w0 irq   w1 old vector   w2 pcpu
 * TRC_HW_IRQ_MOVE_CLEANUP    id 0x802002, postponed 0x802001        the same
 * TRC_HW_IRQ_UNMAPPED_VECTOR id 0x802007   w0 vector
 * </pre>
 */
public final class Vectors implements HostTracker {
    /** What may happen to an irq and a vector. */
    public enum Change {
        BOUND,
        ASSIGNED,
        CLEARED,
        MOVED,
        RELEASED,
        POSTPONED,
        UNMAPPED;

        private static final int COUNT = values().length;
    }

    /** Stands for the irq of an interrupt that no irq has the vector of. */
    public static final int NO_IRQ = -1;

    private static final int MOST_IRQS = 1 << 14;
    private static final int MOST_VECTORS = 256;
    private static final int MOVE_WORDS = 3;
    private static final int MASK_WORDS = 7;

    private final Range range;
    private final SortedMap<Integer, SortedMap<Integer, long[]>> byIrq = new TreeMap<>();

    public Vectors(Range range) {
        this.range = range;
    }

    @Override
    public void register(HostEvents events) {
        events.on(HwEvents.IRQ_BIND_VECTOR, now -> packed(now, Change.BOUND))
                .on(HwEvents.IRQ_CLEAR_VECTOR, now -> packed(now, Change.CLEARED))
                .on(HwEvents.IRQ_ASSIGN_VECTOR, now -> packed(now, Change.ASSIGNED))
                .on(HwEvents.IRQ_MOVE_FINISH, now -> move(now, Change.MOVED))
                .on(HwEvents.IRQ_MOVE_CLEANUP, now -> move(now, Change.RELEASED))
                .on(HwEvents.IRQ_MOVE_CLEANUP_DELAY, now -> move(now, Change.POSTPONED))
                .on(HwEvents.IRQ_UNMAPPED_VECTOR, this::unmapped);
    }

    private void packed(Moment now, Change change) {
        if (now.record().wordCount() == MASK_WORDS) {
            int word = now.record().word(0);
            count(now, word & 0xFFFF, word >>> 16, change);
        }
    }

    /** Before Xen 4.2 two of the ids mean C-states, which have other word counts. */
    private void move(Moment now, Change change) {
        if (now.record().wordCount() == MOVE_WORDS) {
            count(now, now.record().word(0), now.record().word(1), change);
        }
    }

    private void unmapped(Moment now) {
        if (now.record().wordCount() > 0) {
            count(now, NO_IRQ, now.record().word(0), Change.UNMAPPED);
        }
    }

    private void count(Moment now, int irq, int vector, Change change) {
        // Whatever else is there came of damage, and is not to take memory.
        if (range.includes(now.time()) && irq < MOST_IRQS && vector >= 0 && vector < MOST_VECTORS) {
            byIrq.computeIfAbsent(irq, none -> new TreeMap<>())
                    .computeIfAbsent(vector, none -> new long[Change.COUNT])[change.ordinal()]++;
        }
    }

    /** By irq, then vector: how often what happened, by the ordinal of {@link Change}. */
    public SortedMap<Integer, SortedMap<Integer, long[]>> counts() {
        return byIrq;
    }
}
