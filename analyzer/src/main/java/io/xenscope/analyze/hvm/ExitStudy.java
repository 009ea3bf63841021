package io.xenscope.analyze.hvm;

import io.xenscope.analyze.stats.LatencyHistogram;
import io.xenscope.analyze.stats.PairTable;

/** The accounts of VM exits by vcpu and reason, and of the time in the guest between them. */
public final class ExitStudy implements ArcListener {
    private static final int MOST = 1 << 16;
    private static final int DIGITS = 3;

    private final PairTable<ArcAccount> exits = new PairTable<>(MOST, () -> new ArcAccount(DIGITS));
    private final PairTable<LatencyHistogram> guest = new PairTable<>(MOST, LatencyHistogram::new);

    @Override
    public void exited(Arc arc) {
        if (arc.guest() >= 0) {
            guest.of(arc.slot(), 0).record(arc.guest());
        }
    }

    @Override
    public void entered(Arc arc, long entry) {
        exits.of(arc.slot(), arc.reason()).add(arc, entry);
    }

    @Override
    public void unfinished(Arc arc) {
        exits.of(arc.slot(), arc.reason()).addUnfinished();
    }

    /** By slot and {@link io.xenscope.analyze.track.ExitReason}. */
    public PairTable<ArcAccount> exits() {
        return exits;
    }

    /** From entry to the next exit, in ticks, by slot (and 0). */
    public PairTable<LatencyHistogram> guest() {
        return guest;
    }
}
