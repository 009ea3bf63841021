package io.xenscope.analyze.pv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analyzer;
import io.xenscope.analyze.Survey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Calls followed in the order of time have the bounds that the spans of activations have, which are made by vcpu. */
class CallStudyTest {
    @Test
    void bounds_are_those_of_the_spans() {
        String sample = Samples.PV_DOMAIN_CREATE;
        try (Capture capture = Capture.of(new ArraySource(sample, Samples.bytes(sample)));
                Survey survey = Analyzer.survey(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            CallStudy study = new CallStudy();
            HostWalk walk = new HostWalk(capture, survey);
            walk.add(study);
            walk.run();
            Map<String, long[]> followed = new TreeMap<>();
            study.forEachCall((vcpu, number, command, account) -> {
                // A call that goes on after a preemption is one span, and has an entry for each time.
                if (vcpu != VcpuKey.UNKNOWN && account.continued() + account.maybeContinued() == 0) {
                    followed.put(VcpuKey.text(vcpu) + " " + number, new long[] {
                        account.most().count() + account.cut(),
                        account.least().total(),
                        account.most().total()
                    });
                }
            });
            Map<String, long[]> spans = spans(capture, survey);
            spans.keySet().retainAll(followed.keySet());
            assertEquals(spans.keySet(), followed.keySet());
            assertTrue(spans.size() > 40, spans.size() + " kinds of calls");
            long differing = spans.keySet().stream()
                    .filter(key -> !java.util.Arrays.equals(spans.get(key), followed.get(key)))
                    .count();
            // Of the call that each vcpu is in when the capture ends only the begin is known.
            assertTrue(differing <= 4, differing + " of " + spans.size());
        }
    }

    private static Map<String, long[]> spans(Capture capture, Survey survey) {
        Map<String, long[]> sums = new TreeMap<>();
        ActivationLimits all = new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 1 << 20);
        Activations.read(capture, survey.analysis(), all, 1, activation -> add(activation, sums));
        return sums;
    }

    private static void add(Activation activation, Map<String, long[]> sums) {
        for (int span = 0; span < activation.spans(); span++) {
            if (activation.kind(span) == SpanKind.HYPERCALL && activation.certainty(span) == Certainty.END_INFERRED) {
                String key = VcpuKey.text(activation.vcpu()) + " " + activation.detail(span);
                long[] sum = sums.computeIfAbsent(key, none -> new long[3]);
                sum[0]++;
                sum[1] += activation.end(span) - activation.begin(span);
                sum[2] += activation.latestEnd(span) - activation.begin(span);
            }
        }
    }
}
