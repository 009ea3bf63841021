package io.xenscope.analyze.walk;

import io.xenscope.analyze.walk.HeaderTable.Entry;
import java.util.Arrays;

/**
 * Events of which someone wants to see some records, while it {@link #take takes} them; otherwise these are as quiet as if nobody
 * asked for them.
 */
public final class Sample {
    private final HeaderTable table;
    private final EventHandler handler;
    private boolean taking;
    /** Headers of its events that are quiet. */
    private int[] quieted = new int[16];

    private int count;

    Sample(HeaderTable table, EventHandler handler) {
        this.table = table;
        this.handler = handler;
    }

    /** Adds each event that equals {@code event} but for {@code freeBits} of its number; an event has one sample at most. */
    public Sample of(int event, int freeBits) {
        table.forEach(event, freeBits, this::add);
        return this;
    }

    private void add(Entry entry) {
        if (entry.sample != null) {
            throw new IllegalArgumentException("two samples of one event");
        }
        entry.sample = this;
    }

    boolean isTaking() {
        return taking;
    }

    EventHandler handler() {
        return handler;
    }

    /** Notes that records with this header are quiet from now on. */
    void quiets(int header) {
        if (count == quieted.length) {
            quieted = Arrays.copyOf(quieted, 2 * count);
        }
        quieted[count++] = header;
    }

    /** Wants its records from now on. */
    public void take() {
        taking = true;
        for (; count > 0; count--) {
            table.wake(quieted[count - 1]);
        }
    }

    /** Wants none from now on. */
    public void leave() {
        taking = false;
    }
}
