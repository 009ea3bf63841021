package io.xenscope.analyze.hvm;

/** One value of CR3 in one domain: a process, mostly. Ticks. */
public final class AddressSpace {
    private int id;
    private long switches;
    private long flushes;
    private long guest;
    private long xen;
    private long first;
    private long last;

    void seen(int number, long time, boolean isFlush) {
        if (switches + flushes == 0) {
            id = number;
            first = time;
        }
        last = time;
        switches += isFlush ? 0 : 1;
        flushes += isFlush ? 1 : 0;
    }

    void ran(long ticks) {
        guest += ticks;
    }

    void spent(long ticks) {
        xen += ticks;
    }

    boolean isNew() {
        return switches + flushes == 0;
    }

    /** In the order of first sight, from 1. */
    public int id() {
        return id;
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

    public long first() {
        return first;
    }

    /** When it was last written. */
    public long last() {
        return last;
    }
}
