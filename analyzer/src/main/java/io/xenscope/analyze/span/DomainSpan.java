package io.xenscope.analyze.span;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.toolstack.DomainMaking;
import io.xenscope.analyze.toolstack.ToolCall;
import java.util.List;

/** The spans of one domain's life, from its creation to its removal, as far as the capture has it. */
final class DomainSpan {
    private final DomainLife life;
    private final long begin;

    /** {@code begin} is that of the capture where that of the life was not seen. */
    DomainSpan(DomainLife life, long begin) {
        this.life = life;
        this.begin = begin;
    }

    private long firstRun() {
        return life.firstRun() == DomainLife.NEVER ? Long.MAX_VALUE : life.firstRun();
    }

    /**
     * Its tree; the capture ends at {@code captureEnd}.
     *
     * @param making how it was made; null where that is not known
     * @param away when the vcpus that made it did not run, in the order of time
     */
    Activation tree(int mostSpans, long captureEnd, DomainMaking making, List<MakersAway.Away> away) {
        Activation tree = new Activation(VcpuKey.of(life.domain(), 0), mostSpans, life.number() - 1);
        long until = Math.max(begin, life.lastsUntil(captureEnd));
        Certainty certainty = life.isOver() && life.isBegun() ? Certainty.RECORDED : Certainty.CUT;
        tree.open(SpanKind.DOMAIN, Activation.NONE, life.creatorPcpu(), life.domain(), begin, life.creatorRecord());
        tree.close(0, until, certainty);
        long alive = life.isBegun() ? Math.min(firstRun(), until) : begin;
        if (life.isBegun()) {
            addCreation(tree, alive, making, away, mostSpans);
        }
        if (!life.isBegun() || firstRun() <= until) {
            int alone = tree.open(SpanKind.LIFE, 0, Activation.NONE, life.domain(), alive, life.creatorRecord());
            tree.close(alone, until, certainty);
        }
        return tree;
    }

    private void addCreation(
            Activation tree, long until, DomainMaking making, List<MakersAway.Away> away, int mostSpans) {
        int creation = tree.open(SpanKind.CREATION, 0, life.creatorPcpu(), life.domain(), begin, life.creatorRecord());
        boolean hasRun = life.firstRun() != DomainLife.NEVER;
        tree.close(creation, until, hasRun ? Certainty.RECORDED : Certainty.CUT);
        if (making != null) {
            List<ToolCall> calls = making.calls().stream()
                    .filter(call -> call.isManagement() && call.latestEnd() >= begin && call.begin() < until)
                    .toList();
            MakingSpans spans = new MakingSpans(tree, creation, begin, until, making.phases());
            spans.add(calls, away, mostSpans);
        }
    }
}
