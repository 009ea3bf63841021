package io.xenscope.clock;

import java.util.List;

/**
 * What an alignment stands on, and what contradicts it.
 *
 * @param pcpus what each pcpu shows
 * @param ruler what became of Xen's nanoseconds
 * @param asRecorded facts of order that TSCs as they are contradict
 * @param left facts of order that what is shown contradicts: they are dropped
 */
public record ClockEvidence(
        List<OfPcpu> pcpus, RulerVerdict ruler, List<Contradiction> asRecorded, List<Contradiction> left) {
    /** Nobody looked. */
    public static final ClockEvidence NONE = new ClockEvidence(List.of(), RulerVerdict.NOT_READ, List.of(), List.of());

    public ClockEvidence {
        pcpus = List.copyOf(pcpus);
        asRecorded = List.copyOf(asRecorded);
        left = List.copyOf(left);
    }

    /**
     * The evidence of one pcpu.
     *
     * @param runs intervals in which a vcpu surely ran here; cut at the borders of windows and at losses
     * @param runsUsed those of vcpus that other pcpus tell of, too
     * @param moments records of vcpus, which can lie in no run elsewhere
     * @param momentsUsed those of vcpus that other pcpus tell of, too
     * @param wakes how many of the moments are wakes
     * @param windows as written by xentrace
     * @param windowsUsed those whose order shows something: with two records at least
     * @param runTimes run times in nanoseconds that could be held against the TSC
     * @param misfits those that it refutes
     */
    public record OfPcpu(
            int pcpu,
            long runs,
            long runsUsed,
            long moments,
            long momentsUsed,
            long wakes,
            long windows,
            long windowsUsed,
            long runTimes,
            long misfits) {}

    /** What is contradicted. */
    public enum Kind {
        RUN("a vcpu was met here while it ran elsewhere"),
        WINDOW("a window was read here before what it holds was written");

        private final String meaning;

        Kind(String meaning) {
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

    /**
     * Facts of one kind about one pcpu that are contradicted.
     *
     * @param pcpu that recorded what cannot be
     * @param count how many
     * @param tsc the record of the first one, in the order of the time line
     * @param vcpu whom the first one is about; -1 where it is about none
     * @param other the pcpu that the first one contradicts
     */
    public record Contradiction(Kind kind, int pcpu, long count, long tsc, int vcpu, int other) {}

    /** How many facts are contradicted. */
    public static long count(List<Contradiction> contradictions) {
        return contradictions.stream().mapToLong(Contradiction::count).sum();
    }

    /** The same, with others left. */
    ClockEvidence leaving(List<Contradiction> contradictions) {
        return new ClockEvidence(pcpus, ruler, asRecorded, contradictions);
    }
}
