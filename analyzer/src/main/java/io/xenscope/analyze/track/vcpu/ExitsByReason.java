package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VmExitAccounts;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.VcpuTracker;

/** The accounts of one vcpu's VM exits by reason, and of the time in the guest between them. */
public final class ExitsByReason implements VcpuTracker, VmExitListener, Merging<ExitsByReason> {
    private final VmExitAccounts exits = new VmExitAccounts();
    private final LatencyHistogram guest = new LatencyHistogram();
    private long guestTicks;

    @Override
    public void exited(VmExit exit) {
        if (exit.guest() != VmExit.NOT_SEEN) {
            guestTicks += exit.guestInside();
            if (exit.guestBeginsInside()) {
                guest.record(exit.guest());
            }
        }
    }

    @Override
    public void entered(VmExit exit, long entry) {
        exit.addTo(exits.of(exit.reason()), entry);
    }

    @Override
    public void unfinished(VmExit exit) {
        exit.addUnfinishedTo(exits.of(exit.reason()));
    }

    @Override
    public void merge(ExitsByReason other) {
        exits.add(other.exits);
        guest.add(other.guest);
        guestTicks += other.guestTicks;
    }

    /** By {@link io.xenscope.analyze.rules.ExitReason}. */
    public VmExitAccounts exits() {
        return exits;
    }

    /** From entry to the next exit, of each that began inside the range, in ticks. */
    public LatencyHistogram guest() {
        return guest;
    }

    /** In the guest, inside the range. */
    public long guestTicks() {
        return guestTicks;
    }
}
