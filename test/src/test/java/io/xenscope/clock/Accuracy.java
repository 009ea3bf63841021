package io.xenscope.clock;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the clocks of a disturbed capture were put right, against the same capture undisturbed: over all runstate
 * records of all pcpus but the reference. Errors in microseconds.
 */
record Accuracy(int before, int after, double rms, double worst, double inside, double boundMedian, double boundWorst) {
    private record Sighting(long truth, long raw, long aligned) {}

    static Accuracy of(Analysis clean, Analysis skewed) {
        Map<Integer, List<Sighting>> byVcpu = new HashMap<>();
        double squares = 0;
        double worst = 0;
        long inside = 0;
        List<Long> bounds = new ArrayList<>();
        double micro = clean.rate().hz() / 1e6;
        int reference = clean.schedule().get(0).pcpu();
        for (int i = 0; i < clean.schedule().size(); i++) {
            PcpuSchedule truth = clean.schedule().get(i);
            PcpuSchedule seen = skewed.schedule().get(i);
            ClockModel model = skewed.alignment().of(truth.pcpu());
            long[][] pairs = times(truth, seen, byVcpu, model);
            if (truth.pcpu() == reference) {
                continue;
            }
            for (long[] pair : pairs) {
                long error = Math.abs(model.ticks(pair[1]) - pair[0]);
                squares += (double) error * error;
                worst = Math.max(worst, error);
                long bound = model.boundTicks(pair[1]);
                bounds.add(bound);
                inside += error <= bound ? 1 : 0;
            }
        }
        long[] all = bounds.stream().mapToLong(Long::longValue).sorted().toArray();
        int count = Math.max(1, all.length);
        return new Accuracy(
                violations(byVcpu, Sighting::raw),
                violations(byVcpu, Sighting::aligned),
                Math.sqrt(squares / count) / micro,
                worst / micro,
                all.length == 0 ? 100 : 100.0 * inside / count,
                all.length == 0 ? 0 : all[all.length / 2] / micro,
                all.length == 0 ? 0 : all[all.length - 1] / micro);
    }

    private static long[][] times(
            PcpuSchedule truth, PcpuSchedule seen, Map<Integer, List<Sighting>> byVcpu, ClockModel model) {
        long stints = truth.stints().count();
        long changes = truth.changes().count();
        if (stints != seen.stints().count() || changes != seen.changes().count()) {
            throw new IllegalStateException("schedules differ on pcpu " + truth.pcpu() + ": " + stints + " stints, "
                    + seen.stints().count() + "; " + changes + " changes, "
                    + seen.changes().count());
        }
        long[][] pairs = new long[(int) (2 * stints + changes)][];
        int count = 0;
        for (long i = 0; i < stints; i++) {
            int vcpu = truth.slots().key(truth.stints().slot(i));
            pairs[count++] =
                    pair(vcpu, truth.stints().beginTsc(i), seen.stints().beginTsc(i), byVcpu, model);
            pairs[count++] = pair(vcpu, truth.stints().endTsc(i), seen.stints().endTsc(i), byVcpu, model);
        }
        for (long i = 0; i < changes; i++) {
            int vcpu = truth.slots().key(truth.changes().slot(i));
            pairs[count++] = pair(vcpu, truth.changes().tsc(i), seen.changes().tsc(i), byVcpu, model);
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
