package io.xenscope.analyze.track;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.merge.EventSet;
import io.xenscope.analyze.merge.PcpuReader;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.merge.RecordLog;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Reads the records of a capture again by pcpu, pcpus in parallel, and lets trackers follow pcpus. Records that host trackers take
 * are only noted down, and merged afterwards, slice by slice of time: so nobody merges records that nobody takes.
 */
public final class HostReading implements AutoCloseable {
    /** The trackers of one kind, one for each pcpu. */
    private record Kind<T extends PcpuTracker>(IntFunction<T> maker, List<T> trackers) {
        PcpuTracker make(int pcpu) {
            T made = maker.apply(pcpu);
            trackers.add(made);
            return made;
        }
    }

    /** One pcpu that is followed. */
    private record Followed(PcpuReader reader, PcpuTracker[] trackers, RecordLog noted) {}

    private final Capture capture;
    private final Overview overview;
    private final Timeline timeline;
    private final TrackerHandlers handlers = new TrackerHandlers();
    private final List<Kind<?>> kinds = new ArrayList<>();
    private final HostEvents events = new HostEvents();
    private final List<HostTracker> trackers = new ArrayList<>();
    private final List<Followed> pcpus = new ArrayList<>();
    private EventSet wanted;

    HostReading(Capture capture, Overview overview) {
        this.capture = capture;
        this.overview = overview;
        this.timeline = new Timeline(capture, overview);
    }

    /** Adds a host tracker; before {@link #run}. */
    public <T extends HostTracker> T follow(T tracker) {
        trackers.add(tracker);
        tracker.register(events);
        return tracker;
    }

    /** Adds a kind of pcpu trackers, made for each pcpu by its number; before {@link #run}. */
    public <T extends PcpuTracker> List<T> followPcpus(IntFunction<T> maker, Consumer<TrackerEvents<T>> register) {
        List<T> made = new ArrayList<>();
        register.accept(handlers.of(kinds.size()));
        kinds.add(new Kind<>(maker, made));
        return made;
    }

    /** All trackers are known. */
    void begin() {
        if (trackers.isEmpty() && kinds.isEmpty()) {
            return;
        }
        wanted = new EventSet().add(handlers.taken()).add(events.taken());
        for (PcpuReader reader : timeline.pcpuReaders()) {
            PcpuTracker[] own =
                    kinds.stream().map(kind -> kind.make(reader.pcpu())).toArray(PcpuTracker[]::new);
            RecordLog log = new RecordLog(reader.pcpu(), capture.source(), overview.hasHvmPrefix());
            pcpus.add(new Followed(reader, own, log));
        }
    }

    /** Reads everything that lies before a common tick and was not read yet. */
    void readTo(long until, Workers workers) {
        workers.each(pcpus.size(), i -> read(pcpus.get(i), until));
        merge();
    }

    /** The capture has been read. */
    void finish() {
        long end = overview.extent().endTicks();
        for (Followed pcpu : pcpus) {
            for (PcpuTracker tracker : pcpu.trackers) {
                tracker.finish(end);
            }
        }
        trackers.forEach(tracker -> tracker.finish(end));
    }

    @Override
    public void close() {
        pcpus.forEach(pcpu -> pcpu.noted.close());
    }

    private void read(Followed pcpu, long until) {
        PcpuStream stream = pcpu.reader.present();
        while (pcpu.reader.next(wanted, until)) {
            if (stream.isLossBegin() || stream.isLossEnd()) {
                tellLoss(pcpu, stream);
            } else {
                handlers.handle(stream, pcpu.trackers);
                if (events.taken().has(stream.record().header())) {
                    pcpu.noted.add(stream);
                }
            }
        }
    }

    private void tellLoss(Followed pcpu, PcpuStream stream) {
        for (PcpuTracker tracker : pcpu.trackers) {
            if (stream.isLossBegin()) {
                tracker.lossBegins(stream);
            } else {
                tracker.lossEnds(stream);
            }
        }
        if (!trackers.isEmpty()) {
            pcpu.noted.add(stream);
        }
    }

    /** Gives what was noted down to the host trackers: at equal times all records of the lower pcpu come first. */
    private void merge() {
        PriorityQueue<RecordLog> first = new PriorityQueue<>((a, b) ->
                a.time() != b.time() ? Long.compare(a.time(), b.time()) : Integer.compare(a.pcpu(), b.pcpu()));
        for (Followed pcpu : pcpus) {
            if (pcpu.noted.next()) {
                first.add(pcpu.noted);
            }
        }
        while (!first.isEmpty()) {
            RecordLog log = first.poll();
            RecordLog other = first.peek();
            boolean any = true;
            while (any && (other == null || isBefore(log, other))) {
                take(log);
                any = log.next();
            }
            if (any) {
                first.add(log);
            }
        }
        pcpus.forEach(pcpu -> pcpu.noted.close());
    }

    private static boolean isBefore(RecordLog log, RecordLog other) {
        return log.time() < other.time() || log.time() == other.time() && log.pcpu() < other.pcpu();
    }

    private void take(RecordLog log) {
        log.read();
        if (log.isLossBegin()) {
            trackers.forEach(tracker -> tracker.lossBegins(log));
        } else if (log.isLossEnd()) {
            trackers.forEach(tracker -> tracker.lossEnds(log));
        } else {
            events.of(log.record().header()).handle(log);
        }
    }
}
