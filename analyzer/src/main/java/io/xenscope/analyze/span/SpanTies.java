package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextTie;
import io.xenscope.analyze.rules.Confidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What ties the spans of one tree to others: causes, continued calls, named spans. Most spans have no ties, and few trees
 * have much.
 */
final class SpanTies {
    private static final String CONTEXT = "context";
    private static final int[] NO_SPANS = {};

    private List<Cause> causes = List.of();
    /** In the same places, the spans that they are of. */
    private int[] caused = NO_SPANS;

    private int count;

    /** Null as long as it is empty, as it is in most trees; so are those below. */
    private Map<Integer, Continuation> continuations;

    private Map<Integer, ContextSpan> contexts;
    private Map<Integer, List<ContextTie>> contextTies;
    private Waking waking;
    private int chosen = Activation.NONE;
    private int chosenPcpu;

    void add(int span, Cause cause) {
        if (causes.isEmpty()) {
            causes = new ArrayList<>(2);
            caused = new int[2];
        } else if (count == caused.length) {
            caused = Arrays.copyOf(caused, 2 * caused.length);
        }
        caused[count++] = span;
        causes.add(cause);
    }

    /** The wake that the tree begins with. */
    void wokenBy(Waking wake) {
        waking = wake;
        add(0, wake.by());
        tellTickle();
    }

    /** The run that the wake led to; whichever is known first, that or the wake, waits for the other. */
    void chosen(int run, int pcpu) {
        chosen = run;
        chosenPcpu = pcpu;
        tellTickle();
    }

    private void tellTickle() {
        Cause tickle = waking == null || chosen == Activation.NONE ? null : waking.tickleOf(chosenPcpu);
        if (tickle != null) {
            add(chosen, tickle);
        }
    }

    /** Asked for each span: most have no tie, nor have the trees that they are in any but causes. */
    boolean isUntied(int span) {
        return !hasCauses(span)
                && (continuations == null || !continuations.containsKey(span))
                && (contexts == null || !contexts.containsKey(span))
                && (contextTies == null || !contextTies.containsKey(span));
    }

    /** Asked for each span, of which most have none. */
    boolean hasCauses(int span) {
        int[] spans = caused;
        for (int i = 0; i < count; i++) {
            if (spans[i] == span) {
                return true;
            }
        }
        return false;
    }

    List<Cause> causes(int span) {
        if (!hasCauses(span)) {
            return List.of();
        }
        List<Cause> own = new ArrayList<>(2);
        for (int i = 0; i < count; i++) {
            if (caused[i] == span) {
                own.add(causes.get(i));
            }
        }
        return own;
    }

    /** A call was entered again. */
    void continued(int span, Confidence confidence) {
        continuations = continuations == null ? new HashMap<>() : continuations;
        continuations.put(span, Continuation.more(continuations.get(span), confidence));
    }

    Continuation continuation(int span) {
        return continuations == null ? null : continuations.get(span);
    }

    /** A span is the one that someone named. */
    void isContext(int span, ContextSpan context) {
        contexts = contexts == null ? new HashMap<>() : contexts;
        contexts.put(span, context);
    }

    ContextSpan context(int span) {
        return contexts == null ? null : contexts.get(span);
    }

    /** A span happened while that was open which someone named. */
    void within(int span, ContextSpan context) {
        if (span != Activation.NONE) {
            contextTies = contextTies == null ? new HashMap<>() : contextTies;
            contextTies
                    .computeIfAbsent(span, none -> new ArrayList<>(1))
                    .removeIf(tie -> tie.why().equals(CONTEXT));
            contextTies.get(span).add(new ContextTie(CONTEXT, context.id()));
        }
    }

    /** Named spans that have to do with it otherwise. */
    void named(int span, ContextTie tie) {
        contextTies = contextTies == null ? new HashMap<>() : contextTies;
        contextTies.computeIfAbsent(span, none -> new ArrayList<>(1)).add(tie);
    }

    List<ContextTie> contextTies(int span) {
        return contextTies == null ? List.of() : contextTies.getOrDefault(span, List.of());
    }

    ContextId contextAround(int span) {
        for (ContextTie tie : contextTies(span)) {
            if (tie.why().equals(CONTEXT)) {
                return tie.id();
            }
        }
        return null;
    }
}
