package io.xenscope.analyze.span;

import io.xenscope.analyze.toolstack.DomainMaking;
import io.xenscope.analyze.toolstack.ToolCall;
import java.util.List;

/** The spans inside the creation of a domain: its phases, and in and between them calls, and the waits of who made them. */
final class MakingSpans {
    /** The life that comes after the creation. */
    private static final int SPANS_BEHIND = 1;

    private final Activation tree;
    private final int creation;
    private final long begin;
    private final long until;
    private final List<DomainMaking.Part> phases;
    private int nextPhase;
    private int phase = Activation.NONE;

    /** {@code creation} lasts from {@code begin} to {@code until}; phases in order. */
    MakingSpans(Activation tree, int creation, long begin, long until, List<DomainMaking.Part> phases) {
        this.tree = tree;
        this.creation = creation;
        this.begin = begin;
        this.until = until;
        this.phases = phases.stream()
                .filter(part -> part.end() > begin && part.begin() < until)
                .toList();
    }

    /** Adds all in the order of time, as many calls and waits as there is room for beside the phases. */
    void add(List<ToolCall> calls, List<MakersAway.Away> away, int mostSpans) {
        int room = mostSpans - tree.spans() - phases.size() - SPANS_BEHIND;
        int call = 0;
        int absence = 0;
        while (call < calls.size() || absence < away.size()) {
            boolean isCall = absence == away.size()
                    || call < calls.size()
                            && calls.get(call).begin() <= away.get(absence).begin();
            if (room-- <= 0) {
                tree.leaveOut(1);
                call += isCall ? 1 : 0;
                absence += isCall ? 0 : 1;
            } else if (isCall) {
                add(calls.get(call++));
            } else {
                add(away.get(absence++));
            }
        }
        openPhases(until);
    }

    private void openPhases(long time) {
        while (nextPhase < phases.size() && phases.get(nextPhase).begin() <= time) {
            DomainMaking.Part part = phases.get(nextPhase++);
            long from = Math.max(begin, part.begin());
            phase = tree.open(
                    SpanKind.PHASE, creation, Activation.NONE, part.phase().ordinal(), from, tree.record(creation));
            tree.close(phase, Math.min(until, part.end()), Certainty.END_INFERRED);
        }
    }

    /** The phase around a moment, or the creation itself. */
    private int around(long time) {
        openPhases(time);
        return phase != Activation.NONE && time < tree.end(phase) ? phase : creation;
    }

    private void add(ToolCall call) {
        long from = Math.max(begin, call.begin());
        int parent = around(from);
        int span = tree.open(SpanKind.TOOLSTACK_CALL, parent, call.pcpu(), call.number(), from, call.record());
        long last = tree.end(parent);
        long end = Math.min(last, Math.max(from, call.end()));
        Certainty certainty = call.begin() < begin ? Certainty.BEGINS_EARLIER : certainty(call);
        tree.close(span, end, Math.max(end, Math.min(last, call.latestEnd())), certainty);
    }

    private static Certainty certainty(ToolCall call) {
        if (call.isTruncated()) {
            return Certainty.CUT;
        }
        return call.end() == call.latestEnd() && call.end() > call.begin()
                ? Certainty.RECORDED
                : Certainty.END_INFERRED;
    }

    private void add(MakersAway.Away away) {
        long from = Math.max(begin, away.begin());
        if (from >= Math.min(until, away.end())) {
            return;
        }
        int parent = around(from);
        int span = tree.open(
                SpanKind.TOOLSTACK_AWAY, parent, away.pcpu(), away.state().ordinal(), from, tree.record(creation));
        tree.close(span, Math.min(tree.end(parent), away.end()), Certainty.RECORDED);
    }
}
