package io.xenscope.analyze.context;

/** A span that someone named when it began: in a trace context record, or in a toolstack's log. Times are common ticks. */
public final class ContextSpan {
    /** No parent was named. */
    public static final long NO_PARENT = 0;

    private static final int FAILED = 2;

    private final ContextId id;
    private final int vcpu;
    private final int pcpu;
    private final int kind;
    private final int number;
    private final long record;
    private final long begin;
    private long parent;
    private long end;
    private int segments = 1;
    private long away;
    private int status;
    private int error;
    private boolean endIsKnown;
    private boolean isUncertain;
    /** That it ended is only taken from the end of a span around it. */
    private boolean isPresumed;

    private final ContextAttributes attributes = new ContextAttributes();
    private String track;
    private boolean isBesideParent;
    private long since = Long.MIN_VALUE;

    /**
     * One that begins.
     *
     * @param id as given
     * @param parent its parent's span id, or {@link #NO_PARENT}
     * @param vcpu on which it began, see VcpuKey
     * @param pcpu on which it began
     * @param kind 0 generic, 1 hypercall, 2 member of a multicall, 3 toolstack, 4 life of a domain, 5 I/O
     * @param number of the hypercall, where it is one
     * @param begin when
     * @param record offset in the file; of a log, its line
     */
    public ContextSpan(ContextId id, long parent, int vcpu, int pcpu, int kind, int number, long begin, long record) {
        this.id = id;
        this.parent = parent;
        this.vcpu = vcpu;
        this.pcpu = pcpu;
        this.kind = kind;
        this.number = number;
        this.begin = begin;
        this.end = begin;
        this.record = record;
    }

    /** It comes from a log beside the capture; {@code of}: the connection, process or vcpu on whose track it is shown. */
    public ContextSpan onTrack(String of) {
        track = of;
        return this;
    }

    /** Null where it comes from no log beside the capture. */
    public String track() {
        return track;
    }

    /** Its parent is in the capture, and yet it does not lie in it. */
    public void standBesideParent() {
        isBesideParent = true;
    }

    public boolean isBesideParent() {
        return isBesideParent;
    }

    void childOf(long span) {
        parent = span;
    }

    /** It is not worked on from now on: the vcpu was switched out, an interrupt came, or Xen preempted it. */
    void suspend(long time) {
        since = since == Long.MIN_VALUE ? time : since;
    }

    void resume(long time) {
        if (since != Long.MIN_VALUE) {
            away += time - since;
        }
        since = Long.MIN_VALUE;
    }

    void beginsAgain(long time) {
        resume(time);
        segments++;
    }

    /** Records are missing of the time in which it was open: its begin or end may have been among them. */
    public void doubt() {
        isUncertain = true;
    }

    /** It ends, as {@code by} says. */
    public void close(ContextEnd by) {
        resume(by.time());
        end = by.time();
        status = by.status();
        error = by.error();
        endIsKnown = true;
        isPresumed = !by.id().equals(id);
    }

    /** Whether an end that comes later, from another vcpu, may be its own. */
    public boolean mayEndLater() {
        return !endIsKnown || isPresumed;
    }

    /** It ends on another vcpu: how long nobody worked on it is not known then. */
    public void closeElsewhere(ContextEnd by) {
        close(by);
        away = 0;
    }

    /** No record of its end: the capture was over first. */
    public void cut(long time) {
        resume(time);
        end = time;
    }

    public ContextId id() {
        return id;
    }

    public long parent() {
        return parent;
    }

    public int vcpu() {
        return vcpu;
    }

    public int pcpu() {
        return pcpu;
    }

    public int kind() {
        return kind;
    }

    public int number() {
        return number;
    }

    public long begin() {
        return begin;
    }

    public long end() {
        return end;
    }

    public long record() {
        return record;
    }

    /** How often it was begun and, after a preemption, begun again. */
    public int segments() {
        return segments;
    }

    /** Ticks in which nobody worked on it: its vcpu did not run, or it was suspended. */
    public long away() {
        return away;
    }

    /** 0 done, 2 failed, 3 abandoned. */
    public int status() {
        return status;
    }

    public boolean hasFailed() {
        return status == FAILED;
    }

    /** Error number, 0 for none. */
    public int error() {
        return error;
    }

    public boolean endIsKnown() {
        return endIsKnown;
    }

    public boolean isUncertain() {
        return isUncertain;
    }

    /** Its other attributes. */
    public ContextAttributes attributes() {
        return attributes;
    }
}
