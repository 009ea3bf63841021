package io.xenscope.analyze.hvm;

import io.xenscope.analyze.sched.VcpuState;

/**
 * What is known of one vcpu while records are followed in the order of time: its state, and the VM-exit arc that it is in.
 * Times are common ticks. Only lent: it moves on with the walk.
 */
public final class Arc {
    /** Handler records of one arc that are remembered for its end; more are only counted. */
    private static final int MOST_NOTES = 32;

    private final int vcpu;
    private final int slot;
    private VcpuState state = VcpuState.UNKNOWN;
    private boolean open;
    private int reason;
    private long rip;
    private long exit;
    private int pcpu;
    private long since;
    private final long[] spent = new long[VcpuState.values().length];
    private boolean handled;
    private int hostVector;
    private int resyncs;
    private AddressSpace space;
    private boolean inGuest;
    private long guestSince;
    private long guest;
    private final ArcAccount[] notes = new ArcAccount[MOST_NOTES];
    private int noteCount;

    Arc(int vcpu, int slot) {
        this.vcpu = vcpu;
        this.slot = slot;
    }

    /** Whose it is, see {@link io.xenscope.analyze.sched.VcpuKey}. */
    public int vcpu() {
        return vcpu;
    }

    /** A small number for the vcpu, the same for the whole walk. */
    public int slot() {
        return slot;
    }

    public boolean isOpen() {
        return open;
    }

    /** See {@link io.xenscope.analyze.track.ExitReason}. */
    public int reason() {
        return reason;
    }

    /** Where the guest was when it left. */
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

    public VcpuState state() {
        return state;
    }

    /** Ticks of the arc in a state, up to the last change; all of it in the end. */
    public long spent(VcpuState which) {
        return spent[which.ordinal()];
    }

    /** Ticks in which the vcpu had a pcpu: the time that the exit cost. */
    public long xen() {
        return spent(VcpuState.RUNNING) + spent(VcpuState.UNKNOWN);
    }

    /** Whether a handler record told what the exit was about. */
    public boolean isHandled() {
        return handled;
    }

    /** Ticks in the guest between the entry before and this exit; negative where that entry was not seen. */
    public long guest() {
        return guest;
    }

    void exits(long time, int where, int why, long guestRip) {
        pcpu = where;
        guest = inGuest ? time - guestSince : -1;
        inGuest = false;
        open = true;
        exit = time;
        reason = why;
        rip = guestRip;
        since = time;
        handled = false;
        hostVector = RipStudy.NO_VECTOR;
        resyncs = 0;
        noteCount = 0;
        java.util.Arrays.fill(spent, 0);
    }

    /** An interrupt of the host with this vector ended the guest's run. */
    public void interruptedBy(int vector) {
        hostVector = vector;
    }

    /** Of the interrupt of the host that ended the guest's run; {@link RipStudy#NO_VECTOR} for any other reason. */
    public int hostVector() {
        return hostVector;
    }

    void resync() {
        resyncs++;
    }

    /** Pages brought back into sync in this arc. */
    int resyncs() {
        return resyncs;
    }

    void switchTo(AddressSpace next) {
        space = next;
    }

    /** What CR3 says; null where no write of it was seen. */
    AddressSpace space() {
        return space;
    }

    void enters(long time) {
        spend(time);
        open = false;
        inGuest = true;
        guestSince = time;
    }

    /** What it was in will not be seen to its end. */
    void forget() {
        open = false;
        inGuest = false;
        space = null;
    }

    void moves(VcpuState to, long time) {
        spend(time);
        inGuest = false;
        state = to;
        since = time;
    }

    private void spend(long time) {
        if (open) {
            spent[state.ordinal()] += Math.max(0, time - since);
            since = time;
        }
    }

    /** Adds the arc to {@code account} when it ends. */
    void note(ArcAccount account) {
        told();
        noteAside(account);
    }

    /** Some record told what the exit was about. */
    void told() {
        handled = true;
    }

    /** The same for an account that says nothing of handlers. */
    void noteAside(ArcAccount account) {
        for (int i = 0; i < noteCount; i++) {
            if (notes[i] == account) {
                return;
            }
        }
        if (noteCount < MOST_NOTES) {
            notes[noteCount++] = account;
        }
    }

    void settleNotes(long entry) {
        for (int i = 0; i < noteCount; i++) {
            notes[i].add(this, entry);
        }
        noteCount = 0;
    }
}
