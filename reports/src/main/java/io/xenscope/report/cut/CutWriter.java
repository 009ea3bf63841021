package io.xenscope.report.cut;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.ClockModel;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.Resync;
import io.xenscope.format.TraceWriter;
import io.xenscope.format.WindowIndex;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.GenEvents;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.events.EventName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Copies the records that were asked for, window by window in the order of the file.
 *
 * <p>Where a pcpu's records begin later than in the original, a lost-records record says so, and who was running then:
 * without it a reader would have to guess. Fillers of the ring are left out; records of losses never are.
 */
final class CutWriter {
    private final WindowIndex windows;
    private final Analysis analysis;
    private final Range range;
    private final long from;
    private final EventFilter events;
    private final TraceWriter out;
    private final RecordCursor record;
    private final Resync resync;
    private final PcpuCut[] pcpus;
    private final Map<Integer, Boolean> asked = new HashMap<>();
    private TraceWriter window;
    private long written;

    /** {@code windows} are those of the capture, or what is to be kept of them. */
    CutWriter(
            Capture capture,
            WindowIndex windows,
            Analysis analysis,
            Range range,
            EventFilter events,
            OutputStream out) {
        this.windows = windows;
        this.analysis = analysis;
        this.range = range;
        // Records before the first time of their pcpu have none.
        this.from = range.from() == analysis.extent().beginTicks() ? Long.MIN_VALUE : range.from();
        this.events = events;
        this.out = new TraceWriter(out);
        this.record = new RecordCursor(capture.source());
        this.resync = new Resync(capture.source());
        this.pcpus = new PcpuCut[windows.pcpuLimit()];
        for (PcpuSchedule schedule : analysis.schedule()) {
            pcpus[schedule.pcpu()] = new PcpuCut(schedule);
        }
    }

    /** Writes the windows of the pcpus that {@code wanted} takes; returns how many records that were. */
    long write(IntPredicate wanted) throws IOException {
        for (int i = 0; i < windows.count(); i++) {
            int pcpu = windows.pcpu(i);
            if (wanted.test(pcpu) && pcpus[pcpu] != null) {
                window = new TraceWriter();
                copy(windows.start(i), windows.end(i), pcpus[pcpu]);
                if (window.size() > 0) {
                    out.window(pcpu, window.bytes());
                }
            }
        }
        return written;
    }

    private void copy(long start, long to, PcpuCut pcpu) {
        ClockModel clock = analysis.alignment().of(pcpu.pcpu());
        record.wrap(start, to);
        while (record.next()) {
            if (record.hasTsc()) {
                pcpu.advance(record.tsc(), clock.ticks(record.tsc()));
            }
            if (record.event() == GenEvents.TRACE_CPU_CHANGE) {
                resync.skip(record);
                continue;
            }
            if (record.event() == GenEvents.TRACE_WRAP_BUFFER || !RecordHeader.isPlausible(record.header())) {
                continue;
            }
            if (pcpu.ticks() < from) {
                pcpu.leaveOut();
            } else if (pcpu.ticks() < range.endsBefore()) {
                keep(pcpu);
            }
        }
    }

    private void keep(PcpuCut pcpu) {
        pcpu.tellLoss(window);
        int event = record.event();
        if (event == GenEvents.LOST_RECORDS || isAskedFor(event)) {
            int[] words = new int[record.wordCount()];
            java.util.Arrays.setAll(words, record::word);
            if (record.hasTsc()) {
                window.record(event, record.tsc(), words);
            } else {
                window.recordWithoutTsc(event, words);
            }
            written++;
        }
    }

    private boolean isAskedFor(int event) {
        return asked.computeIfAbsent(event, id -> {
            EventKind kind = EventCatalogue.standard().kind(id);
            return events.test(EventName.of(kind, kind.layoutFor(record.wordCount(), Era.modern()), id), id);
        });
    }
}
