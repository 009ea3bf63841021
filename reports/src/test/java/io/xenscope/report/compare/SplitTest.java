package io.xenscope.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.slices.SliceHistogram;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.report.compare.ComparedSeries.Durations;
import io.xenscope.report.compare.ComparedSeries.Quotient;
import io.xenscope.report.compare.chance.Draws;
import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * False alarms on real captures: the slices of one capture dealt out at random to two sides must not differ. One split of each capture;
 * {@code -Dcompare.splits=20} tries more, which takes minutes.
 */
final class SplitTest {
    private static final int SPLITS = Integer.getInteger("compare.splits", 1);
    private static final List<String> SHARED =
            List.of("contention-credit", "contention-credit2-8pcpu", "hvm-pod-credit", "pv-lifecycle-credit2");
    private static final double MOST = 0.01;
    private static final double MOST_OF_ONE = 0.05;

    @Test
    void every_value_is_that_of_its_slices() {
        for (String sample : Samples.ALL) {
            MeasuredCapture measured = measured(Samples.path(sample));
            measured.series().forEach((key, series) -> {
                if (series instanceof Quotient quotient && key.quantity() != Compared.EXIT_XEN_SHARE) {
                    double tolerance = 1e-9 * quotient.part() + 1e-9;
                    assertEquals(quotient.part(), sum(quotient.parts()), tolerance, sample + " " + key);
                    assertEquals(quotient.whole(), sum(quotient.wholes()), 1e-6 * quotient.whole(), sample + " " + key);
                } else if (series instanceof Durations durations
                        && durations.all().count() >= 100) {
                    long[] count = {0};
                    for (int slice = 0; slice < measured.slicing().count(); slice++) {
                        durations.slices().forEach(slice, (bin, more) -> count[0] += more);
                    }
                    assertEquals(durations.all().count(), count[0], sample + " " + key);
                }
            });
        }
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    @Test
    void slices_of_one_capture_do_not_differ_from_each_other() {
        List<Path> captures = new ArrayList<>(List.of(Samples.path(Samples.HVM_BOOT)));
        for (String name : SHARED) {
            if (SharedCaptures.present() && Files.exists(SharedCaptures.trace(name))) {
                captures.add(SharedCaptures.trace(name));
            } else {
                System.out.println("SKIPPED " + name + ": " + SharedCaptures.ABSENT);
            }
        }
        long tested = 0;
        long alarms = 0;
        for (Path capture : captures) {
            MeasuredCapture measured = measured(capture);
            for (int split = 0; split < SPLITS; split++) {
                List<Row> rows = split(measured, split);
                long own = rows.stream().filter(row -> row.estimate() != null).count();
                long ownAlarms = rows.stream().filter(Row::matters).count();
                assertTrue(ownAlarms <= MOST_OF_ONE * own, capture + ": " + ownAlarms + " of " + own);
                tested += own;
                alarms += ownAlarms;
            }
        }
        System.out.println("false alarms of compare: " + alarms + " of " + tested + " rows");
        assertTrue(alarms <= MOST * tested, alarms + " of " + tested);
    }

    private static MeasuredCapture measured(Path path) {
        try (Capture capture = Capture.open(path.toString());
                Analysis analysis = Analyzer.analyze(capture, 2, null, Clocks.ALIGNED)) {
            Range whole = Range.whole(
                    analysis.extent().beginTicks(), analysis.extent().endTicks());
            return CaptureMeasuring.measure(capture, analysis, whole, false, 2);
        }
    }

    /** Half of the slices against the other half. */
    private static List<Row> split(MeasuredCapture capture, long seed) {
        List<Integer> slices = new ArrayList<>(
                IntStream.range(0, capture.slicing().count()).boxed().toList());
        Collections.shuffle(slices, new Random(seed));
        int half = slices.size() / 2;
        Side a = new Side(List.of(part(capture, slices.subList(0, half), 2 * seed)));
        Side b = new Side(List.of(part(capture, slices.subList(half, slices.size()), 2 * seed + 1)));
        return Comparison.of(a, b, Matching.of(a, b, new TreeMap<>())).rows();
    }

    /** What the capture would be if it had only some of its slices. */
    private static MeasuredCapture part(MeasuredCapture capture, List<Integer> some, long seed) {
        int[] kept = some.stream().mapToInt(slice -> slice).sorted().toArray();
        SortedMap<RowKey, ComparedSeries> series = new TreeMap<>();
        capture.series().forEach((key, whole) -> series.put(key, part(whole, kept)));
        Map<Subject, MeasuredCapture.Seconds> seconds = new HashMap<>();
        capture.seconds()
                .forEach((subject, whole) ->
                        seconds.put(subject, new MeasuredCapture.Seconds(sum(whole.bySlice(), kept), whole.bySlice())));
        return new MeasuredCapture(
                capture.name(),
                capture.facts(),
                capture.warnings(),
                capture.isClean(),
                capture.machine(),
                capture.slicing(),
                new Draws(kept, capture.slicing().block(), seed),
                capture.domains(),
                series,
                seconds,
                capture.recorded(),
                capture.unsafe());
    }

    private static ComparedSeries part(ComparedSeries whole, int[] kept) {
        if (whole instanceof Quotient quotient) {
            double part = sum(quotient.parts(), kept);
            return new Quotient(
                    quotient.scale(),
                    part,
                    sum(quotient.wholes(), kept),
                    quotient.parts(),
                    quotient.wholes(),
                    quotient.samples() == null ? null : (Long) (long) part);
        }
        LatencyHistogram nanos = new LatencyHistogram();
        SliceHistogram slices = ((Durations) whole).slices();
        for (int slice : kept) {
            slices.forEach(slice, (bin, count) -> {
                for (int i = 0; i < count; i++) {
                    nanos.record((long) SliceHistogram.least(bin));
                }
            });
        }
        return new Durations(nanos, TscRate.given(1e9), slices);
    }

    private static double sum(double[] values, int[] kept) {
        return IntStream.of(kept).mapToDouble(slice -> values[slice]).sum();
    }
}
