package io.xenscope.analyze.context;

import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.ContextEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * The named spans that are open on one vcpu (trace context, section 3): a begin puts one on the stack, an end takes it off
 * with whatever lies above.
 */
public final class ContextStack {
    private static final int RESUMED = 1 << 9;
    private static final int PREEMPTED = 1;

    /** More at once are no work of anybody, and no viewer shows them. */
    private static final int DEEPEST = 64;

    /** Ends that are kept until it is known whether the span was begun on another vcpu. */
    private static final int MOST_ENDS = 100_000;

    private final int vcpu;
    private final List<ContextSpan> open = new ArrayList<>();
    private final List<ContextSpan> preempted = new ArrayList<>();
    private List<ContextSpan> closed = new ArrayList<>();
    private List<ContextEnd> strayEnds = new ArrayList<>();
    private final Problems problems = new Problems();

    public ContextStack(int vcpu) {
        this.vcpu = vcpu;
    }

    /** Whether an event reports spans, in Xen's form or a guest's: what sets clocks, or means nothing yet, does not. */
    public static boolean takes(int event) {
        return ContextEvents.isOfSpan(event);
    }

    /** The innermost open span; null where there is none. */
    public ContextSpan innermost() {
        return open.isEmpty() ? null : open.get(open.size() - 1);
    }

    public void take(RecordCursor record, long time, int pcpu) {
        int event = ContextEvents.asXens(record.event());
        int words = record.wordCount();
        if (event == ContextEvents.BEGIN && words == 7) {
            begin(record, time, pcpu);
        } else if (event == ContextEvents.END && words == 7) {
            end(record, time);
        } else if (event == ContextEvents.PARENT && words == 4) {
            parent(id(record, 0), id(record, 2), record.offset());
        } else if ((event == ContextEvents.SUSPEND || event == ContextEvents.RESUME) && words == 3) {
            suspend(id(record, 0), event == ContextEvents.SUSPEND, time, record.offset());
        } else if (event == ContextEvents.ATTR && words >= 4) {
            attribute(record);
        } else {
            problems.at(record.offset(), ProblemKind.BAD_CONTEXT);
        }
    }

    /** 64 bits, the upper half first. */
    private static long id(RecordCursor record, int word) {
        return (long) record.word(word) << 32 | record.word(word + 1) & 0xFFFF_FFFFL;
    }

    private void begin(RecordCursor record, long time, int pcpu) {
        ContextId id = new ContextId(id(record, 0), id(record, 2), id(record, 4));
        int meta = record.word(6);
        ContextSpan again = (meta & RESUMED) != 0 ? take(preempted, id.span()) : null;
        if (!id.isValid() || find(open, id.span()) >= 0 || open.size() + preempted.size() >= DEEPEST) {
            problems.at(record.offset(), ProblemKind.BAD_CONTEXT);
            return;
        }
        if (again != null) {
            again.beginsAgain(time);
            open.add(again);
            return;
        }
        ContextSpan around = innermost();
        long parent = around != null && around.id().isOfTrace(id) ? around.id().span() : ContextSpan.NO_PARENT;
        open.add(new ContextSpan(id, parent, vcpu, pcpu, meta & 0xFF, meta >>> 16, time, record.offset()));
    }

    private static int find(List<ContextSpan> spans, long id) {
        for (int i = spans.size() - 1; i >= 0; i--) {
            if (spans.get(i).id().span() == id) {
                return i;
            }
        }
        return -1;
    }

    private static ContextSpan take(List<ContextSpan> spans, long id) {
        int at = find(spans, id);
        return at < 0 ? null : spans.remove(at);
    }

    private void end(RecordCursor record, long time) {
        ContextId id = new ContextId(id(record, 0), id(record, 2), id(record, 4));
        ContextEnd end = new ContextEnd(id, time, record.word(6) & 0xFF, record.word(6) >>> 16, record.offset());
        int at = find(open, id.span());
        if (at >= 0) {
            endOpen(at, end);
            return;
        }
        ContextSpan span = take(preempted, id.span());
        if (span != null) {
            close(span, end);
        } else if (strayEnds.size() < MOST_ENDS) {
            strayEnds.add(end);
        } else {
            problems.at(record.offset(), ProblemKind.BAD_CONTEXT);
        }
    }

    private void endOpen(int at, ContextEnd end) {
        for (int above = open.size() - 1; above > at; above--) {
            close(open.remove(above), end.abandoning());
        }
        ContextSpan span = open.remove(at);
        if (end.status() == PREEMPTED) {
            span.suspend(end.time());
            preempted.add(span);
        } else {
            close(span, end);
        }
    }

    private void close(ContextSpan span, ContextEnd end) {
        span.close(end);
        closed.add(span);
    }

    private void parent(long span, long parent, long offset) {
        ContextSpan last = innermost();
        if (last == null || last.id().span() != span || parent == 0 || parent == span) {
            problems.at(offset, ProblemKind.BAD_CONTEXT);
        } else {
            last.childOf(parent);
        }
    }

    private void suspend(long id, boolean suspends, long time, long offset) {
        int at = find(open, id);
        if (at < 0) {
            problems.at(offset, ProblemKind.BAD_CONTEXT);
        } else if (suspends) {
            open.get(at).suspend(time);
        } else {
            open.get(at).resume(time);
        }
    }

    private void attribute(RecordCursor record) {
        int at = find(open, id(record, 0));
        if (at < 0) {
            problems.at(record.offset(), ProblemKind.BAD_CONTEXT);
        } else {
            open.get(at).attributes().take(record);
        }
    }

    /** The vcpu leaves its pcpu; {@code isCut} where records are missing from now on. */
    public void switchedOut(long time, boolean isCut) {
        for (ContextSpan span : open) {
            span.suspend(time);
            if (isCut) {
                span.doubt();
            }
        }
    }

    public void switchedIn(long time) {
        for (ContextSpan span : open) {
            span.resume(time);
        }
    }

    /** The capture ends. */
    public void finish(long time) {
        open.addAll(preempted);
        preempted.clear();
        open.forEach(span -> span.cut(time));
        closed.addAll(open);
        open.clear();
    }

    /** Spans that ended since this was last asked. */
    public List<ContextSpan> takeClosed() {
        if (closed.isEmpty()) {
            return List.of();
        }
        List<ContextSpan> taken = closed;
        closed = new ArrayList<>();
        return taken;
    }

    /**
     * Ends since this was last asked of spans that are not open on this vcpu: they may be on another, where the thread that
     * began them ran then.
     */
    public List<ContextEnd> takeStrayEnds() {
        if (strayEnds.isEmpty()) {
            return List.of();
        }
        List<ContextEnd> taken = strayEnds;
        strayEnds = new ArrayList<>();
        return taken;
    }

    public Problems problems() {
        return problems;
    }
}
