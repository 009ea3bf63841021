package io.xenscope.analyze.clock;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.TscRate;
import io.xenscope.clock.evidence.PcpuEvidence;
import io.xenscope.clock.evidence.SwitchTimes;
import io.xenscope.clock.solve.Aligner;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the clocks of a capture on one time line, by what the walk over its records found. */
public final class CaptureClocks {
    private static final long EPOCH_NANOS = 10_000_000;

    /** What clocks of which nothing is proved are taken to be off: more would drag all pcpus behind a wrong one. */
    private static final long UNPROVED_NANOS = 2_000_000;

    /** Where smaller steps can hide is not known: nearly everywhere. */
    public static final long UNSEEN_STEP_NANOS = 1_000_000;

    /** Switches read with their nanoseconds, of all pcpus: 56 bytes each. */
    private static final int MOST_SWITCHES = 1_000_000;

    /** Windows are missing, or clocks are skewed; the records that there are can be relied on. */
    private static final Set<ProblemKind> CONTRADICTIONS =
            EnumSet.of(ProblemKind.SCHEDULE_CONTRADICTION, ProblemKind.MISSED_TRANSITION);

    private static final int PASSES_OF_ORDER = 2;

    /** Of one pcpu: a TSC that is set back more often is damage. */
    private static final int MOST_FALLS = 2;

    private final Capture capture;
    private final int pcpuLimit;
    private final List<PcpuWalk> pcpus;
    private final Workers workers;
    private final TscRate rate;
    private final boolean windowsMayBeMixed;
    private Aligner aligner;
    private final boolean isReadable;
    private final boolean fallsAreOnlyFaults;

    /** {@code found} are the faults of the file: where it has any, windows may not be in the order they were written in. */
    public CaptureClocks(Capture capture, List<PcpuWalk> pcpus, Workers workers, TscRate rate, Problems found) {
        this.capture = capture;
        this.isReadable = found.list().stream().allMatch(one -> CONTRADICTIONS.contains(one.kind()));
        this.fallsAreOnlyFaults = found.list().stream()
                .allMatch(one -> one.kind() == ProblemKind.TSC_STEP_BACK || CONTRADICTIONS.contains(one.kind()));
        this.windowsMayBeMixed = !found.isEmpty();
        this.pcpuLimit = capture.windows().pcpuLimit();
        this.pcpus = pcpus;
        this.workers = workers;
        this.rate = rate;
    }

    /** The alignment to begin with: solved only where it must be. */
    public Alignment first(Clocks clocks) {
        if (clocks == Clocks.AS_RECORDED) {
            return Alignment.none(pcpuLimit).ordered(isOrdered());
        }
        boolean isApart = (!windowsMayBeMixed || neverMeet()) && windowsContradict();
        if (clocks == Clocks.PROVED || isApart || !fallen().isEmpty() && areFewFalls()) {
            return solve(clocks);
        }
        return Alignment.none(pcpuLimit).fallen(fallen()).ordered(isOrdered());
    }

    /** Two windows limit the offset of two pcpus both ways only if a whole pass lies between them: else order shows nothing. */
    private boolean isOrdered() {
        return pcpus.size() < 2
                || pcpus.stream()
                        .map(PcpuWalk::windows)
                        .anyMatch(
                                windows -> windows.count() > 0 && windows.pass(windows.count() - 1) >= PASSES_OF_ORDER);
    }

    /** Whether TSCs that fell are clocks set again: in a file that has other faults, or where they fall often, they are damage. */
    private boolean areFewFalls() {
        return fallsAreOnlyFaults
                && pcpus.stream().allMatch(pcpu -> pcpu.schedule().falls().count() <= MOST_FALLS);
    }

    /**
     * Whether some pcpu's last record is older than another's first: then no vcpu can be met in two places, and only the
     * windows show that clocks are skewed.
     */
    private boolean neverMeet() {
        long latest = pcpus.stream().mapToLong(PcpuWalk::first).max().orElse(0);
        return pcpus.stream().anyMatch(pcpu -> pcpu.now() < latest);
    }

    /** The pcpus whose TSC was set back. */
    private Set<Integer> fallen() {
        return pcpus.stream()
                .filter(pcpu -> pcpu.shift() != 0)
                .map(PcpuWalk::pcpu)
                .collect(Collectors.toSet());
    }

    private boolean windowsContradict() {
        return new FetchOrder(pcpus.stream().map(PcpuWalk::windows).toList()).isContradicted();
    }

    /** Gathers all evidence and solves; TSCs may turn out to be right after all. */
    public Alignment solve(Clocks clocks) {
        PcpuEvidence[] evidence = new PcpuEvidence[pcpus.size()];
        boolean withFalls = areFewFalls();
        workers.each(pcpus.size(), i -> evidence[i] = EvidenceOf.pcpu(pcpus.get(i), withFalls));
        List<PcpuEvidence> some =
                Arrays.stream(evidence).filter(one -> one.windows().count() > 0).toList();
        aligner = new Aligner(some, pcpuLimit, rate.ticks(EPOCH_NANOS), workers::each);
        if (isReadable && fallen().isEmpty()) {
            aligner.with(nanoseconds(some));
        }
        Aligner asked = clocks == Clocks.PROVED ? aligner.proving(rate.ticks(UNSEEN_STEP_NANOS)) : aligner;
        return asked.align().fallen(fallen()).ordered(isOrdered());
    }

    private Aligner.Nanoseconds nanoseconds(List<PcpuEvidence> evidence) {
        SwitchTimes[] switches = new SwitchTimes[evidence.size()];
        int most = MOST_SWITCHES / evidence.size();
        workers.each(
                switches.length,
                i -> switches[i] = SwitchReader.read(capture, evidence.get(i).pcpu(), rate, most));
        return new Aligner.Nanoseconds(List.of(switches), rate.hz() / 1e9);
    }

    /** Lifts records behind their causes where the clocks solved put them before; {@code odd} is where they may. */
    public LiftedClocks lift(Alignment solved, OddStretches odd) {
        return LiftedClocks.of(pcpus, solved, rate.ticks(UNPROVED_NANOS), odd, workers::each);
    }

    /** Counts again what of the evidence is contradicted; behind {@link #solve}. */
    public Alignment counted(Alignment lifted) {
        return aligner.counted(lifted);
    }
}
