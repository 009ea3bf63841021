package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.SharedCaptures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Captures of Xen 4.20, on x86 and on Arm: every record has a name, the accounts add up, and the counter's rate is the machine's. */
class NewerCapturesTest {
    /** In MHz; both are the emulator's own, so that they are known. */
    @ParameterizedTest
    @CsvSource({
        "xen420-pvh-credit2, 1000",
        "xen420-hvm-pod-credit2, 1000",
        "xen420-arm64-lifecycle-credit, 62.5",
        "xen420-34-pcpus-part, 1000"
    })
    void a_capture_of_xen_420_is_read_whole(String name, double megahertz) {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        assumeTrue(SharedCaptures.names().contains(name), "no capture " + name);
        String capture = SharedCaptures.trace(name).toString();

        JsonNode info = JsonMapper.shared()
                .readTree(InProcess.run("info", "-q", "--json", capture).out());
        assertEquals(megahertz, info.get("capture").get("tsc_hz").asDouble() / 1e6, megahertz * 1e-6);
        JsonNode tables = info.get("tables");
        assertEquals(0, tables.get("problems").size());
        tables.get("identities")
                .forEach(identity -> assertTrue(identity.get("holds").asBoolean(), identity.toString()));
        tables.get("events")
                .forEach(event -> assertTrue(event.get("name").asString("").startsWith("TRC_"), event.toString()));
    }
}
