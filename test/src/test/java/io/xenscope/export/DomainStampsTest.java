package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creation, first run and removal of a PV and of a PVH domain, as exported, lie between the stamps of the TSC that dom0
 * took around the commands which did that.
 */
class DomainStampsTest {
    private static final String CAPTURE = "pv-pvh-lifecycle-credit";
    private static final Pattern STAMP = Pattern.compile(".* tsc_before=(\\d+) tsc_after=(\\d+) .*label=(.*)");

    /** First and last TSC read for a step, by what was done. */
    private final Map<String, long[]> stamps = new HashMap<>();

    /** All spans of the domains' own trees, by domain. */
    private final Map<Long, List<JsonNode>> domains = new HashMap<>();

    private long beginTsc;
    private long hz;

    @BeforeEach
    void read() throws IOException {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        for (String line : Files.readAllLines(SharedCaptures.file(CAPTURE, "stamps.txt"))) {
            Matcher stamp = STAMP.matcher(line);
            if (stamp.matches()) {
                stamps.put(stamp.group(3), new long[] {Long.parseLong(stamp.group(1)), Long.parseLong(stamp.group(2))});
            }
        }
        Path trace = SharedCaptures.trace(CAPTURE);
        JsonNode info = new JsonMapper()
                .readTree(InProcess.run("info", "--json", trace.toString()).out());
        beginTsc = info.get("capture").get("begin_tsc").asLong();
        hz = info.get("capture").get("tsc_hz").asLong();
        Traces.each(
                InProcess.run("export", "jaeger", "--dom", "1,2", trace.toString())
                        .out(),
                trace1 -> {
                    if (Traces.name(Traces.root(trace1)).equals("domain")) {
                        domains.put(
                                Traces.tag(Traces.root(trace1), "xen.domain").asLong(), Traces.spans(trace1));
                    }
                });
    }

    private long tsc(long nanos) {
        return beginTsc
                + BigInteger.valueOf(nanos)
                        .multiply(BigInteger.valueOf(hz))
                        .divide(BigInteger.valueOf(1_000_000_000))
                        .longValue();
    }

    private long begin(JsonNode span) {
        return tsc(Traces.startNanos(span));
    }

    private long end(JsonNode span) {
        return tsc(Traces.startNanos(span) + Traces.nanos(span));
    }

    private static JsonNode only(List<JsonNode> spans, String name) {
        List<JsonNode> found =
                spans.stream().filter(span -> Traces.name(span).equals(name)).toList();
        assertEquals(1, found.size(), name);
        return found.get(0);
    }

    private void assertCreated(long domain, String command) {
        JsonNode creation = only(domains.get(domain), "domain creation");

        assertTrue(begin(creation) > stamps.get("BEGIN: " + command)[0], "added before the command began");
        assertTrue(end(creation) < stamps.get("END rc=0: " + command)[1], "ran only after the command was over");
        List<JsonNode> calls = new ArrayList<>(domains.get(domain));
        calls.removeIf(span -> !Traces.name(span).startsWith("toolstack "));
        for (JsonNode call : calls) {
            assertTrue(isUnder(call, creation, domains.get(domain)), "not under the creation");
        }
        assertTrue(calls.stream().anyMatch(call -> Traces.name(call).equals("toolstack domctl")));
        assertEquals(
                Traces.startNanos(creation), Traces.startNanos(calls.get(0)), "the call that added it comes first");
    }

    /** Whether a span lies in another one, directly or in one of its phases. */
    private static boolean isUnder(JsonNode span, JsonNode outer, List<JsonNode> all) {
        JsonNode parent = span.get("references").get(0).get("spanID");
        return parent.equals(outer.get("spanID"))
                || all.stream()
                        .filter(other -> other.get("spanID").equals(parent))
                        .anyMatch(phase ->
                                phase.get("references").get(0).get("spanID").equals(outer.get("spanID")));
    }

    @Test
    void pvDomainIsCreatedWhileItsCommandRuns() {
        assertCreated(1, "xl -vvv create /tmp/k1.cfg");
    }

    @Test
    void pvhDomainIsCreatedWhileItsCommandRuns() {
        assertCreated(2, "xl -vvv create /tmp/k2.cfg");
    }

    @Test
    void domainsAreRemovedWhenTheyWereDestroyed() {
        long selfMade = end(only(domains.get(1L), "domain"));
        long byHand = end(only(domains.get(2L), "domain"));

        assertTrue(selfMade > stamps.get("k1 up")[0]);
        assertTrue(selfMade < stamps.get("k1 gone (powered itself off, xl daemon destroyed it)")[1]);
        assertTrue(byHand > stamps.get("BEGIN: xl -vvv destroy k2")[0]);
        assertTrue(byHand < stamps.get("END rc=0: xl -vvv destroy k2")[1]);
    }
}
