package io.xenscope.analyze.clock;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.sched.ChangeLog;
import io.xenscope.analyze.sched.LossTimes;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.Presence;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.ScheduleJoin;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.Tasks;
import io.xenscope.samples.TraceMaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A made capture whose clocks are wrong by a little, merged: what its runstate records are shown at. */
final class MergedCapture implements AutoCloseable {
    private static final String STATES = "RrBO?";

    /** One runstate record of one vcpu. */
    record Point(long shown, int pcpu, long tsc, int from, int to) {}

    /** A clock that is ahead by some ticks, and may be off by {@code bound}. */
    private record Ahead(long by, long bound) implements ClockModel {
        @Override
        public long ticks(long tsc) {
            return tsc + by;
        }

        @Override
        public long boundTicks(long tsc, Assumption assumption) {
            return bound;
        }

        @Override
        public long halfWidthTicks(long tsc, Assumption assumption) {
            return boundTicks(tsc, assumption);
        }
    }

    private final List<PcpuWalk> pcpus;
    private final LiftedClocks lifted;

    /** {@code ahead} by pcpu, as the alignment has it. */
    MergedCapture(TraceMaker trace, long bound, long... ahead) {
        this(trace, true, bound, ahead);
    }

    /** Only where a join meets what does not fit. */
    static MergedCapture whereOdd(TraceMaker trace, long bound, long... ahead) {
        return new MergedCapture(trace, false, bound, ahead);
    }

    private MergedCapture(TraceMaker trace, boolean everywhere, long bound, long... ahead) {
        Walker walker = new Walker(trace.capture());
        walker.walk(pcpu -> true);
        pcpus = Arrays.stream(walker.pcpus()).filter(Objects::nonNull).toList();
        List<PcpuClock> clocks = new ArrayList<>();
        for (int pcpu = 0; pcpu < ahead.length; pcpu++) {
            Map<Assumption, PcpuClock.Bound> none =
                    Map.of(Assumption.STEADY, new PcpuClock.Bound(bound, bound, 0, bound, bound));
            ClockModel model = new Ahead(ahead[pcpu], bound);
            clocks.add(new PcpuClock(pcpu, model, ahead[pcpu], 0, none, 0, 1, false, List.of(), List.of(), List.of()));
        }
        Alignment solved = Alignment.of(Alignment.Mode.LINES, ahead.length, clocks);
        lifted = LiftedClocks.of(pcpus, solved, 20, everywhere ? OddStretches.EVERYWHERE : odd(solved), Tasks.IN_TURN);
    }

    private OddStretches odd(Alignment solved) {
        List<PcpuSchedule> schedule = pcpus.stream().map(PcpuWalk::schedule).toList();
        ScheduleJoin<Presence> join =
                new ScheduleJoin<>(schedule, solved, key -> new Presence(key, LossTimes.of(schedule, solved)));
        try (Workers workers = new Workers(1)) {
            join.run(workers, 0, 1, ScheduleJoin.SLICE_ITEMS, () -> {});
        }
        return OddStretches.of(join.histories());
    }

    /** When a TSC of a pcpu is shown. */
    long shown(int pcpu, long tsc) {
        return lifted.alignment().of(pcpu).ticks(tsc);
    }

    Alignment alignment() {
        return lifted.alignment();
    }

    /** The points of each vcpu in the order shown: those of one pcpu at one time in the order of its records. */
    Map<Integer, List<Point>> points() {
        Map<Integer, List<Point>> points = new TreeMap<>();
        for (PcpuWalk pcpu : pcpus) {
            RunLog runs = pcpu.schedule().runs();
            for (long run = 0; run < runs.count(); run++) {
                int vcpu = pcpu.schedule().slots().key(runs.slot(run));
                add(points, vcpu, pcpu.pcpu(), runs.beginTsc(run), 1, 0);
                int state = runs.ends(run);
                add(points, vcpu, pcpu.pcpu(), runs.endTsc(run), 0, state < RunLog.ENDS_LOST ? state : 4);
            }
            ChangeLog changes = pcpu.schedule().changes();
            for (long i = 0; i < changes.count(); i++) {
                int vcpu = pcpu.schedule().slots().key(changes.slot(i));
                add(points, vcpu, pcpu.pcpu(), changes.tsc(i), changes.from(i), changes.to(i));
            }
        }
        points.values()
                .forEach(list -> list.sort(Comparator.comparingLong(Point::shown)
                        .thenComparingInt(Point::pcpu)
                        .thenComparingLong(Point::tsc)));
        return points;
    }

    private void add(Map<Integer, List<Point>> points, int vcpu, int pcpu, long tsc, int from, int to) {
        if (!VcpuKey.isIdle(vcpu)) {
            points.computeIfAbsent(vcpu, key -> new ArrayList<>())
                    .add(new Point(shown(pcpu, tsc), pcpu, tsc, from, to));
        }
    }

    /** {@code d1v0 B>r@100p1 ...}: states R running, r runnable, B blocked. */
    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n");
        points().forEach((vcpu, list) -> {
            StringJoiner line = new StringJoiner(" ", VcpuKey.text(vcpu) + " ", "");
            for (Point point : list) {
                line.add(STATES.charAt(point.from()) + ">" + STATES.charAt(point.to()) + "@" + point.shown() + "p"
                        + point.pcpu());
            }
            lines.add(line.toString());
        });
        return lines.toString();
    }

    @Override
    public void close() {
        lifted.close();
        pcpus.forEach(pcpu -> pcpu.schedule().close());
    }
}
