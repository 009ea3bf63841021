package io.xenscope.report.rows;

import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.rules.VmExitRecord;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.analyze.track.VcpuTracker;
import io.xenscope.analyze.track.pcpu.InjectionTrack;
import io.xenscope.analyze.track.vcpu.HandlerKind;
import io.xenscope.analyze.track.vcpu.VmExit;
import io.xenscope.analyze.track.vcpu.VmExitListener;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;
import java.util.Arrays;

/** The VM exits of one vcpu that have ended and were not given on yet: numbers in an array, as {@link Item} orders them. */
final class ExitLog implements VcpuTracker, VmExitListener {
    /** What is kept of an exit. */
    enum Item {
        RECORD,
        PCPU,
        BEGIN,
        /** {@link RowTable#NULL} where the entry was not seen; likewise those that follow. */
        END,
        XEN,
        WAIT,
        BLOCKED,
        GUEST,
        REASON,
        RIP,
        HANDLER,
        OBJECT,
        VALUE,
        HANDLERS,
        INJECTED
    }

    private static final int WIDTH = Item.values().length;

    /** By what handlers name their object, and what was read or written there. */
    private static final String[] OBJECTS = {"port", "gpa", "msr", "cr", "xcr", "leaf", "va", "cr2", "eax", "vector"};

    private static final String[] VALUES = {"value", "data", "tsc", "mfn", "error_code"};

    private final int vcpu;
    private final VmExit exit;
    private long[] items = new long[8 * WIDTH];
    private int count;

    private long record;
    private long handler;
    private long object;
    private long value;
    private long handlers;
    private long injected;

    ExitLog(int vcpu, VmExits exits) {
        this.vcpu = vcpu;
        this.exit = exits.present();
        exits.tell(this);
    }

    /** Says what records it takes, each after {@link VmExits} has had it. */
    static void register(TrackerEvents<ExitLog> events, Era era) {
        events.only(TrackerEvents.Guests.HVM)
                .on(HvmEvents.VMX_EXIT, VmExitRecord.EXIT_BITS, ExitLog::left)
                .on(HvmEvents.SVM_EXIT, VmExitRecord.EXIT_BITS, ExitLog::left)
                .on(HvmEvents.INJ_VIRQ, ExitLog::injects);
        PayloadField object = new PayloadField(era, OBJECTS);
        PayloadField value = new PayloadField(era, VALUES);
        for (HandlerKind kind : HandlerKind.values()) {
            events.on(kind.event(), kind.freeBits(), (log, now) -> log.handled(now, object, value));
        }
    }

    private void left(Moment now) {
        if (exit.isOpen() && exit.exit() == now.time()) {
            record = now.record().offset();
        }
    }

    private void handled(Moment now, PayloadField objects, PayloadField values) {
        if (exit.isOpen() && handlers++ == 0) {
            handler = Integer.toUnsignedLong(now.record().header());
            object = objects.of(now.record(), RowTable.NULL);
            value = values.of(now.record(), RowTable.NULL);
        }
    }

    private void injects(Moment now) {
        if (exit.isOpen() && injected == RowTable.NULL && InjectionTrack.isWhole(now.record())) {
            injected = InjectionTrack.vector(now.record());
        }
    }

    @Override
    public void exited(VmExit begun) {
        record = RowTable.NULL;
        handler = RowTable.NULL;
        object = RowTable.NULL;
        value = RowTable.NULL;
        handlers = 0;
        injected = RowTable.NULL;
    }

    @Override
    public void entered(VmExit ended, long entry) {
        add(entry);
        put(Item.XEN, exit.xen());
        put(Item.WAIT, exit.spent(VcpuState.RUNNABLE));
        put(Item.BLOCKED, exit.spent(VcpuState.BLOCKED) + exit.spent(VcpuState.OFFLINE));
    }

    @Override
    public void unfinished(VmExit lost) {
        add(RowTable.NULL);
        put(Item.XEN, RowTable.NULL);
        put(Item.WAIT, RowTable.NULL);
        put(Item.BLOCKED, RowTable.NULL);
    }

    private void add(long entry) {
        if (++count * WIDTH > items.length) {
            items = Arrays.copyOf(items, 2 * items.length);
        }
        put(Item.RECORD, record);
        put(Item.PCPU, exit.pcpu());
        put(Item.BEGIN, exit.exit());
        put(Item.END, entry);
        put(Item.GUEST, exit.guest() == VmExit.NOT_SEEN ? RowTable.NULL : exit.guest());
        put(Item.REASON, exit.reason());
        put(Item.RIP, exit.rip() == 0 ? RowTable.NULL : exit.rip());
        put(Item.HANDLER, handler);
        put(Item.OBJECT, object);
        put(Item.VALUE, value);
        put(Item.HANDLERS, handlers);
        put(Item.INJECTED, injected);
    }

    private void put(Item item, long what) {
        items[(count - 1) * WIDTH + item.ordinal()] = what;
    }

    /** Whose, see {@link io.xenscope.analyze.base.VcpuKey}. */
    int vcpu() {
        return vcpu;
    }

    int count() {
        return count;
    }

    long get(int which, Item item) {
        return items[which * WIDTH + item.ordinal()];
    }

    /** All were given on. */
    void clear() {
        count = 0;
    }
}
