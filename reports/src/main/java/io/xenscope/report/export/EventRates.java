package io.xenscope.report.export;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.spans.SpanFacts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many VM exits and hypercalls the vcpus of a domain make in a second, in steps of the same length. Of each domain only the
 * steps from its first to its last are held; where many domains have many, steps get twice as long, and again.
 */
final class EventRates {
    private static final long SECOND = 1_000_000_000;
    private static final long LEAST_STEP = 1_000_000;
    private static final int MOST_STEPS = 2_000;

    /** Of all domains together: 8 MB. */
    private static final long MOST_CELLS = 1 << 21;

    /** Takes a rate that holds from a moment on. */
    interface Sink {
        void rate(int domain, String name, long nanos, long perSecond) throws IOException;
    }

    /** The counts of one domain, from its first step on. */
    private static final class Steps {
        private int first;
        private int[] counts = {};

        int end() {
            return first + counts.length;
        }

        /** Counts in a step; how many cells that took. */
        int count(int step) {
            int before = counts.length;
            if (before == 0) {
                first = step;
            }
            if (step < first) {
                // Spans of different vcpus come nearly in order.
                int[] wider = new int[end() - step];
                System.arraycopy(counts, 0, wider, first - step, before);
                counts = wider;
                first = step;
            } else if (step >= end()) {
                counts = Arrays.copyOf(counts, step + 1 - first);
            }
            counts[step - first]++;
            return counts.length - before;
        }

        /** Makes one step of each two. */
        void halve() {
            int[] half = new int[(end() - 1) / 2 - first / 2 + 1];
            for (int i = 0; i < counts.length; i++) {
                half[(first + i) / 2 - first / 2] += counts[i];
            }
            first /= 2;
            counts = half;
        }
    }

    private final Map<Integer, Steps> exits = new TreeMap<>();
    private final Map<Integer, Steps> calls = new TreeMap<>();
    private final long captureNanos;
    /** What was asked for last: spans of one domain come one after the other. */
    private Steps lastExits;

    private int lastExitsOf;
    private Steps lastCalls;
    private int lastCallsOf;
    private long step;
    private long cells;

    /** For a capture of so many nanoseconds: in steps of 1, 2 or 5 times a power of ten, as long as they need not be longer. */
    EventRates(long captureNanos) {
        this.captureNanos = Math.max(0, captureNanos);
        step = LEAST_STEP;
        for (int i = 0; captureNanos / step >= MOST_STEPS; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : 2 * step;
        }
    }

    void add(SpanFacts facts, Activation activation) {
        int domain = VcpuKey.domain(activation.vcpu());
        for (int span = 0; span < activation.spans(); span++) {
            SpanKind kind = activation.kind(span);
            boolean counts = kind == SpanKind.VMEXIT || kind == SpanKind.HYPERCALL;
            if (counts && beginsHere(activation.certainty(span))) {
                add(kind == SpanKind.VMEXIT ? exitsOf(domain) : callsOf(domain), facts.nanos(activation.begin(span)));
            }
        }
    }

    private Steps exitsOf(int domain) {
        if (lastExits == null || lastExitsOf != domain) {
            lastExits = exits.computeIfAbsent(domain, id -> new Steps());
            lastExitsOf = domain;
        }
        return lastExits;
    }

    private Steps callsOf(int domain) {
        if (lastCalls == null || lastCallsOf != domain) {
            lastCalls = calls.computeIfAbsent(domain, id -> new Steps());
            lastCallsOf = domain;
        }
        return lastCalls;
    }

    private void add(Steps of, long nanos) {
        int at = (int) (Math.min(captureNanos, nanos) / step);
        cells += of.count(at);
        while (cells > MOST_CELLS && step < captureNanos) {
            step *= 2;
            exits.values().forEach(Steps::halve);
            calls.values().forEach(Steps::halve);
            cells = cells(exits) + cells(calls);
        }
    }

    private static long cells(Map<Integer, Steps> all) {
        return all.values().stream().mapToLong(steps -> steps.counts.length).sum();
    }

    private static boolean beginsHere(Certainty certainty) {
        return certainty != Certainty.BEGINS_EARLIER && certainty != Certainty.MIDDLE;
    }

    void tell(Sink sink) throws IOException {
        tell("exits/s", exits, sink);
        tell("hypercalls/s", calls, sink);
    }

    private void tell(String name, Map<Integer, Steps> all, Sink sink) throws IOException {
        int last = (int) (captureNanos / step);
        for (Map.Entry<Integer, Steps> domain : all.entrySet()) {
            Steps steps = domain.getValue();
            int before = 0;
            for (int i = steps.first; i <= Math.min(last, steps.end()); i++) {
                int count = i < steps.end() ? steps.counts[i - steps.first] : 0;
                if (count != before) {
                    sink.rate(domain.getKey(), name, i * step, Math.round(count * (double) SECOND / step));
                }
                before = count;
            }
        }
    }
}
