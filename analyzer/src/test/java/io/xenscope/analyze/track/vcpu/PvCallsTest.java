package io.xenscope.analyze.track.vcpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.rules.Confidence;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.Continuation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.clock.TscRate;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.samples.Samples;
import io.xenscope.samples.TraceMaker;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Calls followed in the order of time have the bounds that the spans of activations have, which are made by vcpu. */
class PvCallsTest {
    @Test
    void bounds_are_those_of_the_spans() {
        String sample = Samples.PV_DOMAIN_CREATE;
        try (Capture capture = Capture.of(new ArraySource(sample, Samples.bytes(sample)));
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            Range whole = Range.whole(Long.MIN_VALUE, Long.MAX_VALUE);
            Readings readings = new Readings(capture, analysis);
            VcpuTrackers<PvCalls> calls = readings.vcpus().follow((vcpu, mates) -> new PvCalls(), PvCalls::register);
            VcpuTrackers<CallsByNumber> accounts =
                    readings.vcpus().follow((vcpu, mates) -> mates.of(calls).tell(new CallsByNumber(whole, 1 << 15)));
            readings.run(2);
            Map<String, long[]> followed = new TreeMap<>();
            Set<String> truncated = new TreeSet<>();
            accounts.forEach((vcpu, tracker) -> tracker.forEachCall((number, command, account) -> {
                if (vcpu != VcpuKey.UNKNOWN) {
                    String key = VcpuKey.text(vcpu) + " " + number;
                    followed.put(key, sums(account));
                    if (account.truncated() > 0) {
                        truncated.add(key);
                    }
                }
            }));
            Map<String, long[]> spans = spans(capture, analysis);
            // A call that the end of the capture truncates has no length, the span of its last entry has.
            assertTrue(truncated.size() < 4, truncated.toString());
            truncated.forEach(key -> {
                spans.get(key)[2] = followed.get(key)[2];
                spans.get(key)[3] = followed.get(key)[3];
            });
            assertEquals(lines(spans), lines(followed));
            assertTrue(spans.size() > 40, spans.size() + " kinds of calls");
        }
    }

    @Test
    void numbers_that_have_an_account_have_the_same_with_little_room() {
        String sample = Samples.PV_DOMAIN_CREATE;
        try (Capture capture = Capture.of(new ArraySource(sample, Samples.bytes(sample)));
                Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
            Map<String, long[]> roomy = new TreeMap<>();
            Map<String, long[]> narrow = new TreeMap<>();
            long[] entries = entries(capture, analysis, 1 << 15, roomy);
            assertEquals(0, entries[1]);
            long[] few = entries(capture, analysis, 3, narrow);
            assertTrue(few[1] > 0, "all have accounts");
            assertEquals(entries[0], few[0] + few[1]);
            roomy.keySet().retainAll(narrow.keySet());
            assertEquals(lines(roomy), lines(narrow));
            assertTrue(narrow.size() > 6, narrow.size() + " kinds of calls");
        }
    }

    @Test
    void calls_that_are_passed_over_are_accounted_for_as_those_that_are_followed() {
        for (int seed = 1; seed <= 60; seed++) {
            TraceMaker made = new TraceMaker();
            BusyGuest.runs(new Random(seed), made);
            Range range = seed % 2 == 0 ? Range.whole(Long.MIN_VALUE, Long.MAX_VALUE) : new Range(9_000, 31_000);
            try (Capture capture = made.capture();
                    Analysis analysis = Analyzer.analyze(capture, 2, TscRate.given(1e9), Clocks.AS_RECORDED)) {
                int most = seed % 3 == 0 ? 3 : 1 << 15;
                String followed = accounts(capture, analysis, range, most, new PvCallListener() {});
                assertEquals(followed, accounts(capture, analysis, range, most), "seed " + seed);
                assertTrue(followed.lines().count() > 6, followed);
            }
        }
    }

