package io.xenscope.clock;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The result of putting pcpus on one time line: a model for each, how it was come by, and how far it is proved. */
public final class Alignment {
    /** How the models were decided. */
    public enum Mode {
        /** TSCs are taken as they are, and nobody asked how far they can be off. */
        NONE("TSCs taken as they are"),
        /** Nothing in the capture contradicts the TSCs: they are taken as they are, and proved as far as that goes. */
        AS_RECORDED("TSCs taken as they are: no record contradicts them"),
        /** A straight line for each clock. */
        LINES("clocks aligned by the order of scheduling, at constant rates"),
        /** Some clock changes its rate: it follows the middle of what is possible. */
        BENT("clocks aligned by the order of scheduling; some change their rate"),
        /** The evidence contradicts itself: only the order in which xentrace wrote its windows is used. */
        UNRECONCILED("clocks could not be reconciled");

        private final String meaning;

        Mode(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Mode mode;
    private final ClockModel[] models;
    private final List<PcpuClock> pcpus;

    private final long before;
    private final long after;
    private final Map<Integer, Lift> lifts;
    private final ClockEvidence evidence;
    private final Ties ties;

    /**
     * What holds the clocks together.
     *
     * @param fallen pcpus whose TSC was set back within the capture
     * @param tied whether the others tell how long time stood still there
     * @param ordered whether the order of windows shows anything
     */
    private record Ties(Set<Integer> fallen, boolean tied, boolean ordered) {
        static final Ties NONE = new Ties(Set.of(), false, true);
    }

    /**
     * Records of one pcpu that are shown later than its clock says, because else they would come before their cause.
     *
     * @param count how many were lifted; what follows on the pcpu goes with them, less and less
     * @param largest ticks by which one was lifted at most
     */
    public record Lift(long count, long largest) {
        static final Lift NONE = new Lift(0, 0);
    }

    private Alignment(
            Mode mode,
            ClockModel[] models,
            List<PcpuClock> pcpus,
            long before,
            long after,
            Map<Integer, Lift> lifts,
            ClockEvidence evidence,
            Ties ties) {
        this.evidence = evidence;
        this.ties = ties;
        this.lifts = Map.copyOf(lifts);
        this.mode = mode;
        this.models = models;
        this.pcpus = List.copyOf(pcpus);
        this.before = before;
        this.after = after;
    }

    /** Takes every TSC as it is. */
    public static Alignment none(int pcpuLimit) {
        ClockModel[] models = new ClockModel[pcpuLimit];
        Arrays.fill(models, ClockModel.IDENTITY);
        return new Alignment(Mode.NONE, models, List.of(), 0, 0, Map.of(), ClockEvidence.NONE, Ties.NONE);
    }

    /** What was found out about each pcpu; TSCs of others are taken as they are. */
    public static Alignment of(Mode mode, int pcpuLimit, List<PcpuClock> pcpus) {
        ClockModel[] models = new ClockModel[pcpuLimit];
        Arrays.fill(models, ClockModel.IDENTITY);
        pcpus.forEach(pcpu -> models[pcpu.pcpu()] = pcpu.model());
        return new Alignment(mode, models, pcpus, 0, 0, Map.of(), ClockEvidence.NONE, Ties.NONE);
    }

    /** The same clocks with records lifted behind their causes: models and lifts of the pcpus that have any. */
    public Alignment lifted(Map<Integer, ClockModel> lifted, Map<Integer, Lift> lifts) {
        ClockModel[] all = models.clone();
        lifted.forEach((pcpu, model) -> all[pcpu] = model);
        List<PcpuClock> wider = pcpus.stream()
                .map(clock ->
                        clock.lifted(lifts.getOrDefault(clock.pcpu(), Lift.NONE).largest()))
                .toList();
        return new Alignment(mode, all, wider, before, after, lifts, evidence, ties);
    }

    /** The same with what it stands on, and what contradicts it. */
    public Alignment with(ClockEvidence known) {
        long first = ClockEvidence.count(known.asRecorded());
        long left = ClockEvidence.count(known.left());
        return new Alignment(mode, models, pcpus, first, left, lifts, known, ties);
    }

    private Alignment with(Ties others) {
        return new Alignment(mode, models, pcpus, before, after, lifts, evidence, others);
    }

    /** The same, of pcpus some of whose TSCs were set back. */
    public Alignment fallen(Set<Integer> some) {
        return with(new Ties(new TreeSet<>(some), ties.tied, ties.ordered));
    }

    /** The same, whose bounds hold across TSCs that were set back, too: other pcpus tell how long time stood still there. */
    public Alignment tied() {
        return with(new Ties(ties.fallen, true, ties.ordered));
    }

    /** The same of a capture whose windows may tell no order. */
    public Alignment ordered(boolean isOrdered) {
        return with(new Ties(ties.fallen, ties.tied, isOrdered));
    }

    /** Whether the order of windows shows anything: else nothing excludes that clocks are far apart. */
    public boolean isOrdered() {
        return ties.ordered;
    }

    /** Pcpus of which nothing shows how long time stood still where their TSC was set back: it goes on where it was. */
    public Set<Integer> untied() {
        return ties.tied ? Set.of() : ties.fallen;
    }

    /** Pcpus whose TSC was set back within the capture, in order. */
    public Set<Integer> fallen() {
        return ties.fallen;
    }

    /** The same with other facts of order that are contradicted. */
    public Alignment leaving(List<ClockEvidence.Contradiction> contradictions) {
        return with(evidence.leaving(contradictions));
    }

    public Mode mode() {
        return mode;
    }

    /** The lifts of one pcpu. */
    public Lift lift(int pcpu) {
        return lifts.getOrDefault(pcpu, Lift.NONE);
    }

    /** The lifts of all pcpus: their number, and the largest. */
    public Lift lifts() {
        long count = lifts.values().stream().mapToLong(Lift::count).sum();
        long largest = lifts.values().stream().mapToLong(Lift::largest).max().orElse(0);
        return new Lift(count, largest);
    }

    /** Turns the TSCs of a pcpu into common ticks, lifts included. */
    public ClockModel of(int pcpu) {
        return models[pcpu];
    }

    /** What is known of each clock, by pcpu; empty where nobody looked. */
    public List<PcpuClock> pcpus() {
        return pcpus;
    }

    /** What it stands on, and what contradicts it; {@link ClockEvidence#NONE} where nobody looked. */
    public ClockEvidence evidence() {
        return evidence;
    }

    /** Facts of order that TSCs as they are contradict. */
    public long violationsBefore() {
        return before;
    }

    /** Facts of order that the models still contradict. */
    public long violationsAfter() {
        return after;
    }

    /** Whether no TSC is changed. */
    public boolean isIdentity() {
        return mode == Mode.NONE || mode == Mode.AS_RECORDED;
    }
}
