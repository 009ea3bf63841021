package io.xenscope.analyze.track.vcpu;

/** One value of CR3 in one domain: a process, mostly. Ticks. */
public final class AddressSpace {
    private long switches;
    private long flushes;
    private long guest;
    private long xen;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void seen(long time, boolean isFlush) {
        first = Math.min(first, time);
        last = Math.max(last, time);
        switches += isFlush ? 0 : 1;
        flushes += isFlush ? 1 : 0;
    }

    void ran(long ticks) {
        guest += ticks;
    }

    void spent(long ticks) {
        xen += ticks;
    }

    void add(AddressSpace other) {
        switches += other.switches;
        flushes += other.flushes;
        guest += other.guest;
        xen += other.xen;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return switches + flushes + guest + xen == 0;
    }

    /** Writes of this value over another one. */
    public long switches() {
        return switches;
    }

    /** Writes of this value over itself. */
    public long flushes() {
        return flushes;
    }

    /** In the guest. */
    public long guest() {
        return guest;
    }

    /** In Xen, for exits that ended with this value in force. */
    public long xen() {
        return xen;
    }

    /** When it was first written. */
    public long first() {
        return first;
    }

    /** When it was last written. */
    public long last() {
        return last;
    }
}
