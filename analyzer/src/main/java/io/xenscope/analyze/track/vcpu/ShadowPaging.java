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
import io.xenscope.format.event.ShadowEvents;

/**
 * What the shadow code did for one vcpu, by paging levels of the guest and kind, with the VM exits in which it was; and by what its
 * flags say. Both layouts of 64-bit records are read: packed, and with padding at the end.
 */
public final class ShadowPaging implements VcpuTracker, VmExitListener, Merging<ShadowPaging> {
    /** No flag in particular: all records of the kind. */
    public static final int ALL_FLAGS = 0xFF;

    /** The record does not tell how many levels. */
    public static final int NO_LEVELS = 0;

    private static final int MOST = 1 << 12;
    private static final int DIGITS = 2;

    private final VmExit exit;
    private final Range range;
    private final ExitNotes notes = new ExitNotes();
    private final PairTable<VmExitAccount> kinds = new PairTable<>(MOST, () -> new VmExitAccount(DIGITS));
    private final PairTable<VmExitAccount> resyncs = new PairTable<>(MOST, () -> new VmExitAccount(DIGITS));
    private int resyncsNow;
    private long others;

    public ShadowPaging(VmExits exits, Range range) {
        this.exit = exits.present();
        this.range = range;
        exits.tell(this);
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<ShadowPaging> events, Era era) {
        PayloadField flags = new PayloadField(era, "flags");
        events.onSubclass(ShadowEvents.ALL, (tracker, now) -> tracker.record(now, flags));
    }

    private void record(Moment now, PayloadField flags) {
        int event = now.record().event();
        int kind = ShadowEvents.kind(event);
        int levels = ShadowEvents.hasLevels(event) ? ShadowEvents.levels(event) : NO_LEVELS;
        if (ShadowEvents.isResync(event) && exit.isOpen()) {
            resyncsNow++;
        }
        boolean counts = range.includes(now.time());
        long before = kinds.left();
        note(levels, kind, ALL_FLAGS, counts);
        for (long rest = flags.of(now.record(), 0); rest != 0; rest &= rest - 1) {
            note(levels, kind, Long.numberOfTrailingZeros(rest), counts);
        }
        others += counts && kinds.left() > before ? 1 : 0;
    }

    private void note(int levels, int kind, int flag, boolean counts) {
        VmExitAccount account = kinds.of(0, levels << 16 | kind << 8 | flag);
        if (counts) {
            account.addRecord();
        }
        if (exit.isOpen()) {
            exit.handled();
            notes.add(account);
        }
    }

    @Override
    public void exited(VmExit left) {
        resyncsNow = 0;
        notes.clear();
    }

    @Override
    public void entered(VmExit left, long entry) {
        if (resyncsNow > 0) {
            VmExitAccount account = resyncs.of(left.reason(), resyncsNow);
            if (left.beginsInside()) {
                account.addRecord();
            }
            left.addTo(account, entry);
        }
        notes.settle(left, entry);
    }

    @Override
    public void merge(ShadowPaging other) {
        kinds.add(other.kinds, VmExitAccount::add);
        resyncs.add(other.resyncs, VmExitAccount::add);
        others += other.others;
    }

    /** Takes each kind. */
    public interface Visitor {
        /** {@code levels} is {@link #NO_LEVELS}, {@code flag} {@link #ALL_FLAGS} where there is none. */
        void shadow(int levels, int kind, int flag, VmExitAccount account);
    }

    public void forEach(Visitor visitor) {
        kinds.forEach((none, what, account) -> {
            if (!account.isEmpty()) {
                visitor.shadow((int) what >>> 16, (int) what >>> 8 & 0xFF, (int) what & 0xFF, account);
            }
        });
    }

    /** Records of which something is in no account of its own, because there was no more room. */
    public long others() {
        return others;
    }

    /** Takes each number of pages brought back into sync in one exit. */
    public interface ResyncVisitor {
        void resyncs(int reason, int pages, VmExitAccount account);
    }

    public void forEachResync(ResyncVisitor visitor) {
        resyncs.forEach((reason, pages, account) -> {
            if (!account.isEmpty()) {
                visitor.resyncs((int) reason, (int) pages, account);
            }
        });
    }

    /** Exits with resyncs that there was no more room to tell apart. */
    public long otherResyncs() {
        return resyncs.left();
    }
}
