package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.PvKind;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PvEvents;
import java.util.function.IntConsumer;

/** Where one PV vcpu was when it entered Xen, by kind, and the error codes of its page faults. */
public final class PvEntryPlaces implements VcpuTracker {
    private static final int KIND_SHIFT = 8;
    private static final int MOST = 1 << 15;

    private final Range range;
    private final long mask;
    private final PairTable<long[]> rips = counters();
    private final PairTable<long[]> faults = counters();

    /** Rips are rounded down to multiples of {@code bucket}, a power of two. */
    public PvEntryPlaces(Range range, long bucket) {
        this.range = range;
        this.mask = -bucket;
    }

    private static PairTable<long[]> counters() {
        return new PairTable<>(MOST, () -> new long[1]);
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<PvEntryPlaces> events, Era era) {
        PayloadField rip = new PayloadField(era, "rip", "eip");
        PayloadField errorCode = new PayloadField(era, "error_code");
        TrackerEvents<PvEntryPlaces> ofPv = events.only(TrackerEvents.Guests.PV);
        for (EventKind kind : EventCatalogue.standard().kinds()) {
            // Hypercalls of Xen 4.3 and later, most of all entries, have neither.
            if (PvEvents.isNumberedEntry(kind.id()) && (rip.canBeIn(kind) || errorCode.canBeIn(kind))) {
                forEachEvent(kind, event -> ofPv.on(event, (tracker, now) -> tracker.entry(now, rip, errorCode)));
            }
        }
    }

    /** Gives the events of a kind; those of a range that are a kind of their own do not belong to it. */
    private static void forEachEvent(EventKind kind, IntConsumer visitor) {
        for (int event = kind.id(); event <= (kind.id() | kind.freeBits()); event++) {
            if (PvEvents.isNumberedEntry(event) && EventCatalogue.standard().kind(event) == kind) {
                visitor.accept(event);
            }
        }
    }

    private void entry(Moment now, PayloadField rip, PayloadField errorCode) {
        if (!range.includes(now.time())) {
            return;
        }
        int kind = PvEvents.kind(now.record().event());
        if (rip.isIn(now.record())) {
            rips.of(kind, rip.of(now.record(), 0) & mask)[0]++;
        }
        if (kind == PvKind.PAGE_FAULT.number() && errorCode.isIn(now.record())) {
            faults.of(0, errorCode.of(now.record(), 0))[0]++;
        }
    }

    /** Those of all vcpus together, by domain. */
    public static final class Sum {
        private final PairTable<long[]> rips = counters();
        private final PairTable<long[]> faults = counters();

        /** {@code dom} is -1 where unknown. */
        public void add(int dom, PvEntryPlaces tracker) {
            rips.add(tracker.rips, kind -> (long) dom << KIND_SHIFT | kind, (sum, more) -> sum[0] += more[0]);
            faults.add(tracker.faults, none -> dom, (sum, more) -> sum[0] += more[0]);
        }

        /** Takes each place. */
        public interface PlaceVisitor {
            /** {@code dom} is -1 where unknown. */
            void place(int dom, PvKind kind, long rip, long count);
        }

        public void forEachPlace(PlaceVisitor visitor) {
            rips.forEach((first, where, count) -> visitor.place(
                    (int) (first >> KIND_SHIFT), PvKind.of((int) first & PvEvents.KIND_BITS), where, count[0]));
        }

        /** Entries at places that there was no more room to tell apart. */
        public long otherPlaces() {
            return rips.rest() == null ? 0 : rips.rest()[0];
        }

        /** Takes each error code. */
        public interface FaultVisitor {
            /** {@code dom} is -1 where unknown. */
            void fault(int dom, int errorCode, long count);
        }

        public void forEachFault(FaultVisitor visitor) {
            faults.forEach((dom, code, count) -> visitor.fault((int) dom, (int) code, count[0]));
        }

        /** Page faults that there was no more room to tell apart. */
        public long otherFaults() {
            return faults.rest() == null ? 0 : faults.rest()[0];
        }
    }
}
