package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;

/**
 * Hears of each hypercall of a PV vcpu. No record says when Xen was done: of each end there is the earliest and the latest time
 * that records allow. Times are common ticks; a call ends before the next is entered.
 */
public interface PvCallListener {
    /**
     * A call was entered.
     *
     * @param continues how well it is known that it continues a call before it; null where it does not
     * @param isSame whether that call is the last one that was heard of: the two are one, and that one ended no earlier than at its
     *     latest
     */
    default void entered(Moment now, PvCallEntry call, Confidence continues, boolean isSame) {}

    /** Whether it hears of simple calls, which have no command and continue none, by the next two, which take less time. */
    default boolean takesSimple() {
        return false;
    }

    /** A simple call was entered. */
    default void entered(long time, PvCallEntry call) {}

    /** The call that is open ended, no earlier than {@code earliest}, when a simple call was entered. */
    default void endedBy(long earliest, long time, PvCallEntry call) {}

    /** The call that is open was entered again, because Xen was preempted in it: it lasted until now, and goes on. */
    default void enteredAgain(Moment now, PvCallEntry call, Confidence continues) {}

    /** The call ended; {@code isTruncated} where records are missing. */
    default void ended(long earliest, long latest, boolean isTruncated) {}

    /** A member of a multicall began, {@code isInside} the call that is open; the one before has ended. */
    default void memberEntered(Moment now, int number, boolean isInside) {}

    /** The last member ended; exactly known where both times are equal. */
    default void memberEnded(long earliest, long latest) {}
}
