package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;

/**
 * What the handlers of one vcpu's VM exits wrote: registers, ports, addresses, vectors; each with the exits in which it was. A
 * record belongs to the exit that is open, also when it is written after a wait for the device model.
 */
public final class ExitHandlers implements VcpuTracker, VmExitListener, Merging<ExitHandlers> {
    /** The reason of records outside any exit that was seen. */
    public static final int NO_REASON = 0xFFF;

    /** The key of records that name nothing. */
    public static final long NO_KEY = -1;

    private static final int DIGITS = 2;
    private static final int KIND_SHIFT = 12;
    private static final int ACCESS_BITS = 3;

    private final VmExit exit;
    private final Range range;
    private final ExitNotes notes = new ExitNotes();
    private final PairTable<VmExitAccount> handlers;

    /** {@code most}: objects that have accounts of their own. */
    public ExitHandlers(VmExits exits, Range range, int most) {
        this.exit = exits.present();
        this.range = range;
        this.handlers = new PairTable<>(most, () -> new VmExitAccount(DIGITS));
        exits.tell(this);
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<ExitHandlers> events, Era era) {
        events.only(TrackerEvents.Guests.HVM).on(HvmEvents.INJ_VIRQ, (tracker, now) -> tracker.exit.handled());
        PayloadField access = new PayloadField(era, "qualification");
        for (HandlerKind kind : HandlerKind.values()) {
            PayloadField field = new PayloadField(era, kind.field());
            if (kind == HandlerKind.NPF) {
                events.on(kind.event(), kind.freeBits(), (tracker, now) -> tracker.nestedFault(now, field, access));
            } else {
                events.on(
                        kind.event(),
                        kind.freeBits(),
                        (tracker, now) -> tracker.add(now, kind, field.of(now.record(), NO_KEY)));
            }
        }
    }

    /** The type of the page, and in the last three bits whether it was read, written, executed (0 on AMD). */
    private void nestedFault(Moment now, PayloadField type, PayloadField access) {
        long how = access.of(now.record(), 0) & (1 << ACCESS_BITS) - 1;
        add(now, HandlerKind.NPF, type.of(now.record(), 0) << ACCESS_BITS | how);
    }

    private void add(Moment now, HandlerKind kind, long key) {
        int reason = exit.isOpen() ? exit.reason() : NO_REASON;
        VmExitAccount account = handlers.of(kind.ordinal() << KIND_SHIFT | reason, key);
        if (range.includes(now.time())) {
            account.addRecord();
        }
        if (exit.isOpen()) {
            exit.handled();
            notes.add(account);
        }
    }

    @Override
    public void exited(VmExit left) {
        notes.clear();
    }

    @Override
    public void entered(VmExit left, long entry) {
        notes.settle(left, entry);
    }

    @Override
    public void merge(ExitHandlers other) {
        handlers.add(other.handlers, VmExitAccount::add);
    }

    /** Takes each object that occurs. */
    public interface Visitor {
        /** {@code key} by {@link HandlerKind}; of NPF p2m type << 3 | access. */
        void handler(int reason, HandlerKind kind, long key, VmExitAccount account);
    }

    public void forEach(Visitor visitor) {
        handlers.forEach((first, key, account) -> {
            if (!account.isEmpty()) {
                visitor.handler((int) first & NO_REASON, HandlerKind.of((int) (first >>> KIND_SHIFT)), key, account);
            }
        });
    }

    /** What there was no more room to tell apart; null mostly. */
    public VmExitAccount rest() {
        return handlers.rest();
    }
}
