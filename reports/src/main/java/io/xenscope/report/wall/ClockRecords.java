package io.xenscope.report.wall;

import io.xenscope.analyze.Overview;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.ContextEvents;
import java.util.Optional;

/**
 * Context records that tell the time of the calendar.
 *
 * <pre>
 * TRC_CTX_CLOCK   id 0x804007, or 0x800f7c7 where a guest wrote it   w0  15..0 version 1   w1 kHz   w2-3 UTC in ns since 1970
 * </pre>
 *
 * <p>The first one counts: the rate is taken from the whole capture, which knows better.
 */
final class ClockRecords {
    private static final int WORDS = 6;
    private static final int VERSION = 1;

    private final Capture capture;
    private final Overview overview;

    ClockRecords(Capture capture, Overview overview) {
        this.capture = capture;
        this.overview = overview;
    }

    Optional<WallClock> first() {
        return overview.events().holdsAny(ContextEvents::isClock) ? search() : Optional.empty();
    }

    private Optional<WallClock> search() {
        WindowIndex windows = capture.windows();
        RecordCursor record = new RecordCursor(capture.source());
        for (int window = 0; window < windows.count(); window++) {
            record.wrap(windows.start(window), windows.end(window));
            boolean timed = false;
            long tsc = 0;
            while (record.next()) {
                timed |= record.hasTsc();
                tsc = record.hasTsc() ? record.tsc() : tsc;
                if (ContextEvents.isClock(record.event()) && timed && isSound(record)) {
                    long tick = overview.alignment().of(windows.pcpu(window)).ticks(tsc);
                    return Optional.of(WallClock.at(tick, record.quad(2), overview, "from context records"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSound(RecordCursor record) {
        return record.wordCount() >= WORDS && (record.word(0) & 0xFFFF) == VERSION && record.quad(2) > 0;
    }
}
