package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.StackTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stacks of spans, folded as flame graphs take them: {@code d1;d1v0;run;vmexit HLT 5000}, with the nanoseconds that all
 * such spans lasted less the spans inside them. Sorted by stack. {@link StackTree} adds them up.
 */
final class FoldedStacks implements SpanWriter {
    private final OutputStream out;
    private final StackTree stacks;

    static SpanWriter open(OutputStream out, SpanFacts facts) {
        return new PenWriter(new FoldedStacks(out, facts));
    }

    private FoldedStacks(OutputStream out, SpanFacts facts) {
        this.out = out;
        this.stacks = new StackTree(facts);
    }

    @Override
    public void write(List<Activation> traces, Workers workers) {
        traces.forEach(stacks::add);
    }

    @Override
    public void complete() throws IOException {
        for (StackTree.Frame domain : stacks.all().inside()) {
            print(domain.name(), domain);
        }
    }

    private void print(String stack, StackTree.Frame top) throws IOException {
        if (top.ownNanos() > 0) {
            out.write((stack + " " + top.ownNanos() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (StackTree.Frame next : top.inside()) {
            print(stack + ";" + next.name(), next);
        }
    }
}
