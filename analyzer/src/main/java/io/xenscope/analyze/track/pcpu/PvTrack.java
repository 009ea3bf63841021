package io.xenscope.analyze.track.pcpu;

import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.PvKind;
import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.NumberCounts;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.PvEvents;

/**
 * Entries of PV guests into Xen, counted by vcpu.
 *
 * <pre>
 * id 0x20100n (before 4.3: 0x20f00n), | 0x100 with 64-bit addresses; n is the kind
 * HYPERCALL      1   w0.. eip (64-bit: two words)   last word eax
 * TRAP           3   last word  14..0 vector
 * HYPERCALL_V2  13   w0  19..0 number
 * SUBCALL       14   id 0x20200e   w0  19..0 number
 * </pre>
 */
public final class PvTrack implements Track {
    private static final int CALL_BITS = Hypercalls.NUMBER_BITS;
    private static final int TRAP_BITS = 0x7FFF;

    private NumberCounts numbers;

    @Override
    public void register(HeaderTable table) {
        numbers = table.numbers();
        forEachEvent(table::count);
    }

    /** Takes an event that is an entry, and which of its numbers is counted. */
    public interface EventVisitor {
        /** {@code freeBits} of the event may be set or not. */
        void event(int event, int freeBits, NumberCounts.Rule rule);
    }

    /** Gives each event that is an entry. */
    public static void forEachEvent(EventVisitor visitor) {
        for (int kind = 0; kind < PvKind.LIMIT; kind++) {
            NumberCounts.Rule rule = rule(kind);
            visitor.event(PvEvents.ENTRY | kind, PvEvents.WIDE, rule);
            visitor.event(PvEvents.SUBCALL | kind, PvEvents.WIDE, rule);
            visitor.event(PvEvents.OLD_ENTRY | kind, PvEvents.WIDE, rule);
        }
    }

    @Override
    public boolean followsRuns() {
        return false;
    }

    @Override
    public void moves(int from, int to) {
        numbers.move(from, to);
    }

    private static NumberCounts.Rule rule(int kind) {
        if (kind == PvKind.HYPERCALL.number()) {
            return new NumberCounts.Rule(kind, true, CALL_BITS);
        }
        if (kind == PvKind.TRAP.number()) {
            return new NumberCounts.Rule(kind, true, TRAP_BITS);
        }
        boolean isCall = kind == PvKind.HYPERCALL_V2.number() || kind == PvKind.SUBCALL.number();
        return new NumberCounts.Rule(kind, false, isCall ? CALL_BITS : 0);
    }

    /** What was counted so far, by vcpu slot. */
    public BySlot<PvAccount> accounts() {
        return accounts(numbers);
    }

    /** What was counted by the rules of these events, by slot. */
    public static BySlot<PvAccount> accounts(NumberCounts numbers) {
        BySlot<PvAccount> accounts = new BySlot<>(PvAccount::new);
        numbers.forEach((slot, kind, byNumber) -> accounts.of(slot).add(kind, byNumber));
        return accounts;
    }
}
