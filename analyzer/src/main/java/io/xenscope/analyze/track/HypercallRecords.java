package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.rules.PvCallRecords;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.PvEvents;

/**
 * Hypercalls one by one as Xen writes them down, of whomever: entries of PV guests, members of their multicalls, calls of HVM guests. What
 * continues what is not looked at.
 */
public final class HypercallRecords {
    /** Takes a hypercall by its number. */
    public interface Taker {
        void hypercall(Moment now, int number);
    }

    private HypercallRecords() {}

    /** Sends every hypercall to {@code taker}. */
    public static void register(HostEvents events, Taker taker) {
        HostEventHandler entry = now -> {
            int event = now.record().event();
            if (PvEvents.isHypercall(event) || PvEvents.isSubcall(event)) {
                taker.hypercall(now, PvCallRecords.number(now.record()));
            }
        };
        events.onSubclass(PvEvents.ENTRY, entry)
                .onSubclass(PvEvents.OLD_ENTRY, entry)
                .onSubclass(PvEvents.SUBCALL, entry)
                .on(HvmEvents.VMMCALL, now -> {
                    if (now.record().wordCount() > 0) {
                        taker.hypercall(now, now.record().word(0));
                    }
                });
    }
}
