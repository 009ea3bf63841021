package io.xenscope.analyze.span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The causes of the spans of one tree; most spans have none, and few trees have many. */
final class SpanCauses {
    private static final int[] NO_SPANS = {};

    private List<Cause> causes = List.of();
    /** In the same places, the spans that they are of. */
    private int[] caused = NO_SPANS;

    private Waking waking;
    private int chosen = Activation.NONE;
    private int chosenPcpu;

    void add(int span, Cause cause) {
        if (causes.isEmpty()) {
            causes = new ArrayList<>(2);
            caused = new int[2];
        } else if (causes.size() == caused.length) {
            caused = Arrays.copyOf(caused, 2 * caused.length);
        }
        caused[causes.size()] = span;
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

    List<Cause> of(int span) {
        List<Cause> own = List.of();
        for (int i = 0; i < causes.size(); i++) {
            if (caused[i] == span) {
                own = own.isEmpty() ? new ArrayList<>(2) : own;
                own.add(causes.get(i));
            }
        }
        return own;
    }
}
