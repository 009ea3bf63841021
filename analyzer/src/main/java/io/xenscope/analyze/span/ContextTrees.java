package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Named spans as trees: one for each trace, in which a span lies in the parent that was named for it, if that one is in the
 * capture and lasted as long. They may come from several vcpus, so all are kept until the end; the first
 * {@value #MOST} of them.
 */
final class ContextTrees {
    static final int MOST = 100_000;

    private static final int DEEPEST = 64;

    /** Outer spans first. */
    private static final Comparator<ContextSpan> OUTER_FIRST = Comparator.comparingLong(ContextSpan::begin)
            .thenComparingLong(span -> -span.end())
            .thenComparingLong(ContextSpan::record);

    private record Trace(long high, long low) {}

    private final ActivationLimits limits;
    private final Problems problems;
    private final List<ContextSpan> spans = new ArrayList<>();
    private long leftOut;

    ContextTrees(ActivationLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    void add(List<ContextSpan> closed) {
        for (ContextSpan span : closed) {
            if (!limits.takes(span.begin()) || !limits.vcpus().test(span.vcpu())) {
                continue;
            }
            if (spans.size() < MOST) {
                spans.add(span);
            } else {
                leftOut++;
            }
        }
    }

    void tell(Consumer<Activation> sink) {
        spans.sort(OUTER_FIRST);
        Map<Trace, List<ContextSpan>> byTrace = new LinkedHashMap<>();
        for (ContextSpan span : spans) {
            Trace trace = new Trace(span.id().traceHigh(), span.id().traceLow());
            byTrace.computeIfAbsent(trace, unused -> new ArrayList<>()).add(span);
        }
        if (leftOut > 0) {
            problems.add(ProblemKind.CONTEXT_LEFT_OUT, leftOut);
        }
        byTrace.values().forEach(trace -> sink.accept(new Tree(trace).made()));
    }

    /** The spans of one trace, each behind its parent. */
    private final class Tree {
        private final Map<Long, ContextSpan> byId = new HashMap<>();
        private final Map<ContextSpan, List<ContextSpan>> children = new HashMap<>();
        private final Map<ContextSpan, Integer> depths = new HashMap<>();
        private final List<ContextSpan> roots = new ArrayList<>();
        private final Activation tree;

        Tree(List<ContextSpan> sorted) {
            for (ContextSpan span : sorted) {
                if (byId.putIfAbsent(span.id().span(), span) != null) {
                    problems.at(span.record(), ProblemKind.BAD_CONTEXT);
                    continue;
                }
                place(span);
            }
            tree = new Activation(roots.get(0).vcpu(), sorted.size(), 0);
        }

        /** A parent comes earlier here; a span that begins before its parent, or outlasts it, is a root. */
        private void place(ContextSpan span) {
            ContextSpan parent = span.parent() == ContextSpan.NO_PARENT ? null : byId.get(span.parent());
            int depth = parent == null ? 0 : depths.get(parent) + 1;
            if (parent == null || span.end() > parent.end() || overlaps(parent, span) || depth == DEEPEST) {
                roots.add(span);
                depths.put(span, 0);
            } else {
                depths.put(span, depth);
                children.computeIfAbsent(parent, unused -> new ArrayList<>()).add(span);
            }
        }

        /** Two children at one time cannot both be shown inside one span. */
        private boolean overlaps(ContextSpan parent, ContextSpan span) {
            List<ContextSpan> before = children.get(parent);
            return before != null && before.get(before.size() - 1).end() > span.begin();
        }

        Activation made() {
            roots.forEach(root -> open(root, Activation.NONE));
            return tree;
        }

        private void open(ContextSpan context, int parent) {
            int span = tree.open(
                    SpanKind.CONTEXT, parent, context.pcpu(), context.kind(), context.begin(), context.record());
            boolean isSure = context.endIsKnown() && !context.isUncertain();
            tree.close(span, context.end(), isSure ? Certainty.RECORDED : Certainty.CUT);
            tree.ties().isContext(span, context);
            children.getOrDefault(context, List.of()).forEach(child -> open(child, span));
        }
    }
}
