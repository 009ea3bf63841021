package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VmExitAccount;
import io.xenscope.analyze.sched.VcpuState;
import java.util.Arrays;

/**
 * The VM exit that one vcpu is in, or the last one it was in: from exit to entry, with the runstates between. Times are common
 * ticks; what is {@link #spent} counts inside a {@link Range} only. Only lent: the next exit takes its place.
 */
public final class VmExit {
    /** Ticks in the guest before the exit where the entry before was not seen. */
    public static final long NOT_SEEN = -1;

    private final int vcpu;
    private final Range range;
    private final long[] spent = new long[VcpuState.values().length];
    private boolean isOpen;
    private int reason;
    private long rip;
    private long exit;
    private int pcpu;
    private VcpuState state = VcpuState.UNKNOWN;
    private long since;
    private boolean isHandled;
    private boolean isLeft;
    private boolean isInGuest;
    private long guestSince;
    private long guest = NOT_SEEN;

    VmExit(int vcpu, Range range) {
        this.vcpu = vcpu;
        this.range = range;
    }

    /** Whose it is, see {@link io.xenscope.analyze.base.VcpuKey}. */
    public int vcpu() {
        return vcpu;
    }

    /** Whether its entry is still to come. */
    public boolean isOpen() {
        return isOpen;
    }

    /** See {@link io.xenscope.analyze.rules.ExitReason}. */
    public int reason() {
        return reason;
    }

    /** Where the guest was when it left; 0 where the record does not say. */
    public long rip() {
        return rip;
    }

    public long exit() {
        return exit;
    }

    /** Where the guest left. */
    public int pcpu() {
        return pcpu;
    }

    /** Whether it began inside the range: then it counts there. */
    public boolean beginsInside() {
        return range.includes(exit);
    }

    /** Ticks in a state inside the range, up to the last change of state; the total when it has ended. */
    public long spent(VcpuState which) {
        return spent[which.ordinal()];
    }

    /** Ticks in which the vcpu had a pcpu, inside the range: the time that the exit cost. */
    public long xen() {
        return spent(VcpuState.RUNNING) + spent(VcpuState.UNKNOWN);
    }

    /** All its ticks inside the range. */
    public long ticks(long entry) {
        return range.inside(exit, entry);
    }

    /** Adds it to an account, ending at {@code entry}. */
    void addTo(VmExitAccount account, long entry) {
        long off = spent(VcpuState.BLOCKED) + spent(VcpuState.OFFLINE);
        account.spent(ticks(entry), xen(), spent(VcpuState.RUNNABLE), off);
        account.undivided(spent(VcpuState.UNKNOWN));
        if (beginsInside()) {
            account.count(isLeft, isHandled);
            account.duration(entry - exit, exit);
        }
    }

    /** Adds it to an account as one whose entry was not seen. */
    void addUnfinishedTo(VmExitAccount account) {
        if (beginsInside()) {
            account.addUnfinished();
        }
    }

    /** Whether a handler wrote what the exit was about. */
    public boolean isHandled() {
        return isHandled;
    }

    /** Ticks in the guest between the entry before and this exit; {@link #NOT_SEEN} where that entry was not seen. */
    public long guest() {
        return guest;
    }

    /** The same inside the range. */
    public long guestInside() {
        return guest == NOT_SEEN ? 0 : range.inside(exit - guest, exit);
    }

    /** Whether that time began inside the range: then it counts there. */
    boolean guestBeginsInside() {
        return guest != NOT_SEEN && range.includes(exit - guest);
    }

    /** A handler wrote what it was about. */
    void handled() {
        isHandled = true;
    }

    void exits(long time, int where, int why, long guestRip) {
        pcpu = where;
        guest = isInGuest ? time - guestSince : NOT_SEEN;
        isInGuest = false;
        isOpen = true;
        exit = time;
        reason = why;
        rip = guestRip;
        since = time;
        isHandled = false;
        isLeft = false;
        Arrays.fill(spent, 0);
    }

    void enters(long time) {
        spend(time);
        isOpen = false;
        isInGuest = true;
        guestSince = time;
    }

    /** Its entry will not be seen. */
    void forget() {
        isOpen = false;
        isInGuest = false;
    }

    void moves(VcpuState to, long time) {
        spend(time);
        isInGuest = false;
        state = to;
    }

    private void spend(long time) {
        if (isOpen) {
            long until = Math.max(since, time);
            spent[state.ordinal()] += range.inside(since, until);
            isLeft |= until > since && (state == VcpuState.BLOCKED || state == VcpuState.OFFLINE);
            since = until;
        }
    }
}
