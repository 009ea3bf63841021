package io.xenscope.coverage;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.TraceWriter;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.PayloadLayout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How many records were decoded by each row of the event catalogue. */
final class LayoutCounts {
    /** All that choose a row, beside the capture's era. */
    private record Shape(int event, int words) {}

    private final Map<PayloadLayout, Long> counts = new IdentityHashMap<>();

    /** Adds the records of a capture, read as it shows its Xen to have been. */
    void addCapture(Path file) {
        try (Capture capture = Capture.open(file);
                Overview overview = Analyzer.overview(capture, 2, null, Clocks.AS_RECORDED)) {
            // Headers of windows are records, too.
            addShape(
                    new Shape(GenEvents.TRACE_CPU_CHANGE, 2),
                    overview.era(),
                    capture.windows().count());
            add(capture, overview.era());
        }
    }

    /** Writes a record of a row with each number of words that it takes, reads them back, and adds what decodes them. */
    void addMade(EventKind kind, PayloadLayout layout, Consumer<RecordCursor> check) {
        Era era = layout.trait().map(Era.modern()::with).orElse(Era.modern());
        TraceWriter records = new TraceWriter();
        for (int words = layout.minWords(); words <= layout.maxWords(); words++) {
            records.record(kind.id() | kind.freeBits() & 5, 1000 + words, MadeWords.of(kind.id(), words));
        }
        byte[] window = new TraceWriter().window(0, records.bytes()).bytes();
        try (Capture capture = Capture.of(new ArraySource(layout.name(), window))) {
            add(capture, era);
            RecordCursor record = new RecordCursor(capture.source())
                    .wrap(capture.windows().start(0), capture.windows().end(0));
            while (record.next()) {
                check.accept(record);
            }
        }
    }

    private void add(Capture capture, Era era) {
        Map<Shape, Integer> shapes = new HashMap<>();
        RecordCursor record = new RecordCursor(capture.source());
        for (int window = 0; window < capture.windows().count(); window++) {
            record.wrap(capture.windows().start(window), capture.windows().end(window));
            while (record.next()) {
                shapes.merge(new Shape(record.event(), record.wordCount()), 1, Integer::sum);
            }
        }
        shapes.forEach((shape, count) -> addShape(shape, era, count));
    }

    private void addShape(Shape shape, Era era, int count) {
        EventKind kind = EventCatalogue.standard().kind(shape.event());
        counts.merge(kind.layoutFor(shape.words(), era), (long) count, Long::sum);
    }

    long of(PayloadLayout layout) {
        return counts.getOrDefault(layout, 0L);
    }

    /** Records that no row decodes; they are shown by their words. */
    long others(List<PayloadLayout> rows) {
        long known = rows.stream().mapToLong(this::of).sum();
        return counts.values().stream().mapToLong(Long::longValue).sum() - known;
    }
}
