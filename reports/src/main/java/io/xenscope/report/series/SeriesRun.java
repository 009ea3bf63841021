package io.xenscope.report.series;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuReading;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Era;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Reports;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Wanted;
import io.xenscope.report.series.Points.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Reads one capture again and writes the points of some quantities, slice by slice in the order of time. */
final class SeriesRun {
    private static final Readings.Slices SLICES = new Readings.Slices(1 << 16, 4 << 20);
    private static final int MOST_EPISODES = 100_000;
    private static final Comparator<Point> IN_ORDER =
            Comparator.comparingLong(Point::time).thenComparingInt(Point::pcpu).thenComparingLong(Point::record);

    private final Invocation asked;
    private final Overview overview;
    private final Readings readings;
    private final PointWriter writer;
    private final IntPredicate vcpus;
    private final NumberSet pcpus;
    private final Range range;
    private final TscRate rate;
    private final List<Points> found = new ArrayList<>();
    /** Points behind the slice in which they were found. */
    private List<Point> later = new ArrayList<>();
    /** Null where no quantity needs them. */
    private VcpuTrackers<VmExits> exits;

    SeriesRun(Invocation asked, Capture capture, Overview overview) throws IOException {
        this.asked = asked;
        this.overview = overview;
        this.readings = new Readings(capture, overview);
        this.writer = new PointWriter(asked.output().writer(), asked.format(), asked.filters());
        this.vcpus = Wanted.vcpus(asked);
        this.pcpus = asked.pcpus();
        this.range = Scope.range(asked.range(), overview);
        this.rate = overview.rate();
    }

    void run(List<String> words) throws IOException {
        words.forEach(this::add);
        Reports.warnIfIncomplete(asked, overview);
        Reports.warnOfClocks(asked, overview);
        Reports.warnOfRate(asked, overview);
        writer.begin();
        try (Workers workers = new Workers(asked.threads())) {
            readings.run(workers, SLICES, this::write);
        }
        writer.end();
        if (writer.points() == 0) {
            asked.warn("no points: what was asked for of this capture holds no records of " + String.join(", ", words)
                    + "; 'xenscope info' lists the events that it holds");
        }
    }

    private void add(String word) {
        Quantity quantity = Quantity.of(word);
        Era era = overview.era();
        if (quantity == null) {
            FieldPoints.Asked fields = FieldPoints.Asked.of(word);
            if (fields == null) {
                throw new UsageException("series: no event has the field that " + word + " names");
            }
            readings.host()
                    .followPcpus(pcpu -> new FieldPoints(points(word, false)), events -> fields.register(events, era));
            return;
        }
        quantity.follow().accept(this, quantity);
    }

    void followStates(Quantity quantity, StatePoints.Kind kind) {
        readings.vcpus().follow((vcpu, mates) -> new StatePoints(vcpu, kind, rate, points(quantity)));
    }

    /** Episodes are found from the schedule, not from records: all are known before the first slice is read. */
    void followWasted(Quantity quantity) {
        Points points = points(quantity);
        boolean isCut = false;
        for (Wasted vcpu : WastedTime.ofVcpus(overview, range, asked.threads(), vcpus, MOST_EPISODES)) {
            isCut |= vcpu.episodes() > MOST_EPISODES;
            vcpu.longestEpisodes().stream()
                    .sorted(Comparator.comparingLong(Wasted.Episode::begin))
                    .forEach(one -> points.add(
                            one.begin(),
                            one.partner(),
                            0,
                            one.subject(),
                            Integer.toString(one.partner()),
                            rate.nanos(one.ticks())));
        }
        if (isCut) {
            asked.warn("wasted: only the " + MOST_EPISODES + " longest episodes of each vcpu");
        }
    }

    void followHalts(Quantity quantity) {
        followGuests((vcpu, mates) -> new HaltPoints(vcpu, rate, points(quantity)), HaltPoints::register);
    }

    void followRecords(Quantity quantity, BiConsumer<TrackerEvents<RecordPoints>, Era> register) {
        readings.host()
                .followPcpus(
                        pcpu -> new RecordPoints(rate, points(quantity)),
                        events -> register.accept(events, overview.era()));
    }

    void followExits(Quantity quantity, BiConsumer<TrackerEvents<ExitPoints>, Era> register) {
        if (exits == null) {
            exits = followGuests((vcpu, mates) -> new VmExits(vcpu, range), VmExits::register);
        }
        ExitNames names = new ExitNames(overview);
        VcpuTrackers<VmExits> followed = exits;
        followGuests(
                (vcpu, mates) -> new ExitPoints(mates.of(followed), names, rate, points(quantity)),
                events -> register.accept(events, overview.era()));
    }

    private <T extends VcpuTracker> VcpuTrackers<T> followGuests(
            VcpuReading.Maker<T> maker, Consumer<TrackerEvents<T>> register) {
        return readings.vcpus()
                .follow((vcpu, mates) -> VcpuKey.isIdle(vcpu) ? null : maker.make(vcpu, mates), register);
    }

    private Points points(Quantity quantity) {
        return points(quantity.word(), quantity.isHex());
    }

    private Points points(String word, boolean isHex) {
        Points points = new Points(word, isHex);
        found.add(points);
        return points;
    }

    /** All points before a common tick are known. */
    private void write(long until) {
        List<Point> known = later;
        found.forEach(points -> known.addAll(points.take()));
        known.sort(IN_ORDER);
        int next = 0;
        while (next < known.size() && known.get(next).time() < until) {
            write(known.get(next++));
        }
        later = new ArrayList<>(known.subList(next, known.size()));
    }

    private void write(Point point) {
        if (range.includes(point.time()) && vcpus.test(point.vcpu()) && pcpus.test(point.pcpu())) {
            long begin = overview.extent().beginTicks();
            String text = point.isHex() ? "0x" + Long.toHexString(point.value()) : Long.toString(point.value());
            writer.point(
                    rate.nanos(point.time() - begin),
                    point.vcpu(),
                    point.pcpu(),
                    point.word(),
                    point.key(),
                    text,
                    point.isHex());
        }
    }
}
