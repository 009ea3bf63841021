package io.xenscope.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.format.Capture;
import org.junit.jupiter.api.Test;

class SharedCapturesTest {
    @Test
    void every_one_is_a_chain_of_windows_without_a_fault() {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        assertTrue(SharedCaptures.names().size() > 1);
        for (String name : SharedCaptures.names()) {
            try (Capture capture = Capture.open(SharedCaptures.trace(name))) {
                assertEquals(0, capture.problems().list().size(), name);
                assertTrue(capture.windows().count() > 0, name);
            }
        }
    }
}
