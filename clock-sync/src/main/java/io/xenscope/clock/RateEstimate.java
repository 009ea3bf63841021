package io.xenscope.clock;

import java.util.List;

/**
 * The TSC rate of a capture from what its pcpus tell.
 *
 * <p>Pcpu 0 is believed where it covers enough time, because Xen calibrates its clock there; else the pcpu that covers
 * most. The others only say how far opinions differ.
 */
public final class RateEstimate {
    /** Less than this (5 ms on a 1 GHz counter) proves nothing. */
    private static final long LEAST_TICKS = 5_000_000;

    private RateEstimate() {}

    /** {@code byPcpu} may hold nulls for pcpus without records. */
    public static TscRate of(List<RateEvidence> byPcpu) {
        RateEvidence best = null;
        for (RateEvidence evidence : byPcpu) {
            if (isUsable(evidence) && (best == null || evidence.ticks() > best.ticks())) {
                best = evidence;
            }
        }
        if (best == null) {
            return TscRate.assumed();
        }
        RateEvidence master = byPcpu.get(0);
        if (isUsable(master) && master.ticks() >= best.ticks() / 2) {
            best = master;
        }
        return new TscRate(best.hz(), TscRate.Source.SCHEDULER, spreadPpm(byPcpu, best));
    }

    private static boolean isUsable(RateEvidence evidence) {
        return evidence != null && evidence.ticks() >= LEAST_TICKS && !Double.isNaN(evidence.hz());
    }

    private static double spreadPpm(List<RateEvidence> byPcpu, RateEvidence best) {
        double spread = Double.NaN;
        for (RateEvidence evidence : byPcpu) {
            if (evidence != best && isUsable(evidence) && evidence.ticks() >= best.ticks() / 2) {
                double ppm = Math.abs(evidence.hz() / best.hz() - 1) * 1e6;
                spread = Double.isNaN(spread) ? ppm : Math.max(spread, ppm);
            }
        }
        return spread;
    }
}