    /** All that is known of the calls of all vcpus; what else listens to them may want to hear of each. */
    private static String accounts(
            Capture capture, Analysis analysis, Range range, int most, PvCallListener... others) {
        Readings readings = new Readings(capture, analysis);
        VcpuTrackers<PvCalls> calls = readings.vcpus().follow((vcpu, mates) -> new PvCalls(), PvCalls::register);
        VcpuTrackers<CallsByNumber> accounts = readings.vcpus().follow((vcpu, mates) -> {
            Arrays.stream(others).forEach(mates.of(calls)::tell);
            return mates.of(calls).tell(new CallsByNumber(range, most));
        });
        readings.run(1);
        StringBuilder text = new StringBuilder();
        accounts.forEach((vcpu, tracker) -> {
            text.append(VcpuKey.text(vcpu))
                    .append(' ')
                    .append(tracker.otherCalls())
                    .append('\n');
            CallsByNumber.Visitor line = (number, command, account) -> text.append("%d %d %s %s %s %s %d %d %d\n"
                    .formatted(
                            number,
                            command,
                            Arrays.toString(sums(account)),
                            durations(account.least()),
                            durations(account.most()),
                            durations(account.items()),
                            account.truncated(),
                            account.most().max(),
                            account.worstAt()));
            tracker.forEachCall(line);
            tracker.forEachCommand(line);
            tracker.forEachMember(line);
        });
        return text.toString();
    }

    private static String durations(LatencyHistogram histogram) {
        StringBuilder text = new StringBuilder();
        histogram.forEach(
                (ticks, count) -> text.append(ticks).append(':').append(count).append(' '));
        return text.toString();
    }

    /** Entries in accounts of their own, and in the rest; fills {@code sums}. */
    private static long[] entries(Capture capture, Analysis analysis, int most, Map<String, long[]> sums) {
        Range whole = Range.whole(Long.MIN_VALUE, Long.MAX_VALUE);
        Readings readings = new Readings(capture, analysis);
        VcpuTrackers<PvCalls> calls = readings.vcpus().follow((vcpu, mates) -> new PvCalls(), PvCalls::register);
        VcpuTrackers<CallsByNumber> accounts =
                readings.vcpus().follow((vcpu, mates) -> mates.of(calls).tell(new CallsByNumber(whole, most)));
        readings.run(2);
        long[] entries = new long[2];
        accounts.forEach((vcpu, tracker) -> {
            tracker.forEachCall((number, command, account) -> {
                sums.put(VcpuKey.text(vcpu) + " " + number, sums(account));
                entries[0] += account.entries();
            });
            entries[1] += tracker.otherCalls();
        });
        return entries;
    }

    /** Entries, those that continue a call, time at least and at most. */
    private static long[] sums(PvCallAccount account) {
        long continued = 0;
        for (Confidence confidence : Confidence.values()) {
            continued += account.continued(confidence);
        }
        return new long[] {account.entries(), continued, account.leastTotal(), account.mostTotal()};
    }

    private static String lines(Map<String, long[]> sums) {
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + " " + java.util.Arrays.toString(sum.getValue()))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static Map<String, long[]> spans(Capture capture, Analysis analysis) {
        Map<String, long[]> sums = new TreeMap<>();
        ActivationLimits all = new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 1 << 20);
        Activations.read(capture, analysis, all, 1, activation -> add(activation, sums));
        return sums;
    }

    private static void add(Activation activation, Map<String, long[]> sums) {
        for (int span = 0; span < activation.spans(); span++) {
            if (activation.kind(span) == SpanKind.HYPERCALL) {
                String key = VcpuKey.text(activation.vcpu()) + " " + activation.detail(span);
                long[] sum = sums.computeIfAbsent(key, none -> new long[4]);
                Continuation continuation = activation.continuation(span);
                boolean isMaybe = continuation != null && continuation.confidence() == Confidence.MAYBE;
                int more = continuation == null ? 0 : continuation.count();
                Certainty certainty = activation.certainty(span);
                boolean beganEarlier = certainty == Certainty.BEGINS_EARLIER || certainty == Certainty.MIDDLE;
                sum[0] += beganEarlier ? more : more + 1;
                sum[1] += isMaybe ? 1 : more;
                if (certainty != Certainty.CUT) {
                    sum[2] += activation.end(span) - activation.begin(span);
                    sum[3] += activation.latestEnd(span) - activation.begin(span);
                }
            }
        }
    }
}
