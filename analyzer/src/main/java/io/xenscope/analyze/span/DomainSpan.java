package io.xenscope.analyze.span;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import java.util.ArrayList;
import java.util.List;

/** The spans of one domain's life, from its creation to its removal, as far as the capture has it. */
final class DomainSpan {
    private final DomainLife life;
    private final long begin;
    private final List<ToolstackCall> calls = new ArrayList<>();
    private long callsLeftOut;

    /** A life whose begin was not seen begins with the capture. */
    DomainSpan(DomainLife life, long captureBegin) {
        this.life = life;
        this.begin = life.isBegun() ? life.begin() : captureBegin;
    }

    int domain() {
        return life.domain();
    }

    long begin() {
        return begin;
    }

    /** Whether its creation was seen. */
    boolean isCreated() {
        return life.isBegun();
    }

    /** The domain that created it. */
    int creator() {
        return VcpuKey.domain(life.creator());
    }

    /** When its creation was over: it ran, or was gone; {@link Long#MAX_VALUE} where neither was seen. */
    long creationEnd() {
        return Math.min(firstRun(), Math.max(begin, life.lastsUntil(Long.MAX_VALUE)));
    }

    private long firstRun() {
        return life.firstRun() == DomainLife.NEVER ? Long.MAX_VALUE : life.firstRun();
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
        Activation tree = new Activation(VcpuKey.of(domain(), 0), mostSpans, life.number() - 1);
        long until = Math.max(begin, life.lastsUntil(captureEnd));
        Certainty certainty = life.isOver() && life.isBegun() ? Certainty.RECORDED : Certainty.CUT;
        tree.open(SpanKind.DOMAIN, Activation.NONE, life.creatorPcpu(), domain(), begin, life.creatorRecord());
        tree.close(0, until, certainty);
        long alive = life.isBegun() ? Math.min(firstRun(), until) : begin;
        if (life.isBegun()) {
            addCreation(tree, alive);
        }
        if (!life.isBegun() || firstRun() <= until) {
            int alone = tree.open(SpanKind.LIFE, 0, Activation.NONE, domain(), alive, life.creatorRecord());
            tree.close(alone, until, certainty);
        }
        tree.leaveOut(callsLeftOut);
        return tree;
    }

    private void addCreation(Activation tree, long until) {
        int creation = tree.open(SpanKind.CREATION, 0, life.creatorPcpu(), domain(), begin, life.creatorRecord());
        boolean hasRun = life.firstRun() != DomainLife.NEVER;
        tree.close(creation, until, hasRun ? Certainty.RECORDED : Certainty.CUT);
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
