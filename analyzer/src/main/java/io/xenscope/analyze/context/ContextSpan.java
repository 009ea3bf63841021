package io.xenscope.analyze.context;

/** A span that somebody named when it began: in a trace context record, or in a toolstack's log. Times are common ticks. */
public final class ContextSpan {
    /** No parent was named. */
    public static final long NO_PARENT = 0;

    private static final int LONGEST_NAME = 96;

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
    private String name = "";
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

    void childOf(long span) {
        parent = span;
    }

    /** Adds a piece to its name; what is not printable ASCII shows as a question mark. */
    public void named(String piece) {
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < piece.length() && text.length() < LONGEST_NAME; i++) {
            char c = piece.charAt(i);
            text.append(c >= ' ' && c < 127 ? c : '?');
        }
        name = text.toString();
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

    /** Records were lost, or damaged, while it was open: it may have ended there. */
    void doubt() {
        isUncertain = true;
    }

    /** It ends, with the status and error number that the record gives. */
    public void close(long time, int withStatus, int withError) {
        resume(time);
        end = time;
        status = withStatus;
        error = withError;
        endIsKnown = true;
    }

    /** Nothing tells of its end: the capture was over first. */
    void cut(long time) {
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

    /** As given in pieces; empty where none was. */
    public String name() {
        return name;
    }
}
