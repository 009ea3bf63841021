package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The story of the sample in which a toolstack names what it does, as {@code samples/README.md} tells it. */
class ToolstackSampleTest {
    private static final String CREATE_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String DESTROY_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private InProcess answer;

    private List<String> told(String trace, String... options) {
        answer = InProcess.run(Stream.concat(
                        Stream.of(
                                "export",
                                "jaeger",
                                Samples.path(Samples.TOOLSTACK_CONTEXT).toString()),
                        Stream.of(options))
                .toArray(String[]::new));
        assertEquals(0, answer.exit());
        assertEquals(List.of(), JaegerSchema.faults(answer.out()));
        Invariants.check(answer.out(), Samples.TOOLSTACK_CONTEXT);
        return Traces.of(answer.out()).stream()
                .filter(one -> one.get("traceID").asString().equals(trace))
                .flatMap(one -> Traces.spans(one).stream())
                .map(ToolstackSampleTest::line)
                .toList();
    }

    /** Parent, span, name, begin and end in us, and what else was said. */
    private static String line(JsonNode span) {
        JsonNode references = span.get("references");
        String parent = references.isEmpty()
                ? "-"
                : references.get(0).get("spanID").asString().substring(14);
        List<String> said = new ArrayList<>();
        for (String tag :
                List.of("segments", "suspended_ns", "status", "errno", "target", "sub_op", "result", "certainty")) {
            if (Traces.tag(span, "xen." + tag) != null) {
                said.add(tag + " " + Traces.text(span, "xen." + tag));
            }
        }
        long begin = Traces.startNanos(span);
        return parent + " " + span.get("spanID").asString().substring(14) + " " + Traces.name(span) + " " + begin / 1000
                + ".." + (begin + Traces.nanos(span)) / 1000 + " " + String.join(", ", said);
    }

    @Test
    void everySpanIsUnderItsParentWithWhatWasSaidOfIt() {
        assertEquals(
                List.of(
                        "- 31 xl create 6000..30000 target d1v0, certainty cut",
                        "31 32 build 7500..25000 suspended_ns 5000000, certainty cut",
                        "32 01 named hypercall domctl 8000..9000 target d1v0, sub_op 1, result 0",
                        "32 02 named hypercall memory_op 10000..21000 segments 2, suspended_ns 3550000, result 65536",
                        "31 33 attach disk xvda 12000..24000 ",
                        "31 01 named hypercall domctl 26000..26500 target d1v0, sub_op 4"),
                told(CREATE_TRACE));
        assertTrue(answer.err().contains("3 times: trace context that contradicts itself"), answer.err());
        assertTrue(answer.err().contains("1 times: a span of trace context whose parent"), answer.err());
        assertTrue(answer.err().contains("the windows of this capture tell no order"), answer.err());
        assertEquals(3, answer.err().lines().count(), answer.err());
    }

    @Test
    void whatFailsIsAnErrorAndWhatNeverEndsIsCut() {
        assertEquals(
                List.of(
                        "- d8 xl destroy 31000..33000 status 2, errno 22",
                        "- d9 toolstack operation 34000..35000 suspended_ns 500000, certainty cut"),
                told(DESTROY_TRACE));
        assertEquals(
                List.of(true, true),
                Traces.of(answer.out()).stream()
                        .filter(one -> one.get("traceID").asString().equals(DESTROY_TRACE))
                        .flatMap(one -> Traces.spans(one).stream())
                        .map(span -> Traces.tag(span, "error").asBoolean())
                        .toList());
    }

    @Test
    void theToolstacksOwnLogAddsTheParentThatWasMissing() {
        List<String> told =
                told(CREATE_TRACE, "--context", Samples.toolstackLog().toString());

        assertEquals("- b7 VM.start 4500..30500 target d1", told.get(0));
        assertEquals("b7 31 xl create 6000..30000 target d1v0, certainty cut", told.get(1));
        assertEquals("31 01 hotplug vif1.0 27250..29000 target d1", told.get(told.size() - 1));
        assertEquals(8, told.size());
        assertTrue(answer.err().contains("the windows of this capture tell no order"), answer.err());
        assertEquals(2, answer.err().lines().count(), answer.err());
    }

    @Test
    void theSameLogIsACompanionToo() {
        for (String format : List.of("jaeger", "otlp", "chrome", "ndjson")) {
            String capture = Samples.path(Samples.TOOLSTACK_CONTEXT).toString();
            String log = Samples.toolstackLog().toString();
            InProcess context = InProcess.run("export", format, "--context", log, capture);

            assertEquals(context, InProcess.run("export", format, "--with", log, capture), format);
            assertEquals(
                    context, InProcess.run("export", format, "--with", "xentrace-context:" + log, capture), format);
        }
    }

    @Test
    void hypercallsThatXenNamesLastAsLongAsItSays() {
        told(CREATE_TRACE);
        List<String> calls = new ArrayList<>();
        Traces.each(
                answer.out(),
                trace -> Traces.spans(trace).stream()
                        .filter(span -> Traces.name(span).equals("hypercall memory_op")
                                || Traces.name(span).equals("hypercall domctl"))
                        .forEach(span -> calls.add(line(span).replaceFirst("^.. .. ", ""))));

        assertEquals(
                List.of(
                        "hypercall domctl 8000..9000 certainty end_inferred",
                        "hypercall memory_op 10000..15000 certainty end_inferred",
                        "hypercall memory_op 18050..21000 certainty cut",
                        // It is still open when its vcpu blocks.
                        "hypercall domctl 26000..27000 certainty end_inferred"),
                calls);
    }

    @Test
    void spansThatOverlapHaveRowsOfTheirOwn() {
        InProcess chrome = InProcess.run(
                "export", "chrome", Samples.path(Samples.TOOLSTACK_CONTEXT).toString());

        assertTrue(chrome.out().contains("\"name\":\"d0 named spans\""));
        assertTrue(chrome.out().contains("\"name\":\"d0 named spans 2\""));
        assertTrue(!chrome.out().contains("\"name\":\"d0 named spans 3\""));
    }
}
