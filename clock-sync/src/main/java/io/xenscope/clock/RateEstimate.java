package io.xenscope.clock;

import java.util.Map;
import java.util.TreeMap;

/**
 * The TSC rate of a capture from what its pcpus tell.
 *
 * <p>Pcpu 0 is believed where it covers enough time, because Xen calibrates the clocks of the others by its; else all pcpus
 * together. The spread says how many agree, whoever is believed: within it lie most of all slopes, those of a pcpu with the time it
 * covers as their weight, long ones before short ones, which tell less. A few that disagree (an emulated pcpu that was stopped) do not
 * widen it; one that is believed against the rest does.
 */
public final class RateEstimate {
    /** Less than this (5 ms on a 1 GHz counter) proves nothing. */
    private static final long LEAST_TICKS = 5_000_000;

    private static final double[] QUARTERS = {0.25, 0.5, 0.75};

    /** So much of all weight has to agree. */
    private static final double MOST = 0.6;

    private final Map<Integer, double[]> quarters = new TreeMap<>();
    private final Map<Integer, RateEvidence> byPcpu;

    private RateEstimate(Map<Integer, RateEvidence> byPcpu) {
        this.byPcpu = byPcpu;
    }

    /** By number of pcpu; some may tell nothing. */
    public static TscRate of(Map<Integer, RateEvidence> byPcpu) {
        double longest =
                byPcpu.values().stream().mapToDouble(RateEvidence::ticks).max().orElse(0);
        RateEstimate estimate = new RateEstimate(byPcpu);
        byPcpu.forEach((pcpu, evidence) -> estimate.add(pcpu, evidence, Math.max(LEAST_TICKS, longest / 2)));
        return estimate.rate();
    }

    private void add(int pcpu, RateEvidence evidence, double leastTicks) {
        Slopes slopes = evidence.slopes();
        if (evidence.ticks() >= leastTicks && !slopes.isEmpty()) {
            quarters.put(pcpu, slopes.quantiles(QUARTERS));
        }
    }

    private TscRate rate() {
        if (quarters.isEmpty()) {
            return TscRate.assumed();
        }
        double[] best = quarters.containsKey(0) ? quarters.get(0) : together();
        if (!TscRate.isPossible(best[1] * 1e9)) {
            return TscRate.assumed();
        }
        return new TscRate(best[1] * 1e9, TscRate.Source.SCHEDULER, spread(best[1]) * 1e6);
    }

    private double spread(double best) {
        Slopes deviations = new Slopes();
        quarters.keySet().forEach(pcpu -> {
            RateEvidence evidence = byPcpu.get(pcpu);
            deviations.addDeviations(evidence.slopes(), best, evidence.ticks());
        });
        return deviations.quantiles(MOST)[0];
    }

    private double[] together() {
        Slopes all = new Slopes();
        quarters.keySet().forEach(pcpu -> all.add(byPcpu.get(pcpu).slopes()));
        return all.quantiles(QUARTERS);
    }
}
