package io.xenscope.clock;

import java.util.Map;
import java.util.TreeMap;

/**
 * The TSC rate of a capture from what its pcpus tell.
 *
 * <p>Pcpu 0 is believed where it covers enough time, because Xen calibrates the clocks of the others by its; else all pcpus
 * together. The spread says how far opinions differ: those of the pcpus, and within the one believed.
 */
public final class RateEstimate {
    /** Less than this (5 ms on a 1 GHz counter) proves nothing. */
    private static final long LEAST_TICKS = 5_000_000;

    private static final double[] QUARTERS = {0.25, 0.5, 0.75};

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
        double spread = (best[2] - best[0]) / 2 / best[1];
        for (double[] other : quarters.values()) {
            spread = Math.max(spread, Math.abs(other[1] / best[1] - 1));
        }
        return new TscRate(best[1] * 1e9, TscRate.Source.SCHEDULER, spread * 1e6);
    }

    private double[] together() {
        Slopes all = new Slopes();
        quarters.keySet().forEach(pcpu -> all.add(byPcpu.get(pcpu).slopes()));
        return all.quantiles(QUARTERS);
    }
}
