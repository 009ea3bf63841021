package io.xenscope.analyze.span;

import java.util.Arrays;

/**
 * Interrupts that came while a call was open, in the order of time. They lie in the call if they ended before it did;
 * until that is known they are siblings.
 */
final class Asides {
    private int[] spans = new int[4];
    private int count;

    void add(int irq) {
        if (count == spans.length) {
            spans = Arrays.copyOf(spans, 2 * count);
        }
        spans[count++] = irq;
    }

    /** Those that ended by {@code end} lie in {@code parent}. */
    void settle(Activation activation, int parent, long end) {
        int settled = 0;
        while (settled < count && activation.end(spans[settled]) <= end) {
            activation.moveInto(spans[settled++], parent);
        }
        if (settled > 0) {
            System.arraycopy(spans, settled, spans, 0, count - settled);
            count -= settled;
        }
    }

    void forget() {
        count = 0;
    }
}
