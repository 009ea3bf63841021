package io.xenscope.report.compare;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.report.compare.ComparedSeries.Durations;
import io.xenscope.report.compare.ComparedSeries.Quotient;
import io.xenscope.report.compare.chance.BinCounts;
import io.xenscope.report.compare.chance.Draws;
import io.xenscope.report.compare.chance.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One side of a comparison: a capture, or several of the same kind, whose slices are then drawn from together. */
final class Side {
    private final List<MeasuredCapture> captures;

    Side(List<MeasuredCapture> captures) {
        this.captures = List.copyOf(captures);
    }

    List<MeasuredCapture> captures() {
        return captures;
    }

    /** Independent pieces; 0 where a capture is too short, or has too much lost, for any. */
    int blocks() {
        int blocks = 0;
        for (MeasuredCapture capture : captures) {
            if (capture.draws() == null) {
                return 0;
            }
            blocks += capture.draws().blocks();
        }
        return blocks;
    }

    /** What it has of a key. */
    Values of(RowKey key) {
        List<ComparedSeries> series =
                captures.stream().map(capture -> capture.of(key)).toList();
        return new Values(series);
    }

    /** One quantity of this side. */
    final class Values {
        private final List<ComparedSeries> series;
        /** Of durations: what was drawn, and the whole; made when first asked for. */
        private BinCounts[] counts;

        private LatencyHistogram merged;

        private Values(List<ComparedSeries> series) {
            this.series = series;
        }

        /** Whether any capture has it. */
        boolean isThere() {
            return series.stream().anyMatch(Objects::nonNull);
        }

        boolean isInAll() {
            return series.stream().allMatch(Objects::nonNull);
        }

        /** Events or durations of all captures; null of shares. */
        Long samples() {
            Long sum = null;
            for (ComparedSeries one : series) {
                if (one != null && one.samples() != null) {
                    sum = (sum == null ? 0 : sum) + one.samples();
                }
            }
            return sum;
        }

        /** The fewest durations of any capture. */
        long fewest() {
            return series.stream()
                    .mapToLong(one -> one == null || one.samples() == null ? 0 : one.samples())
                    .min()
                    .orElse(0);
        }

        /** Of all captures together; null where there is nothing to divide by. */
        Double value(Statistic statistic) {
            List<ComparedSeries> there =
                    series.stream().filter(Objects::nonNull).toList();
            if (there.get(0) instanceof Durations first) {
                return there.size() == 1
                        ? (Double) first.value(statistic)
                        : (Double) (double)
                                (statistic == Statistic.MAX
                                        ? merged(there).max()
                                        : merged(there).percentile(statistic.percent()));
            }
            double part = 0;
            double whole = 0;
            for (ComparedSeries one : there) {
                part += ((Quotient) one).part();
                whole += ((Quotient) one).whole();
            }
            return whole > 0 ? (Double) (((Quotient) there.get(0)).scale() * part / whole) : null;
        }

        /** A percentile of durations, in nanoseconds. */
        double nanosAt(double percent) {
            List<ComparedSeries> there =
                    series.stream().filter(Objects::nonNull).toList();
            return there.size() == 1 && there.get(0) instanceof Durations only
                    ? only.rate().nanos(only.all().percentile(percent))
                    : merged(there).percentile(percent);
        }

        /** In nanoseconds: clocks of several captures tick differently. */
        private LatencyHistogram merged(List<ComparedSeries> there) {
            if (merged == null) {
                merged = new LatencyHistogram();
                for (ComparedSeries one : there) {
                    Durations durations = (Durations) one;
                    durations.all().forEach((ticks, count) -> {
                        for (long i = 0; i < count; i++) {
                            merged.record(durations.rate().nanos(ticks));
                        }
                    });
                }
            }
            return merged;
        }

        /** Capture by capture. */
        double[] values(Statistic statistic) {
            return series.stream()
                    .mapToDouble(one ->
                            one instanceof Durations durations ? durations.value(statistic) : ((Quotient) one).value())
                    .toArray();
        }

        /** What it could have been, from the slices. */
        Estimate.Side drawn(Statistic statistic) {
            double value = value(statistic);
            return series.stream().anyMatch(Durations.class::isInstance)
                    ? drawnDurations(value, statistic)
                    : drawnQuotients(value);
        }

        private Estimate.Side drawnQuotients(double value) {
            double[] parts = new double[Draws.COUNT];
            double[] wholes = new double[Draws.COUNT];
            double part = 0;
            double whole = 0;
            double scale = 1;
            for (int i = 0; i < captures.size(); i++) {
                if (series.get(i) instanceof Quotient quotient) {
                    Draws draws = captures.get(i).draws();
                    draws.addSums(quotient.parts(), parts);
                    draws.addSums(quotient.wholes(), wholes);
                    part += draws.sum(quotient.parts());
                    whole += draws.sum(quotient.wholes());
                    scale = quotient.scale();
                }
            }
            double[] drawn = new double[Draws.COUNT];
            double by = scale;
            Arrays.setAll(drawn, i -> wholes[i] > 0 ? by * parts[i] / wholes[i] : value);
            return new Estimate.Side(value, whole > 0 ? scale * part / whole : value, drawn);
        }

        private Estimate.Side drawnDurations(double value, Statistic statistic) {
            if (counts == null) {
                counts = new BinCounts[Draws.COUNT + 1];
                Arrays.setAll(counts, i -> new BinCounts());
                for (int i = 0; i < captures.size(); i++) {
                    if (series.get(i) instanceof Durations durations) {
                        captures.get(i).draws().addCounts(durations.slices(), counts);
                    }
                }
            }
            double[] all = new double[counts.length];
            Arrays.setAll(all, i -> {
                double percentile = counts[i].percentile(statistic.percent());
                return Double.isNaN(percentile) ? value : percentile;
            });
            return new Estimate.Side(value, all[Draws.COUNT], Arrays.copyOf(all, Draws.COUNT));
        }
    }

    /** The keys of all captures. */
    List<RowKey> keys() {
        List<RowKey> keys = new ArrayList<>();
        captures.forEach(capture -> keys.addAll(capture.series().keySet()));
        return keys.stream().distinct().sorted().toList();
    }
}
