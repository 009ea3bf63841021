package io.xenscope.analyze.span;

import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.rules.PvCallEntry;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.HvmEvents;

/**
 * Hypercalls of an HVM guest: which VM exits are one, and which of them is the one before, entered again because Xen was
 * preempted in it (trace context, section 2.2).
 *
 * <p>Equal place and number prove nothing, because all calls of a number come from one stub. But a guest that is only sent
 * back to repeat the instruction stays away no longer than entry and exit take: as long as this vcpu's shortest stay.
 */
final class GuestCalls {
    private static final int NONE = -1;

    /** Stays that must be known before the shortest of them says something. */
    private static final int STAYS_TO_KNOW = 16;

    private static final int TIMES_SHORTEST = 2;

    private Activation activation;
    private int span = Activation.NONE;
    private int number = NONE;
    private long place;
    private long entered;
    private boolean wasInjected;

    private int numberNow = NONE;
    private long placeNow;
    private boolean injectsNow;
    private long stay = Long.MAX_VALUE;
    private long shortestStay = Long.MAX_VALUE;
    private int stays;

    /** What was under way is not known to go on. */
    void forget() {
        span = Activation.NONE;
        number = NONE;
        numberNow = NONE;
        stay = Long.MAX_VALUE;
        entered = Long.MIN_VALUE;
    }

    /** The guest left its own code. */
    void exited(RecordCursor record, long time) {
        placeNow = HvmEvents.isWide(record.event()) ? record.quad(1) : Integer.toUnsignedLong(record.word(1));
        numberNow = NONE;
        injectsNow = false;
        stay = entered == Long.MIN_VALUE ? Long.MAX_VALUE : time - entered;
        entered = Long.MIN_VALUE;
    }

    /** The guest goes on; the VM exit that ends is {@code exit}. */
    void entered(Activation of, int exit, long time) {
        if (stay < shortestStay && stay > 0) {
            shortestStay = stay;
        }
        stays += stay == Long.MAX_VALUE ? 0 : 1;
        activation = of;
        span = exit;
        number = numberNow;
        place = placeNow;
        entered = time;
        wasInjected = injectsNow;
    }

    /** Takes a record inside VM exit {@code exit}; whether it shows that the VM exit is the one before, entered again. */
    boolean take(RecordCursor record, Activation of, int exit) {
        int event = record.event() & ~HvmEvents.WIDE;
        injectsNow |= event == HvmEvents.INJ_EXC || event == HvmEvents.INJ_VIRQ;
        if (event != HvmEvents.VMMCALL || record.wordCount() == 0 || numberNow != NONE || record.word(0) < 0) {
            return false;
        }
        numberNow = record.word(0);
        if (exit != Activation.NONE) {
            of.calls(exit, numberNow);
        }
        return isSame()
                && of == activation
                && exit != Activation.NONE
                && span != Activation.NONE
                && of.follows(exit, span);
    }

    private boolean isSame() {
        return numberNow == number
                && placeNow == place
                && !wasInjected
                && PvCallEntry.mayContinue(number)
                && stays >= STAYS_TO_KNOW
                && stay <= TIMES_SHORTEST * shortestStay;
    }

    /** Makes one span of the VM exit before and {@code exit}, which has nothing inside it yet; returns the one. */
    int reopen(Activation of, int exit) {
        of.retract(exit);
        of.ties().continued(span, Confidence.LIKELY);
        return span;
    }
}
