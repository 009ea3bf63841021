package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.VcpuKey;
import java.util.ArrayList;
import java.util.List;

/** One domain from its creation to its removal, as far as the capture has it. */
final class DomainLife {
    /** When something did not happen in the capture. */
    static final long NEVER = Long.MAX_VALUE;

    private final int domain;
    private final int number;
    private final int pcpu;
    private final long record;
    private final boolean isAdded;
    private final long begin;
    private int maker = VcpuKey.UNKNOWN;
    private long firstRun = NEVER;
    private long end = NEVER;
    private final List<ToolstackCall> calls = new ArrayList<>();
    private long callsLeftOut;

    /**
     * {@code isAdded} is false where it existed before the capture, which then begins at {@code begin}; {@code number} counts
     * the lives under one domain number.
     */
    DomainLife(int domain, int number, boolean isAdded, int pcpu, long begin, long record) {
        this.domain = domain;
        this.number = number;
        this.isAdded = isAdded;
        this.pcpu = pcpu;
        this.begin = begin;
        this.record = record;
    }

    int domain() {
        return domain;
    }

    int number() {
        return number;
    }

    int pcpu() {
        return pcpu;
    }

    long begin() {
        return begin;
    }

    /** When it was removed, or {@link #NEVER}. */
    long end() {
        return end;
    }

    void removedAt(long time) {
        end = Math.max(begin, time);
    }

    void madeBy(int vcpu) {
        maker = vcpu;
    }

    /** The vcpu whose call added it. */
    int maker() {
        return maker;
    }

    void ranAt(long time) {
        if (time >= begin && time <= end && time < firstRun) {
            firstRun = time;
        }
    }

    boolean isAdded() {
        return isAdded;
    }

    /** When its creation was over, or {@link #NEVER}. */
    long creationEnd() {
        return Math.min(firstRun, end);
    }

    /** A call during its creation; they come in the order of time, and several vcpus may make one at once. */
    void add(ToolstackCall call, int most) {
        if (calls.size() < most) {
            calls.add(call);
        } else {
            callsLeftOut++;
        }
    }

    /** Its tree; the capture ends at {@code captureEnd}. */
    Activation tree(int mostSpans, long captureEnd) {
        Activation tree = new Activation(VcpuKey.of(domain, 0), mostSpans, number);
        long until = end == NEVER ? Math.max(begin, captureEnd) : end;
        Certainty certainty = end == NEVER || !isAdded ? Certainty.CUT : Certainty.RECORDED;
        tree.open(SpanKind.DOMAIN, Activation.NONE, pcpu, domain, begin, record);
        tree.close(0, until, certainty);
        long alive = isAdded ? Math.min(firstRun, until) : begin;
        if (isAdded) {
            addCreation(tree, alive);
        }
        if (!isAdded || firstRun <= until) {
            int life = tree.open(SpanKind.LIFE, 0, Activation.NONE, domain, alive, record);
            tree.close(life, until, certainty);
        }
        tree.leaveOut(callsLeftOut);
        return tree;
    }

    private void addCreation(Activation tree, long until) {
        int creation = tree.open(SpanKind.CREATION, 0, pcpu, domain, begin, record);
        tree.close(creation, until, firstRun == NEVER ? Certainty.CUT : Certainty.RECORDED);
        for (ToolstackCall call : calls) {
            SpanRef from = call.from();
            long callBegin = Math.max(begin, from.begin());
            int span =
                    tree.open(SpanKind.TOOLSTACK_CALL, creation, from.pcpu(), call.number(), callBegin, from.record());
            long callEnd = Math.min(until, Math.max(callBegin, call.end()));
            long latestEnd = Math.max(callEnd, Math.min(until, call.latestEnd()));
            Certainty certainty = from.begin() < begin ? Certainty.BEGINS_EARLIER : call.certainty();
            tree.close(span, callEnd, latestEnd, certainty);
        }
    }
}
