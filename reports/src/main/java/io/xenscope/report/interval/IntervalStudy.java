package io.xenscope.report.interval;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.interval.Cr3Grid;
import io.xenscope.analyze.interval.EventGrid;
import io.xenscope.analyze.interval.Grid;
import io.xenscope.analyze.interval.Intervals;
import io.xenscope.analyze.interval.IrqGrid;
import io.xenscope.analyze.interval.RecordGrid;
import io.xenscope.analyze.interval.StateGrids;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.event.GenEvents;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.events.EventFilter;
import io.xenscope.report.events.EventName;
import io.xenscope.report.frame.Contents;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Page;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One account, interval by interval. */
final class IntervalStudy implements Study {
    private static final long MOST_BY_DEFAULT = 1000;
    private static final int FIGURES = 2;

    private final Analysis analysis;
    private final Account account;
    private final IntPredicate pcpus;
    private final int threads;
    private final Scope scope;
    private final EventFilter events;
    private final Intervals intervals;
    /** Of accounts that are not made from the schedule. */
    private final Grid figures;

    /** {@code nanos}: length of an interval, 0 where nobody gave it. */
    IntervalStudy(Analysis analysis, Scope scope, Account account, long nanos, Invocation asked) {
        this(analysis, scope, account, nanos, asked.pcpus(), asked.threads(), EventFilter.of(asked));
        events.warn(asked, analysis);
    }

    IntervalStudy(
            Analysis analysis,
            Scope scope,
            Account account,
            long nanos,
            IntPredicate pcpus,
            int threads,
            EventFilter events) {
        this.events = events;
        this.analysis = analysis;
        this.scope = scope;
        this.account = account;
        this.pcpus = pcpus;
        this.threads = threads;
        long length = nanos > 0 ? nanos : defaultNanos(scope.nanos(scope.range().ticks()));
        intervals = new Intervals(scope.range(), Math.max(1, analysis.rate().ticks(length)));
        figures = new Grid(intervals, FIGURES);
    }

    /** A second, or so many tens of seconds that there are no more intervals than people can read. */
    private static long defaultNanos(long span) {
        long nanos = 1_000_000_000;
        while (span / nanos >= MOST_BY_DEFAULT) {
            nanos *= 10;
        }
        return nanos;
    }

    @Override
    public void follow(Readings readings) {
        account.follow().accept(this, readings);
    }

    void followExits(Readings readings) {
        VcpuTrackers<VmExits> exits = readings.vcpus()
                .follow(
                        (vcpu, mates) -> scope.holds(vcpu) ? new VmExits(vcpu, scope.range()) : null,
                        VmExits::register);
        readings.vcpus()
                .follow((vcpu, mates) -> scope.holds(vcpu) ? EventGrid.ofExits(vcpu, figures, mates.of(exits)) : null);
    }

    void followEvents(Readings readings, Consumer<TrackerEvents<EventGrid>> register) {
        readings.vcpus().follow((vcpu, mates) -> scope.holds(vcpu) ? new EventGrid(vcpu, figures) : null, register);
    }

    void followCr3(Readings readings) {
        readings.vcpus()
                .follow((vcpu, mates) -> scope.holds(vcpu) ? new Cr3Grid(vcpu, figures) : null, Cr3Grid::register);
    }

    /** Of the events that {@code --event} names, all where it was not given; of the pcpus asked for. */
    void followRecords(Readings readings) {
        int[] there = IntStream.of(analysis.events().events())
                .filter(id -> id != GenEvents.TRACE_CPU_CHANGE && events.test(EventName.of(id), id))
                .toArray();
        readings.host()
                .followPcpus(
                        pcpu -> new RecordGrid(figures, pcpus.test(pcpu)), into -> RecordGrid.register(there, into));
    }

    void followIrqs(Readings readings) {
        readings.host().followPcpus(pcpu -> new IrqGrid(figures), IrqGrid::register);
    }

    /** Those that trackers filled. */
    Grid figures() {
        return figures;
    }

    /** What vcpus did, each or added up by domain. */
    Grid vcpus(boolean each) {
        return StateGrids.vcpus(analysis, intervals, threads, scope::holds, each);
    }

    Grid pcpus() {
        return StateGrids.pcpus(analysis, intervals, pcpus);
    }

    @Override
    public void fill(Scope whole, Page page) {
        Contents.fill(whole, page, account.table(whole, account.grid().apply(this)));
    }
}
