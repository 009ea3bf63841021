package io.xenscope.report.rows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.make.Survey;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Era;
import io.xenscope.report.dump.TickClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One open capture as tables of rows. It is surveyed when the first row is asked for; then tables are read, several in one pass or
 * one by one, each as often as wanted; events and what is made of trees of spans in slices of time, too, which several threads may
 * read side by side. Memory does not grow with the capture.
 */
public final class RowSource implements AutoCloseable {
    /**
     * How a capture is to be read.
     *
     * @param threads of the survey and of one reading
     * @param rate of the time line; null where the capture itself is to tell
     */
    public record Options(int threads, TscRate rate, Clocks clocks) {
        /** With so many threads, the rest as reports do it. */
        public Options(int threads) {
            this(threads, null, Clocks.ALIGNED);
        }
    }

    /** Those for which a survey without accounts of vcpus is enough. */
    private static final Set<RowTable<?>> LIGHT = Set.of(
            PcpuRow.TABLE,
            PcpuRow.CLOCK,
            PcpuRow.LOSSES,
            DomainRow.TABLE,
            StateRow.TABLE,
            IrqRow.TABLE,
            EventRow.TABLE);

    private final Capture capture;
    private final Options options;
    /** Null until a table of {@link #LIGHT} is asked for before any other. */
    private Survey light;
    /** Null until any other table is asked for. */
    private Survey full;

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
        return any().era();
    }

    /** The analysis that tables of these kinds stand on. */
    public Analysis analysis() {
        return any().analysis();
    }

    private synchronized Survey any() {
        return survey(full == null);
    }

    private synchronized Survey survey(boolean isLight) {
        if (isLight && full == null) {
            if (light == null) {
                light = Survey.of(capture, options.threads(), options.rate(), options.clocks());
            }
            return light;
        }
        if (full == null) {
            full = Analyzer.survey(capture, options.threads(), options.rate(), options.clocks());
        }
        return full;
    }

    /** All of the capture's time. */
    public Slice whole() {
        return new Slice(any().analysis().extent().beginTicks(), Long.MAX_VALUE);
    }

    /** The capture's time in at most {@code most} slices of about equal size, one at least: they depend on nothing else. */
    public List<Slice> slices(int most) {
        Slice whole = whole();
        long[] borders = new Timeline(capture, any().analysis()).slices(whole.from(), whole.to());
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
        read(sinks, whole());
    }

    /** Gives those of a slice; of tables that are not {@linkplain RowTable#isSliced() sliced} all. */
    public void read(RowSinks sinks, Slice slice) {
        Survey survey = survey(LIGHT.containsAll(sinks.tables()));
        var extent = survey.analysis().extent();
        TickClock clock = new TickClock(survey.analysis().rate(), extent.beginTicks());
        RowReading reading = new RowReading(capture, survey, clock, slice, options.threads());
        CaptureRow.read(reading, sinks);
        PcpuRow.read(reading, sinks);
        DomainRow.read(reading, sinks);
        VcpuRow.read(reading, sinks);
        StateRow.read(reading, sinks);
        TreeRows.read(reading, sinks);
        ExitRow.read(reading, sinks);
        IrqRow.read(reading, sinks);
        EventRow.read(reading, sinks);
        HistogramRow.read(reading, sinks);
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
