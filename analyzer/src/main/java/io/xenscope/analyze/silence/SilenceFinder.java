package io.xenscope.analyze.silence;

import io.xenscope.analyze.sched.LossKind;
import io.xenscope.analyze.sched.Silence;
import io.xenscope.analyze.sched.Silences;
import io.xenscope.analyze.silence.CommonGaps.Gap;
import io.xenscope.analyze.silence.Testimony.Verdict;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.RecordGaps;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.RateEstimate;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the silences of a capture: ranges in which no pcpu recorded anything, and in which by the capture's own records something
 * happened.
 *
 * <pre>
 * a pcpu switches out another vcpu than the one that ran     unrecorded
 * one that ran for less time than the range:
 *   on some pcpus, on others it ran throughout                unrecorded
 *   by the same difference on all pcpus                       all TSCs jumped ahead: Xen's clock did not go on
 *   by other differences                                      unrecorded
 * vcpus ran throughout, as Xen's clock says                   idle: nothing is missing
 * without run times in nanoseconds, or where none can be held against the range:
 *   runstates before and after do not fit                     unrecorded
 *   ten times longer than any other range without a record,
 *   in a capture of a thousand records or more                unrecorded
 * without scheduler records                                   not judged
 * </pre>
 *
 * <p>Measured on 19 real captures: 1 to 381 ms is the longest time without a record in each of them, and vcpus ran throughout all of
 * these.
 */
public final class SilenceFinder {
    private static final long LEAST_NANOS = 100_000_000;

    /** Without run times only what is so much longer than all else is called unrecorded... */
    private static final long FAR_LONGER = 10;

    /** ... and only where records come regularly. */
    private static final long MANY_RECORDS = 1000;

    /** Of a jump of all TSCs, what is left between the records around it is an ordinary gap. */
    private static final double ORDINARY_GAP = 100e6;

    /** Half of the pcpus agree so well on how far TSCs jumped. */
    private static final double AGREEMENT = 5e6;

    private final Capture capture;
    private final List<PcpuWalk> pcpus;
    private final Alignment alignment;
    private final TscRate rate;
    private final int[][] windows;
    private List<Gap> gaps;

    private SilenceFinder(Capture capture, List<PcpuWalk> pcpus, Alignment alignment) {
        this.capture = capture;
        this.pcpus = pcpus;
        this.alignment = alignment;
        this.rate = RateEstimate.of(pcpus.stream().collect(Collectors.toMap(PcpuWalk::pcpu, PcpuWalk::rate)));
        this.windows = capture.windows().byPcpu();
    }

    /** Looks at what a walk over all records, which knew of no silence, found; by an alignment. */
    public static Silences find(Capture capture, List<PcpuWalk> pcpus, Alignment alignment) {
        return new SilenceFinder(capture, pcpus, alignment).find();
    }

    private Silences find() {
        gaps = CommonGaps.of(pcpus, alignment, rate.ticks(LEAST_NANOS));
        if (gaps.isEmpty()) {
            return Silences.NONE;
        }
        long longest =
                gaps.stream().mapToLong(gap -> gap.end() - gap.begin()).max().orElse(0);
        if (pcpus.stream().allMatch(pcpu -> pcpu.schedule().isBlank())) {
            return new Silences(Map.of(), longest);
        }
        List<Silence> silences = new ArrayList<>();
        for (Gap gap : gaps) {
            LossKind kind = judge(gap);
            if (kind != null) {
                silences.add(new Silence(gap.begin(), gap.end(), kind));
            }
        }
        return new Silences(byPcpu(silences), 0);
    }

    /** Null where nothing is missing. */
    private LossKind judge(Gap gap) {
        boolean hasRunTimes = rate.source() == TscRate.Source.SCHEDULER;
        List<Testimony> all = new ArrayList<>();
        for (PcpuWalk pcpu : pcpus) {
            int own = gapOf(pcpu, gap);
            if (own >= 0) {
                all.add(
                        hasRunTimes
                                ? Testimony.ofRunTime(
                                        capture, windows[pcpu.pcpu()], pcpu, own, gap.end() - gap.begin(), rate)
                                : Testimony.ofStates(pcpu, own));
            }
        }
        if (has(all, Verdict.SWITCHED)) {
            return LossKind.UNRECORDED;
        }
        if (has(all, Verdict.SHORT)) {
            return !has(all, Verdict.COVERED) && isJump(all) ? LossKind.TSC_JUMP : LossKind.UNRECORDED;
        }
        return !has(all, Verdict.COVERED) && isFarLonger(gap) ? LossKind.UNRECORDED : null;
    }

    private static boolean has(List<Testimony> all, Verdict verdict) {
        return all.stream().anyMatch(one -> one.verdict() == verdict);
    }

    /** Whether Xen's clock counted as little of the gap on all pcpus, and no more than of an ordinary one. */
    private static boolean isJump(List<Testimony> all) {
        double[] lived = all.stream()
                .filter(one -> one.verdict() == Verdict.SHORT)
                .mapToDouble(Testimony::lived)
                .sorted()
                .toArray();
        double median = lived[lived.length / 2];
        long agreeing = Arrays.stream(lived)
                .filter(one -> Math.abs(one - median) <= AGREEMENT)
                .count();
        return lived[0] != Testimony.UNSAID
                && 2 * agreeing >= lived.length
                && lived[lived.length - 1] - lived[0] <= Testimony.TOLERANCE
                && median <= ORDINARY_GAP;
    }

    private boolean isFarLonger(Gap gap) {
        if (pcpus.stream().mapToLong(PcpuWalk::records).sum() < MANY_RECORDS) {
            return false;
        }
        long longestOther = rate.ticks(LEAST_NANOS);
        for (Gap other : gaps) {
            if (other != gap) {
                longestOther = Math.max(longestOther, other.end() - other.begin());
            }
        }
        return gap.end() - gap.begin() > FAR_LONGER * longestOther;
    }

    /** The gap of a pcpu that holds one of all; -1 where the pcpu has no record before it, or none after. */
    private int gapOf(PcpuWalk pcpu, Gap gap) {
        ClockModel clock = alignment.of(pcpu.pcpu());
        RecordGaps own = pcpu.gaps();
        int low = 0;
        int high = own.count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (clock.ticks(own.end(middle)) < gap.end()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < own.count() && clock.ticks(own.begin(low)) <= gap.begin() ? low : -1;
    }

    private Map<Integer, List<Silence>> byPcpu(List<Silence> common) {
        Map<Integer, List<Silence>> byPcpu = new HashMap<>();
        if (!common.isEmpty()) {
            for (PcpuWalk pcpu : pcpus) {
                OwnTime own = new OwnTime(alignment.of(pcpu.pcpu()));
                byPcpu.put(
                        pcpu.pcpu(),
                        common.stream()
                                .map(one -> new Silence(own.of(one.begin()), own.of(one.end()), one.kind()))
                                .toList());
            }
        }
        return byPcpu;
    }
}
