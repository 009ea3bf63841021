package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each vcpu is a profile whose stacks open and close in order. */
final class SpeedscopeCheck implements DocumentCheck {
    @Override
    public void check(byte[] document, Exported expected) {
        JsonNode file = JsonMapper.shared().readTree(document);
        int frames = file.get("shared").get("frames").size();
        Set<String> names = new HashSet<>();
        int opened = 0;
        for (JsonNode profile : file.get("profiles")) {
            assertTrue(names.add(profile.get("name").asString()));
            assertEquals("evented", profile.get("type").asString());
            assertEquals("nanoseconds", profile.get("unit").asString());
            opened += opened(profile, frames);
        }
        assertEquals(expected.spans().size() - expected.frames(), opened);
    }

    /** The axis is the time asked for, from the first to the last that is shown in it. */
    static void checkAxis(byte[] document, long from, long to) {
        for (JsonNode profile : JsonMapper.shared().readTree(document).get("profiles")) {
            long last = 0;
            for (JsonNode event : profile.get("events")) {
                last = Math.max(last, event.get("at").asLong());
            }
            assertEquals(from, profile.get("startValue").asLong());
            assertTrue(
                    profile.get("endValue").asLong() >= Math.max(last, to),
                    profile.get("name").asString());
        }
    }

    private static int opened(JsonNode profile, int frames) {
        int opened = 0;
        long at = profile.get("startValue").asLong();
        Deque<Integer> open = new ArrayDeque<>();
        for (JsonNode event : profile.get("events")) {
            int frame = event.get("frame").asInt();
            assertTrue(frame < frames && event.get("at").asLong() >= at, event::toString);
            at = event.get("at").asLong();
            if (event.get("type").asString().equals("O")) {
                open.push(frame);
                opened++;
            } else {
                assertEquals(open.pop(), frame, event::toString);
            }
        }
        assertTrue(open.isEmpty() && at <= profile.get("endValue").asLong(), "at " + at);
        return opened;
    }
}
