package io.xenscope.report.export;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many VM exits and hypercalls the vcpus of a domain make in a second, in steps of the same length. */
final class EventRates {
    private static final long SECOND = 1_000_000_000;
    private static final long LEAST_STEP = 1_000_000;
    private static final int MOST_STEPS = 2_000;

    /** Takes a rate that holds from a moment on. */
    interface Sink {
        void rate(int domain, String name, long nanos, long perSecond) throws IOException;
    }

    private final long step;
    private final int steps;
    private final Map<Integer, int[]> exits = new TreeMap<>();
    private final Map<Integer, int[]> calls = new TreeMap<>();

    /** For a capture of so many nanoseconds: in steps of 1, 2 or 5 times a power of ten. */
    EventRates(long captureNanos) {
        long wide = LEAST_STEP;
        for (int i = 0; captureNanos / wide >= MOST_STEPS; i++) {
            wide = i % 3 == 1 ? wide / 2 * 5 : 2 * wide;
        }
        step = wide;
        steps = (int) (Math.max(0, captureNanos) / step) + 1;
    }

    void add(SpanFacts facts, Activation activation) {
        int domain = VcpuKey.domain(activation.vcpu());
        for (int span = 0; span < activation.spans(); span++) {
            SpanKind kind = activation.kind(span);
            boolean counts = kind == SpanKind.VMEXIT || kind == SpanKind.HYPERCALL;
            if (counts && beginsHere(activation.certainty(span))) {
                int[] of = (kind == SpanKind.VMEXIT ? exits : calls).computeIfAbsent(domain, id -> new int[steps]);
                of[(int) Math.max(0, Math.min(steps - 1, facts.nanos(activation.begin(span)) / step))]++;
            }
        }
    }

    private static boolean beginsHere(Certainty certainty) {
        return certainty != Certainty.BEGINS_EARLIER && certainty != Certainty.MIDDLE;
    }

    void tell(Sink sink) throws IOException {
        tell("exits/s", exits, sink);
        tell("hypercalls/s", calls, sink);
    }

    private void tell(String name, Map<Integer, int[]> counts, Sink sink) throws IOException {
        for (Map.Entry<Integer, int[]> domain : counts.entrySet()) {
            int before = 0;
            for (int i = 0; i < steps; i++) {
                int count = domain.getValue()[i];
                if (count != before) {
                    sink.rate(domain.getKey(), name, i * step, count * SECOND / step);
                }
                before = count;
            }
        }
    }
}
