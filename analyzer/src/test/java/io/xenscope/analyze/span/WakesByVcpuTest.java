package io.xenscope.analyze.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations of which only the runs are read in which someone is woken, beside whole ones of the same captures. */
class WakesByVcpuTest {
    private static final int STEPS = 600;
    private static final int ROOMY = 2_000;
    private static final ActivationLimits ALL =
            new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, ROOMY);

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wakesWaitsAndRunsAreThoseOfWholeActivations(long seed) {
        for (boolean isMixed : new boolean[] {false, true}) {
            TraceMaker trace = new TraceMaker();
            new RandomHost(seed, trace, STEPS, isMixed);
            Map<Integer, List<String>> whole = new TreeMap<>();
            for (Activation activation : Shown.activations(trace, ALL, 1)) {
                whole.computeIfAbsent(activation.vcpu(), vcpu -> new ArrayList<>())
                        .add(told(activation));
            }

            assertFalse(whole.isEmpty());
            assertEquals(whole, byVcpu(trace, 1));
            assertEquals(whole, byVcpu(trace, 3));
        }
    }

    private static Map<Integer, List<String>> byVcpu(TraceMaker trace, int threads) {
        Map<Integer, List<String>> told = new ConcurrentHashMap<>();
        try (Capture capture = trace.capture();
                Analysis analysis =
                        Analyzer.analyze(capture, threads, TscRate.given(1_000_000_000), Clocks.AS_RECORDED)) {
            Activations.wakesByVcpu(capture, analysis, ALL, threads, vcpu -> {
                List<String> lines = new ArrayList<>();
                return activation -> {
                    lines.add(told(activation));
                    told.put(vcpu, lines);
                };
            });
        }
        return new TreeMap<>(told);
    }

    private static String told(Activation activation) {
        StringBuilder line = new StringBuilder(
                "repeat " + activation.repeat() + " woken " + activation.wakerPcpu() + " " + activation.causes(0));
        for (int span = 0; span < activation.spans(); span++) {
            SpanKind kind = activation.kind(span);
            if (kind == SpanKind.ACTIVATION || kind == SpanKind.WAIT || kind == SpanKind.RUN) {
                line.append("; " + kind + " " + activation.certainty(span) + " " + activation.begin(span) + ".."
                        + activation.end(span) + " p" + activation.pcpu(span) + " " + activation.detail(span) + " "
                        + activation.record(span));
            }
        }
        return line.toString();
    }
}
