package io.xenscope.clock;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the clocks of a disturbed capture were put right, against the same capture undisturbed: over all runstate
 * records of all pcpus but the reference. Errors and bounds in microseconds.
 *
 * @param before neighbours whose order is wrong by TSCs as they are
 * @param after neighbours whose order is wrong as shown
 * @param bounds by what is assumed of clocks
 */
record Accuracy(int before, int after, double rms, double worst, Map<Assumption, Bound> bounds) {
    /** How wide a bound is and half its interval, median and worst; in how many percent of the records it holds the truth. */
    record Bound(double median, double worst, double half, double widest, double inside) {
        private static Bound of(List<long[]> errors, Assumption assumption, double micro) {
            int which = 1 + 2 * assumption.ordinal();
            long[] bounds =
                    errors.stream().mapToLong(one -> one[which]).sorted().toArray();
            long[] halves =
                    errors.stream().mapToLong(one -> one[which + 1]).sorted().toArray();
            long inside = errors.stream().filter(one -> one[0] <= one[which]).count();
            return bounds.length == 0
                    ? new Bound(0, 0, 0, 0, 100)
                    : new Bound(
                            micros(bounds[bounds.length / 2], micro),
                            micros(bounds[bounds.length - 1], micro),
                            micros(halves[halves.length / 2], micro),
                            micros(halves[halves.length - 1], micro),
                            100.0 * inside / bounds.length);
        }

        private static double micros(long ticks, double micro) {
            return ticks == ClockModel.UNPROVED ? Double.POSITIVE_INFINITY : ticks / micro;
        }
    }

    /** Percent of the records whose true time is within the bound of clocks at constant rates. */
    double inside() {
        return bounds.get(Assumption.STEADY).inside();
    }

    private record Sighting(long truth, long raw, long aligned) {}

    static Accuracy of(Analysis clean, Analysis skewed) {
        Map<Integer, List<Sighting>> byVcpu = new HashMap<>();
        List<long[]> errors = new ArrayList<>();
        double micro = clean.rate().hz() / 1e6;
        int reference = clean.schedule().get(0).pcpu();
        for (int i = 0; i < clean.schedule().size(); i++) {
            PcpuSchedule truth = clean.schedule().get(i);
            PcpuSchedule seen = skewed.schedule().get(i);
            ClockModel model = skewed.alignment().of(truth.pcpu());
            for (long[] pair : times(truth, seen, byVcpu, model)) {
                if (truth.pcpu() != reference) {
                    errors.add(error(model, pair[0], pair[1]));
                }
            }
        }
        double squares =
                errors.stream().mapToDouble(one -> (double) one[0] * one[0]).sum();
        Map<Assumption, Bound> bounds = new EnumMap<>(Assumption.class);
        for (Assumption assumption : Assumption.values()) {
            bounds.put(assumption, Bound.of(errors, assumption, micro));
        }
        return new Accuracy(
                violations(byVcpu, Sighting::raw),
                violations(byVcpu, Sighting::aligned),
                Math.sqrt(squares / Math.max(1, errors.size())) / micro,
                errors.stream().mapToLong(one -> one[0]).max().orElse(0) / micro,
                bounds);
    }

    /** The error of a record, and what it may be by each assumption. */
    private static long[] error(ClockModel model, long truth, long tsc) {
        long[] error = new long[1 + 2 * Assumption.values().length];
        error[0] = Math.abs(model.ticks(tsc) - truth);
        for (Assumption assumption : Assumption.values()) {
            error[1 + 2 * assumption.ordinal()] = model.boundTicks(tsc, assumption);
            error[2 + 2 * assumption.ordinal()] = model.halfWidthTicks(tsc, assumption);
        }
        return error;
    }

    /** A TSC that fell cuts a run in two: what began at the same record is the same run. */
    private static List<long[]> times(
            PcpuSchedule truth, PcpuSchedule seen, Map<Integer, List<Sighting>> byVcpu, ClockModel model) {
        RunLog runs = truth.runs();
        RunLog cut = seen.runs();
        long changes = truth.changes().count();
        if (changes != seen.changes().count()) {
            throw new IllegalStateException("schedules differ on pcpu " + truth.pcpu() + ": " + changes + " changes, "
                    + seen.changes().count());
        }
        List<long[]> pairs = new ArrayList<>();
        long last = -1;
        for (long i = 0; i < runs.count(); i++) {
            long first = last + 1;
            last = first;
            long end = i + 1 == runs.count() ? Long.MAX_VALUE : runs.offset(i + 1);
            while (last + 1 < cut.count() && cut.offset(last + 1) < end) {
                last++;
            }
            int vcpu = truth.slots().key(runs.slot(i));
            pairs.add(pair(vcpu, runs.beginTsc(i), cut.beginTsc(first), byVcpu, model));
            pairs.add(pair(vcpu, runs.endTsc(i), cut.endTsc(last), byVcpu, model));
        }
        for (long i = 0; i < changes; i++) {
            int vcpu = truth.slots().key(truth.changes().slot(i));
            pairs.add(pair(vcpu, truth.changes().tsc(i), seen.changes().tsc(i), byVcpu, model));
        }
        return pairs;
    }

    private static long[] pair(int vcpu, long truth, long seen, Map<Integer, List<Sighting>> byVcpu, ClockModel model) {
        if (!VcpuKey.isIdle(vcpu)) {
            byVcpu.computeIfAbsent(vcpu, key -> new ArrayList<>()).add(new Sighting(truth, seen, model.ticks(seen)));
        }
        return new long[] {truth, seen};
    }

    /** Neighbours in the true order whose order came out wrong. */
    private static int violations(
            Map<Integer, List<Sighting>> byVcpu, java.util.function.ToLongFunction<Sighting> time) {
        int violations = 0;
        for (List<Sighting> sightings : byVcpu.values()) {
            Sighting[] sorted = sightings.toArray(Sighting[]::new);
            Arrays.sort(sorted, Comparator.comparingLong(Sighting::truth));
            for (int i = 1; i < sorted.length; i++) {
                boolean distinct = sorted[i].truth() > sorted[i - 1].truth();
                violations += distinct && time.applyAsLong(sorted[i]) < time.applyAsLong(sorted[i - 1]) ? 1 : 0;
            }
        }
        return violations;
    }
}
