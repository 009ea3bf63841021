package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The story of the sample in which dom0 makes a domain, as {@code samples/README.md} tells it: the tree of spans holds it.
 */
class DomainCreationTest {
    private static final String ADDED = "TRC_DOM0_DOM_ADD";
    private static final long MILLISECOND = 1_000_000;

    private static final List<JsonNode> DOM0_MAKES = new ArrayList<>();
    private static final List<JsonNode> GUEST = new ArrayList<>();
    private static long domctls;

    @BeforeAll
    static void read() {
        InProcess answer = InProcess.run(
                "export", "jaeger", Samples.path(Samples.PV_DOMAIN_CREATE).toString(), "--max-spans", "0");
        Traces.each(answer.out(), DomainCreationTest::take);
    }

    private static void take(JsonNode trace) {
        if (Traces.name(Traces.root(trace)).equals("d1v0 activation")) {
            GUEST.add(trace);
        }
        for (JsonNode span : trace.get("spans")) {
            domctls += Traces.name(span).equals("hypercall domctl") ? 1 : 0;
            if (service(trace).equals("d0") && at(span, ADDED) >= 0) {
                DOM0_MAKES.add(trace);
            }
        }
    }

    private static String service(JsonNode trace) {
        return trace.get("processes").get("p1").get("serviceName").asString();
    }

    /** When an event happened inside a span, in ns since the capture began; -1 if it did not. */
    private static long at(JsonNode span, String event) {
        for (JsonNode log : span.get("logs")) {
            if (Traces.value(log.get("fields"), "event").asString().equals(event)) {
                return Traces.value(log.get("fields"), "xen.at_ns").asLong();
            }
        }
        return -1;
    }

    @Test
    void domainIsMadeInsideADomctlOfDom0() {
        assertEquals(1, DOM0_MAKES.size());
        JsonNode call = Traces.spans(DOM0_MAKES.get(0)).stream()
                .filter(span -> at(span, ADDED) >= 0)
                .findFirst()
                .orElseThrow();

        assertEquals("hypercall domctl", Traces.name(call));
        assertEquals(21 * MILLISECOND, at(call, ADDED), MILLISECOND);
        assertEquals(23 * MILLISECOND, at(call, "TRC_SCHED_DOM_ADD"), MILLISECOND);
        // No record tells its end: it lasts at least until the scheduler knew the domain.
        assertEquals(at(call, "TRC_SCHED_DOM_ADD"), Traces.startNanos(call) + Traces.nanos(call));
        assertTrue(Traces.tag(call, "xen.inferred").asBoolean());
        assertTrue(domctls > 10, "domctls: " + domctls);
    }

    @Test
    void theNewDomainIsWokenWaitsAndRunsForTheFirstTime() {
        List<JsonNode> first = Traces.spans(GUEST.get(0));

        assertEquals(
                List.of("d1v0 activation", "wait wake", "run"),
                first.subList(0, 3).stream().map(Traces::name).toList());
        assertEquals(8_603 * MILLISECOND, Traces.startNanos(first.get(2)), MILLISECOND);
        assertEquals(Traces.startNanos(first.get(2)), Traces.startNanos(first.get(1)) + Traces.nanos(first.get(1)));
    }

    @Test
    void theNewDomainRunsAsOftenAsTheSchedulerSays() {
        long runs = GUEST.stream()
                .flatMap(trace -> Traces.spans(trace).stream())
                .filter(span -> Traces.name(span).equals("run") && Traces.beginsHere(span))
                .count();

        assertEquals(Samples.counts(Samples.PV_DOMAIN_CREATE).table("runs").get("d1v0"), runs);
    }
}
