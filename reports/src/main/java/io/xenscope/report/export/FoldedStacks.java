package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stacks of spans, folded as flame graphs take them: {@code d1;d1v0;run;vmexit HLT 5000}, with the nanoseconds that all
 * such spans lasted less the spans inside them. Sorted by stack.
 *
 * <p>Names are few, but damage can make many of them: beyond so many stacks, the rest counts for the stack around.
 */
final class FoldedStacks implements SpanWriter {
    private static final int MOST_STACKS = 100_000;

    private static final class Stack {
        private final Map<String, Stack> inside = new TreeMap<>();
        private long nanos;
    }

    private final OutputStream out;
    private final SpanFacts facts;
    private final Stack all = new Stack();
    private int stacks;
    private Stack[] around = new Stack[64];
    /** How far the children of each span reach. */
    private long[] reached = new long[64];

    FoldedStacks(OutputStream out, SpanFacts facts) {
        this.out = out;
        this.facts = facts;
    }

    @Override
    public void write(List<Activation> traces, Workers workers) {
        for (Activation trace : traces) {
            write(trace);
        }
    }

    private void write(Activation activation) {
        int spans = activation.spans();
        if (spans > around.length) {
            around = Arrays.copyOf(around, spans);
            reached = Arrays.copyOf(reached, spans);
        }
        for (int span = 0; span < spans; span++) {
            long begin = facts.nanos(activation.begin(span));
            long end = facts.nanos(activation.end(span));
            int parent = activation.parent(span);
            Stack outside = parent == Activation.NONE ? vcpu(activation) : around[parent];
            boolean isRoot = activation.kind(span) == SpanKind.ACTIVATION;
            around[span] = isRoot ? outside : inside(outside, name(activation, span));
            around[span].nanos += end - begin;
            reached[span] = begin;
            if (parent != Activation.NONE && end > reached[parent]) {
                // Named siblings may overlap: what is in both is taken from the span around them once.
                around[parent].nanos -= end - Math.max(begin, reached[parent]);
                reached[parent] = end;
            }
        }
    }

    /** Names that somebody gave may hold what separates frames and lines. */
    private String name(Activation activation, int span) {
        String name = facts.name(activation, span);
        return activation.kind(span) == SpanKind.CONTEXT ? name.replace(';', ',') : name;
    }

    private Stack vcpu(Activation activation) {
        return inside(inside(all, SpanFacts.service(activation)), SpanFacts.owner(activation));
    }

    private Stack inside(Stack outside, String name) {
        Stack stack = outside.inside.get(name);
        if (stack == null) {
            if (stacks == MOST_STACKS) {
                return outside;
            }
            stacks++;
            stack = new Stack();
            outside.inside.put(name, stack);
        }
        return stack;
    }

    @Override
    public void complete() throws IOException {
        for (Map.Entry<String, Stack> domain : all.inside.entrySet()) {
            print(domain.getKey(), domain.getValue());
        }
    }

    private void print(String stack, Stack top) throws IOException {
        if (top.nanos > 0) {
            out.write((stack + " " + top.nanos + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, Stack> next : top.inside.entrySet()) {
            print(stack + ";" + next.getKey(), next.getValue());
        }
    }
}
