package io.xenscope.clock;

/**
 * Whether the nanoseconds that Xen states are used as a ruler between pcpus: only where they proved themselves on this
 * capture.
 *
 * @param checks run times that could be held against the TSC of their own pcpu
 * @param misfits those that it refutes; the reading of a pcpu stops after some
 * @param links waits that join the switches of two pcpus
 */
public record RulerVerdict(State state, long checks, long misfits, long links) {
    /** Nobody looked at them. */
    public static final RulerVerdict NOT_READ = new RulerVerdict(State.NOT_READ, 0, 0, 0);

    /** How it ended. */
    public enum State {
        NOT_READ("not read: the file has faults, or a TSC fell"),
        TOO_FEW("not used: too few run times prove nothing"),
        REFUTED("refuted: run times do not fit the TSC of their own pcpu"),
        UNPLACED("proved on each pcpu, but no waits join the pcpus"),
        CONTRADICTORY("proved on each pcpu, but contradictory between pcpus: dropped"),
        PROVED("proved on each pcpu"),
        USED("proved, and used");

        private final String meaning;

        State(String meaning) {
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

    public boolean isProved() {
        return state == State.PROVED;
    }

    /** The same with another end. */
    public RulerVerdict but(State end) {
        return new RulerVerdict(end, checks, misfits, links);
    }

    /** It came to be used, with so many waits that join pcpus. */
    public RulerVerdict used(long joined) {
        return new RulerVerdict(State.USED, checks, misfits, joined);
    }
}
