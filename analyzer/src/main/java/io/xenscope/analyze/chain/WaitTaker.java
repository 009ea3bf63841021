package io.xenscope.analyze.chain;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import java.util.Collection;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Takes the activations of one vcpu: keeps what woke each, and those of its waits that can be among the longest. */
final class WaitTaker implements Consumer<Activation>, AutoCloseable {
    private final Chains.Asked asked;
    private final HeadLog heads = new HeadLog();
    private final PriorityQueue<Candidate> longest = new PriorityQueue<>(Candidate.LONGEST.reversed());

    WaitTaker(Chains.Asked asked) {
        this.asked = asked;
    }

    @Override
    public void accept(Activation activation) {
        heads.add(activation);
        if (!asked.waits().vcpus().test(activation.vcpu()) || asked.most() == 0) {
            return;
        }
        for (int wait = 0; wait < activation.spans(); wait++) {
            if (activation.kind(wait) == SpanKind.WAIT && activation.certainty(wait) == Certainty.RECORDED) {
                takeWait(activation, wait);
            }
        }
    }

    private void takeWait(Activation activation, int wait) {
        int run = wait + 1;
        long begin = activation.begin(wait);
        boolean isIn = begin >= asked.waits().from() && begin < asked.waits().to();
        long ticks = activation.end(wait) - begin;
        boolean hasRun = run < activation.spans() && activation.kind(run) == SpanKind.RUN;
        if (!isIn || ticks < asked.leastTicks() || !hasRun) {
            return;
        }
        boolean isFull = longest.size() == asked.most();
        if (!isFull || ticks >= longest.peek().ticks()) {
            longest.add(Candidate.of(activation, wait, run));
            if (isFull) {
                longest.poll();
            }
        }
    }

    /** The vcpu's longest waits that are known whole, no more of them than were asked for, in no order. */
    Collection<Candidate> longest() {
        return longest;
    }

    /** What woke its activations. */
    HeadLog heads() {
        return heads;
    }

    @Override
    public void close() {
        heads.close();
    }
}
