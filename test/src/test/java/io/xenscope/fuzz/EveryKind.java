package io.xenscope.fuzz;

import io.xenscope.format.TraceWriter;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import java.util.SplittableRandom;

/** A made capture with a record of every kind and length that the catalogue has, words and pcpus at random. */
final class EveryKind {
    private static final int WINDOW_BYTES = 2048;
    private static final int PCPUS = 3;

    private final SplittableRandom random = new SplittableRandom(20_261_121);
    private final TraceWriter capture = new TraceWriter();
    private TraceWriter window = new TraceWriter();
    private long tsc = 1_000_000_000L;

    private EveryKind() {}

    static Specimen specimen() {
        EveryKind made = new EveryKind();
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            for (PayloadLayout layout : kind.layouts()) {
                made.add(kind.id(), layout);
            }
        }
        made.flush();
        return new Specimen("every-kind", made.capture.bytes());
    }

    private void add(int event, PayloadLayout layout) {
        if (event == 0x1F003) {
            return; // opens windows, and is never in one
        }
        for (int words = layout.minWords(); words <= layout.maxWords(); words++) {
            window.record(event, tsc += random.nextInt(5000), random.ints(words).toArray());
            window.recordWithoutTsc(event, random.ints(words).toArray());
            if (window.size() > WINDOW_BYTES) {
                flush();
            }
        }
    }

    private void flush() {
        capture.window(random.nextInt(PCPUS), window.bytes());
        window = new TraceWriter();
    }
}
