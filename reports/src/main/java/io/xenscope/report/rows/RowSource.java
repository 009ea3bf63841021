package io.xenscope.report.rows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Era;
import io.xenscope.report.dump.TickClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One open capture as tables of rows. It is analysed when the first row is asked for; then tables are read, several in one pass or
 * one by one, each as often as wanted; events and what is made of trees of spans in slices of time, too, which several threads may
 * read side by side. Memory does not grow with the capture.
 */
public final class RowSource implements AutoCloseable {
    /**
     * How a capture is to be read.
     *
     * @param threads of the analysis and of one reading
     * @param rate of the time line; null where the capture itself is to tell
     */
    public record Options(int threads, TscRate rate, Clocks clocks) {
        /** With so many threads, the rest as reports do it. */
        public Options(int threads) {
            this(threads, null, Clocks.ALIGNED);
        }
    }

    /** Those for which an overview is enough. */
    private static final Set<RowTable<?>> LIGHT =
            Set.of(PcpuRow.TABLE, PcpuRow.CLOCK, PcpuRow.LOSSES, StateRow.TABLE, IrqRow.TABLE, EventRow.TABLE);

    private final Capture capture;
    private final Options options;
    /** Null until a table of {@link #LIGHT} is asked for before any other. */
    private Overview light;
    /** Null until any other table is asked for. */
    private Analysis full;

    /** The capture stays its owner's. */
    public RowSource(Capture capture, Options options) {
        this.capture = capture;
        this.options = options;
    }

    /** The name of the capture as it was given. */
    public String name() {
        return capture.name();
    }

    /** How payloads of equal length are to be read. */
    public Era era() {
        return overview().era();
    }

    /** What is known of the capture as a whole. */
    public synchronized Overview overview() {
        if (full != null) {
            return full;
        }
        if (light == null) {
            light = Analyzer.overview(capture, options.threads(), options.rate(), options.clocks());
        }
        return light;
    }

    private synchronized Analysis full() {
        if (full == null) {
            full = Analyzer.analyze(capture, options.threads(), options.rate(), options.clocks());
        }
        return full;
    }

    private static boolean isLight(RowTable<?> table) {
        return LIGHT.contains(table) || EventFieldsRow.isOne(table);
    }

    /** All of the capture's time. */
    public Slice whole() {
        return new Slice(overview().extent().beginTicks(), Long.MAX_VALUE);
    }

    /** The capture's time in at most {@code most} slices of about equal size, one at least: they depend on nothing else. */
    public List<Slice> slices(int most) {
        Slice whole = whole();
        long[] borders = new Timeline(capture, overview()).slices(whole.from(), whole.to());
        int pieces = borders.length - 1;
        int count = Math.max(1, Math.min(most, pieces));
        List<Slice> slices = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int first = (int) ((long) i * pieces / count);
            int last = (int) ((long) (i + 1) * pieces / count);
            slices.add(new Slice(borders[first], borders[last]));
        }
        return slices;
    }

    /** Gives all rows of the tables that are wanted to their sinks, on this thread. */
    public void read(RowSinks sinks) {
        sinks.tables().forEach(this::prepare);
        read(sinks, whole());
    }

    /** Surveys the capture as a table needs it. Whatever is asked before it is read would else cost a lesser survey more. */
    public void prepare(RowTable<?> table) {
        if (!isLight(table)) {
            full();
        }
    }

    /** Gives those of a slice; of tables that are not {@linkplain RowTable#isSliced() sliced} all. */
    public void read(RowSinks sinks, Slice slice) {
        if (sinks.tables().stream().allMatch(RowSource::isLight)) {
            readLight(reading(overview(), slice), sinks);
            return;
        }
        Analysis analysis = full();
        RowReading reading = reading(analysis, slice);
        readLight(reading, sinks);
        CaptureRow.read(reading, sinks);
        DomainRow.read(reading, analysis, sinks);
        VcpuRow.read(reading, analysis, sinks);
        TreeRows.read(reading, analysis, sinks);
        ExitRow.read(reading, sinks);
        HistogramRow.read(reading, analysis, sinks);
    }

    private RowReading reading(Overview overview, Slice slice) {
        TickClock clock = new TickClock(overview.rate(), overview.extent().beginTicks());
        return new RowReading(capture, overview, clock, slice, options.threads());
    }

    /** Those of {@link #LIGHT}. */
    private static void readLight(RowReading reading, RowSinks sinks) {
        PcpuRow.read(reading, sinks);
        StateRow.read(reading, sinks);
        IrqRow.read(reading, sinks);
        EventRow.read(reading, sinks);
        EventFieldsRow.read(reading, sinks);
    }

    @Override
    public synchronized void close() {
        if (light != null) {
            light.close();
        }
        if (full != null) {
            full.close();
        }
    }
}
