package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextEnd;
import io.xenscope.analyze.context.ContextId;
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
 * capture, began before it and lasted as long. Spans may come from several vcpus, and end on another one than they began on,
 * so all are kept until the end of the capture; the first {@value #MOST} of them.
 *
 * <p>Siblings may overlap: a toolstack does several things at once.
 */
final class ContextTrees {
    static final int MOST = 100_000;

    /** Viewers of traces get slow at thousands of spans in one, and fail at tens of thousands. */
    static final int MOST_IN_TRACE = 10_000;

    private static final int DEEPEST = 64;

    /** Outer spans first. */
    private static final Comparator<ContextSpan> OUTER_FIRST = Comparator.comparingLong(ContextSpan::begin)
            .thenComparingLong(span -> -span.end())
            .thenComparingLong(ContextSpan::record);

    private record Trace(long high, long low) {
        static Trace of(ContextId id) {
            return new Trace(id.traceHigh(), id.traceLow());
        }
    }

    private final ActivationLimits limits;
    private final Problems problems;
    private final List<ContextSpan> spans = new ArrayList<>();
    private final List<ContextEnd> strayEnds = new ArrayList<>();
    private long leftOut;

    ContextTrees(ActivationLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    void add(List<ContextSpan> closed) {
        for (ContextSpan span : closed) {
            boolean isWanted = limits.takes(span.begin()) && limits.vcpus().test(span.vcpu());
            if (!isWanted && !span.mayEndLater()) {
                continue;
            }
            if (spans.size() < MOST) {
                spans.add(span);
            } else {
                leftOut++;
            }
        }
    }

    /** Ends whose spans are not open on the vcpu that ended them. */
    void addEnds(List<ContextEnd> stray) {
        for (ContextEnd end : stray) {
            if (strayEnds.size() < MOST) {
                strayEnds.add(end);
            } else {
                problems.at(end.record(), ProblemKind.BAD_CONTEXT);
            }
        }
    }

    void tell(Consumer<Activation> sink) {
        endElsewhere();
        spans.removeIf(span -> !limits.takes(span.begin()) || !limits.vcpus().test(span.vcpu()));
        spans.sort(OUTER_FIRST);
        Map<Trace, List<ContextSpan>> byTrace = new LinkedHashMap<>();
        for (ContextSpan span : spans) {
            byTrace.computeIfAbsent(Trace.of(span.id()), unused -> new ArrayList<>())
                    .add(span);
        }
        if (leftOut > 0) {
            problems.add(ProblemKind.CONTEXT_LEFT_OUT, leftOut);
        }
        byTrace.values().forEach(trace -> sink.accept(new Tree(trace).made()));
    }

    /** A thread that moves to another vcpu ends there what it began. */
    private void endElsewhere() {
        Map<ContextId, ContextSpan> open = new HashMap<>();
        for (ContextSpan span : strayEnds.isEmpty() ? List.<ContextSpan>of() : spans) {
            if (span.mayEndLater()) {
                open.put(span.id(), span);
            }
        }
        strayEnds.sort(Comparator.comparingLong(ContextEnd::time).thenComparingLong(ContextEnd::record));
        for (ContextEnd end : strayEnds) {
            ContextSpan span = open.get(end.id());
            if (span == null || end.time() < span.begin()) {
                problems.at(end.record(), ProblemKind.BAD_CONTEXT);
            } else {
                open.remove(end.id());
                span.closeElsewhere(end);
            }
        }
    }

    /** The spans of one trace, each behind its parent. */
    private final class Tree {
        private final Map<Long, ContextSpan> byId = new HashMap<>();
        private final Map<ContextSpan, List<ContextSpan>> children = new HashMap<>();
        private final Map<ContextSpan, Integer> depths = new HashMap<>();
        private final List<ContextSpan> roots = new ArrayList<>();
        private final Activation tree;

        Tree(List<ContextSpan> sorted) {
            List<ContextSpan> different = new ArrayList<>();
            for (ContextSpan span : sorted) {
                if (byId.putIfAbsent(span.id().span(), span) == null) {
                    different.add(span);
                } else {
                    problems.at(span.record(), ProblemKind.BAD_CONTEXT);
                }
            }
            different.forEach(this::place);
            tree = new Activation(roots.get(0).vcpu(), Math.min(different.size(), MOST_IN_TRACE), 0);
        }

        /** A parent comes earlier here: what begins before its parent, outlasts it or lies too deep in it is a root. */
        private void place(ContextSpan span) {
            ContextSpan parent = span.parent() == ContextSpan.NO_PARENT ? null : byId.get(span.parent());
            Integer above = parent == null ? null : depths.get(parent);
            if (above != null && span.end() <= parent.end() && above < DEEPEST) {
                depths.put(span, above + 1);
                children.computeIfAbsent(parent, unused -> new ArrayList<>()).add(span);
                return;
            }
            roots.add(span);
            depths.put(span, 0);
            if (parent != null) {
                span.standBesideParent();
                problems.at(span.record(), ProblemKind.CONTEXT_BESIDE_PARENT);
            } else if (span.parent() != ContextSpan.NO_PARENT) {
                problems.at(span.record(), ProblemKind.CONTEXT_WITHOUT_PARENT);
            }
        }

        Activation made() {
            roots.forEach(root -> open(root, Activation.NONE));
            return tree;
        }

        private void open(ContextSpan context, int parent) {
            int span = tree.open(
                    context.track() == null ? SpanKind.CONTEXT : SpanKind.COMPANION,
                    parent,
                    context.pcpu(),
                    context.kind(),
                    context.begin(),
                    context.record());
            if (span != Activation.NONE) {
                boolean isSure = context.endIsKnown() && !context.isUncertain();
                tree.close(span, context.end(), isSure ? Certainty.RECORDED : Certainty.CUT);
                tree.ties().isContext(span, context);
            }
            children.getOrDefault(context, List.of()).forEach(child -> open(child, span));
        }
    }
}
