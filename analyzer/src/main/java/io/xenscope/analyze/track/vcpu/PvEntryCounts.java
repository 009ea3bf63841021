package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.PvAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.pcpu.PvTrack;
import io.xenscope.analyze.walk.HeaderTable;
import io.xenscope.analyze.walk.NumberCounts;
import java.util.function.BiFunction;

/** Entries of one PV vcpu into Xen in a range of time, counted by the rules of {@link PvTrack}, which counts all. */
public final class PvEntryCounts implements VcpuTracker, Merging<PvEntryCounts> {
    private final Range range;
    private final PvAccount account = new PvAccount();

    public PvEntryCounts(Range range) {
        this.range = range;
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<PvEntryCounts> events) {
        register(events, (tracker, now) -> tracker);
    }

    /** The same for trackers that keep such counts: {@code of} finds those for a moment. */
    public static <T> void register(TrackerEvents<T> events, BiFunction<T, Moment, PvEntryCounts> of) {
        events.only(TrackerEvents.Guests.PV);
        PvTrack.forEachEvent((event, freeBits, rule) -> events.on(
                event, freeBits, (tracker, now) -> of.apply(tracker, now).count(now, rule)));
    }

    private void count(Moment now, NumberCounts.Rule rule) {
        if (range.includes(now.time())) {
            account.count(rule.kind(), Math.min(HeaderTable.HIGHEST_NUMBER, rule.number(now.record())));
        }
    }

    @Override
    public void merge(PvEntryCounts other) {
        account.add(other.account);
    }

    public PvAccount account() {
        return account;
    }
}
