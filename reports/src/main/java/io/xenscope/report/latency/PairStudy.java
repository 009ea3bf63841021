package io.xenscope.report.latency;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.interval.Intervals;
import io.xenscope.analyze.track.Readings;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.events.EventName;
import io.xenscope.report.events.EventPatterns;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.latency.LatencyRow.Owner;
import io.xenscope.report.table.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** The time between any two kinds of records, all together and by what they are about. */
final class PairStudy implements Study {
    /**
     * What was asked for, as typed.
     *
     * @param from patterns of the events that begin it
     * @param to of those that end it
     */
    record Asked(String from, String to, EventPairs.By by) {
        String name() {
            return from + "->" + to;
        }
    }

    private final Asked asked;
    private final Scope scope;
    private final LatencyPage form;
    private final Intervals intervals;
    private final EventPairs pairs;

    PairStudy(Analysis analysis, Scope scope, LatencyPage form, Asked asked) {
        this.asked = asked;
        this.scope = scope;
        this.form = form;
        this.intervals = form.intervals(scope);
        this.pairs = new EventPairs(
                asked.by,
                events(analysis, Latency.FROM_EVENT.longForm(), asked.from),
                events(analysis, Latency.TO_EVENT.longForm(), asked.to),
                analysis.era(),
                scope.range(),
                intervals,
                scope::holds);
    }

    /** The events of the capture that patterns mean. */
    private static int[] events(Analysis analysis, String option, String typed) {
        EventPatterns patterns = EventPatterns.known(option, typed);
        int[] events = IntStream.of(analysis.events().events())
                .filter(id -> patterns.matches(EventName.of(id), id))
                .toArray();
        if (events.length == 0) {
            throw UsageException.notIn(
                    analysis.extent().name(), option + " " + typed, "'xenscope info --table events' lists its events");
        }
        return events;
    }

    @Override
    public void follow(Readings readings) {
        readings.host().follow(pairs);
    }

    @Override
    public void fill(Scope same, Page page) {
        LatencyIntervals timed = intervals == null ? null : new LatencyIntervals(intervals);
        if (timed != null) {
            pairs.parts().forEach((interval, keys) -> timed.parts().put(interval, rows(keys)));
        }
        form.fill(scope, page, rows(pairs.whole()), timed);
        page.note(asked.name() + ": from each of the first to the next of the second about the same "
                + asked.by.name().toLowerCase(Locale.ROOT) + ". Begun again before an end: " + pairs.again()
                + "; without an end: " + pairs.unfinished() + ".");
    }

    private List<LatencyRow> rows(SortedMap<Integer, LatencyHistogram> keys) {
        List<LatencyRow> rows = new ArrayList<>();
        if (form.levels().contains(Level.ALL)) {
            LatencyHistogram all = new LatencyHistogram();
            keys.values().forEach(all::add);
            add(rows, new Owner(Level.ALL, null, null, null), all);
        }
        if (form.levels().contains(level())) {
            keys.forEach((key, durations) -> add(rows, owner(key), durations));
        }
        return rows;
    }

    private void add(List<LatencyRow> rows, Owner owner, LatencyHistogram durations) {
        if (durations.count() > 0) {
            rows.add(new LatencyRow(asked.name(), owner, null, durations));
        }
    }

    private Level level() {
        return switch (asked.by) {
            case PCPU -> Level.PCPU;
            case VCPU -> Level.VCPU;
            case DOMAIN -> Level.DOM;
        };
    }

    private Owner owner(int key) {
        return switch (asked.by) {
            case PCPU -> new Owner(Level.PCPU, null, null, key);
            case VCPU -> new Owner(Level.VCPU, VcpuKey.domain(key), VcpuKey.vcpu(key), null);
            case DOMAIN -> new Owner(Level.DOM, key, null, null);
        };
    }
}
