package io.xenscope.analyze.base;

/**
 * VM exits that have something in common: how many, how long, and where that time went, in ticks. Of a range of time: exits
 * count where they begin, time where it was spent, percentiles are of exits that lie wholly inside.
 */
public final class VmExitAccount {
    private final LatencyHistogram durations;
    private long records;
    private long count;
    private long total;
    private long xen;
    private long waiting;
    private long blocked;
    private long undivided;
    private long left;
    private long unfinished;
    private long unhandled;
    private long worst = -1;
    private long worstAt;

    public VmExitAccount() {
        durations = new LatencyHistogram();
    }

    /** {@code digits}: significant digits of percentiles. */
    public VmExitAccount(int digits) {
        durations = new LatencyHistogram(digits);
    }

    /** Adds a whole exit during which its vcpu had a pcpu for {@code xenTicks}; when it was, and what for, is not kept. */
    public void add(long ticks, long xenTicks) {
        count++;
        spent(ticks, xenTicks, 0, 0);
        durations.record(ticks);
    }

    /** Counts an exit: whether its vcpu was off its pcpu for other reasons than waiting, whether a handler wrote a record. */
    public void count(boolean isLeft, boolean isHandled) {
        count++;
        left += isLeft ? 1 : 0;
        unhandled += isHandled ? 0 : 1;
    }

    /** Adds time: the total, and the parts in Xen on a pcpu, waiting for one, and blocked or paused. */
    public void spent(long ticks, long xenTicks, long waitingTicks, long blockedTicks) {
        total += ticks;
        xen += xenTicks;
        waiting += waitingTicks;
        blocked += blockedTicks;
    }

    /** Of time that was added: no record shows whether the vcpu had its pcpu. */
    public void undivided(long ticks) {
        undivided += ticks;
    }

    /** Adds the duration of an exit that began at a common tick. */
    public void duration(long ticks, long at) {
        durations.record(ticks);
        if (ticks > worst) {
            worst = ticks;
            worstAt = at;
        }
    }

    /** Counts an exit whose entry was never seen. */
    public void addUnfinished() {
        unfinished++;
    }

    /** Counts a record of a handler. */
    public void addRecord() {
        records++;
    }

    public void add(VmExitAccount other) {
        durations.add(other.durations);
        records += other.records;
        count += other.count;
        spent(other.total, other.xen, other.waiting, other.blocked);
        undivided += other.undivided;
        left += other.left;
        unfinished += other.unfinished;
        unhandled += other.unhandled;
        if (other.worst > worst || other.worst == worst && other.worstAt < worstAt) {
            worst = other.worst;
            worstAt = other.worstAt;
        }
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return records + count + total + unfinished == 0;
    }

    /** Records of the handler; 0 where the account is one of exits. */
    public long records() {
        return records;
    }

    /** Exits that were followed to their entry. */
    public long finished() {
        return count;
    }

    /** All exits: those that were followed to their entry, and those that were not. */
    public long count() {
        return count + unfinished;
    }

    /** From exit to entry. */
    public long total() {
        return total;
    }

    /** From exit to entry, of each. */
    public LatencyHistogram durations() {
        return durations;
    }

    /**
     * Whether the time can be divided into that in Xen, waiting and blocked: not where the schedule is not known for any of it, as in
     * captures of VM exits only.
     */
    public boolean isDivided() {
        return total == 0 || undivided < total;
    }

    /** In Xen, on a pcpu: without the time that the vcpu was blocked or waiting inside the exit, as far as is known. */
    public long xen() {
        return xen;
    }

    /** Runnable, without a pcpu. */
    public long waiting() {
        return waiting;
    }

    /** Blocked or paused: halted, or until a device model has answered. */
    public long blocked() {
        return blocked;
    }

    /** Exits in which the vcpu was blocked or paused. */
    public long left() {
        return left;
    }

    /** Exits without an entry: at the end of the capture, at losses, and where the record is missing. */
    public long unfinished() {
        return unfinished;
    }

    /** Finished exits in which no handler record was met. */
    public long unhandled() {
        return unhandled;
    }

    /** When the longest began, in common ticks. */
    public long worstAt() {
        return worstAt;
    }
}
