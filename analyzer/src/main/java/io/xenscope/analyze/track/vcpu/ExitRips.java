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
 * Where one vcpu was when it left the guest, by cause: the reason of the exit, of external interrupts with the host's vector, and
 * apart from that what Xen had to emulate.
 */
public final class ExitRips implements VcpuTracker, VmExitListener, Merging<ExitRips> {
    /** A cause that is no reason: the shadow code emulated an instruction. */
    public static final int EMULATED = 0xFFE;

    /** A cause that is no reason: an instruction of real mode was emulated. */
    public static final int REALMODE = 0xFFD;

    /** Not an interrupt of the host. */
    public static final int NO_VECTOR = -1;

    private static final int DIGITS = 2;

    private final VmExit exit;
    private final Range range;
    private final long mask;
    private final ExitNotes notes = new ExitNotes();
    private final PairTable<VmExitAccount> rips;
    private int hostVector = NO_VECTOR;

    /** Rips are rounded down to multiples of {@code bucket}, a power of two; {@code most} have accounts of their own. */
    public ExitRips(VmExits exits, Range range, long bucket, int most) {
        this.exit = exits.present();
        this.range = range;
        this.mask = -bucket;
        this.rips = table(most);
        exits.tell(this);
    }

    /** A table of so many rips: by cause and vector (see {@link #cause}, {@link #hostVector}), and rip. */
    public static PairTable<VmExitAccount> table(int most) {
        return new PairTable<>(most, () -> new VmExitAccount(DIGITS));
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<ExitRips> events, Era era) {
        PayloadField vector = new PayloadField(era, HandlerKind.INTERRUPT.field());
        events.only(TrackerEvents.Guests.HVM)
                .on(HandlerKind.INTERRUPT.event(), (tracker, now) -> tracker.interrupted(now, vector))
                .on(ShadowEvents.EMULATE, ShadowEvents.LEVEL_BITS, (tracker, now) -> tracker.emulated(now, EMULATED))
                .on(HandlerKind.REALMODE.event(), (tracker, now) -> tracker.emulated(now, REALMODE));
    }

    private void interrupted(Moment now, PayloadField vector) {
        if (exit.isOpen() && vector.isIn(now.record())) {
            hostVector = (int) vector.of(now.record(), 0);
        }
    }

    private void emulated(Moment now, int cause) {
        if (exit.isOpen()) {
            VmExitAccount account = account(exit, cause, NO_VECTOR);
            if (range.includes(now.time())) {
                account.addRecord();
            }
            notes.add(account);
        }
    }

    private VmExitAccount account(VmExit left, int cause, int vector) {
        return rips.of((long) cause << 16 | vector & 0xFFFF, left.rip() & mask);
    }

    @Override
    public void exited(VmExit left) {
        hostVector = NO_VECTOR;
        notes.clear();
    }

    @Override
    public void entered(VmExit left, long entry) {
        notes.settle(left, entry);
        VmExitAccount account = account(left, left.reason(), hostVector);
        if (left.beginsInside()) {
            account.addRecord();
        }
        left.addTo(account, entry);
    }

    @Override
    public void merge(ExitRips other) {
        rips.add(other.rips, VmExitAccount::add);
    }

    /** Adds all to a table that {@link #table} made; {@code dom} stands in the upper half of the first number there. */
    public void addTo(PairTable<VmExitAccount> sum, int dom) {
        sum.add(rips, first -> (long) dom << 32 | first, VmExitAccount::add);
    }

    /** The cause from the first number of a pair. */
    public static int cause(long first) {
        return (int) (first >>> 16) & 0xFFFF;
    }

    /** The vector of the host's interrupt from the first number of a pair; {@link #NO_VECTOR} for anything else. */
    public static int hostVector(long first) {
        return (short) first;
    }
}
