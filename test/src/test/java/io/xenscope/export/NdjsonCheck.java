package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row for each span, with the same members in all. */
final class NdjsonCheck implements DocumentCheck {
    /** The domain and vcpu have columns of their own; what is inferred, or an error, the certainty tells, or the status. */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of("component", "xen.vcpu", "xen.domain", "xen.inferred", "error");

    @Override
    public void check(byte[] document, Exported expected) {
        check(
                new String(document, StandardCharsets.UTF_8)
                        .lines()
                        .map(JsonMapper.shared()::readTree)
                        .toList(),
                expected);
    }

    static void check(List<JsonNode> rows, Exported expected) {
        Set<String> seen = new HashSet<>();
        for (JsonNode row : rows) {
            String id =
                    Exported.key(row.get("trace").asString(), row.get("span").asString());
            Exported.Span same = expected.spans().get(id);
            assertTrue(seen.add(id), id);
            assertEquals(names(rows.get(0)), names(row));
            assertEquals(same.parent(), row.get("parent").asString(""));
            assertEquals(same.name(), row.get("name").asString());
            assertEquals(same.start(), row.get("start_ns").asLong());
            assertEquals(same.nanos(), row.get("dur_ns").asLong());
            assertEquals(same.end(), row.get("end_ns").asLong());
            same.tags().forEach((tag, value) -> checkTag(row, tag, value));
            String causes = row.get("causes").asString("");
            same.causes().forEach(cause -> assertTrue(causes.contains("/" + cause), causes));
        }
        assertEquals(expected.spans().keySet(), seen);
    }

    private static void checkTag(JsonNode row, String tag, String value) {
        if (!TOLD_OTHERWISE.contains(tag)) {
            JsonNode cell = row.get(tag.replaceFirst("^xen\\.", ""));
            assertEquals(value, cell == null ? null : cell.asString(""), tag);
        }
    }

    private static List<String> names(JsonNode row) {
        return List.copyOf(row.propertyNames());
    }
}
