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
    private final Set<Integer> fallen;

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
            Set<Integer> fallen) {
        this.evidence = evidence;
        this.fallen = fallen;
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
        return new Alignment(Mode.NONE, models, List.of(), 0, 0, Map.of(), ClockEvidence.NONE, Set.of());
    }

    /** What was found out about each pcpu; TSCs of others are taken as they are. */
    public static Alignment of(Mode mode, int pcpuLimit, List<PcpuClock> pcpus) {
        ClockModel[] models = new ClockModel[pcpuLimit];
        Arrays.fill(models, ClockModel.IDENTITY);
        pcpus.forEach(pcpu -> models[pcpu.pcpu()] = pcpu.model());
        return new Alignment(mode, models, pcpus, 0, 0, Map.of(), ClockEvidence.NONE, Set.of());
    }

    /** The same clocks with records lifted behind their causes: models and lifts of the pcpus that have any. */
    public Alignment lifted(Map<Integer, ClockModel> lifted, Map<Integer, Lift> lifts) {
        ClockModel[] all = models.clone();
        lifted.forEach((pcpu, model) -> all[pcpu] = model);
        return new Alignment(mode, all, pcpus, before, after, lifts, evidence, fallen);
    }

    /** The same with what it stands on, and what contradicts it. */
    public Alignment with(ClockEvidence known) {
        long first = ClockEvidence.count(known.asRecorded());
        long left = ClockEvidence.count(known.left());
        return new Alignment(mode, models, pcpus, first, left, lifts, known, fallen);
    }

    /**
     * The same, of pcpus some of whose TSCs were set back: time goes on there where it was, because nothing tells how long it
     * stood still.
     */
    public Alignment fallen(Set<Integer> some) {
        return new Alignment(mode, models, pcpus, before, after, lifts, evidence, new TreeSet<>(some));
    }

    /** Pcpus whose TSC was set back within the capture, in order. */
    public Set<Integer> fallen() {
        return fallen;
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
