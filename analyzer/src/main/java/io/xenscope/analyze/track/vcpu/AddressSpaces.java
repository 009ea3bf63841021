package io.xenscope.analyze.track.vcpu;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.Merging;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.format.event.Era;

/**
 * The address spaces of one vcpu whose writes of CR3 Xen sees (with shadow paging, or where CR3 exiting is on): how often they
 * were switched to, and for how long they ran.
 */
public final class AddressSpaces implements VcpuTracker, VmExitListener, Merging<AddressSpaces> {
    private static final int CR3 = 3;
    private static final int PAGE_BITS = 12;

    private final Range range;
    private final PairTable<AddressSpace> spaces;
    /** What CR3 says; null where no write to it was seen. */
    private AddressSpace present;

    /** {@code most} have accounts of their own. */
    public AddressSpaces(VmExits exits, Range range, int most) {
        this.range = range;
        this.spaces = table(most);
        exits.tell(this);
    }

    /** A table of so many address spaces: by domain (0 here), and frame of the top page table. */
    public static PairTable<AddressSpace> table(int most) {
        return new PairTable<>(most, AddressSpace::new);
    }

    /** Says what records it takes. */
    public static void register(TrackerEvents<AddressSpaces> events, Era era) {
        PayloadField register = new PayloadField(era, "cr");
        PayloadField value = new PayloadField(era, "value");
        events.only(TrackerEvents.Guests.HVM)
                .on(HandlerKind.CR_WRITE.event(), HandlerKind.CR_WRITE.freeBits(), (tracker, now) -> {
                    if (register.of(now.record(), -1) == CR3) {
                        tracker.written(now, value.of(now.record(), 0) >>> PAGE_BITS);
                    }
                });
    }

    private void written(Moment now, long frame) {
        AddressSpace space = spaces.of(0, frame);
        if (range.includes(now.time())) {
            space.seen(now.time(), space == present);
        }
        present = space;
    }

    @Override
    public void exited(VmExit exit) {
        if (present != null && exit.guest() != VmExit.NOT_SEEN) {
            present.ran(exit.guestInside());
        }
    }

    @Override
    public void entered(VmExit exit, long entry) {
        if (present != null) {
            present.spent(exit.xen());
        }
    }

    @Override
    public void breaks(long time) {
        present = null;
    }

    @Override
    public void merge(AddressSpaces other) {
        spaces.add(other.spaces, AddressSpace::add);
    }

    /** Adds all to a table that {@link #table} made, as those of {@code dom}. */
    public void addTo(PairTable<AddressSpace> sum, int dom) {
        sum.add(spaces, none -> dom, AddressSpace::add);
    }
}
