package io.xenscope.clock;

/**
 * Turns the TSC of one pcpu into ticks of the common time line, which runs at the rate of the reference pcpu.
 *
 * <p>Monotone: a later TSC never gets an earlier tick. The conversion only; which model is right is decided elsewhere.
 */
public interface ClockModel {
    /** The TSC as it is: clocks that were never apart. */
    ClockModel IDENTITY = new ClockModel() {
        @Override
        public long ticks(long tsc) {
            return tsc;
        }

        @Override
        public long boundTicks(long tsc, Assumption assumption) {
            return UNPROVED;
        }

        @Override
        public long halfWidthTicks(long tsc, Assumption assumption) {
            return UNPROVED;
        }
    };

    /** A bound that no evidence supports. */
    long UNPROVED = Long.MAX_VALUE;

    long ticks(long tsc);

    /**
     * How far {@link #ticks} may be off, against the reference pcpu, at this moment, as long as the assumption holds;
     * {@link #UNPROVED} if unknown.
     */
    long boundTicks(long tsc, Assumption assumption);

    /**
     * Half the width of the interval in which the truth lies at this moment, as long as the assumption holds. The bound is
     * wider where {@link #ticks} is not in its middle.
     */
    long halfWidthTicks(long tsc, Assumption assumption);

    /** How far {@link #ticks} may be off as long as rates are steady. */
    default long boundTicks(long tsc) {
        return boundTicks(tsc, Assumption.STEADY);
    }
}
